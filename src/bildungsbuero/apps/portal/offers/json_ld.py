"""An offer as schema.org JSON-LD, for search engines and other portals; made from the public record only."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from bildungsbuero.apps.catalogue.vocabulary import label, labels
from bildungsbuero.core.offers import AT_PLACE, OfferRecord, RunRecord
from bildungsbuero.core.places import PlaceRecord

EXAMPLE_NOTE = "Beispieldaten: Dieses Angebot gibt es nicht. Es zeigt nur, wie die Seite aussieht."
EVENTS = frozenset({"single_event", "fair"})
COURSES = frozenset({"course", "language_course", "qualification_path"})
INSTITUTIONS = {"school": "School", "library": "Library", "daycare": "Preschool", "university": "CollegeOrUniversity"}
# Inside a script element these signs could end it.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_ld(record: OfferRecord, *, address: str) -> SafeString:
    """Return the document, safe inside a script element."""
    text = json.dumps(document(record, address=address), ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 - every sign that could end the element is escaped


def document(record: OfferRecord, *, address: str) -> dict[str, Any]:
    """Return the document as a dictionary; an example says in its first property that it is one."""
    note = {"disambiguatingDescription": EXAMPLE_NOTE} if record.is_example else {}
    common = {
        "@context": "https://schema.org",
        **note,
        "@type": _type(record),
        "@id": address,
        "url": address,
        "name": record.title,
        "description": record.summary or record.description,
    }
    return _without_empty({**common, **_particular(record)})


def _type(record: OfferRecord) -> str:
    if record.kind in EVENTS:
        return "Event"
    if record.kind in COURSES:
        return "Course"
    if record.kind == "institution":
        return INSTITUTIONS.get(record.profile.get("institution_type", ""), "EducationalOrganization")
    return "Service"


def _particular(record: OfferRecord) -> dict[str, Any]:
    provider = {"@type": "Organization", "name": record.provider.name, "url": record.provider.website}
    place = _place(record.place) if record.place and record.reach == AT_PLACE else None
    if record.kind == "institution":
        return {"address": (place or {}).get("address"), "geo": (place or {}).get("geo"), "sameAs": record.website}
    shared = {
        "provider": _without_empty(provider),
        "about": labels("topic", list(record.topics)),
        "inLanguage": list(record.languages),
        "isAccessibleForFree": True if record.is_free else None,
        "offers": [
            {"@type": "Offer", "price": str(price.amount), "priceCurrency": price.currency} for price in _paid(record)
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
    return {**shared, "serviceType": label("kind", record.kind), "areaServed": place}


def _paid(record: OfferRecord) -> list[Any]:
    return [price for price in record.prices if price.amount]


def _instance(record: OfferRecord, run: RunRecord, place: dict[str, Any] | None) -> dict[str, Any]:
    mode = {"online_live": "online", "online_anytime": "online", "blended": "blended"}.get(record.mode, "onsite")
    seats = {"maximumAttendeeCapacity": run.seats, "remainingAttendeeCapacity": run.seats_free}
    return _without_empty({"@type": "CourseInstance", "courseMode": mode, **_dates(run), **seats, "location": place})


def _dates(run: RunRecord) -> dict[str, Any]:
    return {
        "startDate": run.starts_on and run.starts_on.isoformat(),
        "endDate": run.ends_on and run.ends_on.isoformat(),
    }


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
