"""Words of a query that are filters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.apps.catalogue.filter_words import filter_words
from bildungsbuero.search import asking
from bildungsbuero.search.asking import hear
from bildungsbuero.search.filter_words import FilterWords, Meaning, phrases_of, tokens_of
from bildungsbuero.search.index import search
from bildungsbuero.search.place_words import place_phrases
from bildungsbuero.search.request import Near, SearchRequest
from tests.support.records import KONZ, TODAY, make_index, make_record

PLACES = phrases_of(
    [("Konz", Meaning(facet="place", values=("Konz",))), ("in Igel", Meaning(facet="place", values=("Igel",)))]
)
TYPED = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            [
                "kostenlos",
                "Abends",
                "am",
                "Wochenende",
                "Konz",
                "A2",
                "Klasse",
                "9.",
                "54290",
                "für",
                "Kinder",
                "Chor",
                "çocuk",
                "bakımı",
            ]
        ),
        max_size=7,
    ).map(" ".join),
)


@pytest.mark.parametrize(
    ("typed", "rest", "facet", "values"),
    [
        ("kostenlose Nachhilfe", "Nachhilfe", "cost", ("free",)),
        ("Nachhilfe gratis", "Nachhilfe", "cost", ("free",)),
        ("Deutschkurs abends", "Deutschkurs", "time_of_day", ("evening",)),
        ("Yoga am Wochenende", "Yoga", "weekday", ("sa", "su")),
        ("Chor montags", "Chor", "weekday", ("mo",)),
        ("Praktikum Klasse 9", "Praktikum", "class_level", ("9",)),
        ("Praktikum 9. Klasse", "Praktikum", "class_level", ("9",)),
        ("Deutsch a2", "Deutsch", "language_level", ("A2",)),
        ("німецька В1", "німецька", "language_level", ("B1",)),
        ("Deutsch 54290", "Deutsch", "near", ("54290",)),
        ("Yoga Konz", "Yoga", "place", ("Konz",)),
        ("Treff in Igel", "Treff", "place", ("Igel",)),
        ("Deutsch mit Kinderbetreuung", "Deutsch", "childcare", ("yes",)),
        ("Almanca kursu çocuk bakımı", "Almanca kursu", "childcare", ("yes",)),
        ("Beratung auf Ukrainisch", "Beratung", "language", ("uk",)),
        ("barrierefreier Treff", "Treff", "accessibility", ("step_free",)),
        ("курс ввечері", "курс", "time_of_day", ("evening",)),
        ("دورة مجانية", "دورة", "cost", ("free",)),
        ("cours gratuits", "cours", "cost", ("free",)),
        ("Ferien 8 Jahre", "Ferien", "life_phase", ("primary_school", "all_ages")),
        ("Kurs online", "Kurs", "mode", ("online_live", "online_anytime")),
    ],
)
def test_words_become_filters_in_every_language(typed, rest, facet, values):
    found = filter_words().understand(typed, places=PLACES)

    assert found.text == rest
    assert [(one.meaning.facet, one.meaning.values) for one in found.recognised] == [(facet, values)]


@pytest.mark.parametrize(
    "typed",
    [
        "Igel im Garten",
        "Gebärdensprache lernen",
        "Kinderbetreuung",
        "Ukrainisch",
        "Klasse",
        "Klasse 17",
        "B7",
        "123456",
        "C0",
    ],
)
def test_what_is_not_certain_stays_a_word(typed):
    assert filter_words().understand(typed, places=PLACES).recognised == ()


def test_a_phrase_with_two_meanings_stays_a_word():
    phrases = phrases_of(
        [("Mitte", Meaning(facet="district", values=("Mitte",))), ("mitte", Meaning(facet="kind", values=("x",)))]
    )

    assert phrases == {}


@given(TYPED)
def test_nothing_typed_gets_lost_and_nothing_is_invented(typed):
    found = filter_words().understand(typed, places=PLACES)

    said = tokens_of(" ".join([found.text, *(one.words for one in found.recognised)]))
    assert sorted(said) == sorted(tokens_of(typed))
    assert all(one.words in typed for one in found.recognised)


@given(TYPED)
def test_what_was_taken_off_stays_words(typed):
    recognised = filter_words().understand(typed, places=PLACES).recognised
    for one in recognised:
        again = filter_words().understand(typed, places=PLACES, plain=[one.words])
        assert tokens_of(one.words) not in [tokens_of(other.words) for other in again.recognised]


def test_names_of_places_are_those_that_the_index_holds(tmp_path):
    store = make_index(tmp_path, make_record(place=KONZ), make_record(title="Chor"))

    phrases = place_phrases(store.searcher())

    assert phrases["konz",].values == ("Konz",)
    assert phrases["vg", "konz"].facet == "region"


def heard(store, text, near_of=lambda _postcode: None, **options):
    return hear(store, SearchRequest(on=TODAY, text=text, **options), filter_words(), near_of=near_of)


def test_filters_in_words_narrow_and_are_given_up_one_by_one_where_nothing_is_left(tmp_path):
    store = make_index(
        tmp_path,
        make_record(public_id="free", title="Yoga", place=KONZ, is_free=True),
        make_record(public_id="dear", title="Yoga für alle", place=KONZ),
    )

    assert heard(store, "kostenlos Yoga Konz").answer.ids == ("free",)
    without = heard(store, "kostenlos Yoga Konz abends")
    assert without.answer.ids == ("free",)
    assert [one.words for one in without.given_up] == ["abends"]
    assert without.understood.facets["time_of_day"] == ("evening",)


def test_a_postcode_is_a_radius_unless_it_does_not_exist(tmp_path):
    store = make_index(tmp_path, make_record(public_id="konz", title="Yoga", place=KONZ))
    near = Near(latitude=49.7, longitude=6.58, radius_m=1000)

    assert heard(store, "Yoga 54329", near_of=lambda _postcode: near).asked.request.near == near
    assert heard(store, "Yoga 99999").asked.request.text == "Yoga 99999"


def test_an_empty_vocabulary_recognises_numbers_only():
    found = FilterWords().understand("kostenlos A1")

    assert [one.words for one in found.recognised] == ["A1"]


def test_a_query_of_nothing_but_filters_makes_a_few_searches_only(tmp_path, monkeypatch):
    store = make_index(tmp_path, make_record(title="Chor"))
    asked = []
    monkeypatch.setattr(asking, "search", lambda store, request: asked.append(request) or search(store, request))

    heard(store, "xyzzy " + "A1 B2 C1 abends kostenlos samstags Konz online barrierefrei montags " * 3)

    assert len(asked) <= asking.MOST_TRIED + 2
