"""Offers as schema.org JSON-LD, for search engines and other portals; made from public records only."""

import json
from collections.abc import Iterable
from datetime import time
from pathlib import Path
from typing import Any

from bildungsbuero.core import recurring
from bildungsbuero.core.offers import AT_PLACE, OfferRecord, RunRecord
from bildungsbuero.core.opening_hours import WEEKDAYS, Day, OpeningHours, Slot
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.core.recurring import read_back
from bildungsbuero.formats.export_words import EXAMPLE_NOTE, Export, Words

CONTEXT = "https://schema.org"
GERMAN_TAG = "de"
EVENTS = frozenset({"single_event", "fair"})
COURSES = frozenset({"course", "language_course", "qualification_path"})
INSTITUTIONS = {"school": "School", "library": "Library", "daycare": "Preschool", "university": "CollegeOrUniversity"}
FREQUENCIES = {
    recurring.WEEKLY: "P1W",
    recurring.FORTNIGHTLY: "P2W",
    recurring.MONTHLY_WEEKDAY: "P1M",
    recurring.MONTHLY_LAST: "P1M",
    recurring.MONTHLY_DAY: "P1M",
}
MODES = {"online_live": "online", "online_anytime": "online", "blended": "blended"}
DAYS = {
    "mo": "Monday",
    "tu": "Tuesday",
    "we": "Wednesday",
    "th": "Thursday",
    "fr": "Friday",
    "sa": "Saturday",
    "su": "Sunday",
}


