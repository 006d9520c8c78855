"""Courses as learning opportunities of the European Learning Model (LOQ 3.1), one for each offer."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.formats.export_words import Export, example_note

HERE = ZoneInfo("Europe/Berlin")
LOQ = "http://data.europa.eu/snb/model/ap/loq-constraints/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
AUTHORITY = "http://publications.europa.eu/resource/authority"
SNB = "http://data.europa.eu/snb"
KINDS = {
    "course": "05053c1cbe",
    "language_course": "05053c1cbe",
    "qualification_path": "79343569f3",
    "mentoring": "11252a5207",
    "internship": "77b99de990",
    "single_event": "7e1ac538db",
}
MODES = {"on_site": "9191af2ed9", "online_live": "920fbb3cbe", "online_anytime": "920fbb3cbe", "blended": "e92d221e4d"}
SETTINGS = {"formal": "6fd4685715", "non_formal": "e207a81fc7"}
LANGUAGES = {
    "de": "DEU",
    "en": "ENG",
    "fr": "FRA",
    "lb": "LTZ",
    "uk": "UKR",
    "ru": "RUS",
    "ar": "ARA",
    "fa": "FAS",
    "tr": "TUR",
    "pl": "POL",
    "ro": "RON",
    "bg": "BUL",
    "it": "ITA",
    "es": "SPA",
    "pt": "POR",
    "vi": "VIE",
    "zh": "ZHO",
}
COUNTRIES = {"DE": "DEU", "LU": "LUX", "FR": "FRA", "BE": "BEL", "AT": "AUT", "CH": "CHE", "NL": "NLD"}
# Generic programmes, where no topic has a code.
NO_FIELD = "00"
LONGEST_NOTE = 20_000
NAMES: Any = {None: LOQ, "skos": SKOS}


def write(records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write courses with their outcomes, providers and places, and return how many they are."""
    taken = [record for record in records if record.kind in KINDS]
    root = etree.Element(_q("Courses"), {"xsdVersion": "3.1.0"}, nsmap=NAMES)
    for name, elements in (
        ("learningOpportunityReferences", (_opportunity(record, export) for record in taken)),
        ("learningAchievementSpecificationReferences", (_specification(record, export) for record in taken)),
        ("learningOutcomeReferences", (_outcome(record) for record in taken)),
        ("agentReferences", _organisations(taken)),
        ("locationReferences", _locations(taken)),
    ):
        found = list(elements)
        if found:
            etree.SubElement(root, _q(name)).extend(found)
    target.write_bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
    return len(taken)


def _opportunity(record: OfferRecord, export: Export) -> etree._Element:
    element = etree.Element(_q("learningOpportunity"), {"id": _id("opportunity", record.public_id)})
    _said(element, "title", record.title)
    _said(
        element,
        "description",
        "\n\n".join(
            part for part in (example_note(record), record.summary, record.description, _rights(record)) if part
        ),
    )
    _uri(element, "type", f"{SNB}/learning-opportunity/{KINDS[record.kind]}")
    page = etree.SubElement(element, _q("homepage"))
    etree.SubElement(page, _q("contentUrl")).text = record.website or export.address(record) or "https://example.org/"
    first = next(iter(record.runs), None)
    if first and first.starts_on:
        period = etree.SubElement(element, _q("temporal"))
        etree.SubElement(period, _q("startDate")).text = _moment(first.starts_on, first.starts_at)
        if first.ends_on:
            etree.SubElement(period, _q("endDate")).text = _moment(first.ends_on, first.ends_at)
    if record.mode in MODES:
        _uri(element, "mode", f"{SNB}/learning-assessment/{MODES[record.mode]}")
    _note(element, "scheduleInformation", "; ".join(run.schedule for run in record.runs if run.schedule))
    _note(element, "admissionProcedure", record.registration)
    if first and first.register_until:
        etree.SubElement(element, _q("applicationDeadline")).text = _moment(first.register_until, time(23, 59))
    _add_prices(element, record)
    etree.SubElement(element, _q("providedBy"), {"idref": _id("organisation", record.provider.public_id)})
    if record.place is not None and record.place.town:
        etree.SubElement(element, _q("location"), {"idref": _id("location", record.public_id)})
    etree.SubElement(element, _q("learningAchievementSpecification"), {"idref": _id("specification", record.public_id)})
    _uri(element, "defaultLanguage", f"{AUTHORITY}/language/DEU")
    return element


