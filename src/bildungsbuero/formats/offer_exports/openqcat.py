"""Courses as a catalogue in openQ-cat 1.1, elements in the order of the format; only courses belong there.

The catalogue has one supplier, the office that gives it out; who makes a course stands in its description.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from bildungsbuero.core.offers import OfferRecord, RunRecord
from bildungsbuero.formats.export_words import Export, example_note

HERE = ZoneInfo("Europe/Berlin")
XSI = "http://www.w3.org/2001/XMLSchema-instance"
KINDS = frozenset({"course", "language_course", "qualification_path"})
SUPPLIER = "supplier_specific"
NOTHING_SAID = "Keine Angabe"
FORMS = {"on_site": ("1", "Präsenzveranstaltung"), "blended": ("3", "Blended Learning")}
COUNTRIES = {"DE": "Deutschland", "LU": "Luxemburg", "FR": "Frankreich", "BE": "Belgien"}
LONGEST_TITLE, LONGEST_NUMBER = 255, 30


def write(records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write a full catalogue and return how many courses it holds."""
    with _catalogue(export, target) as xml, xml.element("NEW_CATALOG", FULLCATALOG="true"):
        return _write_services(xml, records, export)


def write_update(
    records: Iterable[OfferRecord], export: Export, target: Path, *, removed: Iterable[str], number: int
) -> int:
    """Write an update with the numbers of services that are gone and courses that are new or changed.

    `number` follows that of the update before it, 1 the whole catalogue. Returns how many courses it holds.
    """
    gone = list(removed)
    with _catalogue(export, target) as xml, xml.element("UPDATE_CATALOG", seq_number=str(number)):
        if gone:
            with xml.element("DELETE"):
                for one in gone:
                    service = etree.Element("SERVICE", {"mode": "delete"})
                    _add(service, "PRODUCT_ID", one)
                    xml.write(service)
        with xml.element("NEW"):
            return _write_services(xml, records, export)


@contextmanager
def _catalogue(export: Export, target: Path) -> Iterator[Any]:
    with target.open("wb") as file, etree.xmlfile(file, encoding="UTF-8") as xml:
        xml.write_declaration()
        schema = {f"{{{XSI}}}noNamespaceSchemaLocation": "openQ-cat.V1.1.xsd"}
        with xml.element("OPENQCAT", {"version": "1.1", **schema}, nsmap={"xsi": XSI}):
            xml.write(_header(export))
            yield xml


def _write_services(xml: Any, records: Iterable[OfferRecord], export: Export) -> int:
    count = 0
    for record in records:
        if record.kind in KINDS:
            count += 1
            for service in services_of(record, export):
                xml.write(service)
    return count


def numbers_of(record: OfferRecord) -> list[str]:
    """Return the numbers of the services of a course: its own, then one for each run."""
    return [record.public_id, *(f"{record.public_id}-V{index:03d}" for index in range(1, len(record.runs) + 1))]


def _header(export: Export) -> etree._Element:
    header = etree.Element("HEADER")
    _add(header, "GENERATOR_INFO", "Bildungsbuero")
    catalogue = _add(header, "CATALOG")
    _add(catalogue, "LANGUAGE", "deu")
    _add(catalogue, "CATALOG_ID", export.key)
    _add(catalogue, "CATALOG_VERSION", "1")
    _add(catalogue, "CATALOG_NAME", export.title)
    _add(catalogue, "GENERATION_DATE", export.at.isoformat(timespec="milliseconds"))
    _add(catalogue, "CURRENCY", "EUR")
    supplier = _add(header, "SUPPLIER")
    _add(supplier, "SUPPLIER_ID", export.key, type=SUPPLIER)
    _add(supplier, "SUPPLIER_NAME", export.title)
    return header


def services_of(record: OfferRecord, export: Export) -> Iterator[etree._Element]:
    """Yield the offer, then an event for each of its runs."""
    for number, run in zip(numbers_of(record), (None, *record.runs), strict=True):
        yield _service(record, export, run=run, number=number)


def _service(record: OfferRecord, export: Export, *, run: RunRecord | None, number: str) -> etree._Element:
    service = etree.Element("SERVICE", {"mode": "new"})
    _add(service, "PRODUCT_ID", number)
    _add(service, "COURSE_TYPE", "3")
    _add(service, "SUPPLIER_ID_REF", export.key, type=SUPPLIER)
    details = _add(service, "SERVICE_DETAILS")
    _add(details, "TITLE", "" if run else record.title[:LONGEST_TITLE])
    if run is None:
        _add(details, "DESCRIPTION_LONG", _description(record))
    _add(details, "SUPPLIER_ALT_PID", ((run.external_id if run else record.external_id) or number)[:LONGEST_NUMBER])
    _add_dates(details, run or next(iter(record.runs), RunRecord()))
    for topic in record.topics if run is None else ():
        _add(details, "KEYWORD", export.words.label("topic", topic))
    if record.target_groups:
        group = _add(details, "TARGET_GROUP")
        _add(
            group,
            "TARGET_GROUP_TEXT",
            ", ".join(export.words.label("target_group", one) for one in record.target_groups),
        )
    _add(details, "TERMS_AND_CONDITIONS")
    _add_module(details, record, export, run)
    _add_announcement(details, record, export.at)
    if run is None:
        classification = _add(service, "SERVICE_CLASSIFICATION")
        _add(classification, "REFERENCE_CLASSIFICATION_SYSTEM_NAME", "ISCED-F 2013")
        for code in dict.fromkeys(code for topic in record.topics for code in export.words.isced(topic)):
            feature = _add(classification, "FEATURE")
            _add(feature, "FNAME", code)
    _add_prices(service, record)
    _add(service, "MIME_INFO")
    return service


