"""German words: their basic form, and what compounds are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.search.analyser import Analyser

ANALYSER = Analyser(["Kita", "BNE"])

COMPOUNDS = {
    "Intensivsprachkurs": "intensiv sprache kurs",
    "Sprachkurs": "sprache kurs",
    "Alphabetisierungskurse": "alphabetisierung kurs",
    "Grundschullehrer": "grund schule lehrer",
    "Kindertagesstätte": "kind tag staette",
    "Hausaufgabenhilfe": "haus aufgabe hilfe",
    "Kinderbetreuung": "kind betreuung",
    "Musikschule": "musik schule",
    "Volkshochschule": "volk hoch schule",
    "Ferienprogramm": "ferien programm",
    "Schulanmeldung": "schule anmeldung",
    "Berufsberatung": "beruf beratung",
    "Krabbelgruppe": "krabbeln gruppe",
    "Schwimmkurs": "schwimmen kurs",
    "Elterncafé": "eltern cafe",
    "Bildungsgutschein": "bildung gutschein",
    "Leseförderung": "lesen foerderung",
    "Erziehungsberatung": "erziehung beratung",
    "Ausbildungsplatz": "ausbildung platz",
    "Vorstellungsgespräch": "vorstellung gespraech",
    "Tagesmutter": "tag mutter",
    "Sommerferienbetreuung": "sommer ferien betreuung",
    "Zeugnisanerkennung": "zeugnis anerkennung",
    "Studienfinanzierung": "studium finanzierung",
    "Gesamtschule": "gesamt schule",
    "Rechenschwäche": "rechnen schwaeche",
    "Lerncafé": "lernen cafe",
    "Gebärdensprache": "gebaerde sprache",
    "Schulbücher": "schule buch",
    "Kitaplatz": "kita platz",
}
SIMPLE = [
    "Gymnasium",
    "Bücherei",
    "Gesundheit",
    "Freundschaft",
    "Anerkennung",
    "Ausbildung",
    "Unterricht",
    "Betreuung",
    "Nachhilfe",
    "Umschulung",
    "Wiedereinstieg",
    "Verwaltung",
    "Smartphone",
    "Französisch",
    "Wissenschaft",
]


@pytest.mark.parametrize(("word", "parts"), COMPOUNDS.items())
def test_compounds_are_taken_apart(word, parts):
    assert " ".join(ANALYSER.word(word.lower()).leaves) == parts


@pytest.mark.parametrize("word", SIMPLE)
def test_simple_words_stay_whole(word):
    assert ANALYSER.word(word.lower()).leaves == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sprachkurs", "Sprachkurse"),
        ("Sprachkurs", "Sprachkursen"),
        ("Gymnasium", "Gymnasien"),
        ("Bücherei", "Buecherei"),
        ("Bücherei", "Büchereien"),
        ("Straße", "Strasse"),
        ("Schule", "Schulen"),
        ("Schüler", "Schülerinnen"),
        ("Alphabetisierungskurs", "Alphabetisierungskurse"),
        ("Mädchen", "Maedchen"),
        ("lernen", "gelernt"),
    ],
)
def test_forms_of_a_word_meet_in_its_basic_form(one, other):
    assert ANALYSER.word(one.lower()).lemma == ANALYSER.word(other.lower()).lemma


def test_a_compound_also_knows_the_compounds_inside():
    assert "grundschule" in ANALYSER.word("grundschullehrer").parts
    assert "sprachkurs" in ANALYSER.word("intensivsprachkurs").parts


def test_case_makes_no_difference():
    assert [word.lemma for word in ANALYSER.text("SCHULE Schule schule")] == ["schule"] * 3


def test_words_without_meaning_are_left_out_of_texts_but_a_query_of_them_is_kept():
    assert [word.lemma for word in ANALYSER.text("Schwimmkurs für mein Kind")] == ["schwimmkurs", "kind"]
    assert len(ANALYSER.query("der die das")) == 3


@given(st.text(max_size=60))
def test_any_text_is_analysed_without_a_fault_and_the_same_each_time(text):
    found = ANALYSER.text(text)

    assert [word.lemma for word in found] == [word.lemma for word in Analyser(["Kita", "BNE"]).text(text)]
    assert all(word.lemma for word in found)


def test_an_analyser_that_forgot_its_oldest_words_learns_them_anew(monkeypatch):
    monkeypatch.setattr("bildungsbuero.search.analyser._MOST_WORDS_KEPT", 4)
    analyser = Analyser()

    found = [analyser.word(word) for word in ("kurse", "schulen", "bücher", "chöre", "feste", "kurse")]

    assert [word.lemma for word in found] == ["kurs", "schule", "buch", "chor", "fest", "kurs"]
