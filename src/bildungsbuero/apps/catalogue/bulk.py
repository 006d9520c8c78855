"""One action on several offers: done where the table of states allows it, named where not, taken back as a whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_date

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.catalogue import actions
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import BulkChange, Offer, State
from bildungsbuero.apps.catalogue.transitions import put_back
from bildungsbuero.apps.operations import audit, changes
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offer_states import ARCHIVE, CONFIRM, PUBLISH
from bildungsbuero.web.problems import describe

MOST_AT_ONCE = 200
UNDO_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkResult:
    """What became of each offer."""

    change: BulkChange
    done: int
    refused: list[tuple[str, str]]


def chosen_offers(office: Office, public_ids: Iterable[str]) -> list[Offer]:
    """Return the offers of the office that were chosen, by title; unknown ids are left out."""
    wanted = list(dict.fromkeys(public_ids))[:MOST_AT_ONCE]
    return list(Offer.objects.of(office).with_provider_and_place().filter(public_id__in=wanted).order_by("title", "pk"))


@transaction.atomic
def apply(action: str, offers: list[Offer], *, office: Office, person: Person, at: datetime, on: date) -> BulkResult:
    """Do the same with each offer; what is refused is named, the others stand."""
    items: list[dict[str, Any]] = []
    refused = []
    for offer in offers:
        before = {"state": offer.state, "confirmed_on": str(offer.confirmed_on or ""), "replaces": offer.replaces_id}
        try:
            with transaction.atomic():
                done = _ACTIONS[action](offer, person, on)
        except Refusal as refusal:
            refused.append((offer.title, str(describe(refusal).message)))
            continue
        items.append({"id": done.public_id, "stamp": done.changed_at.isoformat(), **before})
    change = BulkChange.unscoped.create(office=office, action=action, at=at, items=items)
    return BulkResult(change=change, done=len(items), refused=refused)


@transaction.atomic
def undo(change: BulkChange, *, person: Person, at: datetime) -> tuple[int, int]:
    """Return how many offers stand as before, and how many were changed since or cannot go back and so were left."""
    if change.undone_at is not None or at - change.at > UNDO_FOR:
        raise Refusal("offers.undo_over")
    stored = Offer.objects.of(change.office).filter(public_id__in=[item["id"] for item in change.items])
    offers = {offer.public_id: offer for offer in stored.select_related("office")}
    back = 0
    for item in change.items:
        offer = offers.get(item["id"])
        # A waiting change that took its place is one text now; what it replaced stands in the history.
        if offer is None or item["replaces"] or offer.changed_at.isoformat() != item["stamp"]:
            continue
        put_back(offer, State(item["state"]), confirmed_on=parse_date(item["confirmed_on"] or "-"))
        offer.save()
        changes.record(OFFER, offer.public_id, office=offer.office)
        audit.note("offer.undone", office=offer.office, person=person, about=f"{offer.public_id} {offer.title}")
        back += 1
    change.undone_at = at
    change.save(update_fields=["undone_at"])
    return back, len(change.items) - back


def _confirm(offer: Offer, person: Person, on: date) -> Offer:
    actions.confirm(offer, person=person, on=on)
    return offer


def _publish(offer: Offer, person: Person, on: date) -> Offer:
    return actions.publish(offer, person=person, on=on)


def _archive(offer: Offer, person: Person, on: date) -> Offer:  # noqa: ARG001 - one shape for all
    actions.archive(offer, person=person)
    return offer


_ACTIONS: dict[str, Callable[[Offer, Person, date], Offer]] = {
    CONFIRM: _confirm,
    PUBLISH: _publish,
    ARCHIVE: _archive,
}