def _description(record: OfferRecord) -> str:
    said = [example_note(record), record.summary, record.description, f"Anbieter: {record.provider.name}"]
    said += [f"Quelle: {record.source} {record.licence}".strip()] if record.source else []
    return "\n\n".join(part for part in said if part)


def _add_dates(details: etree._Element, run: RunRecord) -> None:
    element = _add(details, "SERVICE_DATE")
    for name, day, at in (
        ("START_DATE", run.starts_on, run.starts_at),
        ("END_DATE", run.ends_on or run.starts_on, run.ends_at),
    ):
        if day is not None:
            _add(element, name, datetime.combine(day, at or time(), HERE).isoformat(timespec="milliseconds"))
    if run.schedule:
        _add(element, "DATE_REMARKS", run.schedule)


def _add_module(details: etree._Element, record: OfferRecord, export: Export, run: RunRecord | None) -> None:
    education = _add(_add(details, "SERVICE_MODULE"), "EDUCATION", type="false" if run else "true")
    _add(education, "COURSE_ID", record.public_id)
    if run is None:
        degree = _add(education, "DEGREE", type="0")
        _add(degree, "DEGREE_TITLE", NOTHING_SAID)
        _add(_add(degree, "DEGREE_EXAM"), "EXAMINER", NOTHING_SAID)
        _add(degree, "DEGREE_ADD_QUALIFICATION", NOTHING_SAID)
        _add(degree, "DEGREE_ENTITLED", NOTHING_SAID)
        _add(education, "SUBSIDY", ", ".join(export.words.label("reduction", one) for one in record.reductions))
    link = (run.booking_address if run else "") or record.website or export.address(record)
    if link:
        _add(_add(_add(education, "MIME_INFO"), "MIME_ELEMENT"), "MIME_SOURCE", link)
    _add(_add(education, "CERTIFICATE"), "CERTIFICATE_STATUS", "0")
    extended = _add(education, "EXTENDED_INFO")
    form = FORMS.get(record.mode, ("2", "Online") if record.mode.startswith("online") else ("0", NOTHING_SAID))
    _add(extended, "INSTRUCTION_FORM", form[1], type=form[0])
    _add_course(education, record, run or next(iter(record.runs), RunRecord()))


def _add_course(education: etree._Element, record: OfferRecord, run: RunRecord) -> None:
    course = _add(education, "MODULE_COURSE")
    for name, seats in (("MIN_PARTICIPANTS", run.seats_min), ("MAX_PARTICIPANTS", run.seats)):
        if seats is not None:
            _add(course, name, str(seats))
    place = record.place
    if place is not None and place.town:
        location = _add(course, "LOCATION")
        said = (("NAME", place.name), ("STREET", place.street), ("ZIP", place.postcode), ("CITY", place.town))
        for name, value in said:
            if value:
                _add(location, name, value)
        _add(location, "COUNTRY", COUNTRIES.get(place.country, place.country))
    _add(course, "DURATION", NOTHING_SAID, type="0")
    _add(course, "FLEXIBLE_START", "true" if run.rolling_entry else "false")


def _add_announcement(details: etree._Element, record: OfferRecord, at: datetime) -> None:
    announcement = _add(details, "ANNOUNCEMENT")
    _add(announcement, "START_DATE", _zoned(at.astimezone(HERE).date()))
    if record.visible_until is not None:
        _add(announcement, "END_DATE", _zoned(record.visible_until))


def _add_prices(service: etree._Element, record: OfferRecord) -> None:
    details = _add(service, "SERVICE_PRICE_DETAILS")
    for price in record.prices:
        if price.amount:
            element = _add(details, "SERVICE_PRICE")
            _add(element, "PRICE_AMOUNT", f"{price.amount:f}")
            _add(element, "PRICE_CURRENCY", price.currency)


def _zoned(day: date) -> str:
    offset = datetime.combine(day, time(12), HERE).strftime("%z")
    return f"{day.isoformat()}{offset[:3]}:{offset[3:]}"


def _add(parent: etree._Element, name: str, text: str = "", **attributes: Any) -> etree._Element:
    element = etree.SubElement(parent, name, attributes)
    if text:
        element.text = text
    return element
