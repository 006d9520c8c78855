"""Opening hours of a week: several times a day, by appointment, closed, and whether they hold in the school holidays.

What nobody said stays unsaid: a day without an entry is neither open nor closed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from bildungsbuero.core.errors import Refusal

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
MOST_SLOTS = 4
MIDNIGHT = time(23, 59, 59)


class Standing(StrEnum):
    """What can be said of a moment."""

    OPEN = "open"
    CLOSED = "closed"
    BY_APPOINTMENT = "by_appointment"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """From when until when; an end of midnight is written 23:59:59."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One weekday: its times, or by appointment, or closed where there is neither."""

    slots: tuple[Slot, ...] = ()
    by_appointment: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether somebody said that it is closed."""
        return not self.slots and not self.by_appointment


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours:
    """The days that were said, by their key, and whether the hours hold in the school holidays (None: not said)."""

    days: Mapping[str, Day] = field(default_factory=dict)
    in_school_holidays: bool | None = None

    def __bool__(self) -> bool:
        return bool(self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What is said of a moment, and until when it stays open."""

    standing: Standing
    until: time | None = None


def at_moment(hours: OpeningHours, at: datetime, *, is_school_holiday: bool | None = False) -> Moment:
    """Return whether it is open at a local time; hours that do not hold in the holidays do not open there."""
    day = hours.days.get(WEEKDAYS[at.weekday()])
    if day is None:
        return Moment(standing=Standing.NOT_SAID)
    if is_school_holiday is not False and hours.in_school_holidays is not True and day.slots:
        is_shut = bool(is_school_holiday) and hours.in_school_holidays is False
        return Moment(standing=Standing.CLOSED if is_shut else Standing.NOT_SAID)
    now = at.time().replace(tzinfo=None)
    for slot in day.slots:
        if slot.opens <= now < slot.closes:
            return Moment(standing=Standing.OPEN, until=slot.closes)
    return Moment(standing=Standing.BY_APPOINTMENT if day.by_appointment else Standing.CLOSED)


def next_opening(hours: OpeningHours, at: datetime) -> datetime | None:
    """Return the next beginning of a time within a week, None where there is none."""
    for ahead in range(8):
        on = (at + timedelta(days=ahead)).date()
        day = hours.days.get(WEEKDAYS[on.weekday()], Day())
        for slot in day.slots:
            opens = datetime.combine(on, slot.opens, tzinfo=at.tzinfo)
            if opens > at:
                return opens
    return None


_SLOT = re.compile(
    r"(?:von\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr)?\s*(?:-|–|—|bis|to|until)\s*(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr)?"
)
_CLOSED = frozenset({"geschlossen", "zu", "closed"})
_BY_APPOINTMENT = frozenset({"nach vereinbarung", "n.v.", "n. v.", "mit termin", "by appointment"})
_PARTS = re.compile(r"[,;]|\s+und\s+|\s+and\s+|\s*\+\s*")


def read_day(text: str) -> Day | None:
    """Return a day as people write it: "9–12, 14–17:30", "geschlossen", "9-12 und nach Vereinbarung"; None if empty.

    Raises Refusal("offers.bad_hours") where it cannot be read, where an end lies before its beginning or times overlap.
    """
    plain = " ".join(text.casefold().split())
    if not plain:
        return None
    if plain in _CLOSED:
        return Day()
    slots, by_appointment = [], False
    for part in filter(None, (part.strip() for part in _PARTS.split(plain))):
        if part in _BY_APPOINTMENT:
            by_appointment = True
        else:
            slots.append(_slot(part, text))
    ordered = tuple(sorted(slots, key=lambda slot: slot.opens))
    overlaps = any(after.opens < before.closes for before, after in pairwise(ordered))
    if overlaps or len(ordered) > MOST_SLOTS:
        raise Refusal("offers.bad_hours", value=text[:60])
    return Day(slots=ordered, by_appointment=by_appointment)


def _slot(part: str, text: str) -> Slot:
    found = _SLOT.fullmatch(part)
    opens = _clock(found[1], found[2]) if found else None
    closes = _clock(found[3], found[4]) if found else None
    if opens is None or closes is None or closes <= opens or opens == MIDNIGHT:
        raise Refusal("offers.bad_hours", value=text[:60])
    return Slot(opens=opens, closes=closes)


def _clock(hour: str, minute: str | None) -> time | None:
    hours, minutes = int(hour), int(minute or 0)
    if (hours, minutes) == (24, 0):
        return MIDNIGHT
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def as_json(hours: OpeningHours | None) -> dict[str, Any]:
    """Return opening hours as they are stored; an empty object where nothing was said."""
    if not hours:
        return {}
    days = {
        key: {
            "slots": [[slot.opens.isoformat(), slot.closes.isoformat()] for slot in day.slots],
            "by_appointment": day.by_appointment,
        }
        for key, day in sorted(hours.days.items(), key=lambda pair: WEEKDAYS.index(pair[0]))
    }
    return {"days": days, "in_school_holidays": hours.in_school_holidays}


def from_json(stored: Mapping[str, Any]) -> OpeningHours | None:
    """Return stored opening hours, None where nothing was said."""
    if not stored.get("days"):
        return None
    days = {
        key: Day(
            slots=tuple(Slot(opens=time.fromisoformat(a), closes=time.fromisoformat(b)) for a, b in day["slots"]),
            by_appointment=bool(day["by_appointment"]),
        )
        for key, day in stored["days"].items()
    }
    return OpeningHours(days=days, in_school_holidays=stored.get("in_school_holidays"))
