"""The tables on a sheet: one, several below each other, several side by side, with their titles and footnotes."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bildungsbuero.core.grids.grid import Cell, Grid, Kind
from bildungsbuero.core.grids.numbers import is_figure
from bildungsbuero.core.grids.periods import Span, read_written

_FOOTER = re.compile(
    r"^\s*(?:[¹²³⁴-⁹*]|\d{1,2}\)|[a-z]\)|_{3,}|-{3,}|©|\(c\)|quelle|hinweis|anmerk|stand\b|datenquelle)", re.I
)


# In a table the same texts come again and again.
REMEMBERED = 50_000


class Look(StrEnum):
    """What a cell looks like by itself; a bare year may be a number as well."""

    EMPTY = "empty"
    FIGURE = "figure"
    YEAR = "year"
    PERIOD = "period"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A table on a sheet with its title and footnotes; all bounds belong to it."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def columns(self) -> range:
        """Its columns."""
        return range(self.left, self.right + 1)

    @property
    def rows(self) -> range:
        """Its rows."""
        return range(self.top, self.bottom + 1)


@lru_cache(maxsize=REMEMBERED)
def look_of(cell: Cell) -> Look:
    """Return what a cell looks like."""
    if not cell.text:
        return Look.EMPTY
    if cell.kind in (Kind.ERROR, Kind.UNSOLVED):
        return Look.FIGURE
    if written := read_written(cell.text):
        return Look.YEAR if written.span is Span.YEAR and cell.text.strip().isdigit() else Look.PERIOD
    return Look.FIGURE if is_figure(cell) else Look.TEXT


def find_regions(grid: Grid) -> list[Region]:
    """Return the tables of a sheet from top to bottom; of a sheet without figures there is none."""
    looks = [[look_of(cell) for cell in row] for row in grid.rows]
    regions: list[Region] = []
    for top, bottom in _below_each_other(grid, looks):
        regions.extend(_side_by_side(looks, top, bottom))
    return regions


def has_figures(looks: list[Look]) -> bool:
    """Whether a row holds a figure beside its label."""
    filled = [look for look in looks if look is not Look.EMPTY]
    return Look.FIGURE in filled[1:] or (len(filled) > 1 and filled[1:] == [Look.YEAR] * (len(filled) - 1))


def _below_each_other(grid: Grid, looks: list[list[Look]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    pending: list[tuple[int, int]] = []
    for top, bottom in _parts(looks):
        rows = looks[top : bottom + 1]
        if not any(_is_data(row) for row in rows):
            if found and _FOOTER.match(_first_text(grid, top)):
                found[-1] = (found[-1][0], bottom)
            else:
                pending.append((top, bottom))
            continue
        if found and not pending and not _has_head(rows):
            found[-1] = (found[-1][0], bottom)
            continue
        found.append((pending[0][0] if pending else top, bottom))
        pending = []
    if pending and found:
        found[-1] = (found[-1][0], pending[-1][1])
    return found


def _parts(looks: list[list[Look]]) -> list[tuple[int, int]]:
    """Return runs of rows that are not blank."""
    parts: list[tuple[int, int]] = []
    for row, cells in enumerate(looks):
        if all(look is Look.EMPTY for look in cells):
            continue
        if parts and parts[-1][1] == row - 1:
            parts[-1] = (parts[-1][0], row)
        else:
            parts.append((row, row))
    return parts


def _is_data(looks: list[Look]) -> bool:
    return Look.FIGURE in [look for look in looks if look is not Look.EMPTY][1:]


def _has_head(rows: list[list[Look]]) -> bool:
    """Whether the rows begin with a head of their own: at least two texts or periods and no figure."""
    first = [look for look in rows[0] if look is not Look.EMPTY]
    if Look.FIGURE in first:
        return False
    if len(first) >= 2:
        return True
    return len(rows) > 1 and _has_head(rows[1:])


def _first_text(grid: Grid, row: int) -> str:
    return next((cell.text for _column, cell in grid.texts(row)), "")


def _side_by_side(looks: list[list[Look]], top: int, bottom: int) -> list[Region]:
    rows = looks[top : bottom + 1]
    data = [row for row in rows if _is_data(row)]
    width = max(len(row) for row in rows)
    filled = [any(column < len(row) and row[column] is not Look.EMPTY for row in data) for column in range(width)]
    groups: list[tuple[int, int]] = []
    for column, is_filled in enumerate(filled):
        if not is_filled:
            continue
        if groups and groups[-1][1] == column - 1:
            groups[-1] = (groups[-1][0], column)
        else:
            groups.append((column, column))
    if len(groups) > 1 and all(_is_a_table(data, left, right) for left, right in groups):
        return [Region(top=top, bottom=bottom, left=left, right=right) for left, right in groups]
    return [Region(top=top, bottom=bottom, left=groups[0][0], right=groups[-1][1])]


def _is_a_table(data: list[list[Look]], left: int, right: int) -> bool:
    """Whether a group of columns has labels of its own on its left and figures on its right."""
    labels = [row[left] for row in data if left < len(row) and row[left] is not Look.EMPTY]
    has_labels = bool(labels) and sum(look is not Look.FIGURE for look in labels) > len(labels) / 2
    return has_labels and any(Look.FIGURE in row[left + 1 : right + 1] for row in data)
