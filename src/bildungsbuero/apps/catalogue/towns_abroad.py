"""Towns of Luxembourg and where they lie, by all their names; the radius and addresses cross the border with them."""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "towns_abroad.csv"
Position = tuple[float, float]


def town_abroad(town: str, country: str = "") -> Position | None:
    """Return the position of a town beyond the border, by any of its names."""
    found = _towns_abroad().get(" ".join(town.casefold().split()))
    return found[1] if found and country in ("", found[0]) else None


@cache
def _towns_abroad() -> dict[str, tuple[str, Position]]:
    found: dict[str, tuple[str, Position]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in row["names"].split("|"):
                # The largest town of a name comes first.
                found.setdefault(name.casefold(), (row["country"], (float(row["latitude"]), float(row["longitude"]))))
    return found
