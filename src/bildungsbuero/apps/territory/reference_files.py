"""The shipped reference files as model objects; what they hold stands in `reference/README.md`."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib.resources import files

from bildungsbuero.apps.territory.models import Change, Unit
from bildungsbuero.core import territory

SOURCE = "Gemeindeverzeichnis 30.06.2024, © Statistisches Bundesamt"
FOLDER = files("bildungsbuero.apps.territory") / "reference"
ORDER = {level: number for number, level in enumerate(territory.Level)}


def read_units() -> Iterator[Unit]:
    """Yield the units that ship, not yet stored, parents before their parts."""
    for row in _rows("units.csv"):
        official_name = row["official_name"] or row["name"]
        yield Unit(
            key=row["key"],
            ars=row["ars"],
            nuts=row["nuts"],
            level=row["level"],
            level_order=ORDER[territory.Level(row["level"])],
            name=row["name"],
            official_name=official_name,
            kind=row["kind"],
            genitive=row["genitive"],
            parent_id=row["parent"] or None,
            valid_from=_day(row["valid_from"]),
            valid_from_precision=row["valid_from_precision"],
            valid_to=_day(row["valid_to"]),
            valid_to_precision=row["valid_to_precision"],
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            area_km2=_number(row["area_km2"]),
            source=SOURCE,
            search_name=search_name(row["name"], official_name),
            search_kind=f" {territory.folded(row['kind'])} ",
        )


def read_changes() -> Iterator[Change]:
    """Yield the changes that ship, not yet stored."""
    for row in _rows("changes.csv"):
        yield Change(
            from_key=row["from_key"],
            to_key=row["to_key"],
            on=date.fromisoformat(row["on"]),
            on_precision=row["on_precision"],
            share_of_people=_number(row["share_of_people"]),
            share_of_area=_number(row["share_of_area"]),
            basis=row["basis"],
        )


def search_name(name: str, official_name: str) -> str:
    """Return what `UnitQuerySet.find` looks in: the folded name first, then all other spellings."""
    without_umlauts = name.translate(str.maketrans("äöüÄÖÜ", "aouAOU"))
    return f"{territory.folded(name)} | {territory.folded(official_name)} {territory.folded(without_umlauts)}"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
