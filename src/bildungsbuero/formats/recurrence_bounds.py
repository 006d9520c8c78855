"""Whether a rule of recurrence can ever fit a day: what never does, such as 30 February, would be looked for endlessly.

A rule that passes here fits at least one day of the next years by each of its conditions; counting it out is short.
"""

import calendar
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Farther ahead nobody looks; leap years, weekdays and week numbers come round in this time.
HORIZON = timedelta(days=366 * 30)
# Without one of these every rule fits soon.
CONDITIONS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")


@lru_cache(maxsize=10_000)
def can_happen(rule: str, first: date) -> bool:
    """Return whether some day between the first one and the horizon fits a rule; raises ValueError for broken ones."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    frequency, interval = parts.get("FREQ", ""), int(parts.get("INTERVAL", "1"))
    is_stepping = frequency == "DAILY" and interval > 1 and "BYDAY" in parts
    if not is_stepping and not any(name in parts for name in CONDITIONS):
        return True
    wanted = [abs(number) for number in _numbers(parts, "BYSETPOS")] or [1]
    in_period: Counter[int] = Counter()
    for ahead in range(min(HORIZON.days, (date.max - first).days)):
        day = first + timedelta(days=ahead)
        period = _period(frequency, day, first)
        if period % interval == 0 and _fits(parts, frequency, day):
            in_period[period] += 1
            if in_period[period] >= min(wanted):
                return True
    return False


def _period(frequency: str, day: date, first: date) -> int:
    """Return which day, week, month or year after the first one a day lies in."""
    if frequency == "DAILY":
        return (day - first).days
    if frequency == "WEEKLY":
        return (day - first + timedelta(days=first.weekday())).days // 7
    months = (day.year - first.year) * 12 + day.month - first.month
    return months if frequency == "MONTHLY" else day.year - first.year


def _fits(parts: Mapping[str, str], frequency: str, day: date) -> bool:
    days_of_year = 366 if calendar.isleap(day.year) else 365
    number = day.timetuple().tm_yday
    weeks = date(day.year, 12, 28).isocalendar().week
    return (
        _is_among(parts, "BYMONTH", day.month, 12)
        and _is_among(parts, "BYMONTHDAY", day.day, calendar.monthrange(day.year, day.month)[1])
        and _is_among(parts, "BYYEARDAY", number, days_of_year)
        and _is_among(parts, "BYWEEKNO", day.isocalendar().week, weeks)
        and _is_weekday(parts, frequency, day)
    )


def _is_among(parts: Mapping[str, str], name: str, number: int, last: int) -> bool:
    """Whether a number is asked for, counted from the beginning or from the end."""
    wanted = _numbers(parts, name)
    return not wanted or number in wanted or number - last - 1 in wanted


def _is_weekday(parts: Mapping[str, str], frequency: str, day: date) -> bool:
    wanted = [one for one in parts.get("BYDAY", "").split(",") if one]
    if not wanted:
        return True
    within_month = frequency == "MONTHLY" or "BYMONTH" in parts
    number = day.day if within_month else day.timetuple().tm_yday
    last = calendar.monthrange(day.year, day.month)[1] if within_month else 366
    from_begin, from_end = (number - 1) // 7 + 1, -((last - number) // 7 + 1)
    for one in wanted:
        nth = one[:-2] if frequency in ("MONTHLY", "YEARLY") else ""
        if one[-2:] == WEEKDAYS[day.weekday()] and (not nth or int(nth) in (from_begin, from_end)):
            return True
    return False


def _numbers(parts: Mapping[str, str], name: str) -> list[int]:
    return [int(number) for number in parts.get(name, "").split(",") if number]
