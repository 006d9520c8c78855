"""HSDS 3.0 held against its rules: what must be there, of which kind values are, which ids lead somewhere."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.opening_hours import WEEKDAYS
from bildungsbuero.formats.hsds.checking import STATUSES
from bildungsbuero.formats.hsds.ids import SERVICE, public_id_of
from bildungsbuero.formats.hsds.shape import ENTITIES, FOREIGN, LINKED, LISTS, SINGLES
from bildungsbuero.formats.offer_checks.findings import (
    Findings,
    is_address,
    is_clock,
    is_day,
    is_email,
    is_moment,
    is_number,
    is_uuid,
    one_of,
)
from bildungsbuero.formats.offer_checks.streams import entries

HEAD = '{"contents": ['
DAYS = tuple(day.upper() for day in WEEKDAYS)
KINDS: dict[str, Callable[[str], bool]] = {
    "id": is_uuid,
    "parent_organization_id": is_uuid,
    "parent_id": is_uuid,
    **dict.fromkeys((*FOREIGN, *LINKED.values()), is_uuid),
    **dict.fromkeys(("email", "assurer_email"), is_email),
    **dict.fromkeys(("url", "website", "uri", "term_uri", "schedule_link"), is_address),
    **dict.fromkeys(("assured_date", "valid_from", "valid_to", "dtstart", "until"), is_day),
    **dict.fromkeys(("opens_at", "closes_at"), is_clock),
    **dict.fromkeys(("freq",), one_of("WEEKLY", "MONTHLY")),
    **dict.fromkeys(("location_type", "address_type"), one_of("physical", "postal", "virtual")),
    "last_modified": is_moment,
    "wkst": one_of(*DAYS),
    "byday": lambda text: all(part.lstrip("+-0123456789") in DAYS for part in text.split(",")),
    "status": one_of(*STATUSES),
    "country": lambda text: len(text) == 2 and text.isupper(),
    "currency": lambda text: len(text) == 3 and text.isalpha(),
    "latitude": lambda text: is_number(text) and abs(float(text)) <= 90,
    "longitude": lambda text: is_number(text) and abs(float(text)) <= 180,
}


def check_json(path: Path, findings: Findings) -> None:
    """Check a page with all services."""
    seen: set[str] = set()
    services = entries(path, HEAD)
    while True:
        try:
            service = next(services)
        except StopIteration as end:
            _check_page(str(end.value), findings)
            return
        findings.count += 1
        offer = public_id_of(SERVICE, str(service.get("id", "")))
        findings.once(offer, "id", str(service.get("id", "")), seen)
        _check(service, findings, offer=offer, entity="service", path="")


def check_tables(path: Path, findings: Findings) -> None:
    """Check a ZIP of tables: what must be filled, kinds of values, ids once, links that lead somewhere."""
    tables: dict[str, list[dict[str, str]]] = {}
    with zipfile.ZipFile(path) as archive:
        for entity, shape in ENTITIES.items():
            if shape.file in archive.namelist():
                tables[entity] = list(csv.DictReader(io.StringIO(archive.read(shape.file).decode("utf-8"))))
    ids = {entity: {row["id"] for row in rows} for entity, rows in tables.items()}
    findings.count = len(tables.get("service", []))
    for entity, rows in tables.items():
        seen: set[str] = set()
        for row in rows:
            _check_row(entity, row, findings, ids=ids, seen=seen)


def _check_row(
    entity: str, row: Mapping[str, str], findings: Findings, *, ids: Mapping[str, set[str]], seen: set[str]
) -> None:
    shape = ENTITIES[entity]
    key = row["id"] if entity == "service" else row.get("service_id", "")
    offer = public_id_of(SERVICE, key or "")
    for column in (*shape.required, *shape.required_in_tables):
        findings.need(offer, f"{shape.file}: {column}", row.get(column))
    findings.once(offer, f"{shape.file}: id", row["id"], seen)
    for column, value in row.items():
        if column in KINDS:
            findings.fit(offer, f"{shape.file}: {column}", value, KINDS[column])
        elif column in shape.numbers:
            findings.fit(offer, f"{shape.file}: {column}", value, is_number)
        if value and column in FOREIGN and value not in ids.get(FOREIGN[column], set()):
            place = Place(field=f"{shape.file}: {column}")
            findings.add(offer, Refusal("exports.leads_nowhere", place=place, value=value[:40]))


def _check(node: Mapping[str, Any], findings: Findings, *, offer: str, entity: str, path: str) -> None:
    shape = ENTITIES[entity]
    for name in shape.required:
        findings.need(offer, path + name, node.get(name))
    for name, value in node.items():
        if name in SINGLES and isinstance(value, Mapping):
            _check(value, findings, offer=offer, entity=SINGLES[name], path=f"{path}{name}.")
        elif name in LISTS and isinstance(value, list):
            for index, one in enumerate(value):
                _check(one, findings, offer=offer, entity=LISTS[name], path=f"{path}{name}[{index}].")
        elif name not in shape.columns:
            findings.add(offer, Refusal("exports.unknown_name", place=Place(field=path + entity), name=name[:60]))
        elif name in KINDS:
            findings.fit(offer, path + name, value, KINDS[name])
        elif name in shape.numbers and (isinstance(value, bool) or not isinstance(value, int | float)):
            findings.add(offer, Refusal("exports.bad_value", place=Place(field=path + name), value=str(value)[:80]))
    _check_spans(node, findings, offer=offer, path=path)


def _check_spans(node: Mapping[str, Any], findings: Findings, *, offer: str, path: str) -> None:
    for first, last in (("minimum_age", "maximum_age"), ("valid_from", "valid_to"), ("dtstart", "until")):
        low, high = node.get(first), node.get(last)
        if low is not None and high is not None and type(low) is type(high) and high < low:
            findings.add(offer, Refusal("exports.ends_before_start", place=Place(field=path + last)))


def _check_page(rest: str, findings: Findings) -> None:
    try:
        page = json.loads("{" + rest.strip().lstrip(","))
    except ValueError as error:
        raise Refusal("exports.unreadable", detail=str(error)[:120]) from error
    if page.get("total_items") != findings.count or page.get("size") != findings.count:
        said = page.get("total_items")
        place = Place(field="total_items")
        findings.add("", Refusal("exports.wrong_count", place=place, said=said, found=findings.count))
