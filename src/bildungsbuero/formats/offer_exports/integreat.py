"""Institutions as the table of places that Integreat takes: fifty columns, one pair of hours a day."""

import csv
import re
from collections.abc import Iterable
from datetime import time
from pathlib import Path

from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.opening_hours import MIDNIGHT, WEEKDAYS, OpeningHours
from bildungsbuero.formats.export_words import Export
from bildungsbuero.formats.offer_feeds.integreat import COLUMNS, DAYS, GERMAN_DAYS
from bildungsbuero.formats.workbook import guarded

_HOURS = re.compile(r"(\d{1,2}:\d{2})\s*[–-]\s*(\d{1,2}:\d{2})")
COUNTRIES = {"DE": "Deutschland", "LU": "Luxemburg", "FR": "Frankreich", "BE": "Belgien"}


def write(records: Iterable[OfferRecord], export: Export, target: Path) -> int:
    """Write the institutions whose address is public, and return how many they are."""
    count = 0
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
        writer.writeheader()
        for record in records:
            if record.kind == "institution" and record.place is not None and record.place.street:
                writer.writerow({name: guarded(cell) for name, cell in _row(record, export).items()})
                count += 1
    return count


def _row(record: OfferRecord, export: Export) -> dict[str, str]:
    place, contact = record.place, record.contact
    assert place is not None  # noqa: S101 - asked by the caller
    step_free = record.accessibility.get("step_free")
    row = {
        "name": record.title,
        "street_address": place.street,
        "postal_code": place.postcode,
        "city": place.town,
        "country": COUNTRIES.get(place.country, place.country),
        "latitude": "" if place.latitude is None else str(place.latitude),
        "longitude": "" if place.longitude is None else str(place.longitude),
        "location_on_map": "yes" if place.has_position else "no",
        "website": record.website,
        "email": contact.email if contact else "",
        "phone_number": contact.phone if contact else "",
        "category": export.words.label("institution_type", record.profile.get("institution_type", "")),
        "barrier_free": "" if step_free is None else "yes" if step_free else "no",
        "temporarily_closed": "yes" if record.state == "closed" else "no",
    }
    hours = record.opening_hours
    return row | (_structured(hours) if hours else _hours(record.profile.get("opening_hours", "")))


def _structured(hours: OpeningHours) -> dict[str, str]:
    """Return the cells of the week; a day with a break is left open, since the table has no place for it."""
    cells: dict[str, str] = {}
    for day, key in zip(DAYS, WEEKDAYS, strict=True):
        said = hours.days.get(key)
        if said is None:
            continue
        cells[f"{day}_closed"] = "yes" if said.is_closed else "no"
        cells[f"{day}_appointment_only"] = "yes" if said.by_appointment and not said.slots else "no"
        if len(said.slots) == 1:
            (slot,) = said.slots
            is_all_day = slot.opens == time.min and slot.closes == MIDNIGHT
            cells[f"{day}_all_day"] = "yes" if is_all_day else "no"
            cells |= {f"{day}_start": f"{slot.opens:%H:%M}", f"{day}_end": f"{slot.closes:%H:%M}"}
    return cells


def _hours(text: str) -> dict[str, str]:
    """Return the cells of hours in words, in the same way."""
    cells: dict[str, str] = {}
    lines = {line.partition(" ")[0].rstrip(":"): line for line in text.splitlines()}
    for day, german in zip(DAYS, GERMAN_DAYS, strict=True):
        spans = _HOURS.findall(lines.get(german, ""))
        if len(spans) == 1:
            cells |= {f"{day}_start": spans[0][0].zfill(5), f"{day}_end": spans[0][1].zfill(5)}
    return cells
