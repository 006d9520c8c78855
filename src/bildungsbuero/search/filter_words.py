"""Words of a query that are filters: "kostenlos", "abends", "Konz", "Klasse 9", "A2", "54290".

What is not certain stays a word: a phrase with two meanings, the name of a town that is also a word ("Igel") without
"in" before it, and everything that somebody asked to keep as plain words.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bildungsbuero.search.folding import WORD
from bildungsbuero.search.folding import fold as fold_word

NEAR = "near"
WHEN = "when"
LONGEST = 4
LAST_CLASS = 13

# German adjectives in front of a noun: "kostenlose Kurse", "barrierefreier Treff".
_ENDINGS = ("", "e", "er", "es", "en", "em")
_POSTCODE = re.compile(r"\d{5}")
_LEVEL = re.compile(r"[abc][0-2]")
_NUMBER = re.compile(r"\d{1,2}")
# Letters of other scripts that look like those of the levels.
_LATIN = str.maketrans("абсв", "abcb")
_AFTER_A_NUMBER = re.compile(r"(\d{1,2})(jahrige|jaehrige|jahre|j)[rsnm]?")

Tokens: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The filter that a word stands for; several values are as good as one another."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """Words of a query, as they were typed, with what they mean."""

    words: str
    meaning: Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A query taken apart: what is looked for as words, and what is a filter."""

    text: str
    recognised: tuple[Recognised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    folded: str
    start: int
    end: int


Phrases: TypeAlias = Mapping[Tokens, Meaning]


@dataclass(frozen=True, kw_only=True)
class FilterWords:
    """What words mean: phrases, words that go with a class of school or with an age, the phases of life by age."""

    phrases: Phrases = field(default_factory=dict)
    class_words: frozenset[str] = frozenset()
    age_words: frozenset[str] = frozenset()
    phases_by_age: tuple[tuple[str, int, int], ...] = ()

    def understand(self, text: str, *, plain: Collection[str] = (), places: Phrases | None = None) -> Understood:
        """Return the query without the words that are filters, and these; `plain` names words that stay words."""
        kept = {tokens_of(words) for words in plain}
        tokens = [
            _Token(folded=fold_word(match.group()), start=match.start(), end=match.end()) for match in _words(text)
        ]
        found: list[tuple[int, int, Meaning]] = []
        start = 0
        while start < len(tokens):
            length, meaning = self._longest(tokens[start:], kept, places or {})
            if meaning is not None:
                found.append((start, start + length, meaning))
            start += length
        return _without(text, tokens, found)

    def _longest(self, tokens: list[_Token], kept: set[Tokens], places: Phrases) -> tuple[int, Meaning | None]:
        for length in range(min(LONGEST, len(tokens)), 0, -1):
            words = tuple(token.folded for token in tokens[:length])
            meaning = self._meaning(words, places)
            if words in kept:
                return length, None
            if meaning is not None:
                return length, meaning
        return 1, None

    def _meaning(self, words: Tokens, places: Phrases) -> Meaning | None:
        said, place = self.phrases.get(words), places.get(words)
        if said is not None or place is not None:
            return None if said is not None and place is not None else said or place
        return self._number(words)

    def _number(self, words: Tokens) -> Meaning | None:
        if len(words) == 1:
            return self._single(words[0])
        if len(words) != 2:
            return None
        for number, other in (words, words[::-1]):
            if not _NUMBER.fullmatch(number):
                continue
            if other in self.class_words and 0 < int(number) <= LAST_CLASS:
                return Meaning(facet="class_level", values=(str(int(number)),))
            if other in self.age_words and number == words[0]:
                return self._age(int(number))
        return None

    def _single(self, word: str) -> Meaning | None:
        level = word.translate(_LATIN)
        if _LEVEL.fullmatch(level) and level not in ("b0", "c0"):
            return Meaning(facet="language_level", values=(level.upper(),))
        if _POSTCODE.fullmatch(word):
            return Meaning(facet=NEAR, values=(word,))
        age = _AFTER_A_NUMBER.fullmatch(word)
        return self._age(int(age[1])) if age else None

    def _age(self, years: int) -> Meaning | None:
        phases = tuple(key for key, first, end in self.phases_by_age if first <= years < end)
        return Meaning(facet="life_phase", values=(*phases, "all_ages")) if phases else None


def tokens_of(phrase: str) -> Tokens:
    """Return the words of a phrase in the spelling in which phrases are compared."""
    return tuple(fold_word(match.group()) for match in _words(phrase))


def phrases_of(said: Iterable[tuple[str, Meaning]]) -> Phrases:
    """Return the phrases with their meaning; those that are said of two things are left out."""
    found: dict[Tokens, set[Meaning]] = defaultdict(set)
    for phrase, meaning in said:
        tokens = tokens_of(phrase)
        if 0 < len(tokens) <= LONGEST:
            found[tokens].add(meaning)
    return {tokens: next(iter(meanings)) for tokens, meanings in found.items() if len(meanings) == 1}


def with_endings(adjective: str) -> list[str]:
    """Return the forms of a German adjective: kostenlos, kostenlose, kostenloser …"""
    return [f"{adjective}{ending}" for ending in _ENDINGS]


def _words(text: str) -> Iterator[re.Match[str]]:
    return WORD.finditer(text)


def _without(text: str, tokens: list[_Token], found: list[tuple[int, int, Meaning]]) -> Understood:
    rest, end = [], 0
    recognised = []
    for first, last, meaning in found:
        begin, stop = tokens[first].start, tokens[last - 1].end
        rest.append(text[end:begin])
        recognised.append(Recognised(words=text[begin:stop], meaning=meaning))
        end = stop
    rest.append(text[end:])
    return Understood(text=" ".join(" ".join(rest).split()), recognised=tuple(recognised))
