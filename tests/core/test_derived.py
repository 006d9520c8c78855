"""Change, index and distance to a target, and when nothing may be said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.cells import Meaning, Missing, Published
from bildungsbuero.core.derived import Reach, change, interval, is_small, reach, year_before
from bildungsbuero.core.indicators import Direction, Measurement
from bildungsbuero.core.intervals import Interval
from bildungsbuero.core.periods import PeriodMeaning, read_period

SECRET = Missing(meaning=Meaning.SECRET, mark=".")


def cell(value) -> Published:
    return Published(value=Decimal(str(value)))


def test_change_and_index_are_computed_in_decimals():
    found = change(cell("6.6"), cell("6.0"))
    assert found.difference == cell("0.6")
    assert found.index == cell("110")


@pytest.mark.parametrize(("now", "before"), [(SECRET, cell(5)), (cell(5), SECRET)])
def test_nothing_follows_from_what_is_secret(now, before):
    found = change(now, before)
    assert {found.difference.meaning, found.index.meaning} == {Meaning.SECRET}


def test_an_index_needs_a_base_above_zero():
    found = change(cell(5), cell(0))
    assert found.difference == cell(5)
    assert found.index.meaning is Meaning.NO_BASE


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_change_and_index_agree_about_the_direction(now, before):
    found = change(cell(now), cell(before))
    assert isinstance(found.difference, Published)
    assert isinstance(found.index, Published)
    assert (found.difference.value > 0) == (found.index.value > 100) or abs(now - before) * 10**8 < before


@pytest.mark.parametrize(
    ("codes", "meaning", "expected"),
    [
        (["2021", "2022", "2023"], PeriodMeaning.CALENDAR_YEAR, "2022"),
        (["2019", "2023"], PeriodMeaning.CALENDAR_YEAR, None),
        (["2022-12-31", "2023-12-31"], PeriodMeaning.REFERENCE_DATE, "2022-12-31"),
        (["2022-10P6M", "2023-04P6M", "2023-10P6M"], PeriodMeaning.SEMESTER, "2022-10P6M"),
        (["2022", "2023"], PeriodMeaning.SCHOOL_YEAR_ENDED, "2022"),
    ],
)
def test_the_year_before_is_exactly_one_year_before(codes, meaning, expected):
    periods = [read_period(code, meaning) for code in codes]
    found = year_before(periods[-1], periods)
    assert (found.code if found else None) == expected


def test_a_share_has_an_interval_on_its_own_scale_and_a_rate_one_of_its_events():
    share = interval(Measurement.SHARE, cell(8), cell(120), factor=Decimal(100))
    rate = interval(Measurement.RATE, cell(24), cell(3656), factor=Decimal(1000))

    assert share is not None
    assert (round(share.low, 1), round(share.high, 1)) == (3.4, 12.6)
    assert rate is not None
    assert (round(rate.low, 2), round(rate.high, 2)) == (4.2, 9.77)


@pytest.mark.parametrize(
    ("measurement", "numerator", "denominator"),
    [
        (Measurement.COUNT, cell(8), None),
        (Measurement.RATIO, cell(8), cell(120)),
        (Measurement.SHARE, SECRET, cell(120)),
        (Measurement.SHARE, cell(8), cell(0)),
        (Measurement.SHARE, cell("8.5"), cell(120)),
        (Measurement.SHARE, cell(130), cell(120)),
        (Measurement.RATE, cell(-5), cell(120)),
    ],
)
def test_others_have_no_interval(measurement, numerator, denominator):
    assert interval(measurement, numerator, denominator, factor=Decimal(100)) is None


def test_small_is_less_than_a_hundred_cases():
    assert is_small(cell(99))
    assert not is_small(cell(100))
    assert not is_small(SECRET)


@pytest.mark.parametrize(
    ("value", "direction", "expected"),
    [
        (4, Direction.LESS_IS_BETTER, Reach.REACHED),
        (6, Direction.LESS_IS_BETTER, Reach.MISSED),
        (6, Direction.MORE_IS_BETTER, Reach.REACHED),
        (5, Direction.LESS_IS_BETTER, Reach.EXACT),
    ],
)
def test_a_target_is_reached_from_the_side_that_is_better(value, direction, expected):
    found = reach(Decimal(value), Decimal(5), direction=direction, denominator=cell(5000), around=None)
    assert found is expected


def test_nothing_is_said_below_thirty_cases_or_inside_the_interval():
    wide = Interval(low=3, high=9)
    few = reach(Decimal(6), Decimal(5), direction=Direction.LESS_IS_BETTER, denominator=cell(29), around=None)
    near = reach(Decimal(6), Decimal(5), direction=Direction.LESS_IS_BETTER, denominator=cell(500), around=wide)
    assert {few, near} == {Reach.NOT_MEASURABLE}


def test_nothing_is_said_where_the_number_of_cases_is_not_published():
    secret = reach(Decimal(6), Decimal(5), direction=Direction.LESS_IS_BETTER, denominator=SECRET, around=None)
    assert secret is Reach.NOT_MEASURABLE
    taken_over = reach(Decimal(6), Decimal(5), direction=Direction.LESS_IS_BETTER, denominator=None, around=None)
    assert taken_over is Reach.MISSED
