"""Stations and transitions changed, added, checked anew and taken back by an office."""

from datetime import date
from typing import Any, TypeVar

from django.db import transaction
from django.utils.text import slugify

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.catalogue.indexing import SIGNPOSTS
from bildungsbuero.apps.operations import audit, changes
from bildungsbuero.apps.portal.models import WayStation, WayTransition
from bildungsbuero.apps.portal.ways.book import WayBook, shipped_for
from bildungsbuero.apps.portal.ways.entries import Entry, StationEntry, TransitionEntry
from bildungsbuero.core.errors import NotFound

LONGEST_STATION_KEY = 40

Record = TypeVar("Record", WayStation, WayTransition)


def station_of(office: Office, key: str) -> WayStation:
    """Return what an office says of a station; where it says nothing yet, the shipped words, not stored."""
    found = WayStation.objects.of(office).keyed(key).first()
    shipped = shipped_for(office).stations.get(key)
    if found is None and shipped is None:
        raise NotFound("not_found")
    return found or _copied_station(office, shipped)  # type: ignore[arg-type]


def transition_of(office: Office, key: str) -> WayTransition:
    """Return what an office says of a transition; where it says nothing yet, the shipped words, not stored."""
    found = WayTransition.objects.of(office).keyed(key).first()
    shipped = shipped_for(office).transitions.get(key)
    if found is None and shipped is None:
        raise NotFound("not_found")
    return found or _copied_transition(office, shipped)  # type: ignore[arg-type]


@transaction.atomic
def keep(record: WayStation | WayTransition, *, person: Person) -> None:
    """Store what an office says; the search hears of it."""
    record.save()
    audit.note("ways.changed", office=record.office, person=person, about=record.key)
    changes.record(SIGNPOSTS, record.office.key, office=record.office)


@transaction.atomic
def mark_checked(transition: WayTransition, *, person: Person, on: date) -> None:
    """Say that somebody has read the source of a transition again today."""
    transition.is_checked, transition.checked_on = True, on
    keep(transition, person=person)


@transaction.atomic
def undo(record: WayStation | WayTransition, *, person: Person) -> bool:
    """Bring back the version before the last change: the shipped words, where the office had said nothing yet."""
    if record.pk is None:
        return False
    before = list(record.history.order_by("-history_date", "-history_id")[1:2])
    # Beyond the day on which the record was deleted lies another life of it.
    if before and before[0].history_type != "-" and before[0].id == record.pk:
        version = before[0].instance
        version.save()
    else:
        record.delete()
    audit.note("ways.changed", office=record.office, person=person, about=record.key)
    changes.record(SIGNPOSTS, record.office.key, office=record.office)
    return True


def new_station_key(book: WayBook, title: str) -> str:
    """Return a key for a new station, made of its title."""
    return _free(slugify(title)[:LONGEST_STATION_KEY] or "station", book.stations)


def new_transition_key(book: WayBook, source: str, target: str) -> str:
    """Return a key for a new transition."""
    return _free(f"{source}--{target}", book.transitions)


def _free(wanted: str, taken: Any) -> str:
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted[:36]}-{number}" if "--" not in wanted else f"{wanted}-{number}", number + 1
    return key


def _copied_station(office: Office, entry: StationEntry) -> WayStation:
    return WayStation(
        kind=entry.kind,
        stage=entry.stage,
        drawings=entry.drawings,
        school_types=entry.school_types,
        topics=entry.topics,
        **_copied(office, entry),
    )


def _copied_transition(office: Office, entry: TransitionEntry) -> WayTransition:
    return WayTransition(source_key=entry.source, target_key=entry.target, **_copied(office, entry))


def _copied(office: Office, entry: Entry) -> dict[str, Any]:
    return {
        "office": office,
        "key": entry.key,
        "texts": {language: dict(said) for language, said in entry.texts.items()},
        "sources": "\n".join(entry.sources),
        "is_checked": entry.is_checked,
        "checked_on": entry.checked_on,
        "valid_from": entry.validity.since,
        "valid_until": entry.validity.until,
        "note": entry.note,
    }
