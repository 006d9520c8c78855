"""The head above a column: the texts of its lines, merged cells filled to the right and downwards."""

from collections.abc import Sequence

from bildungsbuero.core.grids.grid import Grid
from bildungsbuero.core.grids.words import clean


def head_texts(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> list[dict[int, str]]:
    """Return for each line of the head the text over each column.

    A text reaches to the right until the next one begins, as in a merged cell; never further than a text of a line
    above reaches, and in the lowest line not at all: there every column has its own.
    """
    lines: list[dict[int, str]] = []
    for number, row in enumerate(rows):
        is_lowest = number == len(rows) - 1
        lines.append(_filled(grid, row, columns, above=lines, is_lowest=is_lowest))
    return lines


def _filled(
    grid: Grid, row: int, columns: Sequence[int], *, above: list[dict[int, str]], is_lowest: bool
) -> dict[int, str]:
    found: dict[int, str] = {}
    current, bounds = "", None
    for column in columns:
        own = clean(grid.shown_at(row, column).text)
        reach = tuple(line.get(column, "") for line in above)
        if own:
            current, bounds = own, reach
        elif is_lowest or reach != bounds or _stands_alone(grid, row, column):
            current, bounds = "", reach
        found[column] = current
    return found


def _stands_alone(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell left of it was merged and ends there, so that nothing reaches further."""
    for merge in grid.merges:
        if merge.top <= row <= merge.bottom and merge.right == column - 1 and merge.right > merge.left:
            return True
    return False
