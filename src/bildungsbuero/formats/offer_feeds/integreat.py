"""What Integreat gives out: its places and events (JSON of the interface), its links, and its places as a table."""

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import ContactRecord, OfferRecord, ProviderRecord, RunRecord
from bildungsbuero.core.places import EXACT, UNKNOWN, PlaceRecord
from bildungsbuero.formats import recurrence
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.json_tree import at, items, said
from bildungsbuero.formats.offer_feeds import words
from bildungsbuero.formats.offer_feeds.feed import Feed, address, email, entry, phone, summary_of
from bildungsbuero.formats.plain_text import one_line, plain_from_html
from bildungsbuero.formats.safe_xml import clock, day
from bildungsbuero.formats.texts import find_encoding

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
GERMAN_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
OF_A_DAY = ("start", "end", "all_day", "closed", "appointment_only")
BEFORE_THE_DAYS = (
    "name",
    "street_address",
    "postal_code",
    "city",
    "country",
    "latitude",
    "longitude",
    "location_on_map",
    "website",
    "email",
    "phone_number",
    "appointment_url",
    "category",
    "barrier_free",
    "temporarily_closed",
)
COLUMNS = (*BEFORE_THE_DAYS, *(f"{name}_{part}" for name in DAYS for part in OF_A_DAY))
INSTITUTIONS = {
    "bibliothek": "library",
    "bücherei": "library",
    "schule": "school",
    "kita": "daycare",
    "kinder": "daycare",
    "beratung": "counselling_centre",
    "museum": "museum",
    "hochschule": "university",
    "universität": "university",
}
PAGE_OF = "Integreat"


def is_answer(document: Any) -> bool:
    """Whether a JSON document is a list of places, events or links of Integreat."""
    first = next(items(document), None) if isinstance(document, list) else None
    if first is None:
        return False
    return {"id", "title", "modified_gmt", "location"} <= set(first) or {"name", "alias", "url", "thumbnail"} <= set(
        first
    )


def is_table(heads: list[str]) -> bool:
    """Whether headings are those of the table of places."""
    return {"name", "street_address", "location_on_map", "monday_start"} <= set(heads)


def read(feed: Feed, document: Any) -> Iterator[Found]:
    """Yield places, events or links; an event that is listed for each of its days is one offer."""
    seen: set[str] = set()
    for number, one in enumerate(items(document), 1):
        place = Place(file=feed.name, row=number)
        if "alias" in one:
            key = f"link-{said(one, 'alias')}"
            yield entry(place, key, partial(_link, one, key, feed))
            continue
        key = f"{'event' if at(one, 'event') else 'place'}-{said(one, 'id')}"
        if key in seen and at(one, "event"):
            continue
        seen.add(key)
        make = _event if at(one, "event") else _institution
        yield entry(place, key, partial(make, one, key, feed, place))


def read_table(feed: Feed) -> Iterator[Found]:
    """Yield the places of a table with 50 columns."""
    with feed.path.open(encoding=find_encoding(feed.path), newline="") as file:
        for row in csv.DictReader(file, delimiter=","):
            place = Place(file=feed.name, row=None)
            cells = {name: one_line(value or "") for name, value in row.items() if name}
            key = _key(cells)
            yield entry(place, key, partial(_from_row, cells, key, place))


def _key(cells: dict[str, str]) -> str:
    plain = "|".join(cells.get(name, "").casefold() for name in ("name", "street_address", "postal_code"))
    return "auto-" + hashlib.sha256(plain.encode()).hexdigest()[:16]


def _link(one: dict[str, Any], key: str, feed: Feed) -> OfferRecord:
    name = one_line(said(one, "name"))
    return OfferRecord(
        title=name,
        kind="online_tool",
        provider=ProviderRecord(name=feed.provider or name),
        external_id=key,
        reach="online",
        website=address(said(one, "url")),
        profile={"address": address(said(one, "url"))},
        source=PAGE_OF,
    )


def _institution(one: dict[str, Any], key: str, feed: Feed, place: Place) -> OfferRecord:
    title = one_line(said(one, "title"))
    provider = one_line(said(one, "organization", "name")) or feed.provider or title
    description = plain_from_html(said(one, "content"))
    profile = {"institution_type": _type(said(one, "category", "name"), title)}
    hours = _hours(at(one, "opening_hours"))
    where = _place(at(one, "location"))
    return OfferRecord(
        record="institution",
        title=title,
        kind="institution",
        provider=ProviderRecord(name=provider, website=address(said(one, "organization", "website"))),
        external_id=key,
        summary=one_line(plain_from_html(said(one, "excerpt"))) or summary_of(description),
        description=description,
        learning_form="informal",
        place=where,
        accessibility={"step_free": True} if at(one, "barrier_free") is True else {},
        registration=address(said(one, "appointment_url")),
        profile=profile | ({"opening_hours": hours} if hours else {}),
        state="closed" if at(one, "temporarily_closed") is True else "published",
        source=PAGE_OF,
        as_of=_changed(one, place),
    )


def _event(one: dict[str, Any], key: str, feed: Feed, place: Place) -> OfferRecord:
    description = plain_from_html(said(one, "content"))
    run = _run(one, place)
    provider = one_line(said(one, "organization", "name") or said(one, "location", "name"))
    return OfferRecord(
        title=one_line(said(one, "title")),
        kind="group" if run.last_day is None else "single_event",
        provider=feed.made_by(feed.provider or provider),
        external_id=key,
        summary=one_line(plain_from_html(said(one, "excerpt"))) or summary_of(description),
        description=description,
        reach="online" if said(one, "meeting_url") else "place",
        place=_place(at(one, "location")),
        runs=(run,),
        source=PAGE_OF,
        as_of=_changed(one, place),
    )


