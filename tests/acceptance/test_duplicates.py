"""Acceptance example 12: what other systems hold for the same, told anew with German entries, and what we decide.

OpenFairDB holds two places for one that lie within 100 metres and whose names differ by at most 30 % of their letters
or by two words. The eleven scenarios (R1 to R11) of 211-Connect follow one pair of services through the life of a feed.
Where our rules decide otherwise on purpose, the test says so and why; so does `docs/explanation/dubletten.md`.
"""

import pytest

from bildungsbuero.apps.catalogue.duplicates.finding import find_all
from bildungsbuero.apps.catalogue.models import Duplicate, Offer, State
from bildungsbuero.core.matching import Kind, Subject, Verdict, clusters, compare, find_pairs
from bildungsbuero.core.places import distance_m
from tests.support.cast import make_office
from tests.support.offers import make_offer, make_organisation, make_place

HERE = {"kind": Kind.PLACE, "town": "Trier", "latitude": 49.7565, "longitude": 6.6410}
NAME = "Offene Werkstatt Blauhaus"


def verdict(one: dict, other: dict) -> Verdict:
    return compare(Subject(key="a", **one), Subject(key="b", **other)).verdict


# The other name at the same spot, what OpenFairDB says, what we say.
VECTORS = [
    ("the same name", NAME, True, Verdict.SAME),
    ("letters left out in each word", "Ofene Werkstat Blauhas", True, Verdict.SAME),
    ("another letter in each word", "Offxne Werkstxtt Blauhxus", True, Verdict.SAME),
    ("words in another order", "Blauhaus Offene Werkstatt", True, Verdict.SAME),
    # On purpose otherwise: in one house there are many, and a general word alone says nothing of who it is.
    ("one general word of three", "Werkstatt", True, Verdict.DIFFERENT),
    ("two words of three are others", "Offene Kantine Sonnenhof", True, Verdict.DIFFERENT),
    ("nothing in common", "Stadtteilbücherei Ehrang", False, Verdict.DIFFERENT),
]


@pytest.mark.parametrize(("what", "name", "theirs", "ours"), VECTORS, ids=[one[0] for one in VECTORS])
def test_names_at_one_spot(what, name, theirs, ours):
    assert verdict(HERE | {"name": NAME}, HERE | {"name": name}) == ours
    if not theirs:
        # What their simple rule keeps apart, ours never joins.
        assert ours == Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Two of four words differ: theirs joins up to two words, ours asks which words.
        ("Lesen Singen Tanzen", "Lesen Singen Malen Kochen", Verdict.DIFFERENT),
        # A number is no row of letters: two fewer are another number, not a slip of the pen.
        ("Kita Regenbogen 23", "Kita Regenbogen 2", Verdict.DIFFERENT),
        ("Grundschule 3", "Grundschule 4", Verdict.DIFFERENT),
        # Two single words: equal letters count, no share of words.
        ("Blauhaus", "Blauhaus", Verdict.SAME),
        ("Blauhaus", "Rotbachhof", Verdict.DIFFERENT),
    ],
)
def test_words_and_numbers(one, other, expected):
    assert verdict(HERE | {"name": one}, HERE | {"name": other}) == expected


def test_a_spot_30_metres_away_is_the_same_and_another_town_is_not():
    near = HERE | {"latitude": 49.75663, "longitude": 6.6412}
    assert 10 < distance_m(49.7565, 6.6410, 49.75663, 6.6412) < 30
    assert verdict(HERE | {"name": NAME}, near | {"name": NAME}) == Verdict.SAME
    away = HERE | {"town": "Konz", "latitude": 49.66}
    assert verdict(HERE | {"name": NAME}, away | {"name": NAME}) == Verdict.DIFFERENT


def test_the_same_name_far_away_in_one_town_is_shown_to_a_person_on_purpose():
    """OpenFairDB says no beyond 100 metres; our positions are often only the middle of a postcode, so we ask."""
    far = HERE | {"latitude": 49.78}
    pair = compare(Subject(key="a", name=NAME, **HERE), Subject(key="b", name=NAME, **far))

    assert pair.verdict == Verdict.SAME
    assert "point_far" in {reason.code for reason in pair.reasons}
    assert pair.score < compare(Subject(key="a", name=NAME, **HERE), Subject(key="b", name=NAME, **HERE)).score


# R1 to R11: the crisis line of one provider, listed by two directories.


@pytest.fixture
def trier(db, data_dir):
    return make_office()


@pytest.fixture
def caritas(trier):
    return make_organisation(office=trier, name="Caritasverband (Beispiel)")


