"""Offers written as HSDS 3.0: nested services and organisations, made from public records only.

What HSDS has no field for stands in attributes with our keys (`terms.py`), which `reading.py` takes back; opening hours
are schedules of the place (`hours.py`).
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from bildungsbuero.core.offers import AT_PLACE, OfferRecord, PriceRecord, RunRecord
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.formats import recurrence
from bildungsbuero.formats.export_words import Words, example_note
from bildungsbuero.formats.hsds import hours, terms
from bildungsbuero.formats.hsds.ids import AT_LOCATION, ORGANIZATION, SERVICE, part_of, uuid_of

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/v3.0/hsds/"
STATUS = {"published": "active", "closed": "temporarily closed", "cancelled": "inactive", "archived": "defunct"}
STATES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}


def service_of(
    record: OfferRecord, words: Words, *, changed_at: datetime | None = None, is_full: bool = True
) -> dict[str, Any]:
    """Return a service; in a list only with its own fields and its organisation."""
    key = uuid_of(SERVICE, record.public_id)
    age = next((one for one in record.conditions if one.condition == "age"), None)
    plain = {
        "id": key,
        "name": record.title,
        "alternate_name": "",
        "description": "\n\n".join(part for part in (record.summary, record.description) if part),
        "url": record.website,
        "email": record.contact.email if record.contact else "",
        "status": STATUS.get(record.state, "inactive"),
        "application_process": record.registration,
        "fees_description": _fees(record, words),
        "eligibility_description": "; ".join(words.label("target_group", one) for one in record.target_groups),
        "minimum_age": _age(age.value_from if age else ""),
        "maximum_age": _age(age.value_to if age else ""),
        "assured_date": record.confirmed_on.isoformat() if record.confirmed_on else "",
        "alert": example_note(record),
        "last_modified": _instant(changed_at),
        "organization": organization_of(record),
    }
    lists = _lists(record, key, words) if is_full else {}
    return _without_empty({**plain, **lists})


def organization_of(record: OfferRecord) -> dict[str, Any]:
    """Return the provider of an offer; HSDS wants a description, so the name stands for it."""
    provider = record.provider
    return _without_empty(
        {
            "id": uuid_of(ORGANIZATION, provider.public_id or "unknown"),
            "name": provider.name,
            "description": provider.name,
            "website": provider.website,
        }
    )


def page_of(contents: list[Any], *, total: int, page: int, per_page: int) -> dict[str, Any]:
    """Return the page of a list as every answer with several things has it."""
    pages = max(1, -(-total // per_page))
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _lists(record: OfferRecord, key: str, words: Words) -> dict[str, Any]:
    place = at_location_of(record)
    phone = record.contact.phone if record.contact else ""
    function = record.contact.function if record.contact else ""
    return {
        "phones": [{"id": part_of(key, "phone"), "number": phone, "type": "voice"}] if phone else [],
        "contacts": [{"id": part_of(key, "contact"), "title": function}] if function else [],
        "schedules": [
            *(_schedule(run, key, index, record) for index, run in enumerate(record.runs) if not run.is_cancelled),
            *(hours.schedules(record.opening_hours, key) if place is None else ()),
        ],
        "service_areas": _areas(record, key),
        "service_at_locations": [place] if place else [],
        "languages": [
            {"id": part_of(key, "language", code), "name": words.label("language", code), "code": code}
            for code in record.languages
        ],
        "cost_options": [_cost(price, key, index) for index, price in enumerate(record.prices) if price.amount],
        "attributes": terms.attributes(record, key, words),
    }


def _fees(record: OfferRecord, words: Words) -> str:
    said = [words.label("cost", record.cost)]
    said += [words.label("reduction", one) for one in record.reductions]
    return "; ".join(said)


def _schedule(run: RunRecord, key: str, index: int, record: OfferRecord) -> dict[str, Any]:
    rule = run.recurrence or (recurrence.weekly(run.weekdays) if run.weekdays else "")
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    weekly = parts.get("FREQ", "")
    if weekly == "DAILY":
        # HSDS knows weeks and months only.
        weekly, parts["BYDAY"] = "WEEKLY", parts.get("BYDAY") or ",".join(day.upper() for day in recurrence.WEEKDAYS)
    notes = [run.schedule, _sessions(run), "Einstieg jederzeit" if run.rolling_entry else ""]
    notes += ["Nicht am " + ", ".join(day.isoformat() for day in run.exception_dates)] if run.exception_dates else []
    return _without_empty(
        {
            "id": part_of(key, "schedule", run.public_id or index),
            "valid_from": run.starts_on.isoformat() if run.starts_on else "",
            "valid_to": run.ends_on.isoformat() if run.ends_on else "",
            "dtstart": run.starts_on.isoformat() if run.starts_on else "",
            "until": run.ends_on.isoformat() if run.ends_on else "",
            "freq": weekly if weekly in ("WEEKLY", "MONTHLY") else "",
            "interval": int(parts["INTERVAL"]) if parts.get("INTERVAL", "").isdigit() else None,
            "byday": parts.get("BYDAY", ""),
            "bymonthday": parts.get("BYMONTHDAY", ""),
            "opens_at": run.starts_at.isoformat() if run.starts_at else "",
            "closes_at": run.ends_at.isoformat() if run.ends_at else "",
            "schedule_link": run.booking_address,
            "attending_type": "" if record.reach == AT_PLACE else record.reach,
            "notes": "; ".join(part for part in notes if part),
        }
    )


def _sessions(run: RunRecord) -> str:
    said = []
    for session in run.sessions:
        times = "–".join(moment.strftime("%H:%M") for moment in (session.starts_at, session.ends_at) if moment)
        said.append(" ".join(part for part in (session.on.isoformat(), times, session.place) if part))
    return ("Termine: " + ", ".join(said)) if said else ""


def _areas(record: OfferRecord, key: str) -> list[dict[str, Any]]:
    if record.reach == AT_PLACE or record.reach == "online":
        return []
    place = record.place
    name = " ".join(part for part in (place.town, place.county) if part) if place else ""
    return [_without_empty({"id": part_of(key, "area"), "name": name or record.reach})]


def at_location_of(record: OfferRecord, *, is_full: bool = True) -> dict[str, Any] | None:
    """Return where a service takes place and when it is open there; None where no place may be named."""
    place = record.place
    if place is None or record.reach != AT_PLACE:
        return None
    if not (place.name or place.street or place.town or place.has_position):
        return None
    here = uuid_of(AT_LOCATION, record.public_id)
    location = _location(place, part_of(uuid_of(SERVICE, record.public_id), "location"), is_full=is_full)
    schedules = hours.schedules(record.opening_hours, here) if is_full else []
    return _without_empty({"id": here, "location": _without_empty(location), "schedules": schedules})


def _location(place: PlaceRecord, key: str, *, is_full: bool) -> dict[str, Any]:
    said = ", ".join(part for part in (place.town, place.district) if part)
    state = STATES.get(place.municipality_key[:2], "") if place.country == "DE" else ""
    address = {
        "id": part_of(key, "address"),
        "address_1": place.street,
        "city": place.town,
        "region": place.county,
        "state_province": state or place.county or place.country,
        "postal_code": place.postcode,
        "country": place.country,
        "address_type": "physical",
    }
    return {
        "id": key,
        "location_type": "physical",
        "name": place.name or (said if not place.street else ""),
        "transportation": place.stop,
        "latitude": place.latitude if place.has_position else None,
        "longitude": place.longitude if place.has_position else None,
        "addresses": [_without_empty(address)] if is_full and place.street and place.town and place.postcode else [],
    }


def _cost(price: PriceRecord, key: str, index: int) -> dict[str, Any]:
    return _without_empty(
        {
            "id": part_of(key, "cost", index),
            "option": price.label,
            "currency": price.currency.lower(),
            "amount": float(price.amount),
        }
    )


def _age(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _instant(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at else ""


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def services_of(records: Iterable[OfferRecord], words: Words) -> Iterator[dict[str, Any]]:
    """Yield full services of records."""
    for record in records:
        yield service_of(record, words)
