"""HSDS 3.0 read: a service, a page or lines of services, an organisation with its services, tables in JSON or CSV."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import (
    ConditionRecord,
    ContactRecord,
    OfferRecord,
    PriceRecord,
    ProviderRecord,
    RunRecord,
)
from bildungsbuero.core.places import EXACT, MUNICIPALITY, UNKNOWN, PlaceRecord
from bildungsbuero.core.translations import longest
from bildungsbuero.formats import recurrence
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.hsds import checking, hours
from bildungsbuero.formats.hsds.shape import ENTITIES
from bildungsbuero.formats.hsds.tables import from_csv, nested
from bildungsbuero.formats.hsds.terms import OWN
from bildungsbuero.formats.json_tree import at, items, number, said
from bildungsbuero.formats.offer_feeds.feed import Feed, address, email, entry, phone, summary_of
from bildungsbuero.formats.plain_text import one_line, plain_from_html, shortened
from bildungsbuero.formats.safe_xml import clock, day

FILES = {entity.file: name for name, entity in ENTITIES.items()}
STATES = {"active": "published", "temporarily closed": "closed"}
# Attributes that say one of our own keys: the name of the taxonomy, and the field.
OWN_SEVERAL = {
    "topic": "topics",
    "life_phase": "life_phases",
    "target_group": "target_groups",
    "reduction": "reductions",
}
OWN_SINGLE = {
    "kind": "kind",
    "mode": "mode",
    "reach": "reach",
    "learning_form": "learning_form",
    "language_taught": "language_taught",
    "level_from": "level_from",
    "level_to": "level_to",
    "licence": "licence",
    "source": "source",
}
MOST_TABLE_BYTES = 200 * 2**20


def is_document(document: Any) -> bool:
    """Whether a JSON document is one of services, of an organisation with services, or of tables."""
    if isinstance(document, dict) and FILES.keys() & document.keys():
        return True
    first = next(
        items(at(document, "contents") if isinstance(document, dict) and "contents" in document else document), None
    )
    return first is not None and (
        {"id", "name", "status"} <= set(first)
        or {"id", "organization", "status"} <= set(first)
        or {"id", "service", "location"} <= set(first)
        or _has_services(first)
    )


def is_package(names: list[str]) -> bool:
    """Whether the files of an archive or a folder are tables of services."""
    return {"services.csv", "organizations.csv"} <= {name.rpartition("/")[2] for name in names}


def read(feed: Feed, document: Any) -> Iterator[Found]:
    """Yield the services of a document; raises Refusal for tables whose ids lead nowhere."""
    if isinstance(document, dict) and FILES.keys() & document.keys():
        tables = {
            FILES[name]: {str(row.get("id", number)): row for number, row in enumerate(items(rows))}
            for name, rows in document.items()
            if name in FILES
        }
        yield from _from_tables(feed, tables)
        return
    is_page = isinstance(document, dict) and "contents" in document
    is_whole = at(document, "first_page") is True and at(document, "last_page") is True
    feed.is_partial = is_page and not is_whole
    yield from _found(feed, _services(document["contents"] if is_page else document))


def read_package(feed: Feed) -> Iterator[Found]:
    """Yield the services of a ZIP or a folder of tables; an id that leads nowhere is refused with its cell."""
    tables = {FILES[name]: from_csv(FILES[name], text) for name, text in _texts(feed)}
    yield from _from_tables(feed, tables)


def _texts(feed: Feed) -> Iterator[tuple[str, str]]:
    if feed.path.is_dir():
        yield from (
            (name, (feed.path / name).read_text("utf-8-sig", "replace"))
            for name in FILES
            if (feed.path / name).is_file()
        )
        return
    with zipfile.ZipFile(feed.path) as archive:
        for member in archive.infolist():
            name = member.filename.rpartition("/")[2]
            if name in FILES and member.file_size <= MOST_TABLE_BYTES:
                yield name, archive.read(member).decode("utf-8-sig", errors="replace")


def _from_tables(feed: Feed, tables: dict[str, dict[str, dict[str, Any]]]) -> Iterator[Found]:
    wrong = list(islice(checking.missing_cells(tables, name=feed.name), checking.MOST_PROBLEMS))
    wrong += islice(checking.broken_links(tables, name=feed.name), checking.MOST_PROBLEMS)
    for refusal in wrong:
        yield Found(place=refusal.place, refusal=refusal)
    if not wrong:
        yield from _found(feed, nested(tables))


def _services(document: Any) -> Iterator[dict[str, Any]]:
    for one in items(document):
        if _has_services(one):
            owner = {name: value for name, value in one.items() if name != "services"}
            yield from ({"organization": owner, **service} for service in items(one["services"]))
        elif isinstance(one.get("service"), dict):
            here = {name: value for name, value in one.items() if name != "service"}
            yield {**one["service"], "service_at_locations": [here]}
        else:
            yield one


def _has_services(one: Mapping[str, Any]) -> bool:
    return isinstance(one.get("services"), list)


def _found(feed: Feed, services: Iterator[dict[str, Any]]) -> Iterator[Found]:
    for row, service in enumerate(services, 1):
        place = Place(file=feed.name, row=row)
        key = said(service, "id")
        wrong = list(islice(checking.problems(service, place), checking.MOST_PROBLEMS))
        if wrong:
            yield from (Found(place=refusal.place, external_id=key, refusal=refusal) for refusal in wrong)
        elif said(service, "status") in ("inactive", "defunct"):
            yield Found(place=place, external_id=key, is_removed=True)
        else:
            yield entry(place, key, partial(_record, service, place, feed))


def _record(service: dict[str, Any], place: Place, feed: Feed) -> OfferRecord:
    own = _own(service)
    description = plain_from_html(said(service, "description"))
    for name, word in (("eligibility_description", "Für wen"), ("accreditations", "Anerkennung"), ("alert", "Hinweis")):
        value = one_line(plain_from_html(said(service, name)))
        if value and value not in description:
            description = f"{description}\n\n{word}: {value}".strip()
    kind = own.pop("kind", "") or "guidance"
    places = list(items(service.get("service_at_locations") or []))
    schedules = list(_schedules(service, places))
    is_online = bool(places) and all(at(one, "location", "location_type") == "virtual" for one in places)
    summary = one_line(said(service, "alternate_name")) or summary_of(description)
    return replace(
        OfferRecord(
            record="institution" if kind == "institution" else "offer",
            title=one_line(said(service, "name")),
            kind=kind,
            provider=_provider(service, feed),
            external_id=said(service, "id"),
            summary=summary,
            description=description,
            languages=tuple(code for one in items(service.get("languages") or []) if (code := said(one, "code"))),
            reach="online" if is_online else "place",
            place=next((found for one in places if (found := _place(at(one, "location"))) is not None), None),
            runs=tuple(_runs(schedules, place)),
            opening_hours=hours.opening_hours(schedules),
            prices=tuple(_prices(service)),
            conditions=_conditions(service),
            contact=_contact(service, places),
            registration=one_line(said(service, "application_process")),
            website=address(said(service, "url")),
            state=STATES.get(said(service, "status"), "published"),
            source="HSDS",
            as_of=said(service, "last_modified")[:10],
            confirmed_on=_known_day(said(service, "assured_date")),
        ),
        **own,
    )


def _own(service: dict[str, Any]) -> dict[str, Any]:
    """Return what attributes say in our own keys."""
    own: dict[str, Any] = {}
    for one in items(service.get("attributes") or []):
        taxonomy, code, value = (
            said(one, "taxonomy_term", "taxonomy"),
            said(one, "taxonomy_term", "code"),
            said(one, "value"),
        )
        vocabulary, _colon, key = code.partition(":")
        if taxonomy.partition(":")[0] != OWN or not key:
            continue
        if vocabulary in OWN_SEVERAL:
            own[OWN_SEVERAL[vocabulary]] = (*own.get(OWN_SEVERAL[vocabulary], ()), key)
        elif vocabulary in OWN_SINGLE:
            own[OWN_SINGLE[vocabulary]] = value or key
        elif vocabulary == "accessibility":
            own["accessibility"] = own.get("accessibility", {}) | {key: value == "yes"}
        elif vocabulary == "profile":
            own["profile"] = own.get("profile", {}) | {key: value}
        elif vocabulary == "translation":
            language, _colon, name = key.partition(":")
            text = shortened(plain_from_html(value), longest(name))
            own.setdefault("translations", {}).setdefault(language, {})[name] = text
        elif code == "cost:free":
            own["is_free"] = True
        elif code == "cost:by_income":
            own["depends_on_income"] = True
    return own


def _provider(service: dict[str, Any], feed: Feed) -> ProviderRecord:
    return feed.made_by(
        one_line(said(service, "organization", "name")), website=address(said(service, "organization", "website"))
    )


def _place(location: Any) -> PlaceRecord | None:
    if not isinstance(location, dict):
        return None
    first = next(items(location.get("addresses") or []), {})
    latitude, longitude = at(location, "latitude"), at(location, "longitude")
    has_position = isinstance(latitude, int | float) and isinstance(longitude, int | float)
    is_on_earth = has_position and abs(latitude) <= 90 and abs(longitude) <= 180
    street, town = one_line(said(first, "address_1")), one_line(said(first, "city"))
    name = one_line(said(location, "name"))
    if not (street or town or name):
        return None
    return PlaceRecord(
        name=name,
        street=street,
        postcode=said(first, "postal_code"),
        town=town,
        country=said(first, "country").upper()[:2] or "DE",
        latitude=float(latitude) if is_on_earth else None,
        longitude=float(longitude) if is_on_earth else None,
        precision=EXACT if is_on_earth else UNKNOWN if street else MUNICIPALITY,
        stop=one_line(said(location, "transportation"))[:200],
    )


def _schedules(service: dict[str, Any], places: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield each schedule of a service and of its places once."""
    found = list(items(service.get("schedules") or []))
    found += [one for place in places for one in items(place.get("schedules") or [])]
    found += [one for place in places for one in items(at(place, "location", "schedules") or [])]
    yield from {said(one, "id") or str(number): one for number, one in enumerate(found)}.values()


