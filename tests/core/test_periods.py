"""The meaning of a period belongs to the data set, not to the bare year."""

from datetime import date

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.periods import PeriodMeaning, find_period, read_period


def label(code: str, meaning: PeriodMeaning) -> str:
    period = read_period(code, meaning)
    return period.message % period.facts


@pytest.mark.parametrize(
    ("code", "meaning", "expected"),
    [
        ("2023", PeriodMeaning.SCHOOL_YEAR_ENDED, "School year 2022/23"),
        ("2023", PeriodMeaning.SCHOOL_YEAR_BEGUN, "School year 2023/24"),
        ("1999", PeriodMeaning.SCHOOL_YEAR_BEGUN, "School year 1999/00"),
        ("2025", PeriodMeaning.ANNUAL_MEAN, "Annual mean 2025"),
        ("2024-12-31", PeriodMeaning.REFERENCE_DATE, "31.12.2024"),
        ("2023-10P6M", PeriodMeaning.SEMESTER, "Winter semester 2023/24"),
        ("2024-04P6M", PeriodMeaning.SEMESTER, "Summer semester 2024"),
        ("2019", PeriodMeaning.CALENDAR_YEAR, "2019"),
        ("2019", PeriodMeaning.UNDECLARED, "2019 (meaning of the period not stated)"),
    ],
)
def test_the_label_says_what_the_period_means(code, meaning, expected):
    assert label(code, meaning) == expected


def test_bounds_of_school_years():
    ended = read_period("2023", PeriodMeaning.SCHOOL_YEAR_ENDED)
    begun = read_period("2023", PeriodMeaning.SCHOOL_YEAR_BEGUN)

    assert (ended.start, ended.end) == (date(2022, 8, 1), date(2023, 7, 31))
    assert (begun.start, begun.end) == (date(2023, 8, 1), date(2024, 7, 31))


@pytest.mark.parametrize("code", ["", "23", "2023-13-01", "2023-02-30", "20233", "Schuljahr", "0000", "2023-13P6M"])
def test_what_is_no_period_is_refused(code):
    with pytest.raises(Refusal) as refused:
        read_period(code, PeriodMeaning.REFERENCE_DATE)
    assert refused.value.code == "period.unreadable"


@pytest.mark.parametrize(
    ("text", "codes", "meaning", "found"),
    [
        ("2023", ["2022", "2023"], PeriodMeaning.SCHOOL_YEAR_ENDED, "2023"),
        ("2022/23", ["2022", "2023"], PeriodMeaning.SCHOOL_YEAR_ENDED, "2023"),
        ("2022/2023", ["2022", "2023"], PeriodMeaning.SCHOOL_YEAR_BEGUN, "2022"),
        ("31.12.2024", ["2023-12-31", "2024-12-31"], PeriodMeaning.REFERENCE_DATE, "2024-12-31"),
        ("2024", ["2023-12-31", "2024-12-31"], PeriodMeaning.REFERENCE_DATE, "2024-12-31"),
        ("2024", ["2024-06-30", "2024-12-31"], PeriodMeaning.REFERENCE_DATE, None),
        ("2023", ["2023-10P6M"], PeriodMeaning.SEMESTER, "2023-10P6M"),
        ("2021", ["2022", "2023"], PeriodMeaning.CALENDAR_YEAR, None),
        ("irgendwann", ["2023"], PeriodMeaning.CALENDAR_YEAR, None),
    ],
)
def test_people_name_periods_in_their_own_way(text, codes, meaning, found):
    assert find_period(text, codes, meaning) == found
