"""Registers of schools and libraries as they are published: JedeSchule (CSV), lobid and Wikidata (TSV).

They say what stands where, not what it offers, so every entry becomes an institution. Registers are old: nothing of
them counts as confirmed.
"""

import csv
import re
from collections.abc import Callable, Iterator
from functools import partial

from bildungsbuero.core.errors import Place
from bildungsbuero.core.offers import OfferRecord, ProviderRecord
from bildungsbuero.core.places import EXACT, MUNICIPALITY, UNKNOWN, PlaceRecord
from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_feeds.feed import Feed, address, entry
from bildungsbuero.formats.plain_text import one_line
from bildungsbuero.formats.texts import find_encoding

Row = dict[str, str]
SCHOOLS = ("id", "name", "address", "plz", "ort", "school_type", "legal_status")
LIBRARIES = ("LibraryName", "DBS-ID", "RS")
WIKIDATA = ("item", "itemLabel", "isil", "gndId", "dbsId")
# The kind of school that is named, the longer name first.
SCHOOL_TYPES = (
    ("grund- und hauptschule", "primary_and_hauptschule"),
    ("grund- und realschule plus", "primary_and_realschule_plus"),
    ("realschule plus und fachoberschule", "realschule_plus_fos"),
    ("realschule plus", "realschule_plus"),
    ("realschule", "realschule"),
    ("mittelschule", "hauptschule"),
    ("hauptschule", "hauptschule"),
    ("grundschule", "primary"),
    ("gymnasium", "gymnasium"),
    ("gesamtschule", "igs"),
    ("waldorf", "waldorf"),
    ("förder", "special"),
    ("beruf", "vocational"),
)
ALL_DAY = (("verpflichtend", "compulsory"), ("angebot", "offer"), ("offen", "open"))


def is_schools(heads: list[str]) -> bool:
    """Whether headings are those of a register of schools."""
    return set(SCHOOLS) <= set(heads)


def is_libraries(heads: list[str]) -> bool:
    """Whether headings are those of a register of libraries."""
    return set(LIBRARIES) <= set(heads) or set(WIKIDATA) <= set(heads)


def read_schools(feed: Feed) -> Iterator[Found]:
    """Yield the schools of a register."""
    yield from _rows(feed, _school, "id")


def read_libraries(feed: Feed) -> Iterator[Found]:
    """Yield the libraries of a register; one without a place in Germany or any number is named only."""
    yield from _rows(feed, _library, "DBS-ID")


def _rows(feed: Feed, make: Callable[[Row, Place], OfferRecord], key: str) -> Iterator[Found]:
    encoding = find_encoding(feed.path)
    with feed.path.open(encoding=encoding, newline="") as file:
        head = file.readline()
        file.seek(0)
        reader = csv.DictReader(
            file, delimiter="\t" if "\t" in head else ";" if head.count(";") > head.count(",") else ","
        )
        for row in reader:
            cells = {
                name: one_line(value or "")
                for name, value in row.items()
                if isinstance(name, str) and not isinstance(value, list)
            }
            place = Place(file=feed.name, row=reader.line_num)
            yield entry(place, cells.get(key, ""), partial(make, cells, place))


def _school(cells: Row, place: Place) -> OfferRecord:  # noqa: ARG001 - same shape as the other makers
    number = cells["id"]
    school_type = next((key for word, key in SCHOOL_TYPES if word in cells["school_type"].casefold()), "")
    all_day = next((key for word, key in ALL_DAY if word in cells.get("ganztag", "").casefold()), "")
    profile = {
        "institution_type": "school",
        "school_type": school_type,
        "school_number": number.partition("-")[2],
        "all_day": all_day,
    }
    has_position = bool(cells.get("lat") and cells.get("lon"))
    town = re.split(r"\s{2,}|, ", cells["ort"])[0].removesuffix(" Stadt")
    return OfferRecord(
        record="institution",
        title=cells["name"],
        kind="institution",
        provider=ProviderRecord(
            name=cells["name"],
            sectors=("school",),
            website=address(cells.get("website", "")),
            identifiers={"school_number": number.partition("-")[2] or number},
        ),
        operator=cells.get("provider", ""),
        external_id=number,
        topics=("school_learning",),
        learning_form="formal",
        place=PlaceRecord(
            street=_street(cells),
            postcode=cells["plz"],
            town=town,
            latitude=float(cells["lat"]) if has_position else None,
            longitude=float(cells["lon"]) if has_position else None,
            precision=EXACT if has_position else UNKNOWN,
        ),
        website=address(cells.get("website", "")),
        profile={name: value for name, value in profile.items() if value},
        source="JedeSchule",
        licence="CC0-1.0",
    )


def _street(cells: Row) -> str:
    """Return what stands before the postcode in the address."""
    before = cells["address"].partition(cells["plz"])[0] if cells["plz"] else cells["address"]
    return before.strip(" ,")


def _library(cells: Row, place: Place) -> OfferRecord:  # noqa: ARG001 - same shape as the other makers
    name = cells.get("LibraryName") or cells.get("itemLabel", "")
    numbers = {"dbs": cells.get("DBS-ID") or cells.get("dbsId", ""), "isil": cells.get("isil", "")}
    identifiers = {scheme: value for scheme, value in numbers.items() if value}
    key = next(iter(identifiers.values()), cells.get("LibraryID", "") or cells.get("item", "").rpartition("/")[2])
    return OfferRecord(
        record="institution",
        title=name,
        kind="institution",
        provider=ProviderRecord(name=name or "?", sectors=("culture",), identifiers=identifiers),
        external_id=key,
        topics=("reading_library",),
        learning_form="informal",
        place=_by_key(cells.get("RS", "")),
        profile={"institution_type": "library"},
        source="lobid-organisations" if "LibraryName" in cells else "Wikidata",
        licence="CC0-1.0",
    )


def _by_key(key: str) -> PlaceRecord | None:
    """Return the municipality of a regional key; a zero that was lost at the front is put back."""
    if not re.fullmatch(r"\d{11,12}", key):
        return None
    full = key.zfill(12)
    return PlaceRecord(municipality_key=full[:5] + full[9:], precision=MUNICIPALITY)
