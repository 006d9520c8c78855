"""The vocabularies: stable keys, which stand in records and addresses, with labels for people."""

from functools import cache

from django.utils.translation import get_language

from bildungsbuero.apps.accounts.current import current_office
from bildungsbuero.apps.catalogue.office_vocabulary import OfficeVocabularies, office_vocabularies
from bildungsbuero.apps.catalogue.shipped_vocabulary import (
    ages_of,
    rows_of,
    several,
    shipped_kinds,
    shipped_vocabularies,
)
from bildungsbuero.core.languages import ENGLISH, GERMAN
from bildungsbuero.core.vocabulary import Kind, Vocabulary
from bildungsbuero.search.foreign import ForeignWords, said_in
from bildungsbuero.search.language import SearchLanguage

# Labels in which offers are looked for; what words of other languages stand for is said in a file of its own.
SEARCHED = (GERMAN, ENGLISH)


def vocabularies() -> dict[str, Vocabulary]:
    """Return all vocabularies by name, in the words of the office that the program works for."""
    own = _own()
    return own.vocabularies if own else shipped_vocabularies()


def _own() -> OfficeVocabularies | None:
    office = current_office()
    return office_vocabularies(office.pk, office.vocabulary_mark) if office and office.vocabulary_mark else None


def vocabulary(name: str) -> Vocabulary:
    """Return one vocabulary."""
    return vocabularies()[name]


def label(name: str, key: str) -> str:
    """Return the label of a key in the active language."""
    return vocabulary(name).label(key, active_language()) if key else ""


def labels(name: str, keys: tuple[str, ...] | list[str]) -> list[str]:
    """Return the labels of several keys in the active language."""
    return [label(name, key) for key in keys]


def choices(name: str) -> list[tuple[str, str]]:
    """Return pairs of key and label in the active language."""
    return vocabulary(name).choices(active_language())


def open_choices(name: str) -> list[tuple[str, str]]:
    """Return the choices for new records: without what the office has hidden."""
    hidden = vocabulary(name).hidden()
    return [pair for pair in choices(name) if pair[0] not in hidden]


def ages_in_words(life_phase: str) -> str:
    """Return the ages of a life phase in the active language, nothing where it is for all."""
    said = ages_of(life_phase)
    return said.get(active_language()) or said.get(GERMAN, "")


def active_language() -> str:
    """Return the language of the current page."""
    return get_language() or GERMAN


def kinds() -> dict[str, Kind]:
    """Return the kinds of offers by key, in their order."""
    own = _own()
    return own.kinds if own else shipped_kinds()


@cache
def search_language() -> SearchLanguage:
    """Return what the vocabularies say to the search."""
    everyday = {term.key: term.words for term in shipped_vocabularies()["topic"] if term.words}
    groups = tuple(several(row["phrases"]) for row in rows_of("synonyms.csv"))
    foreign = ForeignWords(said=said_in(rows_of("foreign_words.csv", delimiter=";")))
    return SearchLanguage(labels=_search_labels(), everyday=everyday, synonyms=groups, foreign=foreign)


def _search_labels() -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (name, term.key): tuple(dict.fromkeys(term.labels[language] for language in SEARCHED))
        for name, entries in shipped_vocabularies().items()
        for term in entries
    }
