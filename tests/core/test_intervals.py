"""Intervals for small numbers, against values that others have published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.intervals import Interval, byar, exact_poisson, poisson, wilson

# Newcombe, Statistics in Medicine 17 (1998) 857–872, Table I, method 3 (score without continuity correction).
NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
# Garwood, Biometrika 28 (1936) 437–442; the table stands in every handbook of epidemiology.
GARWOOD = [
    (0, 0.0, 3.6889),
    (1, 0.0253, 5.5716),
    (2, 0.2422, 7.2247),
    (5, 1.6235, 11.6683),
    (9, 4.1154, 17.0848),
    (10, 4.7954, 18.3904),
]
counts = st.integers(0, 5000)


@pytest.mark.parametrize(("cases", "of", "low", "high"), NEWCOMBE)
def test_the_interval_of_a_share_is_the_published_one(cases, of, low, high):
    found = wilson(cases, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("cases", "low", "high"), GARWOOD)
def test_the_exact_interval_of_a_count_is_the_published_one(cases, low, high):
    found = exact_poisson(cases)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("cases", "low", "high"), [(10, 4.7954, 18.3904), (100, 81.3636, 121.6275)])
def test_byars_approximation_is_close_to_the_exact_limits_from_ten_cases_on(cases, low, high):
    found = byar(cases)
    assert found.low == pytest.approx(low, abs=0.02)
    assert found.high == pytest.approx(high, abs=0.02)


def test_few_cases_are_exact_and_many_are_approximated():
    assert poisson(9) == exact_poisson(9)
    assert poisson(10) == byar(10)


@given(counts, counts)
def test_a_share_lies_in_its_interval_and_the_interval_between_nothing_and_all(first, second):
    cases, of = sorted((first, max(1, second)))
    found = wilson(cases, of)
    assert 0 <= found.low <= cases / of <= found.high <= 1


@given(st.integers(0, 400), st.integers(1, 400))
def test_more_people_make_a_share_more_certain(cases, rest):
    few, many = wilson(cases, cases + rest), wilson(cases * 4, (cases + rest) * 4)
    assert many.high - many.low < few.high - few.low


@given(st.integers(0, 400), st.integers(0, 400))
def test_shares_that_mirror_each_other_have_intervals_that_do(cases, rest):
    of = cases + rest + 1
    there, back = wilson(cases, of), wilson(of - cases, of)
    assert there.low == pytest.approx(1 - back.high, abs=1e-9)
    assert there.high == pytest.approx(1 - back.low, abs=1e-9)


@given(counts)
def test_a_count_lies_in_its_interval(cases):
    found = poisson(cases)
    assert 0 <= found.low <= cases <= found.high


@pytest.mark.parametrize(("cases", "of"), [(1, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(cases, of):
    with pytest.raises(ValueError, match="no share"):
        wilson(cases, of)


def test_what_is_no_count_is_refused():
    with pytest.raises(ValueError, match="no count"):
        poisson(-1)


def test_an_interval_knows_its_inside_and_other_scales():
    found = Interval(low=0.05, high=0.1).scaled(100)
    assert found.holds(7)
    assert not found.holds(11)
