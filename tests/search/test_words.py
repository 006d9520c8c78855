"""What a search finds by its words."""

import pytest

from bildungsbuero.search.language import SearchLanguage
from tests.support.records import KONZ, ask, make_index, make_record

LANGUAGE = SearchLanguage(
    labels={("kind", "language_course"): ("Sprachkurs",), ("topic", "german_language"): ("Deutsch lernen",)},
    everyday={"german_language": ("Deutschkurs",), "parenting": ("Krabbelgruppe",)},
    synonyms=(("Schwimmkurs", "Seepferdchen"), ("Bücherei", "Bibliothek"), ("Arbeitsamt", "Agentur für Arbeit")),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return make_index(
        tmp_path_factory.mktemp("index"),
        make_record(public_id="german", title="Deutsch A1", kind="language_course", topics=("german_language",)),
        make_record(public_id="primary", title="Grundschule St. Nikolaus", kind="institution", place=KONZ),
        make_record(public_id="library", title="Gemeindebücherei", kind="institution"),
        make_record(public_id="city-library", title="Stadtbibliothek", kind="institution"),
        make_record(public_id="gymnasium", title="Stefan-Andres-Gymnasium", kind="institution"),
        make_record(public_id="swimming", title="Seepferdchen für alle", description="Wir üben im Hallenbad."),
        make_record(public_id="babies", title="Eltern-Baby-Treff", topics=("parenting",)),
        make_record(public_id="agency", title="Sprechstunde", provider="Agentur für Arbeit"),
        language=LANGUAGE,
    )


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("sprachkurs", {"german"}),
        ("Sprachkurse", {"german"}),
        ("Kurse", {"german"}),
        ("deutsch lernen", {"german"}),
        ("Grundschule Konz", {"primary"}),
        ("Grundschulen in Konz", {"primary"}),
        ("Bücherei", {"library", "city-library"}),
        ("Buecherei", {"library", "city-library"}),
        ("Bibliotheken", {"library", "city-library"}),
        ("Gymnasien", {"gymnasium"}),
        ("Gymnasium", {"gymnasium"}),
        ("schwimmkurs", {"swimming"}),
        ("Arbeitsamt", {"agency"}),
        ("elternbabytreff", {"babies"}),
    ],
)
def test_forms_parts_and_synonyms_find_the_offer(store, text, ids):
    answer = ask(store, text)

    assert set(answer.ids) == ids
    assert answer.widened == ""


@pytest.mark.parametrize(
    ("text", "first", "how"),
    [
        ("Krabbelgruppe", "babies", "everyday"),
        ("Deutschkruse", "german", "spelling"),
        ("Schwimkurs", "swimming", "spelling"),
        ("Gymnasuim", "gymnasium", "spelling"),
        ("Gymn", "gymnasium", "spelling"),
        ("Seepferdchen Raumfahrt", "swimming", "some"),
    ],
)
def test_words_that_find_little_are_stretched_step_by_step(store, text, first, how):
    answer = ask(store, text)

    assert answer.ids[0] == first
    assert answer.widened == how


def test_short_words_and_numbers_are_never_stretched(store):
    assert ask(store, "A2").total == 0
    assert ask(store, "xyz").total == 0


def test_what_nobody_offers_is_not_found(store):
    assert ask(store, "zzqqxx").total == 0


def test_a_hit_in_the_title_comes_before_one_in_the_text(tmp_path):
    store = make_index(
        tmp_path,
        make_record(public_id="text", title="Treff am Abend", description="Auch Theater kommt vor."),
        make_record(public_id="title", title="Theater am Abend", description="Wir treffen uns."),
    )

    assert ask(store, "Theater").ids == ("title", "text")


def test_a_county_with_a_hyphen_is_not_the_city_in_its_name(tmp_path):
    store = make_index(tmp_path, make_record(public_id="konz", title="Chor", place=KONZ))

    assert ask(store, "Trier").total == 0
    assert ask(store, "Chor Trier-Saarburg").total == 1


def test_control_signs_and_query_syntax_are_only_text(store):
    for text in ('"', "title:x AND (", "*", "\x00\x01", "a" * 5000, "-- OR 1=1", "~2^9"):
        assert ask(store, text).total >= 0
