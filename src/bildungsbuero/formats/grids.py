"""Any table file as grids of cells: workbooks of four kinds, and CSV with whatever encoding and separator."""

import csv
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.grids.grid import EMPTY, Cell, Grid, Kind, Merge
from bildungsbuero.formats.sheet_signs import NO_SIGNS, SheetSigns, signs_of_sheets
from bildungsbuero.formats.texts import find_encoding, lines
from bildungsbuero.formats.workbook_reading import Sheet, read_sheets

# More than that takes longer than somebody waits for a page.
MOST_CELLS = 250_000
# A merged title reaches over some hundred columns; what is larger is decoration.
LARGEST_MERGE = 100_000
LONGEST_CELL = 2000
DELIMITERS = ";\t,|^"
_SAMPLE_LINES = 50
WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_grids(path: Path, *, name: str = "") -> list[Grid]:
    """Return the sheets of a file that hold anything; raises Refusal for what cannot be read, is empty or too large."""
    name = name or path.name
    if not path.is_file():
        raise Refusal("file.not_there", place=Place(file=name))
    with path.open("rb") as file:
        start = file.read(8)
    try:
        found = _of_workbook(path, name) if start.startswith(WORKBOOK_STARTS) else [_of_text(path, name)]
    except Refusal as refusal:
        refusal.place = Place(file=name, sheet=refusal.place.sheet, row=refusal.place.row)
        raise
    grids = [grid for grid in found if any(cell.text for row in grid.rows for cell in row)]
    if not grids:
        raise Refusal("file.empty", place=Place(file=name))
    return grids


def _of_workbook(path: Path, name: str) -> list[Grid]:
    sheets = read_sheets(path, name=name, most_cells=MOST_CELLS)
    signs = signs_of_sheets(path)
    return [_grid(sheet, signs.get(sheet.name, NO_SIGNS)) for sheet in sheets]


def _grid(sheet: Sheet, signs: SheetSigns) -> Grid:
    rows = tuple(
        tuple(_with_signs(_cell(value), (row, column), signs) for column, value in enumerate(values))
        for row, values in enumerate(sheet.rows)
    )
    merges = tuple(
        Merge(top=start[0], left=start[1], bottom=end[0], right=end[1])
        for start, end in sheet.merges
        if (end[0] - start[0] + 1) * (end[1] - start[1] + 1) <= LARGEST_MERGE
    )
    return Grid(
        name=sheet.name, rows=rows, merges=merges, hidden_rows=signs.hidden_rows, hidden_columns=signs.hidden_columns
    )


def _with_signs(cell: Cell, place: tuple[int, int], signs: SheetSigns) -> Cell:
    if place in signs.unsolved and not cell.text:
        return Cell("=…", Kind.UNSOLVED)
    if cell.kind is Kind.NUMBER and place in signs.percent:
        return Cell(cell.text, Kind.NUMBER, is_percent=True)
    return cell


def _cell(value: Any) -> Cell:
    """A value of a workbook; numbers with the 15 digits that spreadsheets keep, so that 0.1 + 0.2 is 0.3."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return Cell("WAHR" if value else "FALSCH")
    if isinstance(value, int | float):
        return Cell(_digits(float(value)), Kind.NUMBER)
    if isinstance(value, dict):
        return Cell(value["date"][:10], Kind.DATE) if "date" in value else Cell(value["time"])
    text = str(value).strip("\r\n")[:LONGEST_CELL]
    if text.startswith("#") and text.rstrip("!?").isupper():
        return Cell(text, Kind.ERROR)
    return Cell(text) if text.strip() else EMPTY


def _digits(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.15g}"
    return text if "e" not in text else f"{value:.15f}".rstrip("0").rstrip(".")


def _of_text(path: Path, name: str) -> Grid:
    encoding = find_encoding(path)
    sample = list(islice(lines(path, encoding), _SAMPLE_LINES))
    # Some programs say in the first line by which sign they separate.
    declared = sample[0].removeprefix("\ufeff")[4:5] if sample[0].removeprefix("\ufeff").startswith("sep=") else ""
    delimiter = declared or _delimiter(sample)
    rows: list[tuple[Cell, ...]] = []
    left = MOST_CELLS
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            for number, row in enumerate(reader):
                left -= max(len(row), 1)
                if left < 0:
                    raise Refusal("assistant.too_large", place=Place(file=name), limit=MOST_CELLS)
                is_declaration = declared and number == 0
                rows.append(() if is_declaration else tuple(_text_cell(text, number) for text in row))
        except (csv.Error, UnicodeDecodeError) as error:
            raise Refusal("assistant.broken_text", place=Place(file=name, row=reader.line_num)) from error
    return Grid(name="", rows=tuple(rows))


def _text_cell(text: str, number: int) -> Cell:
    plain = (text.removeprefix("\ufeff") if number == 0 else text).replace("\0", "").strip()[:LONGEST_CELL]
    return Cell(plain) if plain else EMPTY


def _delimiter(sample: list[str]) -> str:
    """Return the sign that cuts most lines into the same number of cells, at least two."""
    best, best_score = ";", 0.0
    for sign in DELIMITERS:
        try:
            counts = Counter(len(row) for row in csv.reader(sample, delimiter=sign))
        except csv.Error:
            continue
        width, times = max(counts.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]), default=(0, 0))
        score = times * (1 + width / 1000) if width > 1 else 0.0
        if score > best_score:
            best, best_score = sign, score
    return best
