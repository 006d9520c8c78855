"""Runs as events of a calendar: rules with their exceptions, single dates, rolled out nowhere.

Each event keeps its UID as long as its run stands. A place that is masked has no street here either, since the records
come so.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vRecur

from bildungsbuero.core.offers import AT_PLACE, OfferRecord, RunRecord, SessionRecord
from bildungsbuero.formats import recurrence
from bildungsbuero.formats.export_words import Export, example_note

HERE = ZoneInfo("Europe/Berlin")


def write(records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write a calendar with the runs of offers, and return how many offers it names."""
    calendar = Calendar()
    calendar.add("prodid", "-//Bildungsbuero//DE")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", export.title)
    calendar.add_component(Timezone.from_tzinfo(HERE, first_date=date(2020, 1, 1), last_date=date(2045, 1, 1)))
    count = 0
    for record in records:
        events = list(events_of(record, export))
        count += bool(events)
        for event in events:
            calendar.add_component(event)
    target.write_bytes(calendar.to_ical())
    return count


def events_of(record: OfferRecord, export: Export) -> Iterator[Event]:
    """Yield an event for each run that has a day, or for each of its single dates."""
    for index, run in enumerate(record.runs):
        key = f"{record.public_id}-{run.public_id or index}"
        if run.sessions:
            for number, session in enumerate(run.sessions, 1):
                yield _event(record, run, export, key=f"{key}-{number}", session=session)
        elif run.starts_on:
            yield _event(record, run, export, key=key)


def _event(
    record: OfferRecord, run: RunRecord, export: Export, *, key: str, session: SessionRecord | None = None
) -> Event:
    event = Event()
    event.add("uid", f"{key}@{export.key}")
    event.add("dtstamp", export.at)
    event.add("summary", record.title)
    _add_time(event, run, session)
    if session is None:
        _add_rule(event, run)
    said = [example_note(record), record.summary, run.schedule, f"Anbieter: {record.provider.name}", _source(record)]
    event.add("description", "\n".join(part for part in said if part))
    where = session.place if session and session.place else _where(record)
    if where:
        event.add("location", where)
    if record.place and record.place.has_position and record.reach == AT_PLACE:
        event.add("geo", (record.place.latitude, record.place.longitude))
    address = export.address(record)
    if address:
        event.add("url", address)
    if record.topics:
        event.add("categories", [export.words.label("topic", topic) for topic in record.topics])
    event.add("status", "CANCELLED" if run.is_cancelled or record.state == "cancelled" else "CONFIRMED")
    return event


def _add_time(event: Event, run: RunRecord, session: SessionRecord | None) -> None:
    first = session.on if session else run.starts_on
    assert first is not None  # noqa: S101 - asked by the caller
    starts_at = session.starts_at if session else run.starts_at
    ends_at = session.ends_at if session else run.ends_at
    repeats = run.recurrence or run.weekdays
    last = first if session or repeats else run.ends_on or first
    if starts_at is None:
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
        return
    event.add("dtstart", _moment(first, starts_at))
    if ends_at and (last, ends_at) > (first, starts_at):
        event.add("dtend", _moment(first if run.ends_on != first else last, ends_at))


def _add_rule(event: Event, run: RunRecord) -> None:
    """Add the rule of a run; weekdays between two days are a weekly rule."""
    rule = run.recurrence
    if not rule and run.weekdays and run.starts_on and run.ends_on != run.starts_on:
        rule = recurrence.weekly(run.weekdays, run.ends_on)
    if not rule:
        return
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if "UNTIL" in parts and run.starts_at:
        day = datetime.strptime(parts["UNTIL"], "%Y%m%d").date()  # noqa: DTZ007 - a day of the wall calendar
        parts["UNTIL"] = _moment(day, time(23, 59)).astimezone(ZoneInfo("UTC")).strftime("%Y%m%dT%H%M%SZ")
    event.add("rrule", vRecur.from_ical(";".join(f"{name}={value}" for name, value in parts.items())))
    for day in run.exception_dates:
        event.add("exdate", _moment(day, run.starts_at) if run.starts_at else day)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, HERE)


def _where(record: OfferRecord) -> str:
    if record.reach != AT_PLACE or record.place is None:
        return "online" if record.reach == "online" else ""
    place = record.place
    return ", ".join(part for part in (place.name, place.street, f"{place.postcode} {place.town}".strip()) if part)


def _source(record: OfferRecord) -> str:
    licence = f" ({record.licence})" if record.licence else ""
    return f"Quelle: {record.source}{licence}" if record.source else ""