def _runs(schedules: list[dict[str, Any]], place: Place) -> Iterator[RunRecord]:
    yield from (_run(one, place) for one in schedules if not hours.is_opening(one))


def _run(schedule: dict[str, Any], place: Place) -> RunRecord:
    begins = _known_day(said(schedule, "dtstart") or said(schedule, "valid_from"))
    rule = _rule(schedule, place)
    ends = _known_day(said(schedule, "until") or said(schedule, "valid_to"))
    note = [one_line(said(schedule, name)) for name in ("description", "notes")]
    by_day = tuple(key for key in recurrence.WEEKDAYS if key.upper() in re.split(r"[,\s]+", said(schedule, "byday")))
    return RunRecord(
        starts_on=begins,
        ends_on=max(begins, ends) if begins and ends else ends,
        starts_at=clock(said(schedule, "opens_at"), _at(place, "schedules.opens_at")),
        ends_at=clock(said(schedule, "closes_at"), _at(place, "schedules.closes_at")),
        weekdays=by_day,
        schedule="; ".join(part for part in note if part),
        rolling_entry=begins is None,
        recurrence=rule if begins else "",
        booking_address=address(said(schedule, "schedule_link")),
    )


def _rule(schedule: dict[str, Any], place: Place) -> str:
    frequency = said(schedule, "freq")
    if not frequency:
        return ""
    parts = {
        "FREQ": frequency,
        "INTERVAL": said(schedule, "interval"),
        "BYDAY": said(schedule, "byday"),
        "BYMONTHDAY": said(schedule, "bymonthday") if frequency == "MONTHLY" else "",
        "WKST": said(schedule, "wkst"),
    }
    until = said(schedule, "until").replace("-", "")[:8]
    parts |= {"UNTIL": until} if until else {"COUNT": said(schedule, "count")}
    text = ";".join(f"{name}={value}" for name, value in parts.items() if value and value != "0")
    return recurrence.checked_rule(text, _at(place, "schedules.freq"))