def _run(one: dict[str, Any], place: Place) -> RunRecord:
    first = day(said(one, "event", "start_date"), _field(place, "event.start_date"))
    whole_day = at(one, "event", "all_day") is True
    run = RunRecord(
        starts_on=first,
        ends_on=day(said(one, "event", "end_date"), _field(place, "event.end_date")),
        starts_at=None if whole_day else clock(said(one, "event", "start_time"), _field(place, "event.start_time")),
        ends_at=None if whole_day else clock(said(one, "event", "end_time"), _field(place, "event.end_time")),
    )
    rule = next((line for line in said(one, "recurrence_rule").splitlines() if line.startswith("RRULE:")), "")
    if not rule or first is None:
        return run
    text = recurrence.checked_rule(rule, _field(place, "recurrence_rule"))
    return RunRecord(
        starts_on=first,
        ends_on=recurrence.last_day(text, first),
        starts_at=run.starts_at,
        ends_at=run.ends_at,
        weekdays=recurrence.weekdays(text),
        recurrence=text,
    )


def _from_row(cells: dict[str, str], key: str, place: Place) -> OfferRecord:
    where = PlaceRecord(
        street=cells.get("street_address", ""),
        postcode=cells.get("postal_code", ""),
        town=cells.get("city", ""),
        country=words.country(cells.get("country", "")),
        latitude=_degrees(cells.get("latitude", ""), place),
        longitude=_degrees(cells.get("longitude", ""), place),
        precision=EXACT if cells.get("latitude") and cells.get("longitude") else UNKNOWN,
    )
    hours = _hours_of_row(cells)
    contact = ContactRecord(phone=phone(cells.get("phone_number", "")), email=email(cells.get("email", "")))
    barrier_free = cells.get("barrier_free", "").casefold()
    return OfferRecord(
        record="institution",
        title=cells.get("name", ""),
        kind="institution",
        provider=ProviderRecord(name=cells.get("name", "") or "?"),
        external_id=key,
        learning_form="informal",
        place=where,
        accessibility={"step_free": barrier_free == "yes"} if barrier_free in ("yes", "no") else {},
        registration=address(cells.get("appointment_url", "")),
        contact=contact if contact.phone or contact.email else None,
        website=address(cells.get("website", "")),
        profile={"institution_type": _type(cells.get("category", ""), cells.get("name", ""))}
        | ({"opening_hours": hours} if hours else {}),
        state="closed" if cells.get("temporarily_closed", "").casefold() == "yes" else "published",
        source=PAGE_OF,
    )


def _degrees(said_: str, place: Place) -> float | None:
    try:
        return float(said_) if said_ else None
    except ValueError as error:
        raise Refusal("offers.bad_number", place=_field(place, "latitude"), value=said_[:40]) from error


def _hours(found: Any) -> str:
    """Return the hours of a week in a line for each day: "Mo 10:00–13:00, 15:00–18:00"."""
    lines = []
    for name, one in zip(GERMAN_DAYS, items(found if isinstance(found, list) else []), strict=False):
        slots = [f"{said(slot, 'start')}–{said(slot, 'end')}" for slot in items(at(one, "timeSlots") or [])]
        lines.append(
            _line(name, slots, whole=at(one, "allDay") is True, by_appointment=at(one, "appointmentOnly") is True)
        )
    return "\n".join(line for line in lines if line)


def _hours_of_row(cells: dict[str, str]) -> str:
    lines = []
    for name, key in zip(GERMAN_DAYS, DAYS, strict=True):
        start, end = cells.get(f"{key}_start", ""), cells.get(f"{key}_end", "")
        lines.append(
            _line(
                name,
                [f"{start}–{end}"] if start else [],
                whole=cells.get(f"{key}_all_day", "").casefold() == "yes",
                by_appointment=cells.get(f"{key}_appointment_only", "").casefold() == "yes",
            )
        )
    return "\n".join(line for line in lines if line)


def _line(name: str, slots: list[str], *, whole: bool, by_appointment: bool) -> str:
    if whole:
        return f"{name} ganztägig"
    if by_appointment:
        return f"{name} nach Vereinbarung"
    return f"{name} {', '.join(slots)}" if slots else ""


def _place(found: Any) -> PlaceRecord | None:
    street, town = one_line(said(found, "address")), one_line(said(found, "town"))
    if not (street or town):
        return None
    latitude, longitude = at(found, "latitude"), at(found, "longitude")
    has_position = isinstance(latitude, int | float) and isinstance(longitude, int | float)
    return PlaceRecord(
        name=one_line(said(found, "name")),
        street=street,
        postcode=said(found, "postcode"),
        town=town,
        country=words.country(said(found, "country")),
        latitude=float(latitude) if has_position else None,
        longitude=float(longitude) if has_position else None,
        precision=EXACT if has_position else UNKNOWN,
    )


def _type(*texts: str) -> str:
    said_ = " ".join(texts).casefold()
    return next((key for word, key in INSTITUTIONS.items() if word in said_), "other")


def _changed(one: dict[str, Any], place: Place) -> str:
    changed: date | None = day(said(one, "last_updated"), _field(place, "last_updated"))
    return changed.isoformat() if changed else ""


def _field(place: Place, name: str) -> Place:
    return Place(file=place.file, row=place.row, field=name)
