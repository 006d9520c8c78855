"""Write the real schools and public libraries of the demo region as lists of offers.

python -m tools.make_demo_offers SCHOOLS.csv LIBRARIES.tsv GEMEINDEVERZEICHNIS.csv TARGET_FOLDER

Names that the register cut off are completed, addresses of web pages kept only where they are plausible, two libraries
that are not public left out. Everything else stands as the registers say; nothing is guessed.
"""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

from bildungsbuero.formats.offer_list import COLUMNS
from bildungsbuero.formats.offer_list.cells import clean_address

DISTRICTS = {"Trier,kreisfreie Stadt": "07211", "Trier-Saarburg, LK": "07235"}
SCHOOL_SOURCE = "JedeSchule (Open Knowledge Foundation Deutschland), Schulverzeichnis Rheinland-Pfalz, Dezember 2016"
LIBRARY_SOURCE = "lobid-organisations (hbz), Zuordnung der Bibliotheken"

# The register holds some names cut off or without the town.
NAMES = {
    "RP-50014": "Bischöfliches Angela-Merici-Gymnasium",
    "RP-70455": "Integrierte Gesamtschule Trier",
    "RP-70528": "IGS Hermeskeil",
    "RP-41032": "Realschule plus Trier-Ehrang",
    "RP-42457": "Kurfürst-Balduin-Realschule plus",
    "RP-40968": "Nelson-Mandela-Realschule plus",
    "RP-24015": "Grundschule am Bodenländchen Schweich",
    "RP-25185": "Private Heim-Grund- und Hauptschule Taben-Rodt",
    "RP-26870": "Grundschule Wincheringen",
    "RP-40157": "Realschule plus und Fachoberschule Konz",
    "RP-40971": "Realschule plus und Fachoberschule Schweich",
    "RP-41722": "Grund- und Realschule plus Waldrach",
    "RP-41692": "Grund- und Realschule plus Zerf",
}
# Assigned by hand where the school itself carries the name of the Ortsbezirk; the rest stays open.
PARTS_OF_TOWN = {
    "RP-11155": "Zewen",
    "RP-11815": "Heiligkreuz",
    "RP-14879": "Kürenz",
    "RP-17752": "Biewer",
    "RP-17779": "Feyen/Weismark",
    "RP-17795": "Irsch",
    "RP-17809": "Mariahof",
    "RP-17812": "Olewig",
    "RP-17826": "West/Pallien",
    "RP-17839": "Ehrang/Quint",
    "RP-17855": "Tarforst",
    "RP-23520": "Pfalzel",
    "RP-26297": "Ruwer/Eitelsbach",
    "RP-41032": "Ehrang/Quint",
}
NOT_PUBLIC = {"XY870", "QS887"}

TYPES = {
    "Förderschule": ("special", ("primary_school", "lower_secondary")),
    "Freie Waldorfschule": ("waldorf", ("primary_school", "lower_secondary", "transition")),
    "Grundschule": ("primary", ("primary_school",)),
    "Gymnasium": ("gymnasium", ("lower_secondary", "transition")),
    "Hauptschule": ("hauptschule", ("lower_secondary",)),
    "Integrierte Gesamtschule": ("igs", ("lower_secondary", "transition")),
    "organisatorisch verbundene Grund- und Hauptschule": (
        "primary_and_hauptschule",
        ("primary_school", "lower_secondary"),
    ),
    "organisatorisch verbundene Grund- und Realschule Plus": (
        "primary_and_realschule_plus",
        ("primary_school", "lower_secondary"),
    ),
    "Realschule": ("realschule", ("lower_secondary",)),
    "Realschule Plus": ("realschule_plus", ("lower_secondary",)),
    "Realschule Plus und Fachoberschule": ("realschule_plus_fos", ("lower_secondary", "transition")),
}
ALL_DAY = {"Angebotsform": "offer", "verpflichtender Form": "compulsory", "offener Form": "open"}
PROFILE = ("institution_type", "school_type", "school_number", "all_day")
USED = (
    "id",
    "title",
    "kind",
    "provider",
    "summary",
    "topics",
    "life_phases",
    "target_groups",
    "mode",
    "street",
    "postcode",
    "town",
    "district",
    "municipality_key",
    "latitude",
    "longitude",
    "precision",
    "website",
    "dbs",
    *PROFILE,
    "source",
    "licence",
    "as_of",
)


