"""The shipped vocabularies are whole."""

from bildungsbuero.apps.catalogue.vocabulary import kinds, search_language, vocabularies, vocabulary

SIZES = {"life_phase": 9, "topic": 22, "kind": 18, "target_group": 30, "condition": 14, "accessibility": 10, "mode": 5}
PLAIN_TYPES = {"text", "long_text", "number", "date", "yes_no", "address"}


def test_the_vocabularies_have_the_size_that_they_were_written_with():
    assert {name: len(vocabulary(name)) for name in SIZES} == SIZES


def test_every_term_has_a_german_and_an_english_label():
    for name, entries in vocabularies().items():
        for term in entries:
            assert term.labels.get("de"), (name, term.key)
            assert term.labels.get("en"), (name, term.key)


def test_life_phases_have_a_label_in_easy_language():
    assert all(term.labels.get("easy") for term in vocabulary("life_phase"))


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
