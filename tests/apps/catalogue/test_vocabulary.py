"""The shipped vocabularies are whole."""

import re

import pytest

from bildungsbuero.apps.catalogue.shipped_vocabulary import SCHEMES, ages_of, rows_of
from bildungsbuero.apps.catalogue.vocabulary import kinds, search_language, vocabularies, vocabulary
from bildungsbuero.core.languages import SHIPPED
from tests.support.shared import SHARED, needs_shared

SIZES = {"life_phase": 9, "topic": 22, "kind": 18, "target_group": 30, "condition": 14, "accessibility": 10, "mode": 5}
CODES = [language.code for language in SHIPPED]
# The same word in German and in another language.
SAME_IN_ANOTHER_LANGUAGE = {"identifier.isil", "kind.course", "language.so"}
PLAIN_TYPES = {"text", "long_text", "number", "date", "yes_no", "address"}


def test_the_vocabularies_have_the_size_that_they_were_written_with():
    assert {name: len(vocabulary(name)) for name in SIZES} == SIZES


@pytest.mark.parametrize("language", CODES)
def test_every_term_has_a_label_in_every_language(language: str) -> None:
    for name, entries in vocabularies().items():
        for term in entries:
            assert term.labels.get(language), (name, term.key)
    for kind in kinds().values():
        assert all(field.labels.get(language) for field in kind.fields), kind.key
    for phase in vocabulary("life_phase"):
        assert ages_of(phase.key).get(language) or phase.key == "all_ages"


@pytest.mark.parametrize("language", [code for code in CODES if code not in ("de", "en", "de-leicht")])
def test_labels_of_another_language_are_translated_and_not_taken_over(language: str) -> None:
    same = {
        f"{name}.{term.key}"
        for name, entries in vocabularies().items()
        for term in entries
        if term.labels[language] == term.labels["de"]
    }
    assert {one for one in same if not one.startswith("level.")} <= SAME_IN_ANOTHER_LANGUAGE


@pytest.mark.parametrize("language", [code for code in CODES if code not in ("de", "en")])
def test_files_of_labels_name_only_what_there_is_and_nothing_twice(language: str) -> None:
    rows = rows_of(f"labels/{language}.csv")
    named = [(row["vocabulary"], row["key"]) for row in rows]
    fields = [("kind_field", f"{kind.key}.{field.name}") for kind in kinds().values() for field in kind.fields]
    ages = [("life_phase_age", phase.key) for phase in vocabulary("life_phase") if ages_of(phase.key)]
    terms = [(name, term.key) for name, entries in vocabularies().items() for term in entries]

    assert len(named) == len(set(named))
    assert set(named) == {*terms, *fields, *ages}


def test_labels_are_written_in_the_letters_of_their_language() -> None:
    letters = {"uk": "\u0400-\u04ff", "ru": "\u0400-\u04ff", "ar": "\u0600-\u06ff", "fa": "\u0600-\u06ff"}
    for language, wanted in letters.items():
        for name, entries in vocabularies().items():
            for term in entries:
                known = f"{name}.{term.key}" in SAME_IN_ANOTHER_LANGUAGE or name == "level"
                assert known or re.search(f"[{wanted}]", term.labels[language]), (language, name, term.key)


def test_a_term_is_found_by_key_and_by_label_whatever_the_case():
    for text in ("german_language", "Deutsch lernen", "deutsch LERNEN", "Learning German"):
        assert vocabulary("topic").find(text).key == "german_language"
    assert vocabulary("topic").find("Quatsch") is None


def test_a_key_that_is_no_longer_known_is_shown_as_it_is():
    assert vocabulary("topic").label("gone") == "gone"


def test_fields_of_kinds_are_of_known_types_and_conditions_name_their_fields():
    for kind in kinds().values():
        names = {field.name for field in kind.fields}
        for field in kind.fields:
            assert field.type in PLAIN_TYPES | set(vocabularies()), (kind.key, field.name)
            assert set(field.required_if) <= names
        assert kind.learning_form in vocabulary("learning_form")


def test_synonyms_work_both_ways():
    language = search_language()

    def twins(text: str) -> set[str]:
        lemmas = tuple(word.lemma for word in language.analyser.query(text))
        return {" ".join(word.lemma for word in phrase) for phrase in language.alternatives(lemmas)}

    assert "seepferdchen" in twins("Schwimmkurs")
    assert "schwimmkurs" in twins("Seepferdchen")
    assert "agentur arbeit" in twins("Arbeitsamt")
    assert "arbeitsamt" in twins("Agentur für Arbeit")


def test_mappings_name_terms_that_there_are_in_vocabularies_that_are_known() -> None:
    rows = rows_of("mappings.csv")

    assert len(rows) == len({tuple(row.values()) for row in rows})
    for row in rows:
        assert row["key"] in vocabulary(row["vocabulary"]), row
        assert row["scheme"] in SCHEMES, row
    assert vocabulary("topic").find("digital_skills").codes["oeh_discipline"] == ("900",)


@needs_shared
def test_every_code_that_terms_are_mapped_to_stands_in_the_vocabulary_of_the_others() -> None:
    taxonomies = SHARED / "taxonomies"
    known = {
        "dvv": set(re.findall(r"^(\d),", (taxonomies / "dvv/dvv_programmbereiche.csv").read_text("utf-8"), re.M)),
        "isced_f": set(re.findall(r"^(\d+),", (taxonomies / "elm_cv/isced-f.csv").read_text("utf-8"), re.M)),
    }
    files = {"educationalOffering": "educationalOpportunityType"}
    for scheme, address in SCHEMES.items():
        if scheme.startswith("oeh"):
            name = address.rstrip("/").rpartition("/")[2]
            text = (taxonomies / "oeh_skos" / f"{files.get(name, name)}.ttl").read_text("utf-8")
            assert f"<{address}>" in text
            known[scheme] = set(re.findall(r"^<([^>]+)> a skos:Concept\b", text, re.M))
    for row in rows_of("mappings.csv"):
        assert row["code"] in known[row["scheme"]], row
