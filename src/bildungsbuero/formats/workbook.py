"""Workbooks (xlsx, xls, xlsb, ods): read a sheet as plain rows, write a table that opens as it looks here."""

import csv
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.workbook_reading import Sheet, read_sheets

MARKERS = ("[Content_Types].xml", "mimetype", "content.xml", "xl/workbook.bin", "xl/workbook.xml")
FIRST_ROWS = 50


def is_workbook(path: Path) -> bool:
    """Whether a ZIP is a workbook rather than an archive of files."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    return len(names & set(MARKERS)) >= 2


def first_sheet_as_text(path: Path, target: Path, *, name: str) -> Path:
    """Write the first sheet with content as CSV to `target`; raises Refusal for a broken, locked or empty workbook."""
    rows = next((rows for sheet in read_sheets(path, name=name) if (rows := _filled_rows(sheet))), [])
    if not rows:
        raise Refusal("file.empty", place=Place(file=name))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerows([_plain(cell) for cell in row] for row in rows)
    return target


def first_line(path: Path, *, name: str) -> str:
    """Return the first row of the first sheet with content, its cells separated by semicolons; empty where none is."""
    for sheet in read_sheets(path, name=name, most_rows=FIRST_ROWS):
        if rows := _filled_rows(sheet):
            return ";".join(_plain(cell) for cell in rows[0])
    return ""


def _filled_rows(sheet: Sheet) -> list[list[Any]]:
    """The rows from the first to the last that hold anything, without the empty columns before them."""
    filled = [number for number, row in enumerate(sheet.rows) if any(cell not in ("", None) for cell in row)]
    if not filled:
        return []
    rows = sheet.rows[filled[0] : filled[-1] + 1]
    left = min(next(place for place, cell in enumerate(row) if cell not in ("", None)) for row in rows if any(row))
    return [row[left:] for row in rows]


def _plain(cell: Any) -> str:
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell).replace(".", ",")
    if isinstance(cell, dict):
        return str(cell["date"])[:10] if "date" in cell else str(cell["time"])
    return " ".join(str(cell or "").split())


# A text that begins so would run as a formula when the file is opened in a spreadsheet.
FORMULA_STARTS = ("=", "+", "@", "\t", "\r", "-")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; marks such as "-" and numbers stay as they are."""
    harmless = not text.startswith(FORMULA_STARTS) or len(text) == 1 or _is_number(text) or text in {"...", "--"}
    return text if harmless else "'" + text


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV with semicolons, guarded against formulas; numbers keep all their digits."""
    from io import StringIO

    sink = StringIO()
    writer = csv.writer(sink, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_cell_text(cell) for cell in row] for row in rows)
    return sink.getvalue()


def _cell_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal | int | float):
        return format(cell, "f") if isinstance(cell, Decimal) else str(cell)
    return guarded(str(cell))


def as_xlsx(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a workbook with one sheet; numbers are numbers, texts are texts and never formulas."""
    import xlsxwriter

    sink = BytesIO()
    workbook = xlsxwriter.Workbook(sink, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = workbook.add_worksheet(_sheet_name(title))
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, heads, bold)
    widths = [len(head) for head in heads]
    for number, row in enumerate(rows, 1):
        for position, cell in enumerate(row):
            _write(sheet, number, position, cell)
            widths[position] = max(widths[position], min(len(str(cell or "")), 60))
    for position, width in enumerate(widths):
        sheet.set_column(position, position, min(width + 2, 50))
    sheet.freeze_panes(1, 0)
    workbook.set_properties({"title": title})
    workbook.close()
    return sink.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, Decimal | int | float) and not isinstance(cell, bool):
        sheet.write_number(row, column, float(cell))
    else:
        sheet.write_string(row, column, str(cell))


def _sheet_name(title: str) -> str:
    """A name that spreadsheets accept: no special signs, at most 31 letters."""
    return "".join(sign for sign in title if sign not in "[]:*?/\\")[:31] or "Tabelle"
