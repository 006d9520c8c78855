"""Columns of a CSV file by any of the names that people give them, and their cells as numbers or refusals."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.plain_csv import rows_of

# Beyond this a file is no longer one of an office; the refusal says so.
MOST_LINES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its place and its cells by the column's own name; what the file lacks is empty."""

    place: Place
    cells: Mapping[str, str]

    def number(self, column: str, *, least: float = -math.inf, most: float = math.inf) -> float:
        """Return a cell as a number, with decimal point or comma; raises Refusal with line and column."""
        text = self.cells[column]
        value = _number(text)
        if value is None:
            raise Refusal("reach.no_number", place=self.at(column), value=text[:40], column=column)
        if value < 0 <= least:
            raise Refusal("reach.negative", place=self.at(column), value=text[:40], column=column)
        if not least <= value <= most:
            raise Refusal("reach.too_large", place=self.at(column), value=text[:40], column=column, most=f"{most:.0f}")
        return value

    def at(self, column: str) -> Place:
        """Return the place of one cell of the line."""
        return Place(file=self.place.file, row=self.place.row, column=column)


def named_lines(path: Path, names: Mapping[str, Sequence[str]], *, needed: Sequence[Sequence[str]]) -> Iterator[Line]:
    """Yield the lines of a file whose header has the columns of one of the alternatives in `needed`.

    `names` says how each column may be called. Raises Refusal for a missing column, a short line, too many lines.
    """
    rows = rows_of(path)
    found_head = next(rows, None)
    head = [cell.casefold().strip() for cell in found_head[1]] if found_head else []
    at = {name: column for name, called in names.items() if (column := _at(head, called)) is not None}
    if not any(set(alternative) <= set(at) for alternative in needed):
        wanted = " / ".join(", ".join(alternative) for alternative in needed)
        raise Refusal("reach.header", place=Place(file=path.name, row=1), columns=wanted)
    last = max(at.values())
    for number, (place, row) in enumerate(rows, 1):
        if number > MOST_LINES:
            raise Refusal("reach.too_many_lines", place=place, most=MOST_LINES)
        if len(row) <= last:
            # What is left out at the end of a line is empty, as spreadsheets write it.
            row = [*row, *[""] * (last + 1 - len(row))]
        yield Line(place=place, cells={name: row[at[name]] if name in at else "" for name in names})


def _at(head: Sequence[str], called: Sequence[str]) -> int | None:
    return next((head.index(name) for name in called if name in head), None)


def _number(text: str) -> float | None:
    plain = text.replace("\u00a0", "").replace(" ", "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        # Python reads "1_000" as a number; people who write it mean something else.
        value = float(plain) if "_" not in plain else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None
