"""A small table of counts as CSV: one column a dimension, then `value`; the code TOTAL marks a margin."""

from pathlib import Path

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.protection import CountTable
from bildungsbuero.formats.plain_csv import rows_of

VALUE = "value"
# Signs of statistics for a number that the source does not give.
NO_NUMBER = frozenset({"", ".", "x", "/", "..."})
# As many as were really tried: the benchmark `protection` takes about a minute for them.
MOST_CELLS = 100_000


def read_count_table(path: Path) -> CountTable:
    """Return the counts of a CSV file (comma or semicolon); raises Refusal that names row and column."""
    rows = rows_of(path)
    _place, header = next(rows)
    dimensions = tuple(header[:-1])
    if len(header) < 2 or header[-1].casefold() != VALUE or len(set(dimensions)) < len(dimensions) or "" in dimensions:
        raise Refusal("protection.header", place=Place(file=path.name, row=1))
    counts: dict[tuple[str, ...], int | None] = {}
    for place, cells in rows:
        if len(cells) != len(header) or not all(cells[:-1]):
            raise Refusal("protection.row", place=place, columns=len(header))
        codes = tuple(cells[:-1])
        if codes in counts:
            raise Refusal("protection.twice", place=place, cell=" / ".join(codes))
        counts[codes] = _count(cells[-1], place)
        if len(counts) > MOST_CELLS:
            raise Refusal("protection.too_large", place=place, most=MOST_CELLS)
    if not counts:
        raise Refusal("statistics.no_rows", place=Place(file=path.name))
    return CountTable(dimensions=dimensions, counts=counts)


def _count(text: str, place: Place) -> int | None:
    """A whole number, zero for the sign "-", None for a sign that stands for no number."""
    if text in NO_NUMBER:
        return None
    if text in {"-", "–"}:
        return 0
    if not (text.isascii() and text.isdigit()) or len(text) > 12:
        raise Refusal("protection.no_count", place=place, value=text[:40])
    return int(text)
