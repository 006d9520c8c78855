"""In which unit the numbers of a table are, as far as its texts and its numbers tell."""

import re
from decimal import Decimal

from bildungsbuero.core.grids.grid import Grid
from bildungsbuero.core.grids.head import head_texts
from bildungsbuero.core.grids.mapping import Mapping, Says
from bildungsbuero.core.grids.numbers import Figure, read_figure
from bildungsbuero.core.grids.words import is_total, read_unit, split_unit

_SHARE = re.compile(r"quote|anteil|prozent|\brate\b|%", re.IGNORECASE)
_SAMPLE_ROWS = 200


def likely_unit(grid: Grid, mapping: Mapping, *, title: str) -> tuple[str, int]:
    """Return the unit of the values with the factor to it; plain numbers where nothing tells another.

    A table whose rows each add up to 100 holds shares in percent, and so does one of fractions that speaks of a rate.
    """
    values = [column.index for column in mapping.columns_of(Says.VALUE)]
    texts = head_texts(grid, [line.row for line in mapping.head], values)
    for line, over in zip(mapping.head, texts, strict=True):
        # What one column says holds for that column alone.
        said = [read_unit(text) if line.says is Says.UNIT else split_unit(text)[1] for text in over.values()]
        if said and said[0] and len(set(said)) == 1:
            return said[0]
    rows = _figures(grid, mapping, values)
    figures = [figure for row in rows for figure in row if figure.number is not None]
    if figures and sum(figure.is_percent for figure in figures) > len(figures) / 2:
        return "percent", 1
    heads = [text for over in texts for text in over.values() if text]
    speaks_of_shares = bool(_SHARE.search(title)) or all(_SHARE.search(text) for text in heads or [""])
    if _add_up_to_hundred(grid, mapping, rows, values):
        return "percent", 1
    numbers = [figure.number for figure in figures if figure.number is not None]
    if speaks_of_shares and numbers and all(abs(number) <= 1 for number in numbers) and any(n % 1 for n in numbers):
        return "percent", 100
    if speaks_of_shares and numbers and all(0 <= number <= 100 for number in numbers) and any(n % 1 for n in numbers):
        return "percent", 1
    return "number", 1


def _figures(grid: Grid, mapping: Mapping, values: list[int]) -> list[list[Figure]]:
    rows = range(mapping.first, min(mapping.last + 1, mapping.first + _SAMPLE_ROWS))
    read = ([read_figure(grid.at(row, column), mapping.decimals) for column in values] for row in rows)
    return [[figure for figure in row if isinstance(figure, Figure)] for row in read]


def _add_up_to_hundred(grid: Grid, mapping: Mapping, rows: list[list[Figure]], values: list[int]) -> bool:
    heads = [text for line in mapping.head for text in [grid.shown_at(line.row, column).text for column in values]]
    if len(values) < 2 or any(is_total(text) for text in heads if text):
        return False
    sums = [sum(figure.number for figure in row if figure.number is not None) for row in rows if row]
    full = [one for one in sums if one]
    return len(full) >= 2 and all(abs(Decimal(one) - 100) <= Decimal("0.5") for one in full)
