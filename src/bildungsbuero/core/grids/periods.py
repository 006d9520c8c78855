"""Periods as people write them: 2023, 2022/23, 31.12.2023, WS 2023/24, Januar 2024, 01/2024, "Stand 1. März 2024"."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from bildungsbuero.core.periods import PeriodMeaning

_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_WORDS = re.compile(
    r"^(?:im|am|zum|ab|ende|anfang|den|vom)?\s*(?:(?:schul|kita|kindergarten|kalender|berichts|haushalts|studien)?-?jahre?s?"
    r"|sj|stichtag|stand|zeitraum|datum)?[\s:.]*(?:am|zum|vom)?\s*(?=\d|ws|ss|wi|so)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:\s*[⁰¹²³⁴-⁹⁽⁾]+|\s*\*{1,3}\)?|\s+\d{1,2}\)|\s*[a-z]\))+$")
_YEAR = re.compile(r"(\d{4})")
_TWO_YEARS = re.compile(r"(\d{4})\s?[/–-]\s?(\d{4}|\d{2})")
_GERMAN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_LONG_DAY = re.compile(r"(\d{1,2})\.\s?([A-Za-zäöü]+)\.?\s(\d{4})")
_WINTER = re.compile(r"(?:ws|wise|wintersemester|winter)\s?(\d{4})(?:\s?/\s?(?:\d{4}|\d{2}))?", re.IGNORECASE)
_SUMMER = re.compile(r"(?:ss|sose|sommersemester|sommer)\s?(\d{4})", re.IGNORECASE)
_SPAN = re.compile(r"(\d{4})-(10|04)P6M")
_MONTH_NAMED = re.compile(r"([A-Za-zäöü]{3,9})\.?\s?(\d{4})")
_MONTH_NUMBERED = re.compile(r"(\d{1,2})[/.](\d{4})|(\d{4})[-/](\d{2})(?:P1M)?")
_MONTH_NAMES = (
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
)
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")


class Span(StrEnum):
    """What kind of period a text names."""

    YEAR = "year"
    SCHOOL_YEAR = "school_year"
    SEMESTER = "semester"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A period as it is written: its first day, and how much of the time it names."""

    span: Span
    start: date


@lru_cache(maxsize=10_000)
def read_written(text: str) -> Written | None:
    """Return the period that a text names, None for any other text."""
    plain = _NOTE.sub("", " ".join(text.replace("\u00a0", " ").split()))
    if not 4 <= len(plain) <= 40:
        return None
    plain = _WORDS.sub("", plain).strip()
    try:
        return _semester(plain) or _day(plain) or _years(plain) or _month(plain)
    except ValueError:
        return None


def code_of(written: Written, meaning: PeriodMeaning, *, day: str = "") -> str | None:
    """Return the code of a period in a data set of that meaning, None where the two do not fit.

    `day` ("12-31") is the reference date of bare years.
    """
    year = written.start.year
    if written.span is Span.DAY:
        return written.start.isoformat()
    if written.span is Span.SEMESTER:
        return f"{year}-{written.start.month:02d}P6M" if meaning is PeriodMeaning.SEMESTER else None
    if written.span is Span.MONTH:
        fits = meaning in (PeriodMeaning.MONTH, PeriodMeaning.UNDECLARED)
        return f"{year}-{written.start.month:02d}P1M" if fits else None
    if written.span is Span.SCHOOL_YEAR and meaning is PeriodMeaning.MONTH:
        # Among months 2011-12 is December.
        return f"{year}-{(year + 1) % 100:02d}P1M" if 0 < (year + 1) % 100 <= len(_MONTHS) else None
    if written.span is Span.SCHOOL_YEAR:
        if meaning is PeriodMeaning.SCHOOL_YEAR_ENDED:
            return str(year + 1)
        return str(year) if meaning in (PeriodMeaning.SCHOOL_YEAR_BEGUN, PeriodMeaning.UNDECLARED) else None
    if meaning is PeriodMeaning.REFERENCE_DATE:
        return _checked_day(f"{year}-{day}") if day else None
    return None if meaning in (PeriodMeaning.SEMESTER, PeriodMeaning.MONTH) else str(year)


def likely_meaning(written: Iterable[Written]) -> PeriodMeaning:
    """Return what most of the periods must mean; bare years leave it open."""
    spans = Counter(item.span for item in written)
    if not spans:
        return PeriodMeaning.UNDECLARED
    meanings = {
        Span.SCHOOL_YEAR: PeriodMeaning.SCHOOL_YEAR_BEGUN,
        Span.SEMESTER: PeriodMeaning.SEMESTER,
        Span.MONTH: PeriodMeaning.MONTH,
        Span.DAY: PeriodMeaning.REFERENCE_DATE,
    }
    return meanings.get(spans.most_common(1)[0][0], PeriodMeaning.UNDECLARED)


def _checked_day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _semester(text: str) -> Written | None:
    if span := _SPAN.fullmatch(text):
        return Written(span=Span.SEMESTER, start=date(int(span[1]), int(span[2]), 1))
    if winter := _WINTER.fullmatch(text):
        return Written(span=Span.SEMESTER, start=date(int(winter[1]), 10, 1))
    if summer := _SUMMER.fullmatch(text):
        return Written(span=Span.SEMESTER, start=date(int(summer[1]), 4, 1))
    return None


def _day(text: str) -> Written | None:
    if found := _ISO_DAY.fullmatch(text):
        return Written(span=Span.DAY, start=date(int(found[1]), int(found[2]), int(found[3])))
    if found := _GERMAN_DAY.fullmatch(text):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return Written(span=Span.DAY, start=date(year, int(found[2]), int(found[1])))
    if found := _LONG_DAY.fullmatch(text):
        month = next((n for n, name in enumerate(_MONTHS, 1) if found[2].casefold().startswith(name)), 0)
        return Written(span=Span.DAY, start=date(int(found[3]), month, int(found[1])))
    return None


def _month(text: str) -> Written | None:
    if found := _MONTH_NAMED.fullmatch(text):
        number = next((n for n, name in enumerate(_MONTH_NAMES, 1) if name.startswith(found[1].casefold())), 0)
        return Written(span=Span.MONTH, start=date(int(found[2]), number, 1)) if number else None
    found = _MONTH_NUMBERED.fullmatch(text)
    if found is None:
        return None
    year, number = int(found[2] or found[3]), int(found[1] or found[4])
    return Written(span=Span.MONTH, start=date(year, number, 1)) if _is_year(year) and 0 < number <= 12 else None


def _years(text: str) -> Written | None:
    if found := _TWO_YEARS.fullmatch(text):
        year, second = int(found[1]), int(found[2])
        follows = (year + 1) % 100 == second if len(found[2]) == 2 else year + 1 == second
        return Written(span=Span.SCHOOL_YEAR, start=date(year, 8, 1)) if follows and _is_year(year) else None
    found = _YEAR.fullmatch(text)
    return Written(span=Span.YEAR, start=date(int(found[1]), 1, 1)) if found and _is_year(int(found[1])) else None


def _is_year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR
