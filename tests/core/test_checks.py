"""The rules by which figures are held to be doubtful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.checks import (
    JUMP_LEAST_CHANGE,
    Outcome,
    Sum,
    compare_sum,
    factor_of,
    is_rate,
    judge_sums,
    jumps,
    noise,
    rounding,
)


def test_parts_that_make_up_their_whole_fit():
    assert compare_sum(23, [12, 2, 9]) is Sum.FITS


def test_a_source_that_rounds_to_five_is_not_corrected():
    # domain.md section 10, example 6: 5 + 0 + 10 with the total 20.
    assert compare_sum(20, [5, 0, 10], step=5) is Sum.FITS
    assert compare_sum(20, [5, 0, 10]) is Sum.NEARLY


def test_parts_that_exceed_their_whole_are_too_much_even_where_one_is_secret():
    assert compare_sum(20, [30, None]) is Sum.TOO_MUCH


def test_a_secret_part_leaves_the_sum_open():
    assert compare_sum(30, [12, None]) is None


def test_lost_parts_are_noticed():
    assert compare_sum(100, [32, 44]) is Sum.TOO_LITTLE


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=8), st.sampled_from([1, 5, 1000]))
def test_figures_rounded_each_for_itself_always_fit(parts, step):
    rounded = [step * round(part / step) for part in parts]
    assert compare_sum(step * round(sum(parts) / step), rounded, step=step) is Sum.FITS


@given(st.integers(1, 20), st.sampled_from([1, 5, 0.1]))
def test_more_parts_may_miss_their_whole_by_more(parts, step):
    assert rounding(parts + 1, step=step) >= rounding(parts, step=step)
    assert noise(parts + 1) > noise(parts)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, (Outcome.PASS, "none")),
        ({Sum.FITS: 40}, (Outcome.PASS, "fit")),
        ({Sum.FITS: 99, Sum.NEARLY: 1}, (Outcome.HINT, "nearly")),
        ({Sum.FITS: 99, Sum.TOO_LITTLE: 1}, (Outcome.HINT, "too_little")),
        ({Sum.FITS: 99, Sum.TOO_MUCH: 1}, (Outcome.FAIL, "too_much")),
        ({Sum.TOO_LITTLE: 30}, (Outcome.PASS, "list")),
        ({Sum.TOO_LITTLE: 3}, (Outcome.HINT, "unclear")),
        ({Sum.TOO_MUCH: 30}, (Outcome.HINT, "unclear")),
        ({Sum.FITS: 50, Sum.TOO_LITTLE: 50}, (Outcome.HINT, "unclear")),
    ],
)
def test_all_sums_over_a_dimension_are_judged_together(counts, expected):
    assert judge_sums(counts) == expected


def test_a_rate_is_its_quotient_up_to_its_rounding():
    assert is_rate(6.7, 8, 120, factor=100, step=0.1)
    assert not is_rate(6.8, 8, 120, factor=100, step=0.1)


@pytest.mark.parametrize(("ratio", "factor"), [(1.0, 1), (99.7, 100), (1003.0, 1000), (0.0, 1), (9_980.0, 10_000)])
def test_the_factor_of_rates_is_found(ratio, factor):
    assert factor_of([ratio, ratio]) == factor


def test_a_number_that_grows_tenfold_among_steady_ones_jumps():
    pairs = [(100.0 + index, 101.0 + index) for index in range(20)] + [(110.0, 1100.0)]
    assert jumps(pairs) == [False] * 20 + [True]


def test_few_cases_do_not_jump():
    pairs = [(100.0, 101.0)] * 20 + [(2.0, 9.0)]
    assert not any(jumps(pairs))


def test_where_everything_moves_nothing_jumps():
    pairs = [(100.0, 100.0 * (1 + JUMP_LEAST_CHANGE) * 2)] * 10
    assert not any(jumps(pairs))


def test_without_numbers_nothing_jumps():
    assert jumps([]) == []
    assert jumps([(0.0, 5.0)]) == [False]
