"""Words turned into a query of the index, from strict to wide."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import tantivy

from bildungsbuero.search.analyser import Word
from bildungsbuero.search.folding import joined_words
from bildungsbuero.search.language import LONGEST_PHRASE, SearchLanguage
from bildungsbuero.search.schema import (
    ANYWHERE_FIELD,
    EVERYDAY_FIELD,
    EVERYDAY_PARTS_FIELD,
    EVERYDAY_WEIGHT,
    LEAF_FIELDS,
    PART_FIELDS,
    SIMILAR_FIELDS,
    TEXT_FIELDS,
)

EXACT = ""
EVERYDAY = "everyday"
SPELLING = "spelling"
FAR_SPELLING = "far_spelling"
SOME = "some"
STAGES = (EXACT, EVERYDAY, SPELLING, FAR_SPELLING, SOME)

WEIGHTS = {**TEXT_FIELDS, **PART_FIELDS}
SYNONYM_WEIGHT = 0.6
# Far below any hit of the word itself.
LEAVES_WEIGHT = 1.0
# One part of a compound where no offer has them all.
ONE_LEAF_WEIGHT = 0.2
SPELLING_WEIGHT = 0.3
PREFIX_WEIGHT = 0.4
# Other fields than the best one add a little.
TIE_BREAKER = 0.2
SHORTEST_PREFIX = 3

Must, Should = tantivy.Occur.Must, tantivy.Occur.Should


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One word of the query, or a phrase that has synonyms."""

    words: tuple[Word, ...]
    alternatives: tuple[tuple[Word, ...], ...]
    is_last: bool


def units_of(text: str, language: SearchLanguage) -> list[Unit]:
    """Return the query cut into words and known phrases, the longest phrase first."""
    words, joined = _query_words(text, language)
    units: list[Unit] = []
    start = 0
    while start < len(words):
        length, alternatives, is_little = _longest_phrase(words[start:], language)
        if is_little and (units or start + 1 < len(words)):
            start += 1
            continue
        if start in joined and joined[start][0] >= length:
            length, whole = joined[start]
            alternatives = [*alternatives, (whole,)]
        end = start + length
        units.append(Unit(words=tuple(words[start:end]), alternatives=tuple(alternatives), is_last=end == len(words)))
        start = end
    return units


def _query_words(text: str, language: SearchLanguage) -> tuple[list[Word], dict[int, tuple[int, Word]]]:
    """Return the words, and where a hyphenated word begins, how many they are and the word written as one."""
    analyser = language.analyser
    words: list[Word] = []
    joined: dict[int, tuple[int, Word]] = {}
    for piece in text.split():
        found = [word for word in analyser.query(piece) if not word.is_stop_word]
        whole = joined_words(piece)
        if len(found) > 1 and whole:
            joined[len(words)] = len(found), analyser.word(whole[0])
        words += found
    return words or analyser.query(text), joined


def _longest_phrase(words: list[Word], language: SearchLanguage) -> tuple[int, list[tuple[Word, ...]], bool]:
    """Return how many words belong together, what means the same, and whether it is a little word of no meaning."""
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        phrase = tuple(words[:length])
        found = language.alternatives(tuple(word.lemma for word in phrase))
        abroad = language.from_abroad(phrase)
        if found or abroad:
            return length, [*found, *(abroad or ())], False
        if abroad is not None and length == 1:
            return 1, [], True
    return 1, [], False


