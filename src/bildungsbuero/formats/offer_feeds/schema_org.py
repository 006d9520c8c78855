"""schema.org as JSON-LD, from a file or out of a page: courses with their instances, events, services, institutions."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.offers import ContactRecord, OfferRecord, PriceRecord, RunRecord
from bildungsbuero.core.places import EXACT, UNKNOWN, PlaceRecord
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.json_tree import items, number, said
from bildungsbuero.formats.offer_feeds import words
from bildungsbuero.formats.offer_feeds.feed import Feed, address, email, entry, phone, summary_of
from bildungsbuero.formats.plain_text import one_line, plain_from_html
from bildungsbuero.formats.safe_xml import clock, day

INSTITUTIONS = {
    "School": "school",
    "ElementarySchool": "school",
    "MiddleSchool": "school",
    "HighSchool": "school",
    "Library": "library",
    "Preschool": "daycare",
    "ChildCare": "daycare",
    "CollegeOrUniversity": "university",
    "Museum": "museum",
    "EducationalOrganization": "other",
}
KINDS = {
    "Course": "course",
    "EducationalOccupationalProgram": "qualification_path",
    "Event": "single_event",
    "EducationEvent": "single_event",
    "ChildrensEvent": "single_event",
    "CourseInstance": "course",
    "Service": "guidance",
    "GovernmentService": "guidance",
}
MODES = {"online": "online_live", "onsite": "on_site", "blended": "blended"}
REDUCED_DAYS = {
    "Monday": "mo",
    "Tuesday": "tu",
    "Wednesday": "we",
    "Thursday": "th",
    "Friday": "fr",
    "Saturday": "sa",
    "Sunday": "su",
}
_SCRIPT = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def is_document(document: Any) -> bool:
    """Whether a JSON document speaks schema.org."""
    first = next(items(document), None)
    return first is not None and "schema.org" in json.dumps(first.get("@context", ""))


def documents_in_page(text: str) -> list[Any]:
    """Return the JSON-LD documents inside a page of HTML."""
    found = []
    for script in _SCRIPT.findall(text):
        try:
            found.append(json.loads(script))
        except (ValueError, RecursionError):
            continue
    return found


def read(feed: Feed, document: Any) -> Iterator[Found]:
    """Yield offers and institutions of a document; things of other types are passed over."""
    number_ = 0
    for node in _nodes(document):
        if not (_type(node) in KINDS or _type(node) in INSTITUTIONS):
            continue
        number_ += 1
        place = Place(file=feed.name, row=number_)
        key = said(node, "@id") or said(node, "url") or said(node, "identifier")
        yield entry(place, key[:200], partial(_record, node, key[:200], feed, place))
    if not number_:
        raise Refusal("offers.empty_feed", place=feed.place())


def _nodes(document: Any) -> Iterator[dict[str, Any]]:
    for one in items(document):
        if isinstance(one.get("@graph"), list):
            yield from items(one["@graph"])
        elif said(one, "@type") == "ItemList":
            yield from (
                found.get("item", found)
                for found in items(one.get("itemListElement") or [])
                if isinstance(found.get("item", found), dict)
            )
        else:
            yield one


def _type(node: dict[str, Any]) -> str:
    found = node.get("@type")
    names = found if isinstance(found, list) else [found]
    return next((str(name) for name in names if name in KINDS or name in INSTITUTIONS), "")


def _record(node: dict[str, Any], key: str, feed: Feed, place: Place) -> OfferRecord:
    type_ = _type(node)
    is_institution = type_ in INSTITUTIONS
    instances = list(items(node.get("hasCourseInstance") or [])) if type_ == "Course" else [node]
    provider = node.get("provider") or node.get("organizer")
    named = one_line(said(next(items(provider), {}), "name")) or (
        one_line(said(node, "name")) if is_institution else ""
    )
    where = (
        node
        if is_institution
        else next(
            (one for found in instances if (one := next(items(found.get("location")), None))),
            next(items(node.get("areaServed")), None),
        )
    )
    description = plain_from_html(said(node, "description"))
    mode = next(
        (MODES[one] for found in instances for one in [_last(said(found, "courseMode")).casefold()] if one in MODES), ""
    )
    is_event = type_.endswith("Event")
    return OfferRecord(
        record="institution" if is_institution else "offer",
        title=one_line(said(node, "name")),
        kind="institution" if is_institution else KINDS[type_],
        provider=feed.made_by(named, website=address(said(next(items(provider), {}), "url"))),
        external_id=key,
        summary=summary_of(description),
        description=description if "\n" in description or len(description) > 300 else "",
        languages=tuple(code for code in _several(node.get("inLanguage")) if re.fullmatch(r"[a-z]{2}", code)),
        mode=mode,
        reach="online" if mode.startswith("online") or (where or {}).get("@type") == "VirtualLocation" else "place",
        place=_place(where, place),
        runs=tuple(_run(one, place) for one in instances) if is_event or type_ in ("Course", "CourseInstance") else (),
        prices=tuple(_prices(node, instances)),
        is_free=node.get("isAccessibleForFree") is True,
        contact=_contact(node) if is_institution else None,
        website=address(said(node, "sameAs") or said(node, "url")),
        profile={"institution_type": INSTITUTIONS[type_]} if is_institution else {},
        state="cancelled" if _last(said(node, "eventStatus")) == "EventCancelled" else "published",
        source="schema.org",
        licence=said(node, "license")[:100],
        is_example=bool(said(node, "disambiguatingDescription").startswith("Beispiel")),
    )


def _run(node: dict[str, Any], place: Place) -> RunRecord:
    schedule = next(items(node.get("courseSchedule") or node.get("eventSchedule")), {})
    begins, ends = (
        said(node, "startDate") or said(schedule, "startDate"),
        said(node, "endDate") or said(schedule, "endDate"),
    )
    days = tuple(_last(name) for name in _several(schedule.get("byDay")))
    named = {REDUCED_DAYS.get(name) for name in days}
    return RunRecord(
        external_id=said(node, "@id")[:200],
        starts_on=day(begins, _field(place, "startDate")),
        ends_on=day(ends, _field(place, "endDate")),
        starts_at=clock(_time(begins) or said(schedule, "startTime"), _field(place, "startDate")),
        ends_at=clock(_time(ends) or said(schedule, "endTime"), _field(place, "endDate")),
        weekdays=tuple(key for key in words.WEEKDAY_ORDER if key in named),
        booking_address=address(said(next(items(node.get("offers")), {}), "url")),
        seats=number(node, "maximumAttendeeCapacity"),
        seats_free=number(node, "remainingAttendeeCapacity"),
        is_cancelled=_last(said(node, "eventStatus")) == "EventCancelled",
    )


def _time(moment: str) -> str:
    return moment[11:16] if len(moment) >= 16 and moment[10] in "T " else ""


def _prices(node: dict[str, Any], instances: list[dict[str, Any]]) -> Iterator[PriceRecord]:
    offers = list(items(node.get("offers") or [])) or [
        one for found in instances for one in items(found.get("offers") or [])
    ]
    seen = set()
    for one in offers:
        try:
            value = Decimal(said(one, "price").replace(",", ".") or "0").quantize(Decimal("0.01"))
        except InvalidOperation:
            continue
        label = one_line(said(one, "name") or said(one, "category"))[:200]
        if 0 < value < 10**9 and (value, label) not in seen:
            seen.add((value, label))
            yield PriceRecord(amount=value, label=label, currency=said(one, "priceCurrency")[:3] or "EUR")


def _place(node: dict[str, Any] | None, place: Place) -> PlaceRecord | None:
    if node is None:
        return None
    found = node.get("address")
    if isinstance(found, str):
        found = {"streetAddress": found}
    street, town = one_line(said(found, "streetAddress")), one_line(said(found, "addressLocality"))
    if not (street or town):
        return None
    try:
        latitude = float(said(node, "geo", "latitude")) if said(node, "geo", "latitude") else None
        longitude = float(said(node, "geo", "longitude")) if said(node, "geo", "longitude") else None
    except ValueError as error:
        raise Refusal("offers.bad_position", place=_field(place, "geo")) from error
    country = said(found, "addressCountry") or said(found, "addressCountry", "name")
    return PlaceRecord(
        name=one_line(said(node, "name")) if _type(node) not in INSTITUTIONS else "",
        street=street,
        postcode=said(found, "postalCode"),
        town=town,
        country=words.country(country),
        latitude=latitude,
        longitude=longitude,
        precision=EXACT if latitude is not None and longitude is not None else UNKNOWN,
    )


def _contact(node: dict[str, Any]) -> ContactRecord | None:
    contact = ContactRecord(
        phone=phone(said(node, "telephone")), email=email(said(node, "email").removeprefix("mailto:"))
    )
    return contact if contact.phone or contact.email else None


def _several(found: Any) -> list[str]:
    return [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, str)]


def _last(address_: str) -> str:
    return address_.rpartition("/")[2]


def _field(place: Place, name: str) -> Place:
    return Place(file=place.file, row=place.row, field=name)
