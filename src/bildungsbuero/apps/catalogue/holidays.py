"""The calendar of an office: the public holidays of its Land, and its school holidays as far as they are shipped."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.core.holidays import Calendar, Span

FILE = Path(__file__).parent / "reference" / "school_holidays.csv"
LAND_DIGITS = 2


@cache
def calendar_of_land(land: str) -> Calendar:
    """Return the calendar of a Land by the first two digits of its key; of an unknown one the days of all Länder."""
    with FILE.open(encoding="utf-8", newline="") as file:
        spans = tuple(_span(row) for row in csv.DictReader(file, delimiter=";") if row["land"] == land)
    return Calendar(land=land, school=spans)


def calendar_of(office: Office) -> Calendar:
    """Return the calendar of the Land in which an office lies."""
    own = areas_of(office).own
    return calendar_of_land(own[0].key[:LAND_DIGITS] if own else "")


def _span(row: dict[str, str]) -> Span:
    return Span(first=date.fromisoformat(row["first"]), last=date.fromisoformat(row["last"]), name=row["name"])
