"""Write tables of Konstanz anew as long tables of this program, for the guest office of the demo.

python -m tools.make_guest_tables FOLDER_OF_THE_SOURCE

The source has a column for each series; here each value is a row of its own. Nothing is computed, empty cells are left
out. Titles, periods, licences and notes stand in the manifest beside the files, written by hand.
"""

import csv
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

TOWN = "08335043"
TARGET = Path(__file__).resolve().parent.parent / "src/bildungsbuero/demo/guests/konstanz"
HEADS = ("merkmal", "gebiet", "zeitraum", "wert", "einheit")
TOWN_PARTS = {
    "altstadt": "Altstadt",
    "paradies": "Paradies",
    "petershausenwest": "Petershausen-West",
    "petershausenost": "Petershausen-Ost",
    "koenigsbau": "Königsbau",
    "allmannsdorf": "Allmannsdorf",
    "staad": "Staad",
    "fuerstenberg": "Fürstenberg",
    "wollmatingen": "Wollmatingen",
    "industriegebiet": "Industriegebiet",
    "egg": "Egg",
    "litzelstetten": "Litzelstetten",
    "dingelsdorf": "Dingelsdorf",
    "dettingen": "Dettingen",
    "wallhausen": "Wallhausen",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table of the source and how it is written anew: one measure split by a dimension, or several measures."""

    path: str
    target: str
    columns: dict[str, str]
    unit: str = "number"
    dimension: str = ""
    measure: str = ""
    period: Callable[[str], str] = str


SOURCES = (
    Source(
        path="kinder_und_jugend/betreuungsquote.csv",
        target="kn-betreuungsquote",
        measure="Betreuungsquote",
        dimension="Altersgruppe",
        unit="percent",
        period=lambda year: f"{year}-03-01",
        columns={
            "unter_3": "0 bis unter 3 Jahre",
            "unter_3_ganztags": "0 bis unter 3 Jahre, ganztags",
            "ab_3": "3 Jahre bis Schuleintritt",
            "ab_3_ganztags": "3 Jahre bis Schuleintritt, ganztags",
            "grundschulkinder": "Grundschulkinder in Kita oder Hort",
        },
    ),
    Source(
        path="schulen/uebergangsquote.csv",
        target="kn-uebergangsquote",
        measure="Übergangsquote",
        dimension="Schulart",
        unit="percent",
        columns={
            "hauptwerkreal": "Haupt-/Werkrealschule",
            "real": "Realschule",
            "gemeinschaft": "Gemeinschaftsschule",
            "gymnasien": "Gymnasium",
        },
    ),
    Source(
        path="wissenschaft_bildung/vhs.csv",
        target="kn-vhs",
        measure="Kursteilnahmen",
        dimension="Ort",
        columns={"teilnehmer": "Landkreis insgesamt", "online": "online", "inkn": "in Konstanz (ohne online)"},
    ),
    Source(
        path="wissenschaft_bildung/stadtbib.csv",
        target="kn-stadtbibliothek",
        columns={"bestand": "Medienbestand", "ausleihe": "Ausleihen", "besucher": "Besuche"},
    ),
    Source(
        path="wissenschaft_bildung/musikschulen.csv",
        target="kn-musikschulen",
        measure="Schülerinnen und Schüler",
        dimension="Einrichtung",
        columns={
            "omk_bis_19": "Musikschule Konstanz bis 2019 (Stichtag)",
            "omk": "Musikschule Konstanz ab 2020 (ganzes Jahr)",
            "jrs": "Jazz- und Rockschule",
        },
    ),
    Source(
        path="bevoelkerung/nach_stadtteilen.csv",
        target="kn-stadtteile",
        measure="Wohnbevölkerung",
        dimension="Stadtteil",
        unit="persons",
        period=lambda year: f"{year}-12-31",
        columns=TOWN_PARTS,
    ),
)


def main(folder: str) -> None:
    """Write every table and say how long it is."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        rows = list(_rows(source, Path(folder) / source.path))
        heads = (*HEADS[:3], *((source.dimension,) if source.dimension else ()), *HEADS[3:])
        with (TARGET / f"{source.target}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";", lineterminator="\n")
            writer.writerow(heads)
            writer.writerows(rows)
        print(source.target, len(rows))


def _rows(source: Source, path: Path) -> Iterable[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column, name in source.columns.items():
                value = row[column].strip().removesuffix(".0").replace(".", ",")
                if not value:
                    continue
                place = [TOWN, source.period(row["jahr"])]
                if source.dimension:
                    yield [source.measure, *place, name, value, source.unit]
                else:
                    yield [name, *place, value, source.unit]


if __name__ == "__main__":
    main(sys.argv[1])
