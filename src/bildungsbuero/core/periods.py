"""What a period means: the same "2023" is a calendar year here, the school year 2022/23 there and 2023/24 elsewhere.

A data set declares its meaning; the code is as delivered (`2023`, `2024-12-31`, `2023-10P6M`, `2024-01P1M`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.texts import gettext_noop


class PeriodMeaning(StrEnum):
    """How the codes of a data set are to be read."""

    REFERENCE_DATE = "reference_date"
    CALENDAR_YEAR = "calendar_year"
    ANNUAL_MEAN = "annual_mean"
    SEMESTER = "semester"
    MONTH = "month"
    SCHOOL_YEAR_BEGUN = "school_year_begun"
    SCHOOL_YEAR_ENDED = "school_year_ended"
    UNDECLARED = "undeclared"


MESSAGES = {
    PeriodMeaning.REFERENCE_DATE: gettext_noop("%(day)s"),
    PeriodMeaning.CALENDAR_YEAR: gettext_noop("%(year)s"),
    PeriodMeaning.ANNUAL_MEAN: gettext_noop("Annual mean %(year)s"),
    PeriodMeaning.MONTH: gettext_noop("%(month)s"),
    PeriodMeaning.SCHOOL_YEAR_BEGUN: gettext_noop("School year %(years)s"),
    PeriodMeaning.SCHOOL_YEAR_ENDED: gettext_noop("School year %(years)s"),
    PeriodMeaning.UNDECLARED: gettext_noop("%(code)s (meaning of the period not stated)"),
}
WINTER = gettext_noop("Winter semester %(years)s")
SUMMER = gettext_noop("Summer semester %(year)s")

YEAR = re.compile(r"\d{4}")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
SPAN = re.compile(r"(\d{4})-(\d{2})P(\d{1,2})M")
MONTH = re.compile(r"(\d{1,2})[/.](\d{4})|(\d{4})-(\d{2})")
TWO_YEARS = re.compile(r"(\d{4})/(\d{2}|\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period as delivered, with its meaning and its first and last day."""

    code: str
    meaning: PeriodMeaning
    start: date
    end: date

    @property
    def message(self) -> str:
        """The label as a translatable text with placeholders; the values are in `facts`."""
        if self.meaning is PeriodMeaning.SEMESTER:
            return WINTER if self.start.month >= 9 else SUMMER
        return MESSAGES[self.meaning]

    @property
    def facts(self) -> dict[str, str]:
        """The values for the placeholders of `message`."""
        return {
            "day": f"{self.end:%d.%m.%Y}",
            "year": str(self.start.year),
            "month": f"{self.start:%m/%Y}",
            "years": f"{self.start.year}/{self.end.year % 100:02d}",
            "code": self.code,
        }


def read_period(code: str, meaning: PeriodMeaning) -> Period:
    """Return the period of a delivered code; raises Refusal where code and meaning do not fit."""
    bounds = _bounds(code.strip(), meaning)
    if bounds is None:
        raise Refusal("period.unreadable", text=code)
    return Period(code=code.strip(), meaning=meaning, start=bounds[0], end=bounds[1])


def find_period(text: str, codes: Iterable[str], meaning: PeriodMeaning) -> str | None:
    """Return the delivered code that a person means by "2023", "31.12.2024" or "2022/23"; None where none fits."""
    known = list(codes)
    wanted = text.strip()
    if wanted in known:
        return wanted
    matching = [code for code in known if _is_meant(wanted, code, meaning)]
    return matching[0] if len(matching) == 1 else None


def _bounds(code: str, meaning: PeriodMeaning) -> tuple[date, date] | None:
    try:
        if match := DAY.fullmatch(code):
            day = date(*(int(part) for part in match.groups()))
            return day, day
        if match := SPAN.fullmatch(code):
            start = date(int(match[1]), int(match[2]), 1)
            return start, _after_months(start, int(match[3])) - timedelta(days=1)
        if YEAR.fullmatch(code):
            return _year_bounds(int(code), meaning)
    except ValueError:
        return None
    return None


def _year_bounds(year: int, meaning: PeriodMeaning) -> tuple[date, date]:
    if meaning is PeriodMeaning.SCHOOL_YEAR_BEGUN:
        return date(year, 8, 1), date(year + 1, 7, 31)
    if meaning is PeriodMeaning.SCHOOL_YEAR_ENDED:
        return date(year - 1, 8, 1), date(year, 7, 31)
    return date(year, 1, 1), date(year, 12, 31)


def _after_months(start: date, months: int) -> date:
    months_since_zero = start.year * 12 + start.month - 1 + months
    return date(months_since_zero // 12, months_since_zero % 12 + 1, 1)


def _is_meant(text: str, code: str, meaning: PeriodMeaning) -> bool:
    bounds = _bounds(code, meaning)
    if bounds is None:
        return False
    start, end = bounds
    if match := GERMAN_DAY.fullmatch(text):
        return (end.day, end.month, end.year) == tuple(int(part) for part in match.groups())
    if meaning is PeriodMeaning.MONTH and (match := MONTH.fullmatch(text)):
        return (start.month, start.year) == (int(match[1] or match[4]), int(match[2] or match[3]))
    if match := TWO_YEARS.fullmatch(text):
        return start.year == int(match[1]) and end.year % 100 == int(match[2]) % 100 and end.year > start.year
    if YEAR.fullmatch(text):
        year_meant = {PeriodMeaning.REFERENCE_DATE: end.year, PeriodMeaning.SEMESTER: start.year}.get(meaning)
        return year_meant == int(text)
    return False
