"""The classic table of GENESIS ("Tabelle" as CSV): title lines, a header of changing depth, rows, and a footer.

Facts read off real files: windows-1252, `;`, decimal comma, first line "Tabelle: CODE" or "GENESIS-Tabelle: CODE",
3 to 4 header lines whose key columns are empty, data from the first line with a time and an area key, the footer from
a line of underscores on, with notes, licence and date of retrieval.
"""

import re
from itertools import takewhile
from pathlib import Path

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.layouts import PivotLayout, TableDescription, ValueColumn
from bildungsbuero.formats.texts import lines

FIRST_LINE = re.compile(r'^"?(?:GENESIS-)?Tabelle: ?"?([0-9A-Z-]+)')
FOOTER = re.compile(r"^_{5,}")
TIME = re.compile(r"^\d{4}$|^\d{2}\.\d{2}\.\d{4}$|^\d{4}-\d{2}-\d{2}$|^\d{4}/\d{2}$")
AREA = re.compile(r"^(DG|\d{2}|\d{3}|\d{5}|\d{8})$")
UNITS = frozenset({"Anzahl", "Prozent", "%", "1000", "Tsd.", "EUR", "Tsd. EUR", "qkm", "ha", "je 1000", "Jahre"})
STAMP = re.compile(r"^Stand: (.+)$")
MOST_TITLE_LINES = 40


def is_classic(first_line: str) -> bool:
    """Whether a first line opens a classic table."""
    return bool(FIRST_LINE.match(first_line))


def describe_classic(path: Path, *, encoding: str, name: str) -> TableDescription:
    """Return how the table is built; raises Refusal where no header, no rows or no footer can be made out."""
    rows = [line.split(";") for line in takewhile(lambda line: not FOOTER.match(line), lines(path, encoding))]
    first_line = next((number for number, row in enumerate(rows) if _is_data(row)), None)
    if first_line is None:
        raise Refusal("statistics.no_rows", place=Place(file=name))
    header = _header(rows[:first_line])
    if not header or first_line > MOST_TITLE_LINES:
        raise Refusal("statistics.classic_header", place=Place(file=name, row=first_line + 1))
    title_lines = rows[1 : first_line - len(header)]
    footer = _footer(path, encoding)
    match = FIRST_LINE.match(";".join(rows[0]))
    return TableDescription(
        format="genesis-classic",
        encoding=encoding,
        table=match[1] if match else "",
        title=_title(title_lines),
        statistic=match[1].split("-")[0] if match else "",
        licence="dl-de/by-2-0" if "Datenlizenz Deutschland" in footer else "",
        attribution=_attribution(footer),
        footer=footer,
        as_of=next((found[1] for found in map(STAMP.match, footer.splitlines()) if found), ""),
        layout=_layout(header, rows[first_line], first_line=first_line + 1, last_line=len(rows)),
    )


def _is_data(row: list[str]) -> bool:
    return len(row) > 3 and bool(TIME.match(row[0])) and bool(AREA.match(row[1]))


def _header(before: list[list[str]]) -> list[list[str]]:
    """The lines right above the data whose first cell is empty."""
    return list(reversed(list(takewhile(lambda row: len(row) > 3 and not row[0].strip(), reversed(before)))))


def _layout(header: list[list[str]], row: list[str], *, first_line: int, last_line: int) -> PivotLayout:
    width = len(row)
    filled = [position for position in range(width) if any(_cell(line, position) for line in header)]
    start = min(filled)
    has_units = all(_cell(header[-1], position) in UNITS for position in range(start, width))
    labels = header[:-1] if has_units else header
    values = tuple(
        ValueColumn(
            position=position,
            header=_path(labels, position),
            unit=_cell(header[-1], position) if has_units else "Anzahl",
        )
        for position in range(start, width)
    )
    return PivotLayout(
        columns=width, row_dimensions=start - 3, values=values, first_line=first_line, last_line=last_line
    )


def _path(labels: list[list[str]], position: int) -> tuple[str, ...]:
    """The header texts over a column, each once, from the top."""
    texts = (_cell(line, position) for line in labels)
    return tuple(dict.fromkeys(text for text in texts if text))


def _cell(row: list[str], position: int) -> str:
    return row[position].strip().strip('"') if position < len(row) else ""


def _title(title_lines: list[list[str]]) -> str:
    return " ".join(row[0].strip().strip('"') for row in title_lines if row and row[0].strip())


def _footer(path: Path, encoding: str) -> str:
    """The notes of the source, without the quotes that the export puts around them."""
    found = False
    kept: list[str] = []
    for line in lines(path, encoding):
        if found:
            kept.append(line)
        found = found or bool(FOOTER.match(line))
    return "\n".join(kept).replace('""', "\x00").replace('"', "").replace("\x00", '"').strip()


def _attribution(footer: str) -> str:
    owner = next((line.rstrip(".") for line in footer.splitlines() if line.startswith("©")), "")
    return f"{owner}, dl-de/by-2-0" if owner else ""
