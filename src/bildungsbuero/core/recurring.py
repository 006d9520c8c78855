"""What takes place again and again: each week, every two weeks, each month, with an end or a number of times.

Made into a rule of RFC 5545 with its exceptions, on days of the wall calendar: what begins at six in the evening begins
at six after the change of time as well. "Ten times" means ten times that take place, whatever the holidays take away.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.opening_hours import WEEKDAYS

WEEKLY, FORTNIGHTLY = "weekly", "fortnightly"
MONTHLY_WEEKDAY, MONTHLY_LAST, MONTHLY_DAY = "monthly_weekday", "monthly_last", "monthly_day"
REPEATS = (WEEKLY, FORTNIGHTLY, MONTHLY_WEEKDAY, MONTHLY_LAST, MONTHLY_DAY)
MOST_YEARS = 3
MOST_TIMES = 200
_LAST_WEEK = 5
# Behind the last day that is looked at weeks and months must still go on.
_FARTHEST = timedelta(days=(MOST_YEARS + 1) * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """How somebody says it: from when, how often, until when or how many times, and when not."""

    repeats: str
    starts_on: date
    weekdays: tuple[str, ...] = ()
    until: date | None = None
    times: int | None = None
    not_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What comes of it: the days that are left, and the rule counted from the first of them, with its exceptions."""

    rule: str
    days: tuple[date, ...]
    exceptions: tuple[date, ...]
    weekdays: tuple[str, ...]


def plan(wanted: Repetition, *, is_pause: Callable[[date], bool] = lambda _day: False) -> Plan:
    """Return the plan; raises Refusal where it has no end, no end in sight, more dates than anybody reads, or none."""
    _check(wanted)
    taken: list[date] = []
    left_out: list[date] = []
    not_on = frozenset(wanted.not_on)
    for day in _days(wanted):
        if wanted.times is not None and len(taken) == wanted.times:
            break
        (left_out if day in not_on or is_pause(day) else taken).append(day)
        if len(taken) > MOST_TIMES:
            raise Refusal("runs.too_many", place=Place(field="ends_on"), limit=MOST_TIMES)
    if not taken:
        raise Refusal("runs.no_date_left", place=Place(field="ends_on"))
    if wanted.times is not None and len(taken) < wanted.times:
        raise Refusal("runs.too_far", place=Place(field="times"), years=MOST_YEARS)
    exceptions = tuple(day for day in left_out if taken[0] < day < taken[-1])
    weekdays = _weekdays(wanted) if wanted.repeats in (WEEKLY, FORTNIGHTLY) else ()
    return Plan(rule=_rule(wanted, taken[-1]), days=tuple(taken), exceptions=exceptions, weekdays=weekdays)


def read_back(rule: str) -> str:
    """Return which of `REPEATS` a rule says, nothing for one that these cannot say."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if set(parts) - {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT"}:
        return ""
    by_day, interval = parts.get("BYDAY", ""), parts.get("INTERVAL", "1")
    match parts.get("FREQ"):
        case "WEEKLY" if interval in ("1", "2") and "BYMONTHDAY" not in parts:
            return WEEKLY if interval == "1" else FORTNIGHTLY
        case "MONTHLY" if interval == "1" and by_day and "," not in by_day and "BYMONTHDAY" not in parts:
            return (
                MONTHLY_LAST if by_day[:-2] == "-1" else MONTHLY_WEEKDAY if by_day[:-2] in ("1", "2", "3", "4") else ""
            )
        case "MONTHLY" if interval == "1" and not by_day and "," not in parts.get("BYMONTHDAY", "1"):
            return MONTHLY_DAY
    return ""


def _check(wanted: Repetition) -> None:
    if wanted.until is None and wanted.times is None:
        raise Refusal("runs.endless", place=Place(field="ends_on"))
    if date.max - wanted.starts_on < _FARTHEST:
        raise Refusal("runs.too_far", place=Place(field="starts_on"), years=MOST_YEARS)
    if wanted.until is not None and wanted.until < wanted.starts_on:
        raise Refusal("runs.end_before_start", place=Place(field="ends_on"))
    if wanted.until is not None and wanted.until > _horizon(wanted.starts_on):
        raise Refusal("runs.too_far", place=Place(field="ends_on"), years=MOST_YEARS)
    if wanted.times is not None and not 1 <= wanted.times <= MOST_TIMES:
        raise Refusal("runs.too_many", place=Place(field="times"), limit=MOST_TIMES)


def _horizon(day: date) -> date:
    return day + timedelta(days=MOST_YEARS * 365 + 1)


def _days(wanted: Repetition) -> Iterator[date]:
    """Yield the days of the rule up to its end, at most up to the horizon."""
    end = min(wanted.until or date.max, _horizon(wanted.starts_on))
    days = _weekly(wanted) if wanted.repeats in (WEEKLY, FORTNIGHTLY) else _monthly(wanted)
    for day in days:
        if day > end:
            return
        if day >= wanted.starts_on:
            yield day


def _weekly(wanted: Repetition) -> Iterator[date]:
    """Weeks begin on Monday; of every second week the first is that of the first day."""
    chosen = frozenset(_weekdays(wanted))
    monday = wanted.starts_on - timedelta(days=wanted.starts_on.weekday())
    while True:
        for ahead, key in enumerate(WEEKDAYS):
            if key in chosen:
                yield monday + timedelta(days=ahead)
        monday += timedelta(weeks=2 if wanted.repeats == FORTNIGHTLY else 1)


def _monthly(wanted: Repetition) -> Iterator[date]:
    year, month = wanted.starts_on.year, wanted.starts_on.month
    week = _week_of(wanted)
    while True:
        length = monthrange(year, month)[1]
        if wanted.repeats != MONTHLY_DAY:
            yield _nth(year, month, wanted.starts_on.weekday(), week)
        elif wanted.starts_on.day <= length:
            # A month without a 31st has no such day, as RFC 5545 has it.
            yield date(year, month, wanted.starts_on.day)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _nth(year: int, month: int, weekday: int, week: int) -> date:
    """Return the n-th such weekday of a month; the fifth means the last, as not every month has one."""
    if week == _LAST_WEEK:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=week - 1)


def _week_of(wanted: Repetition) -> int:
    return _LAST_WEEK if wanted.repeats == MONTHLY_LAST else (wanted.starts_on.day - 1) // 7 + 1


def _weekdays(wanted: Repetition) -> tuple[str, ...]:
    return wanted.weekdays or (WEEKDAYS[wanted.starts_on.weekday()],)


def _rule(wanted: Repetition, last: date) -> str:
    until = f"UNTIL={last:%Y%m%d}"
    if wanted.repeats == MONTHLY_DAY:
        return f"FREQ=MONTHLY;BYMONTHDAY={wanted.starts_on.day};{until}"
    if wanted.repeats in (MONTHLY_WEEKDAY, MONTHLY_LAST):
        week = _week_of(wanted)
        name = WEEKDAYS[wanted.starts_on.weekday()].upper()
        return f"FREQ=MONTHLY;BYDAY={-1 if week == _LAST_WEEK else week}{name};{until}"
    every = "INTERVAL=2;" if wanted.repeats == FORTNIGHTLY else ""
    days = ",".join(key.upper() for key in WEEKDAYS if key in _weekdays(wanted))
    return f"FREQ=WEEKLY;{every}BYDAY={days};{until}"
