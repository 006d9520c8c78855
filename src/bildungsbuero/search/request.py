"""What is asked of the index and what it answers, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time

from bildungsbuero.search.schema import FACETS

RELEVANCE = "relevance"
TITLE = "title"
CONFIRMED = "confirmed"
SORTS = (RELEVANCE, TITLE, CONFIRMED)
# What holds of the day or moment of the question.
TODAY = "today"
STARTS_THIS_WEEK = "starts_this_week"
OPEN_NOW = "open_now"
# A list of all places of Germany helps nobody.
MOST_VALUES = 2_000
WHEN = (OPEN_NOW, TODAY, STARTS_THIS_WEEK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A point and the distance that counts as near; offers without a place are always near."""

    latitude: float
    longitude: float
    radius_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """One question to the index; `office` empty asks for the public offers of all offices."""

    on: date
    # Also what is over or not yet begun: for the office that keeps the offers.
    is_any_day: bool = False
    text: str = ""
    office: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: Near | None = None
    # Each narrows further; "open now" needs the time of the question.
    when: tuple[str, ...] = ()
    at: time | None = None
    sort: str = RELEVANCE
    offset: int = 0
    limit: int = 20
    # Each count of a facet takes time; who shows fewer asks for fewer.
    counted: tuple[str, ...] = FACETS
    # Of a facet with more values the most frequent ones are counted.
    most_values: int = MOST_VALUES
    # Words are looked for as they stand, and not stretched where little is found.
    is_literal: bool = False

    def told_apart(self) -> tuple[object, ...]:
        """Return what two requests share exactly if they have the same answer."""
        at = self.at if self.when else None
        facets = tuple(sorted((name, values) for name, values in self.facets.items() if values))
        return tuple({"at": at, "facets": facets}.get(part.name, getattr(self, part.name)) for part in fields(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The ids of one page of hits, their number in all, and the number of offers behind each facet value.

    The counts of a facet are taken with all other facets applied and its own left out, so that they say what
    choosing one more value would show. `widened` says how far the words had to be stretched: "" not at all,
    "everyday" by the everyday words of topics, "spelling" by similar spellings, "some" where not all words occur.
    """

    total: int
    ids: tuple[str, ...]
    facets: Mapping[str, Mapping[str, int]]
    widened: str = ""
    took_ms: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """How many offers there would be without one filter, or with another value `instead`.

    `value` is empty where the filter has one value only.
    """

    name: str
    value: str
    total: int
    instead: str = ""