def _prices(service: dict[str, Any]) -> Iterator[PriceRecord]:
    for one in items(service.get("cost_options") or []):
        value = at(one, "amount")
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e9:
            label = [one_line(said(one, name)) for name in ("option", "amount_description")]
            yield PriceRecord(
                amount=Decimal(str(value)).quantize(Decimal("0.01")),
                label=", ".join(part for part in label if part)[:200],
                currency=said(one, "currency").upper()[:3] or "EUR",
            )


def _conditions(service: dict[str, Any]) -> tuple[ConditionRecord, ...]:
    low, high = number(service, "minimum_age"), number(service, "maximum_age")
    if low is None and high is None:
        return ()
    bounds = ["" if bound is None else str(bound) for bound in (low, high)]
    return (ConditionRecord(condition="age", value_from=bounds[0], value_to=bounds[1]),)


def _contact(service: dict[str, Any], places: list[dict[str, Any]]) -> ContactRecord | None:
    """Return function, telephone and address of the service; the names of contacts are not kept."""
    contacts = list(items(service.get("contacts") or []))
    phones = [
        *items(service.get("phones") or []),
        *(one for found in places for one in items(found.get("phones") or [])),
    ]
    function = next((said(one, "title") or said(one, "department") for one in contacts), "")
    number_ = next((found for one in phones if (found := phone(said(one, "number").strip('"')))), "")
    contact = ContactRecord(function=one_line(function)[:200], phone=number_, email=email(said(service, "email")))
    return contact if contact.phone or contact.email or contact.function else None


def _known_day(text: str) -> date | None:
    try:
        return day(text, Place())
    except Refusal:
        return None


def _at(place: Place, field: str) -> Place:
    return Place(file=place.file, row=place.row, field=field)
