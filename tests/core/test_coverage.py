"""The coverage matrix against counting by hand, one offer at a time."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bildungsbuero.core import coverage
from bildungsbuero.core.coverage import NOT_SAID, TOTAL, Entry, Tally, cell_key, count, is_verified, read_cell_key

AXES = (coverage.TOPIC, coverage.LIFE_PHASE, coverage.MUNICIPALITY)
KEYS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True).map(tuple)
ENTRIES = st.lists(
    st.tuples(
        st.tuples(KEYS, KEYS, KEYS),
        st.sampled_from(["place", "online", "city_wide", "district_wide"]),
        st.booleans(),
        st.one_of(st.none(), st.integers(0, 40)),
    ),
    max_size=25,
)


def by_hand(entries: list[Entry], cell: tuple[str, ...]) -> Tally:
    found = [
        one
        for one in entries
        if all(not key or key in (own or (NOT_SAID,)) for own, key in zip(one[0], cell, strict=True))
    ]
    return Tally(
        offers=len(found),
        verified=sum(one[2] for one in found),
        wide=sum(one[1] in ("city_wide", "district_wide") for one in found),
        online=sum(one[1] == "online" for one in found),
        seats=sum(one[3] or 0 for one in found),
        with_seats=sum(one[3] is not None for one in found),
    )


@given(ENTRIES)
@settings(max_examples=60, deadline=None)
def test_every_cell_and_every_total_is_what_counting_by_hand_gives(entries):
    cube = count(entries, AXES)

    lines = [["a", "b", "c", NOT_SAID, TOTAL]] * 3
    for cell in product(*lines):
        assert cube.at(*cell) == by_hand(entries, cell)
        assert cube.at(*cell).offers == sum(coverage.is_at(one[0], cell) for one in entries)


@given(ENTRIES)
@settings(max_examples=30, deadline=None)
def test_each_offer_stands_once_in_the_total_and_as_often_as_it_has_keys_in_the_sum(entries):
    cube = count(entries, AXES)
    pairs = [set(one[0][0] or (NOT_SAID,)) for one in entries]

    assert cube.total.offers == len(entries)
    assert cube.total.at_places + cube.total.wide + cube.total.online == len(entries)
    assert coverage.summed(cube.at(key, TOTAL, TOTAL) for key in ("a", "b", "c", NOT_SAID)).offers == sum(
        map(len, pairs)
    )
    assert set(cube.keys_on(0)) == set().union(*pairs)


@given(ENTRIES)
@settings(max_examples=30, deadline=None)
def test_a_cell_is_empty_exactly_where_no_offer_has_its_keys(entries):
    lines = [["a", "b", "c"]] * 3
    empty = set(coverage.empty_cells(count(entries, AXES), lines))

    assert empty == {cell for cell in product(*lines) if not by_hand(entries, cell).offers}


@given(ENTRIES)
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_offers_does_not_matter_and_numbers_survive_being_kept(entries):
    cube, other = count(entries, AXES), count(entries[::-1], AXES)

    assert cube == other
    assert all(coverage.tally_of(tally.as_list()) == tally for tally in cube.cells.values())


def test_what_is_city_wide_or_online_fills_no_place():
    assert coverage.place_keys("place", "07211000") == ("07211000",)
    assert coverage.place_keys("online", "07211000") == ("online",)
    assert coverage.place_keys("city_wide", "07211000") == ("city_wide",)
    assert coverage.place_keys("place", "") == (NOT_SAID,)


@pytest.mark.parametrize(
    ("confirmed_on", "confirm_days", "expected"),
    [
        (None, 365, False),
        (None, None, False),
        (date(2026, 1, 1), None, True),
        (date(2025, 11, 22), 365, True),
        (date(2025, 11, 21), 365, False),
    ],
)
def test_an_entry_is_verified_until_its_confirmation_runs_out(confirmed_on, confirm_days, expected):
    assert is_verified(confirmed_on, confirm_days, date(2026, 11, 22)) is expected


def test_nothing_has_no_share():
    assert count([], AXES).total == coverage.NONE
    assert coverage.NONE.share_verified_percent is None
    assert coverage.summed([]) == coverage.NONE


KEY = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=coverage.LONGEST_KEY)


@given(st.lists(st.tuples(st.sampled_from(coverage.AXES), KEY), min_size=1, max_size=3, unique_by=lambda pair: pair[0]))
def test_a_cell_named_as_evidence_is_read_back(pairs):
    assert read_cell_key(cell_key(pairs)) == tuple(pairs)


def test_evidence_is_named_so():
    at = ((coverage.MUNICIPALITY, "07235068"), (coverage.TOPIC, "basic_education"))

    assert cell_key(at) == "cell:municipality=07235068;topic=basic_education"


@given(st.text(max_size=40))
def test_any_other_text_is_no_cell(text):
    read = read_cell_key(text)
    assert read is None
    assert read_cell_key(f"cell:{text}") is None or cell_key(read_cell_key(f"cell:{text}")).startswith("cell:")


@pytest.mark.parametrize(
    "text",
    [
        "cell:",
        "cell:topic",
        "cell:topic=",
        "cell:nothing=a",
        "cell:topic=a;topic=b",
        "cell:topic=" + 61 * "a",
        "topic=a",
    ],
)
def test_what_names_no_axis_or_no_key_is_no_cell(text):
    assert read_cell_key(text) is None


def test_a_change_tells_closed_and_opened_gaps():
    nothing, one = count([], AXES), count([((("a",), ("b",), ("c",)), "place", True, None)], AXES)

    assert coverage.change(nothing, one, ("a", "b", "c")).is_closed
    assert coverage.change(one, nothing, ("a", "b", "c")).is_opened
    assert coverage.change(one, one, ("a", "b", "c")).offers == 0
