"""States of the catalogue that are kept: made once for a day, by hand or at the end of each year."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.catalogue.models import Snapshot, SnapshotOffer
from bildungsbuero.apps.catalogue.snapshots.past import first_day, offers_on
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.as_of import StandingOffer
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.web.wording import day

BATCH = 500
FACTS = (
    "title",
    "kind",
    "topics",
    "life_phases",
    "institution_type",
    "provider",
    "place",
    "municipality",
    "is_example",
)


def check_is_known(office: Office, on: date, *, today: date) -> None:
    """Raise Refusal for a day that has not come, or from before the catalogue began to remember."""
    if on > today:
        raise Refusal("snapshots.not_yet", place=Place(field="on"))
    first = first_day(office)
    if first is None:
        raise Refusal("snapshots.nothing_written", place=Place(field="on"))
    if on < first:
        raise Refusal("snapshots.too_early", place=Place(field="on"), first=day(first))


@transaction.atomic
def keep(
    office: Office,
    *,
    on: date,
    name: str,
    at: datetime,
    person: Person | None,
    report: Callable[[int, int | None], None] = lambda _done, _total: None,
) -> Snapshot:
    """Return the state of a day under a new name; without a person it is the one that each year leaves by itself.

    The caller has checked that the day is known.
    """
    if Snapshot.objects.of(office).filter(name=name).exists():
        raise Refusal("snapshots.name_taken", place=Place(field="name"), name=name)
    snapshot = Snapshot.unscoped.create(office=office, name=name, on=on, made_at=at, is_yearly=person is None)
    standing = offers_on(office, on)
    rows = (_row(snapshot, one) for one in standing)
    done = 0
    while batch := list(islice(rows, BATCH)):
        SnapshotOffer.objects.of(office).bulk_create(batch)
        done += len(batch)
        report(done, len(standing))
    audit.note("snapshot.kept", office=office, person=person, about=f"{name} {on.isoformat()}")
    return snapshot


def keep_yearly(office: Office, *, at: datetime, today: date) -> Snapshot | None:
    """Keep the last day of the past year, once; nothing happens where the catalogue is younger than that."""
    on = date(today.year - 1, 12, 31)
    first = first_day(office)
    if first is None or first > on or Snapshot.objects.of(office).filter(is_yearly=True, on=on).exists():
        return None
    name = _("End of the year %(year)s") % {"year": on.year}
    taken = Snapshot.objects.of(office).filter(name=name).exists()
    return keep(office, on=on, name=f"{name} ({on:%d.%m.%Y})" if taken else name, at=at, person=None)


@transaction.atomic
def remove(snapshot: Snapshot, *, person: Person) -> None:
    """Delete a state that was kept by mistake."""
    audit.note("snapshot.removed", office=snapshot.office, person=person, about=f"{snapshot} {snapshot.on.isoformat()}")
    snapshot.delete()


def kept_on(office: Office, on: date) -> Snapshot | None:
    """Return the first state that was kept for a day."""
    return Snapshot.objects.of(office).filter(on=on).order_by("pk").first()


def offers_of(snapshot: Snapshot) -> Iterator[StandingOffer]:
    """Yield the offers of a kept state by title."""
    rows = SnapshotOffer.objects.of(snapshot.office).filter(snapshot=snapshot)
    for row in rows.values("offer", *FACTS).iterator(chunk_size=BATCH):
        yield StandingOffer(public_id=row.pop("offer"), **row)


def standing_on(office: Office, on: date) -> list[StandingOffer]:
    """Return what the public saw on a past day: as it was kept, else as the history tells."""
    snapshot = kept_on(office, on)
    return list(offers_of(snapshot)) if snapshot else offers_on(office, on)


def _row(snapshot: Snapshot, one: StandingOffer) -> SnapshotOffer:
    facts = {name: getattr(one, name) for name in FACTS}
    return SnapshotOffer(office=snapshot.office, snapshot=snapshot, offer=one.public_id, **facts)
