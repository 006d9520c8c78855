"""Fill the sentence of a refusal with its facts."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.web.problems.sentence import Sentence

MODULES = (
    "general",
    "settings",
    "files",
    "figures",
    "assistant",
    "people",
    "duplicates",
    "offers",
    "offer_feeds",
    "export_checks",
    "needs",
    "terms",
    "territory",
    "outlines",
    "places",
    "reach",
    "operations",
    "editions",
    "funding",
    "media",
    "reviews",
    "strategy",
    "translations",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A refusal in the words of the active language."""

    code: str
    message: str
    place: str
    remedy: str

    def __str__(self) -> str:
        place = f" ({self.place})" if self.place else ""
        return " ".join(part for part in (f"{self.message}{place}", self.remedy) if part)


def sentences() -> dict[str, Sentence]:
    """Return every sentence by code."""
    known: dict[str, Sentence] = {}
    for name in MODULES:
        known.update(import_module(f"bildungsbuero.web.problems.{name}").SENTENCES)
    return known


def describe(refusal: Refusal) -> Problem:
    """Return the refusal in words; an unknown code falls back to a general sentence that names it."""
    sentence = sentences().get(refusal.code)
    if sentence is None:
        sentence = Sentence(_("This input could not be taken (%(code)s)."))
    facts = _Facts(refusal.facts, code=refusal.code)
    return Problem(
        code=refusal.code,
        message=str(sentence.message) % facts,
        place=place_in_words(refusal.place),
        remedy=str(sentence.remedy) % facts,
    )


def as_json(refusal: Refusal) -> dict[str, Any]:
    """Return the document that the command line and the API print for a refusal."""
    problem = describe(refusal)
    return {
        "error": {
            "code": problem.code,
            "message": problem.message,
            "place": problem.place,
            "remedy": problem.remedy,
        }
    }


def place_in_words(place: Place) -> str:
    """Return for example "schulen.csv, Zeile 12, Spalte AGS"; empty where nothing is known."""
    parts = [place.file] if place.file else []
    if place.sheet:
        parts.append(_("sheet %(name)s") % {"name": place.sheet})
    if place.row is not None:
        parts.append(_("row %(number)d") % {"number": place.row})
    if place.column:
        parts.append(_("column %(name)s") % {"name": place.column})
    if place.field:
        parts.append(_("field %(name)s") % {"name": place.field})
    return ", ".join(parts)


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"
