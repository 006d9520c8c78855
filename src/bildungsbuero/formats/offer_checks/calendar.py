"""A calendar read back and held against the rules of RFC 5545: what an event must say, its rule, its end."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import icalendar

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats import recurrence
from bildungsbuero.formats.offer_checks.findings import Findings, is_address, one_of

LONGEST_LINE = 75


def check(path: Path, findings: Findings) -> None:
    """Check a calendar and each of its events."""
    content = path.read_bytes()
    try:
        calendar: Any = icalendar.Calendar.from_ical(content)
    except ValueError as error:
        raise Refusal("exports.unreadable", detail=str(error)[:120]) from error
    for name in ("VERSION", "PRODID"):
        findings.need("", name, calendar.get(name))
    if any(len(line) > LONGEST_LINE or line.endswith(b"\n") for line in content.split(b"\r\n")):
        findings.add("", Refusal("exports.long_line", limit=LONGEST_LINE))
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    seen: set[str] = set()
    for event in calendar.walk("VEVENT"):
        findings.count += 1
        _check_event(event, findings, seen=seen, zones=zones)


def _check_event(event: Any, findings: Findings, *, seen: set[str], zones: set[str]) -> None:
    key = str(event.get("UID", ""))
    offer = key.partition("-")[0]
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        findings.need(offer, name, event.get(name))
    findings.once(offer, "UID", key, seen)
    findings.fit(offer, "URL", event.get("URL"), is_address)
    findings.fit(offer, "STATUS", event.get("STATUS"), one_of("CONFIRMED", "CANCELLED", "TENTATIVE"))
    for error in getattr(event, "errors", []):
        findings.add(offer, Refusal("exports.bad_value", place=Place(field=str(error[0])), value=str(error[1])[:80]))
    for name in ("DTSTART", "DTEND"):
        zone = str(event[name].params.get("TZID", "")) if name in event else ""
        if zone and zone not in zones:
            findings.add(offer, Refusal("exports.leads_nowhere", place=Place(field=name), value=zone[:40]))
    start, end = (event[name].dt if name in event else None for name in ("DTSTART", "DTEND"))
    if start is not None and end is not None and (_is_day(start) is not _is_day(end) or end <= start):
        findings.add(offer, Refusal("exports.ends_before_start", place=Place(field="DTEND")))
    if "RRULE" in event:
        _check_rule(event["RRULE"].to_ical().decode(), findings, offer)


def _check_rule(rule: str, findings: Findings, offer: str) -> None:
    try:
        recurrence.checked_rule(rule, Place())
    except Refusal:
        findings.add(offer, Refusal("exports.bad_value", place=Place(field="RRULE"), value=rule[:80]))


def _is_day(at: date) -> bool:
    return not isinstance(at, datetime)
