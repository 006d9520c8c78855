"""The words of a query that are filters, from the vocabularies: read once per process."""

from collections.abc import Iterator
from functools import cache

from bildungsbuero.apps.catalogue.shipped_vocabulary import rows_of, several
from bildungsbuero.apps.catalogue.vocabulary import vocabularies, vocabulary
from bildungsbuero.search.filter_words import FilterWords, Meaning, phrases_of, with_endings
from bildungsbuero.search.folding import fold as fold_word

# Vocabularies whose every label is the word of a filter.
ADJECTIVES = ("cost", "accessibility")
# How one says that something is held in a language.
IN_A_LANGUAGE = {"de": "auf {}", "en": "in {}", "fr": "en {}"}
OLDEST = 120


@cache
def filter_words() -> FilterWords:
    """Return what words mean."""
    rows = rows_of("filter_words.csv")
    said = [row for row in rows if row["values"]]
    return FilterWords(
        phrases=phrases_of([*_written(said), *_of_labels()]),
        class_words=_words(rows, "class_level"),
        age_words=_words(rows, "age"),
        phases_by_age=tuple(_phases_by_age()),
    )


def _written(rows: list[dict[str, str]]) -> Iterator[tuple[str, Meaning]]:
    for row in rows:
        meaning = Meaning(facet=row["facet"], values=several(row["values"]))
        for phrase in several(row["phrases"]):
            yield phrase, meaning
            if row["language"] == "de" and row["facet"] in ADJECTIVES and " " not in phrase:
                yield from ((form, meaning) for form in with_endings(phrase))


def _of_labels() -> Iterator[tuple[str, Meaning]]:
    """Yield weekdays in all languages, features of several words ("ruhiger Raum"), languages with "auf" before them."""
    for term in vocabulary("weekday"):
        yield from ((label, Meaning(facet="weekday", values=(term.key,))) for label in term.labels.values())
    for term in vocabulary("accessibility"):
        meaning = Meaning(facet="accessibility", values=(term.key,))
        yield from ((label, meaning) for label in term.labels.values() if " " in label)
    for term in vocabulary("language"):
        for language, words in IN_A_LANGUAGE.items():
            label = term.labels.get(language, "")
            if label and "(" not in label:
                yield words.format(label), Meaning(facet="language", values=(term.key,))


def _words(rows: list[dict[str, str]], facet: str) -> frozenset[str]:
    return frozenset(fold_word(word) for row in rows if row["facet"] == facet for word in several(row["phrases"]))


def _phases_by_age() -> Iterator[tuple[str, int, int]]:
    for term in vocabularies()["life_phase"]:
        first, last = term.facts["age_from"], term.facts["age_to"]
        if first or last:
            yield term.key, int(first or 0), int(last or OLDEST)
