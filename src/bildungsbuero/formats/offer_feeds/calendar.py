"""Calendars (iCalendar, RFC 5545): each event with its rule, its exceptions and its moved dates.

UID is the identity; a date that was moved (RECURRENCE-ID) becomes a run of its own. Organisers and guests are persons
and are not kept: the provider is the calendar's name or is given with the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import OfferRecord, RunRecord
from bildungsbuero.core.places import EXACT, UNKNOWN, PlaceRecord
from bildungsbuero.formats import recurrence
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_feeds.feed import Feed, address, entry, summary_of
from bildungsbuero.formats.plain_text import one_line, plain_from_html

HERE = ZoneInfo("Europe/Berlin")
MOST_RUNS = 500
_TOWN = re.compile(r"(?:\b([A-Z]{1,2})[- ])?\b(\d{5})\s+([^,;]+)$")


@dataclass(slots=True)
class _Series:
    """All entries of one UID."""

    place: Place
    name: str
    main: Component | None = None
    moved: list[Component] = field(default_factory=list)


def read(feed: Feed) -> Iterator[Found]:
    """Yield the events of a calendar, one offer for each UID."""
    series: dict[str, _Series] = {}
    for number, (name, event) in enumerate(_events(feed), 1):
        key = one_line(str(event.get("UID", ""))) or f"?{number}"
        one = series.setdefault(key, _Series(place=Place(file=feed.name, row=number), name=name))
        if event.get("RECURRENCE-ID") is not None:
            one.moved.append(event)
        elif one.main is None or _sequence(event) >= _sequence(one.main):
            one.main = event
    if not series:
        raise Refusal("offers.empty_feed", place=feed.place())
    for key, one in series.items():
        yield entry(one.place, "" if key.startswith("?") else key, partial(_record, key, one, feed))


def _events(feed: Feed) -> Iterator[tuple[str, Component]]:
    try:
        parsed = Calendar.from_ical(feed.path.read_bytes(), multiple=True)
    except Exception as error:
        raise Refusal("offers.broken_calendar", place=feed.place(), detail=one_line(str(error))[:120]) from error
    for component in parsed:
        name = one_line(str(component.get("X-WR-CALNAME", "")))
        for event in component.walk("VEVENT"):
            yield name, event


def _sequence(event: Component) -> int:
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def _record(key: str, series: _Series, feed: Feed) -> OfferRecord:
    event = series.main or series.moved[0]
    if not one_line(str(event.get("SUMMARY", ""))):
        raise Refusal("offers.missing_value", place=_field(series.place, "SUMMARY"), column="SUMMARY")
    runs = _runs(series)
    description = plain_from_html(str(event.get("DESCRIPTION", "")))
    is_endless = any(run.last_day is None for run in runs)
    return OfferRecord(
        title=one_line(str(event.get("SUMMARY"))),
        kind="group" if is_endless else "single_event",
        provider=feed.made_by(series.name),
        external_id=key if not key.startswith("?") else "",
        summary=summary_of(description),
        description=description,
        place=_place(event),
        runs=runs,
        website=address(str(event.get("URL", ""))),
        state="cancelled" if str(event.get("STATUS", "")).upper() == "CANCELLED" else "published",
        source="iCalendar",
    )


def _runs(series: _Series) -> tuple[RunRecord, ...]:
    if series.main is None:
        return tuple(_run(event, series.place) for event in series.moved)
    main = _run(series.main, series.place)
    moved = [(_day_of(event, "RECURRENCE-ID", series.place), event) for event in series.moved]
    left_out = {*main.exception_dates, *(on for on, _event in moved)}
    main = replace(main, exception_dates=tuple(sorted(left_out)))
    extra = [
        replace(main, starts_on=on, ends_on=on, recurrence="", exception_dates=(), weekdays=())
        for on in _days(series.main, "RDATE")
    ]
    stands = [_run(event, series.place) for _on, event in moved if str(event.get("STATUS", "")).upper() != "CANCELLED"]
    runs = (main, *extra, *stands)
    if len(runs) > MOST_RUNS:
        raise Refusal("offers.too_many_dates", place=series.place, limit=MOST_RUNS)
    return runs


def _run(event: Component, place: Place) -> RunRecord:
    start, end = _moment(event, "DTSTART", place), _end(event, place)
    if start is None:
        raise Refusal("offers.missing_value", place=_field(place, "DTSTART"), column="DTSTART")
    if end is not None and (end[0], end[1] or time()) < (start[0], start[1] or time()):
        raise Refusal("offers.ends_before_start", place=_field(place, "DTEND"))
    run = RunRecord(
        starts_on=start[0],
        ends_on=end[0] if end else None,
        starts_at=start[1],
        ends_at=end[1] if end else None,
        is_cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
        booking_address=address(str(event.get("URL", ""))),
    )
    return _with_rule(run, event, place)


def _with_rule(run: RunRecord, event: Component, place: Place) -> RunRecord:
    rule = event.get("RRULE")
    if rule is None or run.starts_on is None:
        return run
    if isinstance(rule, list):
        raise Refusal("offers.bad_recurrence", place=_field(place, "RRULE"), value=f"{len(rule)} × RRULE")
    text = recurrence.checked_rule(rule.to_ical().decode(), _field(place, "RRULE"))
    return replace(
        run,
        recurrence=text,
        exception_dates=tuple(sorted(set(_days(event, "EXDATE")))),
        ends_on=recurrence.last_day(text, run.starts_on),
        weekdays=recurrence.weekdays(text),
    )


def _moment(event: Component, name: str, place: Place) -> tuple[date, time | None] | None:
    """Return day and time on the wall in Germany; a whole day has no time."""
    found = event.get(name)
    if found is None:
        return None
    value = getattr(found, "dt", None)
    if isinstance(value, datetime):
        local = value.astimezone(HERE) if value.tzinfo else value
        return local.date(), local.time().replace(second=0, microsecond=0)
    if isinstance(value, date):
        return value, None
    raise Refusal("offers.bad_date", place=_field(place, name), value=one_line(str(found))[:40])


def _end(event: Component, place: Place) -> tuple[date, time | None] | None:
    end = _moment(event, "DTEND", place)
    if end is not None:
        # The end of a whole day is the day after it.
        start = _moment(event, "DTSTART", place)
        whole = end[1] is None and start is not None and end[0] > start[0]
        return (end[0] - timedelta(days=1), None) if whole else end
    start, lasts = event.get("DTSTART"), event.get("DURATION")
    if start is None or lasts is None or not isinstance(getattr(lasts, "dt", None), timedelta):
        return None
    if not isinstance(start.dt, datetime):
        return None
    local = (start.dt.astimezone(HERE) if start.dt.tzinfo else start.dt) + lasts.dt
    return local.date(), local.time().replace(second=0, microsecond=0)


def _day_of(event: Component, name: str, place: Place) -> date:
    found = _moment(event, name, place)
    assert found is not None  # noqa: S101 - only events that have it come here
    return found[0]


def _days(event: Component, name: str) -> list[date]:
    found: Any = event.get(name, [])
    days = []
    for group in found if isinstance(found, list) else [found]:
        for one in getattr(group, "dts", []):
            value = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            if isinstance(value, datetime):
                value = (value.astimezone(HERE) if value.tzinfo else value).date()
            days.append(value)
    return days


def _place(event: Component) -> PlaceRecord | None:
    text = one_line(str(event.get("LOCATION", "")))
    geo = event.get("GEO")
    if not text:
        return None
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    town = _TOWN.search(text)
    before = parts[:-1] if town else parts
    street = next((part for part in before if re.search(r"\d+\s*[a-zA-Z]?$", part)), "")
    return PlaceRecord(
        name=", ".join(part for part in before if part != street)[:200],
        street=street[:200],
        postcode=town[2] if town else "",
        town=town[3].strip()[:100] if town else "",
        latitude=float(geo.latitude) if geo is not None else None,
        longitude=float(geo.longitude) if geo is not None else None,
        precision=EXACT if geo is not None else UNKNOWN,
    )


def _field(place: Place, name: str) -> Place:
    return Place(file=place.file, row=place.row, field=name)
