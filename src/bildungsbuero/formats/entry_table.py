"""Any list of organisations or places as CSV whose headings say what a column holds, for the search for duplicates."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.matching import Subject
from bildungsbuero.formats.texts import find_encoding, lines

# What stands over a column, in small letters without blanks and marks.
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("name", "title", "titel", "sitename", "bezeichnung", "einrichtung", "organisation", "organization"),
    "provider": ("provider", "anbieter", "agency", "träger", "traeger"),
    "street": ("street", "address", "addr", "address1", "straße", "strasse", "anschrift", "adresse"),
    "postcode": ("postcode", "zip", "zipcode", "postalcode", "plz", "postleitzahl"),
    "town": ("town", "city", "ort", "stadt", "gemeinde"),
    "phone": ("phone", "telephone", "tel", "telefon"),
    "email": ("email", "mail", "emailaddress"),
    "website": ("website", "url", "web", "homepage", "webseite", "internet"),
    "latitude": ("latitude", "lat", "breite", "breitengrad"),
    "longitude": ("longitude", "lon", "lng", "länge", "längengrad"),
}
IDS = ("id", "key", "kennung", "nr", "nummer")
MOST_ROWS = 1_000_000
DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTable:
    """The entries of a list, and all its columns as they stand."""

    subjects: tuple[Subject, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, head: str) -> list[str]:
        """Return the cells under a heading."""
        at = self.heads.index(head)
        return [row[at] for row in self.rows]


def read_entries(path: Path) -> EntryTable:
    """Return the entries of a list; each is known by its id or, where no column holds one, by its row (2 and on)."""
    rows = _rows(path)
    first = next(rows, None)
    heads = tuple(first[1]) if first else ()
    known = {_bare(head): at for at, head in reversed(list(enumerate(heads)))}
    places = {field: _at(known, names) for field, names in HEADINGS.items()}
    if places["name"] is None:
        raise Refusal("duplicates.layout", place=Place(file=path.name, row=1), known=", ".join(HEADINGS))
    listed = [(number, cells + [""] * (len(heads) - len(cells))) for number, cells in rows]
    if len(listed) > MOST_ROWS:
        raise Refusal("points.too_many", place=Place(file=path.name), most=MOST_ROWS)
    keys = _keys(listed, _at(known, IDS))
    subjects = tuple(_subject(key, cells, places) for key, (_number, cells) in zip(keys, listed, strict=True))
    return EntryTable(subjects=subjects, heads=heads, rows=tuple(tuple(cells) for _number, cells in listed))


def _keys(listed: list[tuple[int, list[str]]], at: int | None) -> list[str]:
    """Return the ids of the list where each stands once; a number that several share says what is one, not which."""
    ids = [cells[at] for _number, cells in listed] if at is not None else []
    if ids and all(ids) and len(set(ids)) == len(ids):
        return ids
    return [str(number) for number, _cells in listed]


def _subject(key: str, cells: list[str], places: dict[str, int | None]) -> Subject:
    values: dict[str, Any] = {field: cells[at] for field, at in places.items() if at is not None}
    latitude, longitude = (_degrees(values.pop(name, "")) for name in ("latitude", "longitude"))
    return Subject(key=key, latitude=latitude, longitude=longitude, **values)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    if not path.is_file():
        raise Refusal("file.not_there", place=Place(file=path.name))
    text = lines(path, find_encoding(path))
    first = next(text, "")
    delimiter = max(DELIMITERS, key=first.count)
    yield 1, [cell.strip().strip("'\"") for cell in next(csv.reader([first], delimiter=delimiter), [])]
    number = 1
    try:
        for number, row in enumerate(csv.reader(text, delimiter=delimiter, skipinitialspace=True), 2):
            cells = [cell.strip().strip("'") for cell in row]
            if any(cells):
                yield number, cells
    except csv.Error as error:
        raise Refusal("file.no_row", place=Place(file=path.name, row=number + 1)) from error


def _at(known: dict[str, int], names: tuple[str, ...]) -> int | None:
    return next((known[name] for name in names if name in known), None)


def _bare(head: str) -> str:
    return "".join(sign for sign in head.casefold() if sign.isalnum())


def _degrees(cell: str) -> float | None:
    try:
        value = float(cell.replace(",", "."))
    except ValueError:
        return None
    return value if -180 <= value <= 180 else None