def write(records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write one document with all offers as its graph."""
    count = 0
    with target.open("w", encoding="utf-8") as file:
        file.write(f'{{"@context": "{CONTEXT}", "@graph": [')
        for record in records:
            node = document(record, export.words, address=export.address(record), language=export.language)
            node.pop("@context")
            file.write((",\n" if count else "\n") + json.dumps(node, ensure_ascii=False))
            count += 1
        file.write("]}\n")
    return count


def document(record: OfferRecord, words: Words, *, address: str, language: str = GERMAN_TAG) -> dict[str, Any]:
    """Return the document as a dictionary; an example says in its first property that it is one.

    `language` is that of the texts, and so of the page; a course is held in the languages that its record names.
    """
    note = {"disambiguatingDescription": EXAMPLE_NOTE} if record.is_example else {}
    common = {
        "@context": CONTEXT,
        **note,
        "@type": _type(record),
        "@id": address,
        "url": address,
        "name": record.title,
        "description": record.summary or record.description,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address, "inLanguage": language},
    }
    rights = {"license": record.licence, "creditText": record.source}
    return _without_empty({**common, **_particular(record, words), **rights})


def _type(record: OfferRecord) -> str:
    if record.kind in EVENTS:
        return "Event"
    if record.kind in COURSES:
        return "Course"
    if record.kind == "institution":
        return INSTITUTIONS.get(record.profile.get("institution_type", ""), "EducationalOrganization")
    return "Service"


def _particular(record: OfferRecord, words: Words) -> dict[str, Any]:
    provider = {"@type": "Organization", "name": record.provider.name, "url": record.provider.website}
    place = _place(record.place) if record.place and record.reach == AT_PLACE else None
    if record.kind == "institution":
        return {
            "address": (place or {}).get("address"),
            "geo": (place or {}).get("geo"),
            "sameAs": record.website,
            "openingHoursSpecification": _opening_hours(record.opening_hours),
        }
    shared = {
        "provider": _without_empty(provider),
        "about": [words.label("topic", topic) for topic in record.topics],
        "inLanguage": list(record.languages),
        "isAccessibleForFree": True if record.is_free else None,
        "offers": [
            _without_empty(
                {"@type": "Offer", "price": str(price.amount), "priceCurrency": price.currency, "name": price.label}
            )
            for price in record.prices
            if price.amount
        ],
    }
    if record.kind in EVENTS:
        first = record.runs[0] if record.runs else RunRecord()
        return {**shared, "organizer": shared.pop("provider"), **_dates(first), "location": place}
    if record.kind in COURSES:
        level = "–".join(dict.fromkeys(part for part in (record.level_from, record.level_to) if part))
        return {
            **shared,
            "educationalLevel": level,
            "hasCourseInstance": [_instance(record, run, place) for run in record.runs],
        }
    channel = {"@type": "ServiceChannel", "hoursAvailable": _opening_hours(record.opening_hours)}
    available = channel if record.opening_hours else None
    return {
        **shared,
        "serviceType": words.label("kind", record.kind),
        "areaServed": place,
        "availableChannel": available,
    }


def _opening_hours(hours: OpeningHours | None) -> list[dict[str, Any]]:
    """Return one specification for each time of a day; "by appointment" has no word there and is left out."""
    if not hours:
        return []
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"{CONTEXT}/{DAYS[key]}",
            "opens": f"{slot.opens:%H:%M}",
            "closes": f"{slot.closes:%H:%M}",
        }
        for key in WEEKDAYS
        # Opening and closing at once is how a day is said to be closed.
        for slot in (hours.days[key].slots or _closed(hours.days[key]) if key in hours.days else ())
    ]


def _closed(day: Day) -> tuple[Slot, ...]:
    return (Slot(opens=time(0), closes=time(0)),) if day.is_closed else ()


def _instance(record: OfferRecord, run: RunRecord, place: dict[str, Any] | None) -> dict[str, Any]:
    seats = {"maximumAttendeeCapacity": run.seats, "remainingAttendeeCapacity": run.seats_free}
    mode = MODES.get(record.mode, "onsite")
    offer = _without_empty({"@type": "Offer", "url": run.booking_address}) if run.booking_address else None
    return _without_empty(
        {"@type": "CourseInstance", "courseMode": mode, **_dates(run), **seats, "location": place, "offers": offer}
    )


def _dates(run: RunRecord) -> dict[str, Any]:
    repeats = bool(run.weekdays or run.recurrence) and run.ends_on != run.starts_on
    schedule = {
        "@type": "Schedule",
        "repeatFrequency": FREQUENCIES.get(read_back(run.recurrence), "" if run.recurrence else "P1W"),
        "byDay": [f"{CONTEXT}/{DAYS[key]}" for key in run.weekdays],
        **_of_the_month(run),
        "startDate": run.starts_on and run.starts_on.isoformat(),
        "endDate": run.ends_on and run.ends_on.isoformat(),
        "startTime": run.starts_at and run.starts_at.isoformat(),
        "endTime": run.ends_at and run.ends_at.isoformat(),
        "scheduleTimezone": "Europe/Berlin",
        "exceptDate": [day.isoformat() for day in run.exception_dates],
    }
    return {
        "startDate": _moment(run.starts_on, None if repeats else run.starts_at),
        "endDate": _moment(run.ends_on, None if repeats else run.ends_at),
        "courseSchedule": _without_empty(schedule) if repeats else None,
        "eventStatus": f"{CONTEXT}/EventCancelled" if run.is_cancelled else None,
    }


def _of_the_month(run: RunRecord) -> dict[str, Any]:
    """Which day of a month: "the second Tuesday" or "the 15th"; for "the last Tuesday" there is no word there."""
    match read_back(run.recurrence):
        case recurring.MONTHLY_DAY if run.starts_on:
            return {"byMonthDay": run.starts_on.day}
        case recurring.MONTHLY_WEEKDAY if run.starts_on:
            weekday = DAYS[WEEKDAYS[run.starts_on.weekday()]]
            return {"byDay": [f"{CONTEXT}/{weekday}"], "byMonthWeek": (run.starts_on.day - 1) // 7 + 1}
    return {}


def _moment(day: Any, at: Any) -> str | None:
    if day is None:
        return None
    return f"{day.isoformat()}T{at:%H:%M}" if at else str(day.isoformat())


def _place(place: PlaceRecord) -> dict[str, Any]:
    """Return a place that has been masked; without coordinates where they are not known or not public."""
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.town,
        "addressCountry": place.country if place.town else "",
    }
    geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return _without_empty(
        {
            "@type": "Place",
            "name": place.name,
            "address": _without_empty(address),
            "geo": geo if place.has_position else None,
        }
    )


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