def main(schools: str, libraries: str, municipalities: str, target: str) -> None:
    """Write four lists and say how long they are."""
    keys = _municipalities(Path(municipalities))
    names = {(key[:5], name): key for key, name in keys.items()}
    lists: dict[str, list[dict[str, str]]] = {}
    for row in _school_rows(Path(schools), names):
        lists.setdefault(f"schools-{row['municipality_key'][:5]}", []).append(row)
    for row in _library_rows(Path(libraries), keys):
        lists.setdefault(f"libraries-{row['municipality_key'][:5]}", []).append(row)
    for name, rows in sorted(lists.items()):
        _write(Path(target) / f"{name}.csv", rows)
        print(name, len(rows))


def _school_rows(path: Path, names: dict[tuple[str, str], str]) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for school in csv.DictReader(file):
            if school["Kreis"] in DISTRICTS:
                yield _school(school, names[(DISTRICTS[school["Kreis"]], school["ort"])])


def _school(school: dict[str, str], municipality: str) -> dict[str, str]:
    school_type, life_phases = TYPES[school["school_type"]]
    name = NAMES.get(school["id"], school["name"])
    street = school["address"].rsplit(", ", 1)[0]
    has_position = bool(school["lat"] and school["lon"])
    has_number = any(sign.isdigit() for sign in street)
    title = "Schule in freier Trägerschaft" if school["legal_status"] == "0" else "Öffentliche Schule"
    return {
        "id": school["id"],
        "title": name,
        "kind": "institution",
        "provider": name,
        "summary": f"{title} in {school['ort']}, nach dem Schulverzeichnis des Landes für 2015/16.",
        "topics": "school_learning",
        "life_phases": "|".join(life_phases),
        "target_groups": "pupils",
        "mode": "on_site",
        "street": street,
        "postcode": school["plz"],
        "town": school["ort"],
        "district": PARTS_OF_TOWN.get(school["id"], ""),
        "municipality_key": municipality,
        "latitude": school["lat"],
        "longitude": school["lon"],
        "precision": "exact" if has_position and has_number else "street",
        "website": clean_address(school["website"]) if school["website"] else "",
        "institution_type": "school",
        "school_type": school_type,
        "school_number": school["id"].removeprefix("RP-"),
        "all_day": ALL_DAY.get(school["ganztag"], ""),
        "source": SCHOOL_SOURCE,
        "licence": "CC0",
        "as_of": "2015/16",
    }


def _library_rows(path: Path, keys: dict[str, str]) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for library in csv.DictReader(file, delimiter="\t"):
            # The regional key lost its leading zero on the way.
            key = f"0{library['RS']}"
            if key[:5] in DISTRICTS.values() and library["DBS-ID"] not in NOT_PUBLIC:
                yield _library(library, key[:5] + key[9:], keys)


def _library(library: dict[str, str], municipality: str, keys: dict[str, str]) -> dict[str, str]:
    town = keys[municipality]
    return {
        "id": f"lobid-{library['LibraryID']}",
        "title": library["LibraryName"],
        "kind": "institution",
        "provider": library["LibraryName"],
        "summary": f"Öffentliche Bibliothek in {town}.",
        "topics": "reading_library",
        "life_phases": "all_ages",
        "target_groups": "everyone",
        "mode": "on_site",
        "town": town,
        "municipality_key": municipality,
        "precision": "municipality",
        "dbs": library["DBS-ID"],
        "institution_type": "library",
        "source": LIBRARY_SOURCE,
        "licence": "CC0",
    }


def _municipalities(path: Path) -> dict[str, str]:
    """Return the names of all municipalities by key."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["ags"]: row["name"].split(",")[0] for row in csv.DictReader(file) if row["satzart"] == "60"}


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    headings = {column.name: column.heading for column in COLUMNS} | {name: name for name in PROFILE}
    names = [name for name in USED if any(row.get(name) for row in rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow([headings[name] for name in names])
        writer.writerows([row.get(name, "") for name in names] for row in sorted(rows, key=lambda row: row["id"]))


if __name__ == "__main__":
    main(*sys.argv[1:5])
