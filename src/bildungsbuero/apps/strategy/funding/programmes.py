"""Funding programmes: the shipped ones with their names and funders over time, and those that an office added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import OwnProgramme
from bildungsbuero.web.wording import day

PACKAGE = "bildungsbuero.apps.strategy"
EU_NAME = "EU"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name with the days on which it holds; None is open."""

    name: str
    since: date | None = None
    until: date | None = None

    @property
    def since_in_words(self) -> str:
        """Since when the name holds: a day, or a year where the list knows no more; empty where it held always."""
        is_year = self.since is not None and (self.since.month, self.since.day) == (1, 1)
        return str(self.since.year) if self.since and is_year else day(self.since)

    @property
    def until_in_words(self) -> str:
        """Until when the name holds: a day, or a year where the list knows no more; empty where it still holds."""
        is_year = self.until is not None and (self.until.month, self.until.day) == (12, 31)
        return str(self.until.year) if self.until and is_year else day(self.until)

    def holds_on(self, on: date) -> bool:
        """Whether this was the name on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme; `key` is the shipped key or the public id of an own one."""

    key: str
    names: tuple[Named, ...]
    funders: tuple[Named, ...] = ()
    with_eu: bool = False
    first_year: int | None = None
    last_year: int | None = None
    # The years are not documented to the year.
    is_about: bool = False
    note: str = ""
    source: str = ""
    is_own: bool = False

    @property
    def own_funders(self) -> list[Named]:
        """The names of the funder that held while the programme ran."""
        first, last = date(self.first_year or 1, 1, 1), date(self.last_year or 9999, 12, 31)
        return [one for one in self.funders if (one.since or first) <= last and (one.until or last) >= first]

    @property
    def years(self) -> str:
        """From which to which year it ran, as far as that is known."""
        return f"{self.first_year or '?'} – {self.last_year or ''}".strip() if self.first_year or self.last_year else ""

    def name_on(self, on: date) -> str:
        """Return what the programme is called on a day; before its first and after its last name the nearest one."""
        return name_on(self.names, on)

    def funder_on(self, on: date) -> str:
        """Return who gives the money on a day; of a programme that is over, who gave it last."""
        if self.last_year is not None:
            on = min(on, date(self.last_year, 12, 31))
        funder = name_on(self.funders, on)
        return f"{funder}, {EU_NAME}" if self.with_eu and funder else funder


def name_on(names: Iterable[Named], on: date) -> str:
    """Return the name that holds on a day, else the last one before it, else the first one."""
    known = list(names)
    holding = [one.name for one in known if one.holds_on(on)]
    past = [one.name for one in known if one.until is not None and one.until < on]
    return (holding or past[-1:] or [one.name for one in known[:1]] or [""])[0]


@cache
def shipped_programmes() -> tuple[Programme, ...]:
    """Return the programmes of the reference list, in the order of their time."""
    found = yaml.safe_load((files(PACKAGE) / "reference" / "programmes.yaml").read_text("utf-8"))
    funders = {key: _names(entry["names"]) for key, entry in found["funders"].items()}
    return tuple(
        Programme(**{**entry, "names": _names(entry["names"])}, funders=funders[funder])
        for entry in found["programmes"]
        if (funder := entry.pop("funder"))
    )


def own_programmes(office: Office) -> list[Programme]:
    """Return the programmes that the office added, by name."""
    return [
        Programme(
            key=own.public_id,
            names=(Named(name=own.name),),
            funders=(Named(name=own.funder),) if own.funder else (),
            first_year=own.first_year,
            last_year=own.last_year,
            source=own.source,
            is_own=True,
        )
        for own in OwnProgramme.objects.of(office)
    ]


def programmes_of(office: Office) -> dict[str, Programme]:
    """Return all programmes that an office may name, by key."""
    return {one.key: one for one in (*shipped_programmes(), *own_programmes(office))}


def programme_title(known: Mapping[str, Programme], key: str, on: date) -> str:
    """Return the name of a programme on a day; a key that nobody knows any more speaks for itself."""
    return known[key].name_on(on) if key in known else key


def _names(entries: list[dict[str, Any]]) -> tuple[Named, ...]:
    return tuple(
        Named(name=entry["name"], since=_day(entry.get("since"), 1, 1), until=_day(entry.get("until"), 12, 31))
        for entry in entries
    )


def _day(written: date | int | None, month: int, number: int) -> date | None:
    return date(written, month, number) if isinstance(written, int) else written
