"""Whether two entries mean the same: what holds for every pair, and what German names must come out as."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bildungsbuero.core.matching import Kind, Subject, Verdict, clusters, compare, find_pairs
from bildungsbuero.core.matching.addresses import read_street
from bildungsbuero.core.matching.folding import folded
from bildungsbuero.core.matching.phonetics import cologne
from bildungsbuero.core.matching.reaching import mailbox, phone_digits, web_address
from bildungsbuero.core.matching.reasons import SENTENCES

WORDS = st.sampled_from(
    [
        "Grundschule",
        "Kita",
        "St.",
        "Martin",
        "Müller",
        "Nord",
        "Süd",
        "A2",
        "B1",
        "3",
        "4",
        "II",
        "e.V.",
        "Kath.",
        "2026",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
TEXTS = st.one_of(NAMES, st.text(max_size=20))
KINDS = st.sampled_from(list(Kind))


@st.composite
def subjects(draw, key="a"):
    return Subject(
        key=key,
        kind=draw(KINDS),
        name=draw(TEXTS),
        provider=draw(st.one_of(st.just(""), NAMES)),
        street=draw(st.sampled_from(["", "Hauptstr. 3", "Hauptstraße 3", "Am Markt 1", "x"])),
        town=draw(st.sampled_from(["", "Trier", "Konz", "Bad Mühlbach"])),
        phone=draw(st.sampled_from(["", "0651 4711", "+49 651 4711", "12"])),
        website=draw(st.sampled_from(["", "https://vhs.example/a", "vhs.example"])),
        days=draw(st.sampled_from([(), ("2026-01-01",), ("2027-01-01",)])),
    )


@given(subjects("a"), subjects("b"))
def test_the_order_of_two_makes_no_difference(a, b):
    one, other = compare(a, b), compare(b, a)

    assert (one.score, one.verdict) == (other.score, other.verdict)
    assert {reason.code for reason in one.reasons} == {reason.code for reason in other.reasons}


@given(subjects("a"))
def test_everything_with_a_name_is_held_for_itself(a):
    if not folded(a.name).replace("e v", "").strip(" 0123456789"):
        return
    pair = compare(a, Subject(**{**_facts(a), "key": "b"}))

    assert not pair.is_vetoed
    assert pair.verdict != Verdict.DIFFERENT or pair.score < 0.5


@given(st.lists(subjects(), min_size=2, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_a_list_makes_no_difference(listed, chance):
    keyed = [Subject(**{**_facts(one), "key": f"k{at}"}) for at, one in enumerate(listed)]
    shuffled = list(keyed)
    chance.shuffle(shuffled)

    assert find_pairs(keyed) == find_pairs(shuffled)
    assert clusters(keyed, find_pairs(keyed)) == clusters(shuffled, find_pairs(shuffled))


@given(subjects("a"), st.integers(1, 40), st.integers(1, 40))
def test_another_number_wins_over_everything_that_is_alike(a, one, other):
    named = [
        Subject(**{**_facts(a), "key": key, "name": f"Grundschule {number}"})
        for key, number in zip("ab", (one, other), strict=True)
    ]

    assert compare(*named).is_vetoed == (one != other)


@given(st.lists(subjects(), min_size=2, max_size=8))
@settings(max_examples=60)
def test_no_group_holds_two_that_exclude_one_another(listed):
    keyed = {f"k{at}": Subject(**{**_facts(one), "key": f"k{at}"}) for at, one in enumerate(listed)}

    for group in clusters(keyed.values(), find_pairs(keyed.values())):
        assert not any(compare(keyed[a], keyed[b]).is_vetoed for a in group for b in group if a != b)


def test_a_name_without_number_joins_one_of_two_never_both():
    school = {"town": "Trier", "street": "Hauptstr. 3", "phone": "0651 4711", "email": "gs@trier.example"}
    listed = [Subject(key=name, name=name, **school) for name in ("Grundschule", "Grundschule 3", "Grundschule 4")]

    for group in clusters(listed, find_pairs(listed)):
        assert not {"Grundschule 3", "Grundschule 4"} <= set(group)


SAME = [
    ("Volkshochschule der Stadt Trier e.V.", "VHS Trier"),
    ("Kath. Kita St. Martin", "Katholische Kindertagesstätte Sankt Martin"),
    ("Müller-Nachhilfe GmbH", "Nachhilfe Mueller"),
    ("Goethe-Grundschule", "GS Goethe"),
    ("Stadt Bibliothek Trier", "Stadtbücherei Trier"),
    ("DRK Kreisverband Trier", "Deutsches Rotes Kreuz KV Trier e. V."),
    ("Kulturwerkstat Trier", "Kulturwerkstatt Trier (gemeinnützig)"),
    ("SKM Trier", "SKM - Trier e.V."),
]
TWO = [
    ("Grundschule 3", "Grundschule 4"),
    ("Kita Löwenzahn I", "Kita Löwenzahn II"),
    ("Kath. Kita St. Martin", "Ev. Kita St. Martin"),
    ("Grundschule Trier-Nord", "Grundschule Trier-Süd"),
    ("Friedrich-Spee-Gymnasium", "Realschule plus Friedrich Spee"),
    ("Ambrosius-Grundschule", "Grundschule Kürenz"),
    ("Stadtbibliothek Trier", "Stadtbibliothek Trier, Zweigstelle Ehrang"),
    ("Goethe-Gymnasium", "Förderverein des Goethe-Gymnasiums e.V."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_actor_written_in_two_ways_is_found(one, other):
    at = {"town": "Trier", "phone": "0651 4711"}

    assert compare(Subject(key="a", name=one, **at), Subject(key="b", name=other, **at)).verdict == Verdict.SAME


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_actors_in_one_house_stay_two(one, other):
    at = {"town": "Trier", "street": "Am Weidengraben 2", "phone": "0651 4711"}

    assert compare(Subject(key="a", name=one, **at), Subject(key="b", name=other, **at)).verdict == Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Deutschkurs A2", "Deutschkurs B1", Verdict.DIFFERENT),
        ("Deutschkurs A2.1", "Deutschkurs A2.2", Verdict.DIFFERENT),
        ("Yoga für Anfänger", "Yoga für Fortgeschrittene", Verdict.DIFFERENT),
        ("Nachhilfe Klasse 5–7", "Nachhilfe Klasse 8–10", Verdict.DIFFERENT),
        ("Eltern-Kind-Turnen Gruppe 1", "Eltern-Kind-Turnen Gruppe 2", Verdict.DIFFERENT),
        ("Deutschkurs A2 Herbst 2026", "Deutschkurs A2 Frühjahr 2027", Verdict.NEW_RUN),
        ("Yoga am Morgen", "Yoga am Abend", Verdict.NEW_RUN),
        ("Töpfern (262-40123)", "Töpfern (271-40123)", Verdict.NEW_RUN),
        ("Töpfern fuer Kinder", "Töpfern für Kinder", Verdict.SAME),
        ("Deutschkurs A2", "Deutsch-Kurs A2", Verdict.SAME),
    ],
)
def test_offers_of_one_provider_are_told_apart(one, other, verdict):
    of = {"kind": Kind.OFFER, "provider": "VHS Trier", "town": "Trier", "phone": "0651 4711"}

    assert compare(Subject(key="a", name=one, **of), Subject(key="b", name=other, **of)).verdict == verdict


def test_the_same_course_of_two_providers_or_at_two_places_is_two():
    first = Subject(key="a", kind=Kind.OFFER, name="Yoga", provider="VHS Trier", town="Trier", street="Am Markt 1")
    for other in ({"provider": "Turnverein Konz"}, {"street": "Uferstraße 9"}, {"town": "Konz"}):
        assert compare(first, Subject(**{**_facts(first), "key": "b", **other})).verdict == Verdict.DIFFERENT


def test_register_numbers_and_positions_count():
    at = {"town": "Trier", "latitude": 49.75, "longitude": 6.64}
    one, other = (
        Subject(key=key, name="Grundschule", identifiers=(("school", number),), **at) for key, number in ("a1", "b2")
    )
    assert compare(one, other).is_vetoed
    same = Subject(**{**_facts(other), "identifiers": one.identifiers})
    assert {"identifier_same", "point_near"} <= {reason.code for reason in compare(one, same).reasons}
    far = Subject(**{**_facts(same), "latitude": 50.5})
    assert "point_far" in {reason.code for reason in compare(one, far).reasons}


def test_a_large_block_is_not_compared_with_itself_as_a_whole():
    listed = [Subject(key=f"{at:04}", name="Lesepaten", town="Trier", phone=f"0651 47{at:04}") for at in range(300)]

    assert len(find_pairs(listed, threshold=0.0001)) < 300 * 40


def test_only_pairs_with_a_new_one_are_asked_for():
    listed = [Subject(key=key, name="Lesepaten Trier", town="Trier") for key in "abc"]

    assert {(pair.a, pair.b) for pair in find_pairs(listed, new=frozenset("c"))} == {("a", "c"), ("b", "c")}


def test_every_reason_has_its_sentence():
    a = Subject(key="a", name="Lesepaten", town="Trier")

    for pair in (compare(a, a), compare(a, Subject(key="b", name="Chor 2", kind=Kind.PLACE))):
        assert all(SENTENCES[reason.code] % dict(reason.facts) for reason in pair.reasons)


@pytest.mark.parametrize(
    ("word", "code"),
    [("muller", "657"), ("wikipedia", "3412"), ("breschnew", "17863"), ("schmidt", "862"), ("x", "48")],
)
def test_words_that_sound_alike_have_one_code(word, code):
    assert cologne(word) == code


@pytest.mark.parametrize(
    "text", ["0651 / 47 11-22", "+49 651 471122", "(0651) 471122", "0049651471122", "+49 (0)651 471122"]
)
def test_a_telephone_number_has_one_form(text):
    assert phone_digits(text) == "49651471122"


def test_streets_pages_and_mailboxes_have_one_form():
    assert read_street("Hauptstr. 12 a") == read_street("Hauptstraße 12a") == ("hauptstr", "12a")
    assert web_address("https://www.vhs.example/kurse/?x=1") == ("vhs.example", "kurse")
    assert web_address("kein Netz") == ("", "")
    assert mailbox("Info@VHS.example") == ("info@vhs.example", "vhs.example")
    assert mailbox("vhs@gmx.de") == ("vhs@gmx.de", "")
    assert folded("Überlingen & Köln – Ærø") == folded("UEBERLINGEN und Koeln Aro")


def _facts(one):
    return {name: getattr(one, name) for name in one.__dataclass_fields__}
