"""All ways of an office: what is shipped for its Land, with what the office changed, added or left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.portal.models import WayStation, WayTransition
from bildungsbuero.apps.portal.ways.entries import StationEntry, TransitionEntry
from bildungsbuero.apps.portal.ways.reference import Drawing, Entrance, Reference, reference_for
from bildungsbuero.apps.territory.models import OfficeArea
from bildungsbuero.core.territory import state_of
from bildungsbuero.core.ways import Validity, Ways


@dataclass(frozen=True, kw_only=True)
class WayBook:
    """Stations and transitions by key, what is left out among them not; and the graph that they make."""

    stations: dict[str, StationEntry]
    transitions: dict[str, TransitionEntry]
    drawings: tuple[Drawing, ...] = ()
    entrances: tuple[Entrance, ...] = ()

    @property
    def graph(self) -> Ways:
        """The graph of everything, checked or not, valid today or not."""
        return Ways.of(
            (one.as_station() for one in self.stations.values()),
            (one.as_transition() for one in self.transitions.values()),
        )

    def public_on(self, on: date) -> Ways:
        """Return what the public sees on a day."""
        return self.graph.standing_on(on).checked()

    def open_entrances(self) -> tuple[Entrance, ...]:
        """Return the situations of which at least one station is there."""
        return tuple(one for one in self.entrances if any(key in self.stations for key in one.stations))


def book_of(office: Office) -> WayBook:
    """Return the ways of an office."""
    shipped = shipped_for(office)
    stations: dict[str, StationEntry] = dict(shipped.stations)
    transitions: dict[str, TransitionEntry] = dict(shipped.transitions)
    _lay_over(stations, ((one, station_entry) for one in WayStation.objects.of(office)))
    _lay_over(transitions, ((one, transition_entry) for one in WayTransition.objects.of(office)))
    return WayBook(stations=stations, transitions=transitions, drawings=shipped.drawings, entrances=shipped.entrances)


def shipped_for(office: Office) -> Reference:
    """Return what is shipped for the Land of an office."""
    keys = OfficeArea.objects.of(office).filter(is_context=False).values_list("unit__key", flat=True)
    return reference_for(frozenset(state for key in keys if (state := state_of(key))))


def station_entry(record: WayStation) -> StationEntry:
    """Return what an office says of a station."""
    return StationEntry(
        kind=record.kind,
        stage=record.stage,
        drawings=tuple(record.drawings),
        school_types=tuple(record.school_types),
        topics=tuple(record.topics),
        **_common(record),
    )


def transition_entry(record: WayTransition) -> TransitionEntry:
    """Return what an office says of a transition."""
    return TransitionEntry(source=record.source_key, target=record.target_key, **_common(record))


def _common(record: WayStation | WayTransition) -> dict[str, Any]:
    return {
        "key": record.key,
        "texts": record.texts,
        "sources": tuple(line.strip() for line in record.sources.splitlines() if line.strip()),
        "is_checked": record.is_checked,
        "checked_on": record.checked_on,
        "validity": Validity(since=record.valid_from, until=record.valid_until),
        "note": record.note,
        "is_own": True,
    }


def _lay_over(entries: dict[str, Any], changed: Iterable[tuple[Any, Any]]) -> None:
    for record, as_entry in changed:
        if record.is_removed:
            entries.pop(record.key, None)
        else:
            entries[record.key] = as_entry(record)
