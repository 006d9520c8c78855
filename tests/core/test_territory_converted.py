"""Cells on the territory of a later day: shares of counts, and what is missing or withheld stays so."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.cells import Meaning, Missing, Published, Quality, Suppressed
from bildungsbuero.core.territory import Change, Weight, converted_count, origins

BEFORE, REFORM, AFTER = date(2020, 1, 1), date(2021, 7, 1), date(2024, 12, 31)


def change(origin: str, goal: str, share: str | None, area: str | None = "1") -> Change:
    people, land = (None if text is None else Decimal(text) for text in (share, area))
    return Change(from_key=origin, to_key=goal, on=REFORM, share_of_people=people, share_of_area=land)


JOINED = [
    change("16056", "16063", "1"),
    change("16063", "16063", "0.9", "0.8"),
    change("16063", "16066", "0.1", "0.2"),
    change("16066", "16066", "1"),
]
UNPUBLISHED = [change("16064", "16061", None), change("16064", "16064", None), change("16061", "16061", "1")]


def count(value: int, **more) -> Published:
    return Published(value=Decimal(value), **more)


def converted(key, cells, changes=JOINED, **more):
    return converted_count(key, cells, changes, at=BEFORE, onto=AFTER, **more)


def test_the_origins_of_a_unit_are_those_that_gave_something_to_it():
    assert origins("16063", JOINED, at=BEFORE, onto=AFTER) == ("16056", "16063")
    assert origins("07211", JOINED, at=BEFORE, onto=AFTER) == ("07211",)
    assert origins("16063", JOINED, at=REFORM, onto=AFTER) == ("16063",)


def test_counts_are_added_by_their_shares():
    cells = {"16056": count(40), "16063": count(100)}
    assert converted("16063", cells).value == Decimal(130)
    assert converted("16063", cells, weight=Weight.AREA).value == Decimal(120)


def test_a_unit_that_is_gone_has_no_count_afterwards():
    assert converted("16056", {"16056": count(40)}).meaning is Meaning.UNIT_GONE


def test_a_share_that_nobody_published_leaves_no_figure():
    cells = {"16061": count(1), "16064": count(1)}
    assert converted("16061", cells, UNPUBLISHED).meaning is Meaning.NOT_PUBLISHED


@pytest.mark.parametrize(
    "cell", [Suppressed(), Missing(meaning=Meaning.UNKNOWN_OR_SECRET, mark="."), Missing(meaning=Meaning.PENDING)]
)
def test_a_part_without_a_number_leaves_the_whole_without_one(cell):
    assert converted("16063", {"16056": cell, "16063": count(100)}).meaning is cell.meaning
    assert not isinstance(converted("16063", {"16056": cell}), Published)


def test_what_limits_a_part_limits_the_whole():
    cells = {"16056": count(40, quality=frozenset({Quality.ROUNDED})), "16063": count(100)}
    assert converted("16063", cells).quality == {Quality.ROUNDED}


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_nobody_is_lost_or_counted_twice(town, district, neighbour):
    cells = {"16056": count(town), "16063": count(district), "16066": count(neighbour)}
    after = [converted(key, cells).value for key in ("16063", "16066")]
    assert sum(after) == town + district + neighbour
