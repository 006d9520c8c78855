"""Questions to the index: hits, counts of facets, and what taking a filter off would bring."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

import tantivy

from bildungsbuero.core.places import distance_m
from bildungsbuero.search.moments import moments
from bildungsbuero.search.query import (
    EXACT,
    FAR_SPELLING,
    SOME,
    SPELLING,
    STAGES,
    QueryBuilder,
    allowed_distance,
    units_of,
)
from bildungsbuero.search.ranking import WINDOW, Scored, in_fair_order
from bildungsbuero.search.request import CONFIRMED, TITLE, Answer, Near, Relaxation, SearchRequest
from bildungsbuero.search.schema import (
    ALL_OF,
    FACETS,
    NEVER,
    PART_FIELDS,
    SIGNPOSTS,
    TEXT_FIELDS,
    build_schema,
    facet_field,
)
from bildungsbuero.search.spots import spots_around
from bildungsbuero.search.store import IndexStore

# Fewer hits than these, and the words are stretched.
LITTLE = 3
# Facets of which another value may do as well, and how many of its values are named.
REPLACEABLE = ("place", "district", "language_level", "weekday", "time_of_day")
MOST_OTHERS = 3
# Each filter that is left out on trial is a search of its own; nobody chooses so many by hand.
MOST_RELAXED = 20
WIDER = 2.5

Must, Should, MustNot = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot


def search(store: IndexStore, request: SearchRequest) -> Answer:
    """Return the hits and counts for a request; an index that does not exist holds nothing."""
    searcher = store.searcher()
    if searcher is None:
        return Answer(total=0, ids=(), facets={name: {} for name in FACETS})
    # The first German word of a process loads the dictionary; that is no part of the search.
    store.language.analyser.query(request.text)
    begin = time.perf_counter()
    found = store.recent.get(request.told_apart(), lambda: _answered(store, searcher, request))
    return replace(found, took_ms=round((time.perf_counter() - begin) * 1000, 2))


def _answered(store: IndexStore, searcher: Any, request: SearchRequest) -> Answer:
    question = _Question(store, searcher, request)
    total, ids = question.page()
    # What is counted is the same on every page and in every order.
    apart = replace(request, offset=0, limit=0, sort="").told_apart()
    facets = store.recent_counts.get(apart, question.counts)
    widened = SPELLING if question.stage == FAR_SPELLING else question.stage
    return Answer(total=total, ids=ids, facets=facets, widened=widened)


def relaxations(store: IndexStore, request: SearchRequest) -> list[Relaxation]:
    """Return how many offers there would be without each filter and without the words, then with other values.

    Another value is another town or part of town, level, weekday or time of the day, or a wider radius.
    """
    searcher = store.searcher()
    if searcher is None:
        return []
    found = []
    for name, value, relaxed in islice(_relaxed(request), MOST_RELAXED):
        total = _Question(store, searcher, relaxed).total
        if total:
            found.append(Relaxation(name=name, value=value, total=total))
    return sorted(
        [*found, *_with_other_values(store, searcher, request)], key=lambda one: (bool(one.instead), -one.total)
    )


def _with_other_values(store: IndexStore, searcher: Any, request: SearchRequest) -> Iterator[Relaxation]:
    names = tuple(name for name in REPLACEABLE if request.facets.get(name))
    counts = _Question(store, searcher, replace(request, counted=names, limit=0)).counts() if names else {}
    for name in names:
        others = [(value, count) for value, count in counts[name].items() if value not in request.facets[name]]
        for value, count in sorted(others, key=lambda one: -one[1])[:MOST_OTHERS]:
            yield Relaxation(name=name, value=request.facets[name][0], instead=value, total=count)
    if request.near is not None:
        wider = replace(request.near, radius_m=request.near.radius_m * WIDER)
        total = _Question(store, searcher, replace(request, near=wider)).total
        if total:
            yield Relaxation(name="near", value="", instead=str(round(wider.radius_m / 1000)), total=total)


def _relaxed(request: SearchRequest) -> Iterator[tuple[str, str, SearchRequest]]:
    for name, values in request.facets.items():
        for value in values:
            rest = tuple(other for other in values if other != value)
            yield name, value, replace(request, facets={**request.facets, name: rest})
    for name in request.when:
        yield "when", name, replace(request, when=tuple(other for other in request.when if other != name))
    if request.near is not None:
        yield "near", "", replace(request, near=None)
    if request.text.strip() and (request.near is not None or any(request.facets.values())):
        yield "text", request.text, replace(request, text="")


class _Question:
    """One request against one state of the index."""

    def __init__(self, store: IndexStore, searcher: Any, request: SearchRequest) -> None:
        self._schema = _SCHEMA
        self._searcher = searcher
        self._request = request
        self._finder = self._builder(store, has_weights=True)
        self._counter = self._builder(store, has_weights=False)
        self._store = store
        self._fixed = [self._visible(), *self._near(request.near), *moments(self._schema, request)]
        self._units = units_of(request.text, store.language) if request.text.strip() else []
        self.stage, self._result = self._stretched()
        self.total: int = self._result.count

    def page(self) -> tuple[int, tuple[str, ...]]:
        """Return the number of hits and the ids of the page that was asked for."""
        hits = self._in_order(self._result.hits) if self._request.limit else []
        return self.total, tuple(self._searcher.doc(address)["id"][0] for address in hits)

    def counts(self) -> dict[str, Mapping[str, int]]:
        """Return the counts of the facets asked for, each with the others applied and its own left out."""
        words, asked = self._counter.query(self._units, self.stage), self._request.counted
        chosen = {name for name, values in self._request.facets.items() if values and name not in ALL_OF}
        counts = self._aggregated(self._query(words), [name for name in asked if name not in chosen])
        for name in chosen.intersection(asked):
            counts |= self._aggregated(self._query(words, without=name), [name])
        return counts

    def _stretched(self) -> tuple[str, Any]:
        """Return the first stage that finds enough and its page of hits; else the widest that was tried."""
        best = self._at_stage(EXACT)
        for stage in STAGES[1:] if self._units and not self._request.is_literal else ():
            if best[1].count >= LITTLE or (stage == SOME and (best[1].count or not self._can_be_divided())):
                break
            if stage == FAR_SPELLING and not self._has_long_unknown_words():
                continue
            tried = self._at_stage(stage)
            if tried[1].count > best[1].count:
                best = tried
        return best

    def _has_long_unknown_words(self) -> bool:
        """Whether a word that no offer holds may differ by two letters; without one that stage finds nothing new."""
        words = (word.lemma for unit in self._units for word in unit.words)
        return any(allowed_distance(word) > 1 and not self._is_in_index(word) for word in words)

    def _can_be_divided(self) -> bool:
        """Whether there are several words, or one made of several."""
        return len(self._units) > 1 or any(word.leaves for unit in self._units for word in unit.words)

    def _at_stage(self, stage: str) -> tuple[str, Any]:
        words = self._finder.query(self._units, stage)
        first, count = self._window()
        found = self._searcher.search(self._query(words), count, offset=first, **self._order())
        return stage, found

    def _window(self) -> tuple[int, int]:
        """Return from where and how many hits are read: by relevance whole windows, which are put in order."""
        offset, limit = self._request.offset, self._request.limit or 1
        if self._order():
            return offset, limit
        first = offset - offset % WINDOW
        return first, -(-(offset + limit - first) // WINDOW) * WINDOW

    def _in_order(self, hits: list[Any]) -> list[Any]:
        """Return the addresses of the page."""
        addresses = [address for _score, address in hits]
        if self._order():
            return addresses
        ordered = [
            addresses[start + position]
            for start in range(0, len(addresses), WINDOW)
            for position in in_fair_order(self._scored(hits[start : start + WINDOW]))
        ]
        skipped = self._request.offset % WINDOW
        return ordered[skipped : skipped + self._request.limit]

    def _scored(self, hits: list[Any]) -> list[Scored]:
        addresses = [address for _score, address in hits]
        today = self._request.on.toordinal()
        columns = zip(
            hits,
            self._searcher.fast_field_values("provider_number", addresses),
            self._searcher.fast_field_values("confirmed_on", addresses),
            self._distances(addresses),
            strict=True,
        )
        return [
            Scored(
                score=hit[0],
                provider=provider or 0,
                confirmed_days_ago=max(0, today - confirmed) if confirmed else None,
                distance_m=distance,
            )
            for hit, provider, confirmed, distance in columns
        ]

    def _distances(self, addresses: list[Any]) -> list[float | None]:
        near = self._request.near
        if near is None:
            return [None] * len(addresses)
        points = zip(
            self._searcher.fast_field_values("latitude", addresses),
            self._searcher.fast_field_values("longitude", addresses),
            strict=True,
        )
        return [
            None if one is None or other is None else distance_m(near.latitude, near.longitude, one, other)
            for one, other in points
        ]

    def _order(self) -> dict[str, Any]:
        if self._request.sort == CONFIRMED:
            return {"order_by_field": "confirmed_on", "order": tantivy.Order.Desc}
        if self._request.sort == TITLE or not self._units:
            return {"order_by_field": "sort_title", "order": tantivy.Order.Asc}
        return {}

    def _query(self, words: Any, *, without: str = "") -> Any:
        filters = [
            self._facet(name, values) for name, values in self._request.facets.items() if values and name != without
        ]
        parts = [(Must, query) for query in (words, *self._fixed, *filters)]
        # What must not be stands beside what must: within a part of its own it is looked up for the whole index.
        return tantivy.Query.boolean_query(parts + self._left_out())

    def _facet(self, name: str, values: tuple[str, ...]) -> Any:
        field = facet_field(name)
        if name in ALL_OF:
            terms = [(Must, _unscored(tantivy.Query.term_query(self._schema, field, value))) for value in values]
            return tantivy.Query.boolean_query(terms)
        return _unscored(tantivy.Query.term_set_query(self._schema, field, list(values)))

    def _visible(self) -> Any:
        today = self._request.on.toordinal()
        begun, over = (NEVER - 1, 1) if self._request.is_any_day else (today, today)
        integer = tantivy.FieldType.Integer
        parts = [
            (Must, tantivy.Query.range_query(self._schema, "visible_from", integer, None, begun)),
            (Must, tantivy.Query.range_query(self._schema, "visible_until", integer, over, NEVER)),
        ]
        if self._request.office:
            parts.append((Must, tantivy.Query.term_query(self._schema, "office", self._request.office)))
        return _unscored(tantivy.Query.boolean_query(parts))

    def _left_out(self) -> list[tuple[Any, Any]]:
        """Return what is no hit unless somebody asks for it."""
        if set(self._request.facets.get("record", ())) & set(SIGNPOSTS):
            return []
        return [(MustNot, tantivy.Query.term_set_query(self._schema, facet_field("record"), list(SIGNPOSTS)))]

    def _near(self, near: Near | None) -> list[Any]:
        """Return the filter for what lies within the radius, or has no place that a radius could cut off."""
        if near is None:
            return []
        within = tantivy.Query.term_set_query(self._schema, "spot", self._spots_within(near))
        everywhere = tantivy.Query.term_set_query(
            self._schema, facet_field("place"), ["online", "city_wide", "district_wide"]
        )
        return [_unscored(tantivy.Query.boolean_query([(Should, within), (Should, everywhere)]))]

    def _spots_within(self, near: Near) -> list[str]:
        spots = self._store.spots() or spots_around(self._searcher, self._schema, near)
        return spots.within(near)

    def _aggregated(self, query: Any, names: list[str]) -> dict[str, Mapping[str, int]]:
        most = self._request.most_values
        terms = {name: {"terms": {"field": facet_field(name), "size": most}} for name in names}
        found = self._searcher.aggregate(query, terms) if terms else {}
        return {name: {bucket["key"]: int(bucket["doc_count"]) for bucket in found[name]["buckets"]} for name in names}

    def _builder(self, store: IndexStore, *, has_weights: bool) -> QueryBuilder:
        return QueryBuilder(self._schema, store.language, is_in_index=self._is_in_index, has_weights=has_weights)

    def _is_in_index(self, lemma: str) -> bool:
        return any(self._searcher.doc_freq(name, lemma) for name in (*TEXT_FIELDS, *PART_FIELDS))


_SCHEMA = build_schema()


def _unscored(query: Any) -> Any:
    return tantivy.Query.const_score_query(query, 0.0)
