"""Sums that stand in a table though nobody declared them: a column that is others added up, in every row.

A reader sees such a relation at once, by its name or by trying. What is found holds in the figures, so that taking it
as known to an attacker is never wrong, at worst more careful than needed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from bildungsbuero.core.protection.tables import Codes

# Up to so many codes all ways to add some of them up are tried; above it runs of neighbours and pairs, and in long
# lists only all of them together.
MOST_TRIED_IN_ALL_WAYS = 10
MOST_PAIRED = 40
# A relation that holds in one row alone may be chance, unless it is between one code and all others.
ROWS_TO_BELIEVE = 2
# So many rows are looked at; what holds in all of them is taken for a sum.
MOST_ROWS = 400

Row = Mapping[str, int]


def hidden_sums(
    cells: Iterable[Mapping[Codes, int | None]], dimensions: Sequence[str], *, total: str
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return, by dimension, each code that is the sum of others in every row of all periods, with those others."""
    periods = list(cells)
    found = {dimension: _sums(_rows(periods, at, total)) for at, dimension in enumerate(dimensions)}
    return {dimension: sums for dimension, sums in found.items() if sums}


def _rows(periods: Sequence[Mapping[Codes, int | None]], at: int, total: str) -> list[Row]:
    rows: dict[tuple[int, Codes], dict[str, int]] = {}
    for number, counts in enumerate(periods):
        for codes, count in counts.items():
            if count is not None and codes[at] != total:
                rows.setdefault((number, (*codes[:at], *codes[at + 1 :])), {})[codes[at]] = count
    found: list[Row] = [row for row in rows.values() if len(row) > 2]
    return found[:MOST_ROWS]


def _sums(rows: Sequence[Row]) -> dict[str, tuple[str, ...]]:
    codes = list(dict.fromkeys(code for row in rows for code in row if row[code]))
    found: dict[str, tuple[str, ...]] = {}
    for code in codes:
        others = [other for other in codes if other != code and code not in found.get(other, ())]
        for parts in _candidates(others):
            if _holds(rows, code, parts, is_all=len(parts) == len(codes) - 1):
                found[code] = parts
                break
    return found


def _candidates(codes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    yield tuple(codes)
    if len(codes) <= MOST_TRIED_IN_ALL_WAYS:
        for size in range(len(codes) - 1, 1, -1):
            yield from combinations(codes, size)
        return
    if len(codes) > MOST_PAIRED:
        return
    for start in range(len(codes)):
        for end in range(start + 2, len(codes) + 1):
            yield tuple(codes[start:end])
    yield from combinations(codes, 2)


def _holds(rows: Sequence[Row], code: str, parts: Sequence[str], *, is_all: bool) -> bool:
    """Whether the code is the sum of the parts in every row that has all of them, in enough rows to believe it."""
    if len(parts) < 2:
        return False
    seen = 0
    for row in rows:
        if code not in row or not row[code] or any(part not in row for part in parts):
            continue
        if sum(row[part] for part in parts) != row[code]:
            return False
        seen += 1
    return seen >= (1 if is_all else ROWS_TO_BELIEVE)
