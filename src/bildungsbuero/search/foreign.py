"""Words of other languages that stand for German ones: "курси" → Kurs; a star stands for any ending."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from bildungsbuero.search.folding import fold, words

Pattern: TypeAlias = tuple[str, ...]

ARABIC_ARTICLES = ("وال", "بال", "لل", "ال")
SHORTEST_BEHIND_AN_ARTICLE = 3
_BEGINNING = 2


@dataclass(frozen=True, kw_only=True)
class ForeignWords:
    """Phrases of other languages with the German phrases that they stand for; "" for words without a meaning."""

    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def german(self, tokens: tuple[str, ...], *, is_german: bool = False) -> tuple[str, ...] | None:
        """Return what folded words stand for; () for little words, None where they are not known.

        What is a German word too must be the very word of the list: "workshop" is no form of "work".
        """
        found: dict[str, None] = {}
        is_known = False
        for bare in dict.fromkeys((tokens, tuple(map(_without_article, tokens)))):
            for pattern, phrases in self._by_beginning.get((len(bare), bare[0][:_BEGINNING]), ()):
                if all(map(_is if is_german else _fits, bare, pattern)):
                    is_known = True
                    found.update(dict.fromkeys(phrases))
        return tuple(found) if is_known else None

    @cached_property
    def _by_beginning(self) -> dict[tuple[int, str], list[tuple[Pattern, tuple[str, ...]]]]:
        found: dict[tuple[int, str], list[tuple[Pattern, tuple[str, ...]]]] = defaultdict(list)
        for phrase, german in self.said.items():
            pattern = _pattern(phrase)
            if pattern:
                found[len(pattern), pattern[0].rstrip("*")[:_BEGINNING]].append((pattern, german))
        return dict(found)


def said_in(rows: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return phrase and German phrases from rows with a column "german" and one for each language."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        german = tuple(part for part in row["german"].split("|") if part)
        for language, cell in row.items():
            if language != "german":
                for phrase in filter(None, cell.split("|")):
                    found[phrase] = tuple(dict.fromkeys((*found.get(phrase, ()), *german)))
    return found


def _pattern(phrase: str) -> Pattern:
    """Return the folded words of a phrase, those that may go on with a star behind."""
    pattern: list[str] = []
    for piece in phrase.split():
        parts = [fold(word) for word in words(piece)]
        if parts and piece.endswith("*"):
            parts[-1] += "*"
        pattern += parts
    return tuple(pattern)


def _is(word: str, wanted: str) -> bool:
    return word == wanted.removesuffix("*")


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _without_article(word: str) -> str:
    for article in ARABIC_ARTICLES:
        bare = word.removeprefix(article)
        if bare != word and len(bare) >= SHORTEST_BEHIND_AN_ARTICLE:
            return bare
    return word
