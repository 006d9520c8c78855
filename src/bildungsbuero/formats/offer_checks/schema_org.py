"""JSON-LD of schema.org held against its rules: types and properties that there are, values of their kind."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.offer_checks.findings import (
    Findings,
    is_address,
    is_clock,
    is_day_or_moment,
    is_number,
    one_of,
)
from bildungsbuero.formats.offer_checks.streams import entries
from bildungsbuero.formats.offer_exports.schema_org import CONTEXT


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEAD = f'{{"@context": "{CONTEXT}", "@graph": ['
THING = _names("@type @id url name description disambiguatingDescription sameAs mainEntityOfPage")
WORK = _names("about inLanguage isAccessibleForFree license creditText provider educationalLevel offers")
PLACE = _names("address geo")
DATES = _names("startDate endDate courseSchedule eventStatus location")
SEATS = _names("maximumAttendeeCapacity remainingAttendeeCapacity")
INSTITUTION = THING | PLACE | WORK | frozenset({"openingHoursSpecification", "telephone", "email"})
# The properties that we use of each type.
TYPES: Mapping[str, frozenset[str]] = {
    "Course": THING | WORK | {"hasCourseInstance", "courseCode", "image"},
    "Event": THING | WORK | DATES | SEATS | {"organizer", "image", "eventAttendanceMode"},
    "Service": THING | WORK | {"serviceType", "areaServed", "availableChannel", "image"},
    **dict.fromkeys(
        ("School", "Library", "Preschool", "CollegeOrUniversity", "EducationalOrganization"), INSTITUTION | {"image"}
    ),
    "CourseInstance": THING | DATES | SEATS | {"courseMode", "offers"},
    "Schedule": _names("@type repeatFrequency byDay startDate endDate startTime endTime scheduleTimezone exceptDate"),
    "Offer": THING | {"price", "priceCurrency"},
    "Organization": THING,
    "WebPage": THING | {"inLanguage"},
    "Place": THING | PLACE,
    "PostalAddress": _names("@type streetAddress postalCode addressLocality addressRegion addressCountry name"),
    "GeoCoordinates": _names("@type latitude longitude"),
    "ServiceChannel": _names("@type hoursAvailable"),
    "OpeningHoursSpecification": _names("@type dayOfWeek opens closes"),
    "ImageObject": THING | {"contentUrl", "caption", "license", "creditText", "creator", "acquireLicensePage"},
}
KINDS = {
    **dict.fromkeys(("@id", "url", "sameAs"), is_address),
    **dict.fromkeys(("startDate", "endDate"), is_day_or_moment),
    **dict.fromkeys(("startTime", "endTime", "opens", "closes"), is_clock),
    **dict.fromkeys(("price", "latitude", "longitude"), is_number),
    "courseMode": one_of("online", "onsite", "blended"),
    "priceCurrency": lambda text: len(text) == 3 and text.isupper(),
}


def check(path: Path, findings: Findings) -> None:
    """Check a document with all offers as its graph."""
    seen: set[str] = set()
    for node in entries(path, HEAD):
        findings.count += 1
        address = str(node.get("@id", ""))
        offer = address.rstrip("/").rpartition("/")[2]
        for name in ("@id", "name"):
            findings.need(offer, name, node.get(name))
        findings.once(offer, "@id", address, seen)
        _check(node, findings, offer=offer, path="")


def _check(node: Mapping[str, Any], findings: Findings, *, offer: str, path: str) -> None:
    kind = str(node.get("@type", ""))
    if kind not in TYPES:
        findings.add(offer, Refusal("exports.unknown_name", place=Place(field=f"{path}@type"), name=kind[:60]))
        return
    for name, value in node.items():
        if name not in TYPES[kind]:
            findings.add(offer, Refusal("exports.unknown_name", place=Place(field=path + kind), name=name[:60]))
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Mapping):
                _check(one, findings, offer=offer, path=f"{path}{name}.")
            elif name in KINDS:
                findings.fit(offer, path + name, one, KINDS[name])
    start, end = node.get("startDate"), node.get("endDate")
    if isinstance(start, str) and isinstance(end, str) and end[:10] < start[:10]:
        findings.add(offer, Refusal("exports.ends_before_start", place=Place(field=f"{path}endDate")))
