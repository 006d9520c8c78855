"""The official files as plain rows, each read once."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

# Kreise whose Gemeinden are shipped with shapes and with those that were dissolved since 2018.
DEMO_DISTRICTS = ("07211", "07235", "07312", "09762", "09777", "16063", "16056")

Crosswalk = dict[int, dict[str, dict[str, tuple[float, float]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record of a Gemeindeverzeichnis."""

    record: str
    text_kind: str
    ars: str
    ags: str
    name: str
    area_km2: float | None
    people: int | None
    latitude: str = ""
    longitude: str = ""


class Sources:
    """The folder with the official files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def register(self) -> list[Entry]:
        """The Gemeindeverzeichnis of 30.06.2024."""
        path = self.folder / "territory/gemeindeverzeichnis_2024-06-30.csv"
        with path.open(encoding="utf-8") as file:
            return [_entry(row) for row in csv.DictReader(file)]

    @cached_property
    def municipalities(self) -> dict[str, Entry]:
        """The Gemeinden of 30.06.2024 by AGS."""
        return {entry.ags: entry for entry in self.register if entry.record == "60"}

    @cached_property
    def old_register(self) -> list[Entry]:
        """The Gemeindeverzeichnis of 30.09.2018 (GV100AD): associations and Gemeinden."""
        text = (self.folder / "territory/GV100AD_300918.ASC").read_text("latin-1")
        return [_old_entry(line) for line in text.splitlines() if line[:2] in ("50", "60")]

    @cached_property
    def old_municipalities(self) -> dict[str, Entry]:
        """The Gemeinden of 30.09.2018 by AGS."""
        return {entry.ags: entry for entry in self.old_register if entry.record == "60"}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Names as the tables of the Regionaldatenbank print them, also of units that no longer exist."""
        found: dict[str, str] = {}
        for path in sorted((self.folder / "statistics/genesis_classic_csv").glob("*.csv")):
            for line in path.read_text("cp1252").splitlines():
                cells = line.split(";")
                if len(cells) > 3 and re.fullmatch(r"DG|\d{2,8}", cells[1]):
                    found.setdefault(cells[1], re.sub(r"\s+", " ", cells[2].strip()))
        for path in sorted((self.folder / "statistics/genesis_ffcsv").glob("*-4_de.csv")):
            with path.open(encoding="utf-8-sig") as file:
                for row in csv.DictReader(file, delimiter=";"):
                    if row["1_variable_code"] == "KREISE":
                        label = re.sub(r"\s+", " ", row["1_variable_attribute_label"])
                        found.setdefault(row["1_variable_attribute_code"], label)
        return found

    @cached_property
    def districts(self) -> Crosswalk:
        """The BBSR crosswalk of Kreise: list year → old key → key of 2020 → share of people, share of area."""
        return _crosswalk(self.folder / "territory/bbsr_umrechnung_kreise_1990-2019_auf_2020.csv")

    @cached_property
    def region_municipalities(self) -> Crosswalk:
        """The BBSR crosswalk of Gemeinden of the demo's Kreise."""
        return _crosswalk(self.folder / "territory/bbsr_umrechnung_gemeinden_region_1990-2019_auf_2020.csv")

    @cached_property
    def census_2022(self) -> dict[str, int]:
        """People by Gemeinde (AGS) at the census of 15.05.2022."""
        path = self.folder / "statistics/genesis_ffcsv/1000A-0000_de.csv"
        with path.open(encoding="utf-8-sig") as file:
            rows = [row for row in csv.DictReader(file, delimiter=";") if row["1_variable_code"] == "GEOGM4"]
        return {_ags(row["1_variable_attribute_code"]): int(row["value"]) for row in rows if row["value"].isdigit()}

    def features(self, name: str) -> list[dict[str, Any]]:
        """Return the features of a GeoJSON file of the folder `geo`."""
        found: list[dict[str, Any]] = json.loads((self.folder / "geo" / name).read_text("utf-8"))["features"]
        return found

    @cached_property
    def new_district_shapes(self) -> list[dict[str, Any]]:
        """VG2500, after July 2021."""
        return self.features("kreise_vg2500_400kreise_ab2021-07.geojson")

    @cached_property
    def old_district_shapes(self) -> list[dict[str, Any]]:
        """VG5000, 01.01.2021."""
        return self.features("kreise_vg5000_2021-01-01_401kreise.geojson")

    @cached_property
    def municipality_shapes(self) -> list[dict[str, Any]]:
        """VG5000, 01.01.2021, all Gemeinden."""
        return self.features("gemeinden_vg5000_2021-01-01_de.geojson")

    @cached_property
    def effective_days(self) -> dict[str, set[str]]:
        """By key: the days on which its last changes took legal effect (attribute WSK of VG2500 and VG5000)."""
        days: dict[str, set[str]] = defaultdict(set)
        for feature in self._all_features():
            days[feature["properties"]["AGS"]].add(feature["properties"]["WSK"])
        return days

    def _all_features(self) -> Iterator[dict[str, Any]]:
        yield from self.new_district_shapes
        yield from self.old_district_shapes
        yield from self.municipality_shapes


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        record=row["satzart"],
        text_kind=row["textkz"],
        ars=row["ars"],
        ags=row["ags"],
        name=row["name"],
        area_km2=float(row["flaeche_km2"]) if row["flaeche_km2"] else None,
        people=None,
        latitude=row["lat"],
        longitude=row["lon"],
    )


def _old_entry(line: str) -> Entry:
    """Read a line of the fixed width that Datensatzbeschreibung_GV100AD.pdf lays down."""
    is_municipality = line[:2] == "60"
    return Entry(
        record=line[:2],
        text_kind=line[122:124],
        ars=line[10:15] + line[18:22] + (line[15:18] if is_municipality else ""),
        ags=line[10:18].strip(),
        name=line[22:72].strip(),
        area_km2=int(line[128:139]) / 100 if is_municipality else None,
        people=int(line[139:150]) if is_municipality else None,
    )


def _crosswalk(path: Path) -> Crosswalk:
    years: Crosswalk = defaultdict(lambda: defaultdict(dict))
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            shares = (float(row["pop_conv"]), float(row["size_conv"]))
            years[int(row["year_xw"])][row["ags_xw"]][row["ags20"]] = shares
    return years


def _ags(ars: str) -> str:
    return ars[:5] + ars[9:]