def crisis_line(office, provider, *, title="Krisentelefon", street="Petrusstraße 28", town="Trier", **said) -> Offer:
    place = make_place(office=office, street=street, town=town, postcode="54292")
    said = {"contact_phone": "0800 1110111", "contact_email": "krise@caritas.example", **said}
    return make_offer(office=office, title=title, kind="guidance", provider=provider, place=place, **said)


@pytest.fixture
def pair(trier, caritas):
    return crisis_line(trier, caritas), crisis_line(trier, caritas, street="Petrusstr. 28")


def found(office) -> list[tuple[frozenset[str], float]]:
    """The pairs of offers that wait for a decision, after a night."""
    find_all(office)
    waiting = Duplicate.objects.of(office).undecided().filter(kind="offer").order_by("pk")
    return [(frozenset({one.first, one.second}), one.score) for one in waiting]


def ids(*offers: Offer) -> frozenset[str]:
    return frozenset(offer.public_id for offer in offers)


def test_r1_two_entries_of_one_service_wait_for_a_person(trier, pair):
    assert [keys for keys, _score in found(trier)] == [ids(*pair)]


def test_r1_the_same_service_at_two_sites_is_two_on_purpose(trier, caritas):
    """211-Connect holds two sites of one hotline for a duplicate and publishes both all the same; we do not ask."""
    crisis_line(trier, caritas)
    crisis_line(trier, caritas, street="Granastraße 6", town="Konz")

    assert found(trier) == []


@pytest.mark.parametrize("which", [0, 1])
def test_r2_and_r3_where_either_is_gone_no_pair_is_left(trier, pair, which):
    found(trier)
    Offer.objects.of(trier).filter(pk=pair[which].pk).update(state=State.ARCHIVED)

    assert found(trier) == []


@pytest.mark.parametrize("lost", [("contact_phone",), ("contact_email",), ("contact_phone", "contact_email")])
def test_r4_r5_and_r6_what_is_no_longer_shared_counts_no_more(trier, pair, lost):
    """Name, provider and address alone still say enough for us to ask; a signal that is gone never makes us surer."""
    before = found(trier)
    Offer.objects.of(trier).filter(pk=pair[1].pk).update(**dict.fromkeys(lost, ""))
    after = found(trier)

    assert [keys for keys, _score in after] == [ids(*pair)]
    assert after[0][1] <= before[0][1]


def test_r4_to_r6_without_an_address_the_signals_decide(trier):
    at = {"kind": Kind.OFFER, "name": "Krisentelefon", "town": "Trier"}
    full = {"phone": "0800 1110111", "email": "krise@caritas.example"}
    scores = [
        compare(Subject(key="a", **at, **full), Subject(key="b", **at, **shared)).score
        for shared in (full, {"phone": full["phone"]}, {})
    ]

    assert scores[0] >= scores[1] > scores[2]


def test_r7_renamed_to_something_else_it_is_no_pair_any_more(trier, pair):
    found(trier)
    Offer.objects.of(trier).filter(pk=pair[1].pk).update(title="Schuldnerberatung")

    assert found(trier) == []


def test_r8_what_comes_back_is_found_again(trier, caritas, pair):
    found(trier)
    pair[1].delete()
    assert found(trier) == []
    again = crisis_line(trier, caritas)

    assert [keys for keys, _score in found(trier)] == [ids(pair[0], again)]


def test_r9_nothing_new_changes_nothing_and_what_was_decided_stays_so(trier, pair):
    first = found(trier)
    assert found(trier) == first
    Duplicate.objects.of(trier).update(decision="different")

    assert found(trier) == []


def test_r10_a_third_one_makes_a_group_of_three(trier, caritas, pair):
    third = crisis_line(trier, caritas)
    pairs = [keys for keys, _score in found(trier)]

    assert len(pairs) == 3
    assert frozenset().union(*pairs) == ids(*pair, third)
    alike = [
        Subject(key=offer.public_id, kind=Kind.OFFER, name=offer.title, provider="Caritas", street="Petrusstr. 28")
        for offer in (*pair, third)
    ]
    assert clusters(alike, find_pairs(alike)) == [tuple(sorted(ids(*pair, third)))]


def test_r11_a_pair_that_is_only_perhaps_one_stays_where_it_is(trier, pair):
    Offer.objects.of(trier).filter(pk=pair[1].pk).update(title="Krisen-Hotline")
    nights = [found(trier) for _night in range(3)]

    assert nights[0] == nights[1] == nights[2]
