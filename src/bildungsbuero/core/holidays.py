"""Public holidays of the Länder, computed, and spans of days such as school holidays.

What the laws of the Länder name for the whole Land; days that hold only in some municipalities (Mariä Himmelfahrt in
Bavaria) or only for schools are not here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

SCHOOL, PUBLIC = "school_holidays", "public_holidays"
PAUSES = (SCHOOL, PUBLIC)
# Days that hold in all Länder, by month and day or by days after Easter.
_FIXED = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
_AFTER_EASTER = (-2, 1, 39, 50)
_CORPUS_CHRISTI_DAYS = 60
_EPIPHANY, _WOMENS_DAY, _ASSUMPTION = (1, 6), (3, 8), (8, 15)
_CHILDRENS_DAY, _REFORMATION, _ALL_SAINTS = (9, 20), (10, 31), (11, 1)
_CORPUS_CHRISTI = frozenset({"05", "06", "07", "08", "09", "10"})
_PENANCE_DAY = frozenset({"14"})
# Day, Länder by the first two digits of their key, first year.
_FIXED_IN_SOME: tuple[tuple[tuple[int, int], frozenset[str], int], ...] = (
    (_EPIPHANY, frozenset({"08", "09", "15"}), 0),
    (_WOMENS_DAY, frozenset({"11"}), 2019),
    (_WOMENS_DAY, frozenset({"13"}), 2023),
    (_ASSUMPTION, frozenset({"10"}), 0),
    (_CHILDRENS_DAY, frozenset({"16"}), 2019),
    (_REFORMATION, frozenset({"12", "13", "14", "15", "16"}), 0),
    (_REFORMATION, frozenset({"01", "02", "03", "04"}), 2018),
    (_ALL_SAINTS, frozenset({"05", "07", "08", "09", "10"}), 0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days from the first to the last, both with them."""

    first: date
    last: date
    name: str = ""

    def holds(self, day: date) -> bool:
        """Whether a day lies in the span."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The school holidays of a Land as far as they are known, and its public holidays."""

    land: str = ""
    school: tuple[Span, ...] = ()

    @property
    def school_known_until(self) -> date | None:
        """The last day of the last school holidays that are known."""
        return max((span.last for span in self.school), default=None)

    def is_pause(self, day: date, pauses: Iterable[str]) -> bool:
        """Whether a day lies in one of the pauses that are kept."""
        for pause in pauses:
            if pause == SCHOOL and any(span.holds(day) for span in self.school):
                return True
            if pause == PUBLIC and day in public_holidays(day.year, self.land):
                return True
        return False

    def is_school_holiday(self, day: date) -> bool | None:
        """Whether a day lies in the school holidays; None where nobody knows."""
        until = self.school_known_until
        if until is None or day > until or day < min(span.first for span in self.school):
            return None
        return any(span.holds(day) for span in self.school)


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar."""
    century = year // 100
    golden = year % 19
    skipped, leaps = century - century // 4, (8 * century + 13) // 25
    epact = (19 * golden + skipped - leaps + 15) % 30
    epact -= epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - skipped) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def public_holidays(year: int, land: str) -> Mapping[date, str]:
    """Return the public holidays of a Land by day, with their German names; without a Land those of all."""
    sunday = easter(year)
    days = [date(year, month, day) for month, day in _FIXED]
    days += [sunday + timedelta(days=after) for after in _AFTER_EASTER]
    if land in _CORPUS_CHRISTI:
        days.append(sunday + timedelta(days=_CORPUS_CHRISTI_DAYS))
    days += [date(year, *day) for day, lands, since in _FIXED_IN_SOME if land in lands and year >= since]
    if land in _PENANCE_DAY:
        # The Wednesday before the 23rd of November.
        before = date(year, 11, 22)
        days.append(before - timedelta(days=(before.weekday() - 2) % 7))
    return {day: _name(day, sunday) for day in sorted(days)}


_NAMES = {
    (1, 1): "Neujahr",
    _EPIPHANY: "Heilige Drei Könige",
    _WOMENS_DAY: "Internationaler Frauentag",
    (5, 1): "Tag der Arbeit",
    _ASSUMPTION: "Mariä Himmelfahrt",
    _CHILDRENS_DAY: "Weltkindertag",
    (10, 3): "Tag der Deutschen Einheit",
    _REFORMATION: "Reformationstag",
    _ALL_SAINTS: "Allerheiligen",
    (12, 25): "1. Weihnachtstag",
    (12, 26): "2. Weihnachtstag",
}
_MOVABLE = {-2: "Karfreitag", 1: "Ostermontag", 39: "Christi Himmelfahrt", 50: "Pfingstmontag", 60: "Fronleichnam"}


def _name(day: date, sunday: date) -> str:
    return _MOVABLE.get((day - sunday).days) or _NAMES.get((day.month, day.day), "Buß- und Bettag")
