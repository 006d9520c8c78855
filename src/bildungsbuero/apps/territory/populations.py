"""The population figures that are in use for an area, by origin: four numbers that mean different things."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a population figure comes from: its reference date, the census it rests on, its source and licence."""

    key: str
    day: date
    census: int
    source: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """How many people an origin counts in an area."""

    area: str
    origin: Origin
    people: int


# In the order in which they are explained: the one that rates are computed from first.
ORIGINS = (
    Origin(
        key="estimate",
        day=date(2024, 12, 31),
        census=2022,
        source="Statistische Ämter des Bundes und der Länder, Regionaldatenbank Deutschland, Tabelle 12411-02-03-4",
        licence="dl-de/by-2-0",
    ),
    Origin(
        key="census_2022",
        day=date(2022, 5, 15),
        census=2022,
        source="Statistische Ämter des Bundes und der Länder, Zensus 2022, Ergebnisse für Gemeinden",
        licence="dl-de/by-2-0",
    ),
    Origin(
        key="register",
        day=date(2024, 6, 30),
        census=2011,
        source="Statistisches Bundesamt, Gemeindeverzeichnis-Informationssystem, Gebietsstand 30.06.2024",
        licence="Vervielfältigung mit Quellenangabe gestattet",
    ),
    Origin(
        key="grid_2011",
        day=date(2011, 5, 9),
        census=2011,
        source="Statistische Ämter des Bundes und der Länder, Zensus 2011, Gitterzellen von 1 km",
        licence="dl-de/by-2-0",
    ),
)


def populations_of(area: str) -> tuple[Population, ...]:
    """Return the known figures of an area in the order in which they are explained; most areas have none."""
    found = _by_area().get(area, {})
    return tuple(
        Population(area=area, origin=origin, people=found[origin.key]) for origin in ORIGINS if origin.key in found
    )


@cache
def _by_area() -> dict[str, dict[str, int]]:
    text = (files("bildungsbuero.apps.territory") / "reference" / "populations.csv").read_text("utf-8")
    found: dict[str, dict[str, int]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["area"], {})[row["origin"]] = int(row["value"])
    return found
