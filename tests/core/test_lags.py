"""The period of a denominator from that of its numerator."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.lags import period_behind, period_pattern
from bildungsbuero.formats.sheets import PERIOD_PATTERN

SHAPES = ("", "-12-31", "-03-01", "-10P6M")


@pytest.mark.parametrize(
    ("numerator", "denominator", "years", "expected"),
    [
        ("2023", "2022", 0, "same"),
        ("2023-03-01", "2022-12-31", 1, "{year-1}-12-31"),
        ("2023", "2022-12-31", 0, "{year}-12-31"),
        ("2023-10P6M", "2022", 1, "{year-1}"),
    ],
)
def test_examples(numerator, denominator, years, expected):
    assert period_pattern(numerator, denominator, years=years) == expected


@given(st.integers(1990, 2050), st.sampled_from(SHAPES), st.sampled_from(SHAPES), st.integers(0, 9))
def test_every_pattern_is_one_that_a_sheet_may_hold_and_leads_to_the_denominator(year, above, below, years):
    pattern = period_pattern(f"{year}{above}", f"{year - years}{below}", years=years)

    assert re.fullmatch(PERIOD_PATTERN, pattern)
    if pattern == "same":
        assert (above, years) == (below, 0)
    else:
        assert period_behind(pattern, f"{year}{above}") == f"{year - years}{below}"