class QueryBuilder:
    """Builds the query for some units at one stage; `is_in_index` says whether a basic form occurs anywhere.

    Without weights the query finds the same offers in no order, which is faster to count.
    """

    def __init__(
        self, schema: Any, language: SearchLanguage, *, is_in_index: Callable[[str], bool], has_weights: bool = True
    ) -> None:
        self._schema = schema
        self._language = language
        self._is_in_index = is_in_index
        self._has_weights = has_weights

    def query(self, units: list[Unit], stage: str) -> Any:
        """Return the query: every unit must occur, at the last stage most of them."""
        if not units:
            return tantivy.Query.all_query()
        wanted = [self._unit(unit, stage) for unit in units]
        if stage == SOME:
            return tantivy.Query.boolean_query(
                [(Should, query) for query in wanted], minimum_number_should_match=_enough(len(wanted))
            )
        return _all_of(wanted)

    def _unit(self, unit: Unit, stage: str) -> Any:
        found = [self._phrase(unit.words, stage, is_last=unit.is_last)]
        for phrase in unit.alternatives:
            found.append(_weighted(self._phrase(phrase, EXACT), SYNONYM_WEIGHT))
        return _best_of(found)

    def _phrase(self, words: tuple[Word, ...], stage: str, *, is_last: bool = False) -> Any:
        last = len(words) - 1
        return _all_of([self._word(word, stage, is_last and index == last) for index, word in enumerate(words)])

    def _word(self, word: Word, stage: str, is_last: bool) -> Any:  # noqa: FBT001 - private
        found = [self._lemma(word.lemma)]
        if word.leaves:
            leaves = [_best_of([self._term(name, leaf) for name in LEAF_FIELDS]) for leaf in word.leaves]
            found.append(tantivy.Query.const_score_query(_all_of(leaves), LEAVES_WEIGHT))
        if stage != EXACT:
            found += self._everyday(word)
        if stage == SOME and word.leaves:
            found += [_weighted(self._lemma(leaf), ONE_LEAF_WEIGHT) for leaf in word.leaves]
        if stage in (SPELLING, FAR_SPELLING, SOME):
            found += self._similar(word, stage, is_last=is_last)
        return _best_of(found)

    def _lemma(self, lemma: str) -> Any:
        if not self._has_weights:
            return self._term(ANYWHERE_FIELD, lemma)
        return _best_of([_weighted(self._term(name, lemma), weight) for name, weight in WEIGHTS.items()])

    def _everyday(self, word: Word) -> list[Any]:
        groups = [(word.lemma,), word.leaves] if word.leaves else [(word.lemma,)]
        return [
            _weighted(_all_of([self._everyday_lemma(lemma) for lemma in group]), EVERYDAY_WEIGHT) for group in groups
        ]

    def _everyday_lemma(self, lemma: str) -> Any:
        return _best_of([self._term(EVERYDAY_FIELD, lemma), self._term(EVERYDAY_PARTS_FIELD, lemma)])

    def _similar(self, word: Word, stage: str, *, is_last: bool) -> list[Any]:
        """Return similar spellings of a word that the index does not hold, and words that begin with the last one."""
        found = []
        if is_last and len(word.written) >= SHORTEST_PREFIX:
            found.append(_weighted(self._fuzzy(word.written, distance=0, prefix=True), PREFIX_WEIGHT))
        distance = allowed_distance(word.lemma, is_far=stage != SPELLING)
        if distance and not self._is_in_index(word.lemma):
            found.append(_weighted(self._fuzzy(word.lemma, distance=distance, prefix=False), SPELLING_WEIGHT))
            for correction in self._language.similar_phrases(word.lemma, distance=distance):
                found.append(_weighted(self._phrase(correction, EXACT), SPELLING_WEIGHT))
        return found

    def _fuzzy(self, word: str, *, distance: int, prefix: bool) -> Any:
        return _best_of(
            [
                _weighted(
                    tantivy.Query.fuzzy_term_query(
                        self._schema, name, word, distance=distance, transposition_cost_one=True, prefix=prefix
                    ),
                    WEIGHTS[name],
                )
                for name in SIMILAR_FIELDS
            ]
        )

    def _term(self, name: str, value: str) -> Any:
        return tantivy.Query.term_query(self._schema, name, value)


def allowed_distance(word: str, *, is_far: bool = True) -> int:
    """Return how many letters may differ: none in short words and numbers, one from four letters, two from seven.

    Words that differ by two are looked for only where none differs by one.
    """
    if len(word) < 4 or not word.isalpha():
        return 0
    return 2 if is_far and len(word) >= 7 else 1


def _enough(count: int) -> int:
    """Return how many of some words must occur when not all do: all but one, of a whole sentence half."""
    return max(1, count - 1) if count < 4 else (count + 1) // 2


def _all_of(queries: list[Any]) -> Any:
    return queries[0] if len(queries) == 1 else tantivy.Query.boolean_query([(Must, query) for query in queries])


def _best_of(queries: Iterable[Any]) -> Any:
    queries = list(queries)
    return queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(queries, TIE_BREAKER)


def _weighted(query: Any, weight: float) -> Any:
    return tantivy.Query.boost_query(query, weight)
