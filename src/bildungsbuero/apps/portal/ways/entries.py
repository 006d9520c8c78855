"""A station and a transition as pages show them, whether shipped or told by the office."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from bildungsbuero.core.ways import ALWAYS, Station, Transition, Validity

# Texts by language and name.
Texts: TypeAlias = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stations and transitions have in common; `is_own` says that the office changed or added it."""

    key: str
    texts: Texts
    sources: tuple[str, ...] = ()
    is_checked: bool = True
    checked_on: date | None = None
    validity: Validity = field(default=ALWAYS)
    note: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StationEntry(Entry):
    """A station with its words, its place in drawings and what belongs to it in the catalogue."""

    kind: str
    stage: int
    drawings: tuple[str, ...] = ()
    school_types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    def as_station(self) -> Station:
        """Return the station as a node of the graph."""
        return Station(
            key=self.key, kind=self.kind, stage=self.stage, is_checked=self.is_checked, validity=self.validity
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionEntry(Entry):
    """A transition with its condition and its deadline in words."""

    source: str
    target: str

    def as_transition(self) -> Transition:
        """Return the transition as an edge of the graph."""
        return Transition(
            key=self.key,
            source=self.source,
            target=self.target,
            is_checked=self.is_checked,
            checked_on=self.checked_on,
            validity=self.validity,
        )
