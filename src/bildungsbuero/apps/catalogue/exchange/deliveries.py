"""The catalogue for KURSNET (openQ-cat): whole, or as an update that says what is new, changed and gone since then.

Updates are numbered without a gap, so each delivery is remembered with what the receiver has since it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.giving_out import export_of, public_offers
from bildungsbuero.apps.catalogue.models import CatalogueDelivery, Offer
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.core.offers import OfferRecord, fingerprint
from bildungsbuero.formats.offer_exports import openqcat

BATCH = 500
# So many deliveries are remembered; older ones no update follows any more.
MOST_KEPT = 20
MARK = "mark"
SERVICES = "services"


@dataclass(slots=True)
class _Written:
    """What a delivery holds: for each offer a mark of what it says, and the numbers of its services."""

    services: dict[str, dict[str, Any]]
    changed: set[str]


@transaction.atomic
def deliver(office: Office, target: Path, *, is_full: bool, at: datetime, on: date) -> CatalogueDelivery:
    """Write the whole catalogue or what changed since the last delivery, and remember it.

    Raises Refusal for an update without anything before it, and for one without any news.
    """
    last = CatalogueDelivery.objects.of(office).newest()
    if not is_full and last is None:
        raise Refusal("exports.no_delivery_yet")
    before: dict[str, dict[str, Any]] = {} if is_full or last is None else last.services
    number = last.number + 1 if last is not None and not is_full else 0
    now = _standing(office, on)
    changed = {key for key, found in now.items() if before.get(key, {}).get(MARK) != found[MARK]}
    removed = sorted(_removed(before, now))
    if not is_full and not changed and not removed:
        raise Refusal("exports.nothing_new")
    records = _records(office, on, changed)
    export = export_of(office, at)
    if is_full:
        openqcat.write(records, export, target)
    else:
        openqcat.write_update(records, export, target, removed=removed, number=number)
    made = CatalogueDelivery.unscoped.create(
        office=office,
        number=number,
        is_full=is_full,
        at=at,
        written=len(changed),
        deleted=len(removed),
        services=now,
    )
    _forget_old(office)
    return made


@transaction.atomic
def discard(office: Office, public_id: str) -> None:
    """Forget the newest delivery, which never reached its receiver; the next one has its number again."""
    mine = CatalogueDelivery.objects.of(office)
    if not mine.filter(public_id=public_id).exists():
        raise NotFound("not_found")
    newest = mine.newest()
    if newest is None or newest.public_id != public_id:
        raise Refusal("exports.only_the_newest")
    newest.delete()


def _standing(office: Office, on: date) -> dict[str, dict[str, Any]]:
    """Return what the receiver would have after a whole delivery."""
    return {
        record.public_id: {MARK: fingerprint(record), SERVICES: openqcat.numbers_of(record)}
        for record in _records(office, on, None)
    }


def _records(office: Office, on: date, wanted: set[str] | None) -> Iterator[OfferRecord]:
    offers = public_offers(office, on).filter(kind__in=openqcat.KINDS).order_by("pk")
    for offer in offers.iterator(chunk_size=BATCH):
        if wanted is None or offer.public_id in wanted:
            yield public_record_of(offer)


def _removed(before: dict[str, dict[str, Any]], now: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield the numbers of services that the receiver has and that are no more."""
    for key, had in before.items():
        has = set(now[key][SERVICES]) if key in now else set()
        yield from (number for number in had[SERVICES] if number not in has)


def _forget_old(office: Office) -> None:
    mine = CatalogueDelivery.objects.of(office)
    old = list(mine.order_by("-pk").values_list("pk", flat=True)[MOST_KEPT:])
    mine.filter(pk__in=old).delete()


def offers_of_kursnet(office: Office, on: date) -> int:
    """Return how many public offers belong into the catalogue."""
    return Offer.objects.of(office).public_on(on).filter(kind__in=openqcat.KINDS).count()
