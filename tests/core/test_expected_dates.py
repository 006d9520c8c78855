"""The next day on which something is expected."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.expected_dates import months_later, next_expected

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 11, 15), 3, date(2026, 2, 15)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
    ],
)
def test_months_keep_their_day_as_far_as_they_have_it(day, months, expected):
    assert months_later(day, months) == expected


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (date(2025, 3, 1), date(2026, 3, 1)),
        (date(2025, 1, 10), date(2026, 3, 1)),
        (date(2025, 6, 20), date(2026, 3, 1)),
        (date(2024, 5, 1), date(2025, 3, 1)),
        (date(2027, 4, 1), date(2028, 3, 1)),
    ],
)
def test_a_delivery_settles_the_day_that_it_was_near_to(received, expected):
    assert next_expected(date(2025, 3, 1), received, months=12) == expected


@given(DAYS, DAYS, st.sampled_from([1, 3, 6, 12, 24]))
def test_the_next_day_never_lies_before_the_last_nor_more_than_an_interval_ahead(due, received, months):
    found = next_expected(due, received, months=months)
    assert found >= due
    assert found == due or months_later(received, 2 * months) > found
