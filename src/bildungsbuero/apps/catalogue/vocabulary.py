"""The vocabularies as they are shipped: read once per process from the files in `vocabularies/`.

Keys stand in records and addresses and never change; labels are for people.
"""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import get_language

from bildungsbuero.core.vocabulary import Kind, ProfileField, Term, Vocabulary
from bildungsbuero.search.foreign import ForeignWords, said_in
from bildungsbuero.search.language import SearchLanguage

FOLDER = Path(__file__).parent / "vocabularies"
LANGUAGES = ("de", "en", "easy")


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """Return all vocabularies by name."""
    terms: dict[str, list[Term]] = defaultdict(list)
    for row in rows_of("terms.csv"):
        terms[row["vocabulary"]].append(Term(key=row["key"], labels=_labels(row)))
    for row in rows_of("life_phases.csv"):
        facts = {name: row[name] for name in ("age_from", "age_to", "areas", "age_text_de", "age_text_en")}
        terms["life_phase"].append(Term(key=row["key"], labels=_labels(row), facts=facts))
    for row in rows_of("topics.csv"):
        facts = {name: row[name] for name in ("subtopics", "dvv", "isced_f")}
        terms["topic"].append(Term(key=row["key"], labels=_labels(row), words=several(row["everyday"]), facts=facts))
    terms["kind"] = [Term(key=kind.key, labels=kind.labels) for kind in kinds().values()]
    return {name: Vocabulary(name, entries) for name, entries in terms.items()}


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


def active_language() -> str:
    """Return the language of the current page."""
    return (get_language() or "de").split("-")[0]


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of offers by key, in their order."""
    entries = yaml.safe_load((FOLDER / "kinds.yaml").read_text("utf-8"))
    return {entry["key"]: _kind(entry) for entry in entries}


@cache
def search_language() -> SearchLanguage:
    """Return what the vocabularies say to the search."""
    everyday = {term.key: term.words for term in vocabulary("topic") if term.words}
    groups = tuple(several(row["phrases"]) for row in rows_of("synonyms.csv"))
    foreign = ForeignWords(said=said_in(rows_of("foreign_words.csv", delimiter=";")))
    return SearchLanguage(labels=_search_labels(), everyday=everyday, synonyms=groups, foreign=foreign)


def _search_labels() -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (name, term.key): tuple(dict.fromkeys(term.labels.values()))
        for name, entries in vocabularies().items()
        for term in entries
    }


def _kind(entry: dict[str, object]) -> Kind:
    values = dict(entry)
    confirm = values.pop("confirm")
    fields = [_profile_field(dict(field)) for field in values.get("fields", ())]  # type: ignore[attr-defined]
    return Kind(
        key=str(values["key"]),
        labels={"de": str(values["de"]), "en": str(values["en"])},
        learning_form=str(values["learning_form"]),
        needs=tuple(values.get("needs", ())),  # type: ignore[arg-type]
        fields=tuple(fields),
        confirm_days=confirm.get("days"),  # type: ignore[attr-defined]
    )


def _profile_field(entry: dict[str, object]) -> ProfileField:
    return ProfileField(
        name=str(entry["name"]),
        labels={"de": str(entry["de"]), "en": str(entry["en"])},
        type=str(entry["type"]),
        required=bool(entry.get("required", False)),
        required_if=dict(entry.get("required_if", {})),  # type: ignore[call-overload]
    )


def rows_of(name: str, *, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a file of the vocabularies."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def _labels(row: dict[str, str]) -> dict[str, str]:
    return {language: row[language] for language in LANGUAGES if row.get(language)}


def several(text: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several."""
    return tuple(part for part in text.split("|") if part)
