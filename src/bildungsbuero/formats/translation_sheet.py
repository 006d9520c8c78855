"""The sheet of texts for a translator: its headings, and its rows read back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.workbook_reading import read_sheets

# Id, field, language, offer, name of the field, German text, translation; they stand in files and never change.
HEADINGS = ("Kennung", "Feld", "Sprache", "Angebot", "Was", "Deutsch", "Übersetzung")
# What a row cannot do without: title and name are only for whoever reads the sheet.
NEEDED = ("Kennung", "Feld", "Sprache", "Deutsch", "Übersetzung")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
MOST_CELLS = 1_000_000
# Signs that no text holds and no database takes.
_CONTROL = {code: None for code in range(32) if chr(code) not in "\n\t"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One text of one offer, as the translator left it."""

    number: int
    offer: str
    field: str
    language: str
    german: str
    text: str


def read_rows(path: Path, *, name: str) -> Iterator[SheetRow | Refusal]:
    """Yield the rows of the first sheet with content; raises Refusal for a file that is no such sheet."""
    if not path.is_file():
        raise Refusal("file.not_there", place=Place(file=name))
    with path.open("rb") as file:
        head = file.read(8)
    if not head.startswith((ZIP, OLE)):
        raise Refusal("translations.no_sheet", place=Place(file=name))
    sheets = read_sheets(path, name=name, most_cells=MOST_CELLS)
    rows = next((sheet.rows for sheet in sheets if any(map(any, sheet.rows))), [])
    start = next((number for number, row in enumerate(rows) if any(row)), None)
    if start is None:
        raise Refusal("file.empty", place=Place(file=name))
    columns = _columns(rows[start], name)
    for number, cells in enumerate(rows[start + 1 :], start + 2):
        if any(_text(cell) for cell in cells):
            yield _row(cells, columns, Place(file=name, row=number))


def _columns(heads: Sequence[Any], name: str) -> dict[str, int]:
    found = {_text(head).casefold(): place for place, head in enumerate(heads) if _text(head)}
    missing = [heading for heading in NEEDED if heading.casefold() not in found]
    if missing:
        raise Refusal("offers.missing_column", place=Place(file=name, row=1), columns=", ".join(missing))
    return {heading: found[heading.casefold()] for heading in NEEDED}


def _row(cells: Sequence[Any], columns: dict[str, int], place: Place) -> SheetRow | Refusal:
    said = {heading: _text(cells[at]) if at < len(cells) else "" for heading, at in columns.items()}
    for heading in NEEDED[:3]:
        if not said[heading]:
            at = Place(file=place.file, row=place.row, field=heading)
            return Refusal("offers.missing_value", place=at, column=heading)
    return SheetRow(
        number=place.row or 0,
        offer=said["Kennung"],
        field=said["Feld"],
        language=said["Sprache"],
        german=said["Deutsch"],
        text=said["Übersetzung"],
    )


def _text(cell: Any) -> str:
    """Return a cell as text; its own lines stay, since a description has paragraphs."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dict) or cell is None or isinstance(cell, bool):
        return ""
    text = str(cell).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return text.translate(_CONTROL).strip()
