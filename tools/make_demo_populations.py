"""Write the population figures of the demo's areas by origin, for the page "Welche Zahl stimmt?".

python -m tools.make_demo_populations AGE_GROUPS.csv CENSUS_2022.csv GEMEINDEVERZEICHNIS.csv GRID_1KM.csv TARGET.csv

Districts are the sum of their municipalities, cells of the grid belong where their middle lies. Nothing is rounded.
"""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

AREAS = ("07211", "07235", "07312", "09762", "09777", "16063", "16063105", "08335", "08335043")
HEADS = ("area", "origin", "value")


def main(groups: str, census: str, register: str, grid: str, target: str) -> None:
    """Write a row for each area and origin that has one."""
    found: dict[tuple[str, str], int] = {}
    for key, number in _estimates(Path(groups)):
        found[key, "estimate"] = number
    for origin, numbers in (
        ("census_2022", _census(Path(census))),
        ("register", _register(Path(register))),
        ("grid_2011", _grid(Path(grid))),
    ):
        for key, number in numbers:
            for area in AREAS:
                if key.startswith(area):
                    found[area, origin] = found.get((area, origin), 0) + number
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADS)
        writer.writerows((area, origin, number) for (area, origin), number in sorted(found.items()))


def _estimates(path: Path) -> Iterable[tuple[str, int]]:
    """The updated population of 31.12.2024, which exists for districts only."""
    for row in _rows(path, delimiter=";"):
        if row["jahr"] == "2024" and row["region_code"] in AREAS and row["altersgruppe"] == "Insgesamt":
            yield row["region_code"], int(row["insgesamt"])


def _census(path: Path) -> Iterable[tuple[str, int]]:
    return ((row["ags"], int(float(row["population_census22"]))) for row in _rows(path) if row["population_census22"])


def _register(path: Path) -> Iterable[tuple[str, int]]:
    return ((row["ags"], int(float(row["bev"]))) for row in _rows(path) if row["satzart"] == "60" and row["bev"])


def _grid(path: Path) -> Iterable[tuple[str, int]]:
    return ((row["AGS"], int(row["Einwohner"])) for row in _rows(path))


def _rows(path: Path, *, delimiter: str = ",") -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


if __name__ == "__main__":
    main(*sys.argv[1:6])
