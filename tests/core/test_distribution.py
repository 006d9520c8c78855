"""How values are spread, and where one of them stands."""

import statistics
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.distribution import distribution_of, standing_of

NUMBERS = st.lists(st.integers(0, 1000).map(Decimal), min_size=2, max_size=40)


def test_median_and_quartiles_of_a_row_that_one_checks_by_hand():
    found = distribution_of([Decimal(number) for number in (7, 1, 3, 5)] + [None])

    assert (found.minimum, found.lower_quartile, found.median) == (1, Decimal("2.5"), 4)
    assert (found.upper_quartile, found.maximum) == (Decimal("5.5"), 7)
    assert (found.count, found.without) == (4, 1)


def test_without_any_number_there_is_no_spread():
    assert distribution_of([None, None]) is None


def test_equal_values_share_a_place_and_the_next_one_is_left_out():
    values = [Decimal(number) for number in (2, 2, 3)]

    assert (standing_of(values[1], values).place, standing_of(values[1], values).sharing) == (1, 1)
    assert standing_of(values[2], [*values, None]).place == 3
    assert standing_of(values[2], [*values, None]).count == 3


@given(NUMBERS)
def test_quantiles_agree_with_the_standard_library(values):
    found = distribution_of(values)
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")

    assert (found.lower_quartile, found.median, found.upper_quartile) == (lower, median, upper)


@given(NUMBERS)
def test_the_lowest_stands_first_and_nobody_after_the_number_of_areas(values):
    assert standing_of(min(values), values).place == 1
    assert all(standing_of(value, values).place <= len(values) for value in values)
