"""Several days in one cell: exceptions as "24.12.2026|31.12.2026", dates as "02.03.2026 18:00-19:30 Raum 5|…"."""

import re
from datetime import date, time

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import SessionRecord
from bildungsbuero.formats.offer_list.columns import SEPARATOR

MOST_DAYS = 500
_SESSION = re.compile(r"(\S+)(?:\s+(\d{1,2}:\d{2})(?:\s*[-–]\s*(\d{1,2}:\d{2}))?)?(?:\s+(.+))?")


def exceptions_as_text(days: tuple[date, ...]) -> str:
    """Return days in one cell."""
    return SEPARATOR.join(day.strftime("%d.%m.%Y") for day in days)


def sessions_as_text(sessions: tuple[SessionRecord, ...]) -> str:
    """Return dates in one cell."""
    return SEPARATOR.join(_as_text(session) for session in sessions)


def exceptions_of(text: str, place: Place) -> tuple[date, ...]:
    """Return the days of a cell; raises Refusal for one that is no day."""
    return tuple(_day(part, place) for part in _parts(text, place))


def sessions_of(text: str, place: Place) -> tuple[SessionRecord, ...]:
    """Return the dates of a cell; raises Refusal for one that begins with no day or ends before it begins."""
    return tuple(_session(part, place) for part in _parts(text, place))


def _parts(text: str, place: Place) -> list[str]:
    parts = [part.strip() for part in text.split(SEPARATOR) if part.strip()]
    if len(parts) > MOST_DAYS:
        raise Refusal("offers.too_many_dates", place=place, limit=MOST_DAYS)
    return parts


def _session(text: str, place: Place) -> SessionRecord:
    found = _SESSION.fullmatch(text)
    if not found:
        raise Refusal("offers.bad_date", place=place, value=text[:40])
    starts_at, ends_at = _time(found[2], place), _time(found[3], place)
    if starts_at and ends_at and ends_at < starts_at:
        raise Refusal("offers.ends_before_start", place=place)
    return SessionRecord(on=_day(found[1], place), starts_at=starts_at, ends_at=ends_at, place=(found[4] or "")[:200])


def _as_text(session: SessionRecord) -> str:
    times = "-".join(f"{moment:%H:%M}" for moment in (session.starts_at, session.ends_at) if moment)
    said = (f"{session.on:%d.%m.%Y}", times, session.place.replace(SEPARATOR, "/"))
    return " ".join(part for part in said if part)


def _day(text: str, place: Place) -> date:
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError as error:
        raise Refusal("offers.bad_date", place=place, value=text[:40]) from error


def _time(text: str | None, place: Place) -> time | None:
    if not text:
        return None
    hour, minute = map(int, text.split(":"))
    if hour > 23 or minute > 59:
        raise Refusal("offers.bad_time", place=place, value=text)
    return time(hour, minute)
