"""What an xlsx file says of its cells beside their values: hidden rows and columns, percentages, unsolved formulas."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats import archive

LARGEST_UNPACKED = 500 * 2**20
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PERCENT_FORMATS = frozenset({9, 10})
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSigns:
    """What is said of the cells of a sheet; rows and columns count from 0."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    percent: frozenset[tuple[int, int]] = frozenset()
    unsolved: frozenset[tuple[int, int]] = frozenset()


NO_SIGNS = SheetSigns()


def signs_of_sheets(path: Path) -> dict[str, SheetSigns]:
    """Return what an xlsx file says of the cells of each sheet; nothing for files of other kinds.

    Raises Refusal for an archive that would grow beyond measure and for declarations that no spreadsheet writes.
    """
    if not zipfile.is_zipfile(path):
        return {}
    archive.members(path, limit_bytes=LARGEST_UNPACKED)
    try:
        with zipfile.ZipFile(path) as book:
            if "xl/workbook.xml" not in book.namelist():
                return {}
            percent = _percent_styles(book)
            return {name: _signs(book, part, percent) for name, part in _sheets(book)}
    except (ParseError, KeyError, ValueError, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        # The values were readable; what cannot be told beside them is simply not told.
        return {}


def _sheets(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = {
        element.get("Id", ""): element.get("Target", "")
        for element in _elements(book, "xl/_rels/workbook.xml.rels")
        if element.tag.endswith("}Relationship")
    }
    for element in _elements(book, "xl/workbook.xml"):
        if element.tag == f"{_MAIN}sheet":
            target = targets.get(element.get(_RELATION, ""), "").removeprefix("/xl/")
            if target.startswith("worksheets/"):
                yield element.get("name", ""), f"xl/{target}"


def _percent_styles(book: zipfile.ZipFile) -> frozenset[int]:
    """Return the numbers of the styles that show a fraction as a percentage."""
    if "xl/styles.xml" not in book.namelist():
        return frozenset()
    formats = set(_PERCENT_FORMATS)
    styles: list[int] = []
    for element in _elements(book, "xl/styles.xml"):
        if element.tag == f"{_MAIN}numFmt" and "%" in element.get("formatCode", ""):
            formats.add(int(element.get("numFmtId", "0")))
        if element.tag == f"{_MAIN}cellXfs":
            styles = [int(style.get("numFmtId", "0")) for style in element]
    return frozenset(number for number, used in enumerate(styles) if used in formats)


def _signs(book: zipfile.ZipFile, part: str, percent: frozenset[int]) -> SheetSigns:
    rows: set[int] = set()
    columns: set[int] = set()
    shares: set[tuple[int, int]] = set()
    unsolved: set[tuple[int, int]] = set()
    for element in _elements(book, part):
        if element.tag == f"{_MAIN}col" and element.get("hidden") in {"1", "true"}:
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            columns.update(range(first - 1, min(last, _MOST_COLUMNS)))
        elif element.tag == f"{_MAIN}row":
            if element.get("hidden") in {"1", "true"}:
                rows.add(int(element.get("r", "1")) - 1)
            element.clear()
        elif element.tag == f"{_MAIN}c":
            place = _place(element.get("r", ""))
            if place is not None and int(element.get("s", "0")) in percent:
                shares.add(place)
            if place is not None and _is_unsolved(element):
                unsolved.add(place)
    return SheetSigns(
        hidden_rows=frozenset(rows),
        hidden_columns=frozenset(columns),
        percent=frozenset(shares),
        unsolved=frozenset(unsolved),
    )


def _is_unsolved(cell: Element) -> bool:
    """Whether a formula was stored without its result."""
    value = cell.find(f"{_MAIN}v")
    return cell.find(f"{_MAIN}f") is not None and (value is None or not value.text)


def _place(reference: str) -> tuple[int, int] | None:
    found = _PLACE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _elements(book: zipfile.ZipFile, part: str) -> Iterator[Element]:
    """Yield the elements of a part; no spreadsheet program writes declarations of its own into one."""
    with book.open(part) as file:
        head = file.read(4096)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Refusal("workbook.declares")
    with book.open(part) as file:
        for _event, element in iterparse(file):  # noqa: S314 - declarations were refused above
            yield element
