"""Where the texts of an offer stand, when a translation fits, and what makes Leichte Sprache too hard."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.easy_language import (
    ABBREVIATION,
    LONG_SENTENCE,
    LONG_WORD,
    PASSIVE,
    SUBJUNCTIVE,
    Finding,
    findings,
)
from bildungsbuero.core.offers import ConditionRecord, ContactRecord, PriceRecord, RunRecord
from bildungsbuero.core.translations import (
    CURRENT,
    MISSING,
    OUTDATED,
    PARTLY,
    Text,
    is_same,
    longest,
    state_of,
    texts_of,
    with_texts,
    words_field,
)
from tests.support.records import make_record

WORDS = st.text(alphabet="abc äß", min_size=1, max_size=12).filter(str.strip)
FULL = make_record(
    summary="Wir singen.",
    registration="am Telefon",
    contact=ContactRecord(function="Leitung"),
    conditions=(
        ConditionRecord(condition="age", value_from="6"),
        ConditionRecord(condition="other", note="Noten lesen"),
        ConditionRecord(condition="other", note="Zeit haben"),
    ),
    profile={"care_hours": "7 Stunden", "institution_type": "daycare"},
    prices=(PriceRecord(amount=Decimal(5), label="im Monat"),),
    runs=(RunRecord(schedule="jeden Montag"), RunRecord(schedule="jeden Montag")),
)


def test_every_text_that_people_read_has_a_field_of_its_own():
    texts = texts_of(FULL, ["care_hours"])

    assert texts == {
        "title": FULL.title,
        "summary": "Wir singen.",
        "registration": "am Telefon",
        "condition.other": "Noten lesen",
        "condition.other.2": "Zeit haben",
        "profile.care_hours": "7 Stunden",
        "contact": "Leitung",
        words_field("im Monat"): "im Monat",
        words_field("jeden Montag"): "jeden Montag",
    }


def test_a_record_says_its_texts_in_another_language_and_the_rest_as_before():
    texts = {field: f"uk {text}" for field, text in texts_of(FULL, ["care_hours"]).items()}

    spoken = with_texts(FULL, texts)

    assert texts_of(spoken, ["care_hours"])["condition.other.2"] == "uk Zeit haben"
    assert (spoken.title, spoken.contact.function) == (f"uk {FULL.title}", "uk Leitung")
    assert [run.schedule for run in spoken.runs] == ["uk jeden Montag"] * 2
    assert spoken.prices == (PriceRecord(amount=Decimal(5), label="uk im Monat"),)
    assert spoken.profile == {"care_hours": "uk 7 Stunden", "institution_type": "daycare"}
    assert spoken.conditions[0] == FULL.conditions[0]


def test_without_translations_a_record_stays_as_it_is():
    assert with_texts(FULL, {}) is FULL
    assert with_texts(FULL, {"description": "nobody asked"}).title == FULL.title


@given(st.dictionaries(WORDS, WORDS, max_size=5), st.data())
def test_the_state_of_a_language_follows_from_its_texts(originals, data):
    chosen = data.draw(st.sets(st.sampled_from(sorted(originals)))) if originals else set()
    old = data.draw(st.sets(st.sampled_from(sorted(chosen)))) if chosen else set()
    translated = {field: Text(text="x", is_outdated=field in old) for field in chosen}

    state = state_of(originals, translated)

    expected = CURRENT if len(chosen) == len(originals) else PARTLY
    missing = MISSING if originals else CURRENT
    assert state == (missing if not chosen else OUTDATED if old else expected)


def test_a_text_that_the_offer_no_longer_has_counts_for_nothing():
    assert state_of({"title": "Chor"}, {"summary": Text(text="x", is_outdated=True)}) == MISSING


@given(WORDS, WORDS)
def test_other_spaces_are_no_other_text(first, second):
    assert is_same(f"{first} {second}", f"  {first}\r\n\n{second} ")
    assert is_same(first, second) == (first.split() == second.split())
    assert words_field(f"{first} {second}") == words_field(f"{first}\n{second}")


def test_each_field_has_a_longest_text():
    assert (longest("title"), longest("condition.other")) == (300, 500)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sie können einfach kommen.\nEs kostet nichts.", []),
        ("Wir lesen den Brief. Wir erklären den Brief.", []),
        ("Der Antrag wird vom Amt geprüft.", [PASSIVE]),
        ("Sie werden beraten.", [PASSIVE]),
        ("Das Kind wird groß.", []),
        ("Das könnte Ihnen helfen.", [SUBJUNCTIVE]),
        ("Melden Sie sich ggf. vorher.", [ABBREVIATION]),
        ("Wir reden über Ausbildungsförderung.", [LONG_WORD]),
        ("Wir reden über Ausbildungs-Förderung.", []),
        (
            "Wir suchen mit Ihnen einen Kurs und klären auch, wer am Ende das alles bezahlt.",
            [LONG_SENTENCE],
        ),
    ],
)
def test_what_makes_leichte_sprache_too_hard_is_named(text, found):
    assert [one.kind for one in findings(text)] == found


def test_the_same_thing_is_named_once():
    text = "Ausbildungsförderung. Ausbildungsförderung."

    assert findings(text) == [Finding(kind=LONG_WORD, words="Ausbildungsförderung")]


def test_a_record_without_a_contact_has_no_contact_to_translate():
    assert "contact" not in texts_of(replace(FULL, contact=None))
