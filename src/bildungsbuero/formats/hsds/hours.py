"""Opening hours as schedules of HSDS and back: a weekly schedule without any day of the calendar.

HSDS has no word for "closed", "by appointment" and the school holidays: they stand in notes, in words of our own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import time
from typing import Any

from bildungsbuero.core.opening_hours import WEEKDAYS, Day, OpeningHours, Slot
from bildungsbuero.formats.hsds.ids import part_of
from bildungsbuero.formats.json_tree import said

WORD = "Öffnungszeiten"
BY_APPOINTMENT = "nach Vereinbarung"
CLOSED = "geschlossen: "
HOLIDAYS = {True: "gilt auch in den Schulferien", False: "gilt nicht in den Schulferien"}
_DAYS = ("valid_from", "valid_to", "dtstart", "until", "count")


def schedules(hours: OpeningHours | None, owner: str) -> list[dict[str, Any]]:
    """Return a schedule for each time of the week with the days that have it, and one for days by appointment."""
    if not hours:
        return []
    days_of: dict[Slot | None, list[str]] = defaultdict(list)
    for key in WEEKDAYS:
        day = hours.days.get(key, Day())
        for slot in (*day.slots, *((None,) if day.by_appointment else ())):
            days_of[slot].append(key)
    notes = _notes(hours)
    rows = [_schedule(slot, keys, owner) for slot, keys in days_of.items()] or [_bare(owner)]
    return [row | ({"notes": notes} if notes else {}) for row in rows]


def _schedule(slot: Slot | None, keys: list[str], owner: str) -> dict[str, Any]:
    days = ",".join(key.upper() for key in keys)
    base = {"id": part_of(owner, "hours", slot and slot.opens, slot and slot.closes), "freq": "WEEKLY", "byday": days}
    if slot is None:
        return base | {"description": f"{WORD}: {BY_APPOINTMENT}"}
    return base | {
        "description": WORD,
        "opens_at": slot.opens.isoformat(),
        "closes_at": slot.closes.isoformat(),
    }


def _bare(owner: str) -> dict[str, Any]:
    return {"id": part_of(owner, "hours"), "description": WORD}


def _notes(hours: OpeningHours) -> str:
    closed = [key.upper() for key in WEEKDAYS if key in hours.days and hours.days[key].is_closed]
    parts = [CLOSED + ",".join(closed)] if closed else []
    if hours.in_school_holidays is not None:
        parts.append(HOLIDAYS[hours.in_school_holidays])
    return "; ".join(parts)


def is_opening(schedule: dict[str, Any]) -> bool:
    """Whether a schedule says when something is open, rather than when a course takes place."""
    if any(schedule.get(name) not in (None, "") for name in _DAYS):
        return False
    if said(schedule, "description").startswith(WORD):
        return True
    has_times = bool(said(schedule, "opens_at") and said(schedule, "closes_at"))
    return has_times and said(schedule, "freq") == "WEEKLY" and bool(_days_of(schedule)) and not schedule.get("notes")


def opening_hours(found: Iterable[dict[str, Any]]) -> OpeningHours | None:
    """Return the opening hours in schedules, None where they hold none that can be read."""
    slots: dict[str, set[Slot]] = defaultdict(set)
    by_appointment: set[str] = set()
    closed: set[str] = set()
    in_holidays: bool | None = None
    for one in found:
        if not is_opening(one):
            continue
        notes = said(one, "notes")
        closed |= set(_keys(notes.partition(CLOSED)[2].partition(";")[0]))
        in_holidays = next((value for value, words in HOLIDAYS.items() if words in notes), in_holidays)
        slot = _slot(one)
        for key in _days_of(one):
            if slot is not None:
                slots[key].add(slot)
            elif said(one, "description").endswith(BY_APPOINTMENT):
                by_appointment.add(key)
    known = slots.keys() | by_appointment | closed
    if not known:
        return None
    days = {
        key: Day(slots=tuple(_apart(slots[key])), by_appointment=key in by_appointment)
        for key in WEEKDAYS
        if key in known
    }
    return OpeningHours(days=days, in_school_holidays=in_holidays)


def _apart(slots: set[Slot]) -> Iterator[Slot]:
    """Yield the times of a day that do not overlap with an earlier one."""
    end = time.min
    for slot in sorted(slots, key=lambda one: (one.opens, one.closes)):
        if slot.opens >= end:
            yield slot
            end = slot.closes


def _slot(schedule: dict[str, Any]) -> Slot | None:
    try:
        opens, closes = (time.fromisoformat(said(schedule, name)) for name in ("opens_at", "closes_at"))
    except ValueError:
        return None
    opens, closes = opens.replace(tzinfo=None), closes.replace(tzinfo=None)
    return Slot(opens=opens, closes=closes) if opens < closes else None


def _days_of(schedule: dict[str, Any]) -> tuple[str, ...]:
    return _keys(said(schedule, "byday"))


def _keys(text: str) -> tuple[str, ...]:
    named = set(re.split(r"[,\s]+", text.upper()))
    return tuple(key for key in WEEKDAYS if key.upper() in named)
