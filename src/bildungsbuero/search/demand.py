"""What may be remembered of a search that found too little: words of the vocabularies, and words that are only counted.

A text with a digit, an @ or an address in it gives no other words than those of the vocabularies: whoever types a
telephone number, a street or a mail address types what concerns nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bildungsbuero.search.folding import WORD
from bildungsbuero.search.language import SearchLanguage
from bildungsbuero.search.query import Unit, units_of

MOST_WORDS = 6
SHORTEST, LONGEST = 4, 30
_PRIVATE = re.compile(r"\d|@|://|www\.|\b\S*(?:straße|strasse|str\.|gasse|allee|platz)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Words of the vocabularies, as these write them, and other words, which may only be counted."""

    known: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def demand_of(text: str, language: SearchLanguage, *, typed: str) -> Demand:
    """Return what may be remembered of the words of a search; `typed` is all of it, with what became filters."""
    units = units_of(text, language)[:MOST_WORDS] if WORD.search(text) else []
    known = dict.fromkeys(word for unit in units if (word := _from_vocabulary(unit, language)))
    if _PRIVATE.search(typed):
        return Demand(known=tuple(known))
    other = dict.fromkeys(word for unit in units if not _from_vocabulary(unit, language) for word in _countable(unit))
    return Demand(known=tuple(known), other=tuple(other))


def _from_vocabulary(unit: Unit, language: SearchLanguage) -> str:
    """Return the word of a vocabulary that was meant, written as there, never as it was typed."""
    phrase = tuple(word.lemma for word in unit.words)
    said = language.as_in_vocabulary(phrase)
    if said or not unit.alternatives:
        return said
    # Words of other languages have no spelling of their own there, only German ones that stand for them.
    return language.as_in_vocabulary(tuple(word.lemma for word in unit.alternatives[0]))


def _countable(unit: Unit) -> Iterator[str]:
    for word in unit.words:
        if word.written.isalpha() and SHORTEST <= len(word.written) <= LONGEST and not word.is_stop_word:
            yield word.written
