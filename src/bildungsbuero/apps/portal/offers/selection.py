"""What somebody asked for in the address of the offer search; read once, checked, and written back into links."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.near import find_near
from bildungsbuero.apps.catalogue.searching import Question
from bildungsbuero.core.errors import Refusal
from bildungsbuero.search.request import RELEVANCE, SORTS, WHEN, Near
from bildungsbuero.search.schema import FACETS

ON_A_PAGE = 20
DEFAULT_RADIUS_KM = "10"
LONGEST_TEXT = 200
LONGEST_VALUE = 100
MOST_VALUES = 30
# As many values of a filter are shown at most; a Landkreis has some hundred municipalities.
MOST_OPTIONS = 400
LAST_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Words, filters, a point and a radius, the order and the page."""

    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near_text: str = ""
    radius_km: str = DEFAULT_RADIUS_KM
    near: Near | None = None
    when: tuple[str, ...] = ()
    # Words that stay words although they could be filters.
    plain: tuple[str, ...] = ()
    sort: str = RELEVANCE
    page: int = 1
    problem: Refusal | None = None

    def question(self, office: Office | None, on: date, at: time | None = None) -> Question:
        """Return the question to the catalogue; "open now" needs the time of the day."""
        return Question(
            on=on,
            office=office,
            text=self.text,
            facets=self.facets,
            near=self.near,
            when=self.when,
            at=at,
            plain=self.plain,
            sort=self.sort,
            offset=(self.page - 1) * ON_A_PAGE,
            limit=ON_A_PAGE,
            most_values=MOST_OPTIONS,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for: then everything is shown."""
        return not (self.text or self.near_text or self.when or any(self.facets.values()))

    def query(self) -> str:
        """Return the query of the address that leads to this selection, without its page."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name in FACETS for value in self.facets.get(name, ())]
        pairs += [("when", value) for value in self.when]
        pairs += [("plain", word) for word in self.plain]
        if self.near_text:
            pairs += [("near", self.near_text), ("radius", self.radius_km)]
        if self.sort != RELEVANCE:
            pairs.append(("sort", self.sort))
        return urlencode(pairs)

    def changed(self, **values: Any) -> "Selection":
        """Return the selection with other values, on its first page."""
        return replace(self, page=1, **values)

    def without_words(self, words: str) -> "Selection":
        """Return the selection without some of its words."""
        before, found, behind = self.text.partition(words)
        return self.changed(text=" ".join(f"{before} {behind}".split())) if found else self

    def with_plain(self, words: str) -> str:
        """Return the query with words that are to stay words."""
        return urlencode([*_pairs(self.query()), ("plain", words)])

    def without(self, name: str, value: str = "") -> str:
        """Return the query without one filter: a facet value, "near", "text"; "" takes all off but the words."""
        pairs = [(key, other) for key, other in _pairs(self.query()) if not _is_meant(name, value, key, other)]
        return urlencode(pairs)


def read_selection(query: QueryDict) -> Selection:
    """Return the selection of an address; what is not known is left aside, a place that is not known is named."""
    near, problem = None, None
    near_text = query.get("near", "").strip()[:LONGEST_VALUE]
    radius_km = query.get("radius", "").strip()[:10] or DEFAULT_RADIUS_KM
    if near_text:
        try:
            near = find_near(near_text, radius_km)
        except Refusal as refusal:
            problem = refusal
    sort = query.get("sort", RELEVANCE)
    return Selection(
        text=" ".join(query.get("q", "").replace("\x00", " ").split())[:LONGEST_TEXT],
        facets={name: values for name in FACETS if (values := _values(query, name))},
        near_text=near_text,
        radius_km=radius_km,
        near=near,
        when=tuple(value for value in _values(query, "when") if value in WHEN),
        plain=_values(query, "plain"),
        sort=sort if sort in SORTS else RELEVANCE,
        page=_page(query.get("page", "")),
        problem=problem,
    )


def _values(query: QueryDict, name: str) -> tuple[str, ...]:
    given = (value.strip()[:LONGEST_VALUE] for value in query.getlist(name)[:MOST_VALUES])
    return tuple(dict.fromkeys(value for value in given if value and "\x00" not in value))


def _page(text: str) -> int:
    return min(max(int(text), 1), LAST_PAGE) if text.isdecimal() and len(text) < 6 else 1


def _pairs(query: str) -> list[tuple[str, str]]:
    return [(name, value) for name, values in QueryDict(query).lists() for value in map(str, values)]


def _is_meant(name: str, value: str, key: str, other: str) -> bool:
    if name == "near":
        return key in ("near", "radius")
    if name == "text":
        return key == "q"
    if name == "":
        return key not in ("q", "sort", "plain")
    return key == name and other == value
