"""The basic form of a German word, whatever its case and ending: "Kurse" → "kurs", "Büchereien" → "bücherei"."""

from functools import lru_cache
from itertools import product
from typing import Any

_LETTERS_WITHOUT_UMLAUT = {"ae": "ä", "oe": "ö", "ue": "ü"}
_MOST_PAIRS = 4
# Where the dictionary errs: spellings without ß, and words taken for rare others.
_FORMS = {"strasse": "straße", "strassen": "straße", "gesamt": "gesamt", "ältere": "älter", "älteren": "älter"}


@lru_cache(maxsize=200_000)
def is_word(word: str) -> bool:
    """Whether the dictionary has the word (given in small letters), as a noun or otherwise."""
    simplemma = _simplemma()
    return bool(simplemma.is_known(_capitalised(word), lang="de") or simplemma.is_known(word, lang="de"))


@lru_cache(maxsize=200_000)
def basic_form(word: str) -> str:
    """Return the basic form of a word given in small letters; a word that no dictionary has stays as it is.

    The noun wins over the verb ("schule" is not a form of "schulen"), and "Schülerin" is kept under "Schüler".
    """
    if word in _FORMS:
        return _FORMS[word]
    if not is_word(word):
        word = with_umlauts(word)
    for form in (_capitalised(word), word):
        if _simplemma().is_known(form, lang="de"):
            return _without_feminine(str(_simplemma().lemmatize(form, lang="de")).lower())
    return word


def with_umlauts(word: str) -> str:
    """Return "bücherei" for "buecherei" where only the former is a word, else the word itself."""
    places = [index for index in range(len(word) - 1) if word[index : index + 2] in _LETTERS_WITHOUT_UMLAUT]
    if not 0 < len(places) <= _MOST_PAIRS:
        return word
    for chosen in product((True, False), repeat=len(places)):
        candidate = _replaced(word, [place for place, wanted in zip(places, chosen, strict=True) if wanted])
        if candidate != word and is_word(candidate):
            return candidate
    return word


def _replaced(word: str, places: list[int]) -> str:
    for place in reversed(places):
        word = word[:place] + _LETTERS_WITHOUT_UMLAUT[word[place : place + 2]] + word[place + 2 :]
    return word


def _without_feminine(lemma: str) -> str:
    for ending in ("innen", "in"):
        masculine = lemma.removesuffix(ending)
        if masculine != lemma and masculine.endswith("er") and is_word(masculine):
            return masculine
    return lemma


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


def _simplemma() -> Any:
    # Loading the dictionary takes most of a second and some 60 MB: only who analyses German text pays for it.
    import simplemma

    return simplemma
