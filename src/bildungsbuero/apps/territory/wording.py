"""Sentences about units that are gone, and about breaks of a series."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from django.utils.translation import gettext

from bildungsbuero.core import territory
from bildungsbuero.web import wording

# Words that say what a unit is; in a search they choose among units of one name.
KIND_WORDS = frozenset(
    [
        "landkreis",
        "kreis",
        "kreisfreie",
        "stadt",
        "stadtkreis",
        "gemeinde",
        "verbandsgemeinde",
        "vg",
        "land",
        "region",
        "regierungsbezirk",
        "bezirk",
        "markt",
        "samtgemeinde",
        "amt",
        "bundesland",
    ]
)


class Named(Protocol):
    """What a sentence needs of a unit."""

    key: str
    name: str
    kind: str
    genitive: str

    @property
    def spoken_name(self) -> str: ...


def day_in_words(day: date, precision: str = "") -> str:
    """Return "01.07.2021", or "2021" where only the year is known."""
    return str(day.year) if precision else wording.day(day)


def gone_note(since: str, successors: Sequence[Named], *, name: str) -> str:
    """Return what became of a unit that ended."""
    if not successors:
        return gettext("Area no longer exists (since %(since)s)") % {"since": since}
    if len(successors) > 1:
        facts = {"since": since, "parts": listed([part.spoken_name for part in successors])}
        return gettext("Area no longer exists (since %(since)s divided among %(parts)s)") % facts
    successor = successors[0]
    whole = whole_in_words(successor)
    if successor.name == name:
        whole = f"{whole} ({successor.key})"
    return gettext("Area no longer exists (since %(since)s part of %(whole)s)") % {"since": since, "whole": whole}


def whole_in_words(unit: Named) -> str:
    """Return a unit as it follows "part of": in German the genitive."""
    if not wording.is_german():
        return unit.spoken_name
    return unit.genitive or territory.genitive(unit.name, unit.kind)


def break_in_words(found: territory.Break, units: Mapping[str, Named]) -> str:
    """Return the sentence that stands at a break of a series; `units` are those that the break names."""
    on = day_in_words(found.on)
    if found.kind is territory.BreakKind.CENSUS:
        return gettext("From the census of %(on)s on: new base of the population figures.") % {"on": on}
    sentences = []
    if found.gained_from:
        facts = {"on": on, "names": _names(found.gained_from, units)}
        sentences.append(gettext("Territory changed on %(on)s: joined by %(names)s.") % facts)
    if found.lost_to:
        facts = {"on": on, "names": _names(found.lost_to, units)}
        sentences.append(gettext("Territory changed on %(on)s: a part went to %(names)s.") % facts)
    return " ".join(sentences)


def listed(names: Sequence[str]) -> str:
    """Return "A, B und C"."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _names(keys: Sequence[str], units: Mapping[str, Named]) -> str:
    return listed([f"{units[key].spoken_name} ({key})" if key in units else key for key in keys])
