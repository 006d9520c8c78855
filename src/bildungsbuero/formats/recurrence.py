"""Rules of recurrence (RRULE, RFC 5545) on days of the wall calendar: checked, bounded, counted out.

Days and times are those of the clock on the wall, so a course at 18:00 stays at 18:00 when summer time ends.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice

from dateutil.rrule import rrulestr

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import RunRecord
from bildungsbuero.formats.recurrence_bounds import HORIZON, can_happen

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PARTS = frozenset(
    {
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "BYDAY",
        "BYMONTHDAY",
        "BYMONTH",
        "BYSETPOS",
        "WKST",
        "BYWEEKNO",
        "BYYEARDAY",
    }
)
MOST_OCCURRENCES = 2000
LARGEST_STEP = 1000
ANY_DAY = date(2026, 1, 1)
LONGEST_RULE = 500
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def checked_rule(text: str, place: Place) -> str:
    """Return a rule in capitals with its end as a day; raises Refusal for broken rules and for endless small steps."""
    parts = {}
    for part in text.strip().removeprefix("RRULE:").upper().split(";"):
        name, _equals, value = part.partition("=")
        if name:
            parts[name.strip()] = value.strip()
    if "UNTIL" in parts:
        parts["UNTIL"] = parts["UNTIL"][:8]
    rule = ";".join(f"{name}={value}" for name, value in parts.items())
    # An end and a number of dates at once contradict each other (RFC 5545).
    is_double = "COUNT" in parts and "UNTIL" in parts
    if parts.get("FREQ") not in FREQUENCIES or set(parts) - PARTS or len(rule) > LONGEST_RULE or is_double:
        raise Refusal("offers.bad_recurrence", place=place, value=text[:80])
    if _count(parts.get("COUNT", "1")) > MOST_OCCURRENCES:
        raise Refusal("offers.too_many_dates", place=place, limit=MOST_OCCURRENCES)
    if _count(parts.get("COUNT", "1")) < 1 or not 1 <= _count(parts.get("INTERVAL", "1")) <= LARGEST_STEP:
        raise Refusal("offers.bad_recurrence", place=place, value=text[:80])
    try:
        each = re.sub(r";?INTERVAL=\d+", "", rule)
        if not can_happen(each, ANY_DAY):
            raise Refusal("offers.bad_recurrence", place=place, value=text[:80])
        # Some rules break only when they are counted out; an end in the past is no fault.
        next(iter(rrulestr(each, dtstart=datetime.combine(ANY_DAY, time()))), None)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise Refusal("offers.bad_recurrence", place=place, value=text[:80]) from error
    return rule


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def days(rule: str, starts_on: date, *, without: tuple[date, ...] = (), until: date | None = None) -> Iterator[date]:
    """Yield the days of a rule that is checked, in their order, at most `MOST_OCCURRENCES`."""
    left_out = frozenset(without)
    if not can_happen(rule, starts_on):
        return
    horizon = starts_on + HORIZON if starts_on.year < 9900 else date.max
    last = min(until, horizon) if until else horizon
    for moment in islice(rrulestr(rule, dtstart=datetime.combine(starts_on, time())), MOST_OCCURRENCES):
        day = moment.date()
        if day > last:
            return
        if day not in left_out:
            yield day


def days_of(run: RunRecord) -> tuple[date, ...]:
    """Return the days on which a run takes place, as far as it says them; at most `MOST_OCCURRENCES`."""
    if run.sessions:
        return tuple(dict.fromkeys(sorted(session.on for session in run.sessions)))
    if run.starts_on is None:
        return ()
    rule = run.recurrence
    if not rule and run.weekdays and run.ends_on and run.ends_on != run.starts_on:
        rule = weekly(run.weekdays, run.ends_on)
    if not rule:
        return (run.starts_on,)
    return tuple(days(rule, run.starts_on, without=run.exception_dates, until=run.ends_on))


def last_day(rule: str, starts_on: date) -> date | None:
    """Return the last day of a rule, None where it has no end."""
    if not re.search(r"\b(COUNT|UNTIL)=", rule):
        return None
    return max(days(rule, starts_on), default=starts_on)


def weekdays(rule: str) -> tuple[str, ...]:
    """Return the weekdays that a weekly rule names."""
    found = re.search(r"BYDAY=([A-Z,0-9+-]+)", rule)
    if "FREQ=WEEKLY" not in rule or not found:
        return ()
    named = {day[-2:].lower() for day in found[1].split(",")}
    return tuple(key for key in WEEKDAYS if key in named)


def weekly(weekdays_: tuple[str, ...], until: date | None = None) -> str:
    """Return the rule of a run that takes place each week on some weekdays."""
    by_day = ",".join(key.upper() for key in weekdays_)
    end = f";UNTIL={until:%Y%m%d}" if until else ""
    return f"FREQ=WEEKLY;BYDAY={by_day}{end}"