def _add_prices(element: etree._Element, record: OfferRecord) -> None:
    for price in record.prices:
        if price.amount:
            detail = etree.SubElement(element, _q("priceDetail"))
            amount = etree.SubElement(detail, _q("amount"))
            _uri(amount, "unit", f"{AUTHORITY}/currency/{price.currency}")
            etree.SubElement(amount, _q("value")).text = f"{price.amount:f}"
            if price.label:
                label = etree.SubElement(detail, f"{{{SKOS}}}prefLabel", {"language": "de"})
                label.text = price.label


def _specification(record: OfferRecord, export: Export) -> etree._Element:
    element = etree.Element(_q("learningAchievementSpecification"), {"id": _id("specification", record.public_id)})
    _said(element, "title", record.title)
    codes = dict.fromkeys(code for topic in record.topics for code in export.words.isced(topic))
    for code in codes or (NO_FIELD,):
        _uri(element, "ISCEDFCode", f"{SNB}/isced-f/{code}")
    languages = [LANGUAGES[key] for key in record.languages if key in LANGUAGES] or ["DEU"]
    for language in languages:
        _uri(element, "language", f"{AUTHORITY}/language/{language}")
    if record.learning_form in SETTINGS:
        _uri(element, "learningSetting", f"{SNB}/learning-setting/{SETTINGS[record.learning_form]}")
    etree.SubElement(element, _q("learningOutcome"), {"idref": _id("outcome", record.public_id)})
    return element


def _outcome(record: OfferRecord) -> etree._Element:
    element = etree.Element(_q("learningOutcome"), {"id": _id("outcome", record.public_id)})
    _said(element, "title", record.title)
    return element


def _organisations(records: list[OfferRecord]) -> Iterator[etree._Element]:
    """Yield each provider once; its seat is the country, since no place of a course is its own."""
    seen = set()
    for record in records:
        provider = record.provider
        if provider.public_id in seen:
            continue
        seen.add(provider.public_id)
        element = etree.Element(_q("organisation"), {"id": _id("organisation", provider.public_id)})
        _said(element, "legalName", provider.name)
        if provider.website:
            page = etree.SubElement(element, _q("homepage"))
            etree.SubElement(page, _q("contentUrl")).text = provider.website
        etree.SubElement(element, _q("location"), {"idref": _id("location", "country")})
        yield element


def _locations(records: list[OfferRecord]) -> Iterator[etree._Element]:
    if records:
        yield _location("country", PlaceRecord())
    for record in records:
        if record.place is not None and record.place.town:
            yield _location(record.public_id, record.place)


def _location(key: str, place: PlaceRecord) -> etree._Element:
    element = etree.Element(_q("location"), {"id": _id("location", key)})
    if place.name or place.town:
        _said(element, "geographicName", place.name or place.town)
    address = etree.SubElement(element, _q("address"))
    full = ", ".join(part for part in (place.street, f"{place.postcode} {place.town}".strip()) if part)
    _note(address, "fullAddress", full)
    _uri(address, "countryCode", f"{AUTHORITY}/country/{COUNTRIES.get(place.country, 'DEU')}")
    return element


def _rights(record: OfferRecord) -> str:
    licence = f" ({record.licence})" if record.licence else ""
    return f"Quelle: {record.source}{licence}" if record.source else ""


def _said(parent: etree._Element, name: str, text: str) -> None:
    if text:
        element = etree.SubElement(parent, _q(name), {"language": "de"})
        element.text = text


def _note(parent: etree._Element, name: str, text: str) -> None:
    if text:
        literal = etree.SubElement(etree.SubElement(parent, _q(name)), _q("noteLiteral"), {"language": "de"})
        literal.text = text[:LONGEST_NOTE]


def _uri(parent: etree._Element, name: str, uri: str) -> None:
    etree.SubElement(parent, _q(name), {"uri": uri})


def _moment(day: date, at: time | None) -> str:
    return datetime.combine(day, at or time(), HERE).isoformat()


def _id(kind: str, key: str) -> str:
    return f"urn:bildungsbuero:{kind}:{key or 'unknown'}"


def _q(name: str) -> str:
    return f"{{{LOQ}}}{name}"
