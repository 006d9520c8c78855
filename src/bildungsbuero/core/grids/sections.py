"""Headings between the rows of data: "Grundschulen" alone in a line, and below it the rows that it speaks for."""

from bildungsbuero.core.grids.grid import Grid
from bildungsbuero.core.grids.mapping import Mapping, Says
from bildungsbuero.core.grids.periods import read_written
from bildungsbuero.core.grids.words import clean, is_total, without_part_word


def section_of(grid: Grid, mapping: Mapping, row: int) -> str:
    """Return the heading that a row holds; empty for rows of data, for "davon:" and for a label without figures."""
    values = {column.index for column in mapping.columns_of(Says.VALUE)}
    texts = list(grid.texts(row))
    if not texts or texts[0][0] in values or any(grid.shown_at(row, column).text for column in values):
        return ""
    if len({cell.text for _column, cell in texts}) > 1:
        return ""
    text = clean(texts[0][1].text)
    says = next((column.says for column in mapping.columns if column.index == texts[0][0]), Says.NOTHING)
    if says is Says.PERIOD and read_written(text):
        return ""
    return text if without_part_word(text)[0] and not is_total(text) else ""


def sections(grid: Grid, mapping: Mapping) -> list[str]:
    """Return all headings between the rows of data, in their order."""
    return [text for row in range(mapping.first, mapping.last + 1) if (text := section_of(grid, mapping, row))]
