"""Ways to move an unsafe count in a large table without a linear programme: boxes of cells that rise and fall together.

In a table of three dimensions, one case more here and one less beside it, in the other column and on the other floor,
changes no sum. Such a box is chosen so that the fewest further cells have to be withheld (the idea of the hypercube
method of Repsilber 1994), also over hierarchies, where the margins on the way up move too.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, TypeAlias

import numpy as np

from bildungsbuero.core.protection.systems import Array, Block, Whole
from bildungsbuero.core.protection.tables import TOTAL, Codes, CountTable

Grid: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
# A grid with far more places than the table has cells is not worth its room.
MOST_PLACES_A_CELL = 8
# So many boxes are looked at for one cell at most.
MOST_BOXES = 20_000
MOST_LEAVES = 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Box:
    """Cells and whether each rises (+1) or falls (−1), and how far all of them can go up and down."""

    cells: Whole
    signs: Array
    up: float
    down: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """For one dimension: the codes that move with the cell, and those that move against it, one row a choice."""

    along: "np.ndarray[Any, np.dtype[np.intp]]"
    against: "np.ndarray[Any, np.dtype[np.intp]]"


class Boxes:
    """Finds boxes in a table; `block` holds its cells under the numbers that `numbers` gives their codes."""

    def __init__(self, table: CountTable, numbers: Mapping[Codes, int], block: Block) -> None:
        self._codes = _codes_of(table, numbers)
        self._order = sorted(range(len(self._codes)), key=lambda at: -len(self._codes[at]))
        self._trees = [_Tree(list(self._codes[at]), table.above[at]) for at in self._order]
        shape = [len(self._codes[at]) + 1 for at in self._order]
        self._place: dict[int, tuple[int, ...]] = {}
        self._cells = np.full(shape, -1, dtype=np.int64)
        for codes, cell in numbers.items():
            place = tuple(self._codes[at][codes[at]] for at in self._order)
            self._place[cell] = place
            self._cells[place] = cell
        self._counts = np.full(shape, np.inf)
        self._costs = np.full(shape, np.inf)
        there = self._cells >= 0
        self._counts[there] = block.counts[self._cells[there]]
        self._costs[there] = block.costs[self._cells[there]]
        for cell in block.known & self._place.keys():
            self._costs[self._place[cell]] = np.inf
        self._free_nothing()
        self._sides: dict[tuple[int, int], _Side] = {}
        self._ceiling = block.ceiling

    def withhold(self, cells: Collection[int], *, cost: float = 0.0) -> None:
        """Let these cells cost nothing any more, or what they cost again."""
        for cell in cells:
            if cell in self._place:
                self._costs[self._place[cell]] = cost

    def find(self, cell: int, width: float) -> Box | None:
        """Return the cheapest box that gives a cell its width; None where no box does."""
        if cell not in self._place:
            return None
        sides = [self._side(axis, code) for axis, code in enumerate(self._place[cell])]
        sides = _shortened(sides)
        costs, along, against = self._costs, self._counts, np.full_like(self._counts, np.inf, shape=())
        first = True
        for axis, side in enumerate(sides):
            costs = _together(costs, side, axis)
            rising, falling = _lowest(along, side.along, axis), _lowest(along, side.against, axis)
            if first:
                along, against, first = rising, falling, False
                continue
            along, against = (
                np.minimum(rising, _lowest(against, side.against, axis)),
                np.minimum(_lowest(against, side.along, axis), falling),
            )
        room = np.minimum(against, self._ceiling) + along
        priced = np.where(room >= width - 1e-9, costs, np.inf).ravel()
        best = int(priced.argmin())
        if not np.isfinite(priced[best]):
            return None
        choice = np.unravel_index(best, costs.shape)
        return self._box([(side.along[at], side.against[at]) for side, at in zip(sides, choice, strict=True)])

    def _box(self, sides: Sequence[tuple[Any, Any]]) -> Box:
        cells: list[int] = []
        signs: list[float] = []
        steps = [
            [(int(code), 1.0) for code in along if code < size] + [(int(code), -1.0) for code in against if code < size]
            for (along, against), size in zip(sides, (tree.nothing for tree in self._trees), strict=True)
        ]
        for corner in product(*steps):
            cells.append(int(self._cells[tuple(code for code, _sign in corner)]))
            signs.append(float(prod(sign for _code, sign in corner)))
        counts = [float(self._counts[self._place[cell]]) for cell in cells]
        falling = [count for count, sign in zip(counts, signs, strict=True) if sign < 0]
        rising = [count for count, sign in zip(counts, signs, strict=True) if sign > 0]
        return Box(
            cells=np.array(cells, dtype=np.int64),
            signs=np.array(signs),
            up=min([self._ceiling, *falling]),
            down=min(rising),
        )

    def _side(self, axis: int, code: int) -> _Side:
        if (axis, code) not in self._sides:
            self._sides[axis, code] = self._trees[axis].choices(code)
        return self._sides[axis, code]

    def _free_nothing(self) -> None:
        """The last place of each dimension stands for no cell at all: it costs nothing and bounds nothing."""
        for axis in range(self._costs.ndim):
            where: list[Any] = [slice(None)] * self._costs.ndim
            where[axis] = -1
            self._costs[tuple(where)] = 0.0
            self._counts[tuple(where)] = np.inf


def has_grid(table: CountTable, numbers: Mapping[Codes, int]) -> bool:
    """Whether the table is dense enough for boxes."""
    return prod(len(codes) + 1 for codes in _codes_of(table, numbers)) <= MOST_PLACES_A_CELL * max(1000, len(numbers))


def _codes_of(table: CountTable, numbers: Mapping[Codes, int]) -> list[dict[str, int]]:
    found: list[dict[str, int]] = [{} for _dimension in table.dimensions]
    for codes in numbers:
        for at, code in enumerate(codes):
            found[at].setdefault(code, len(found[at]))
    return found


class _Tree:
    """The codes of a dimension and what each is part of."""

    def __init__(self, codes: list[str], above: Mapping[str, str]) -> None:
        number = {code: at for at, code in enumerate(codes)}
        self.nothing = len(codes)
        self._above = {number[code]: number[whole] for code, whole in above.items() if whole in number}
        self._below: dict[int, list[int]] = {}
        for code, whole in self._above.items():
            self._below.setdefault(whole, []).append(code)
        self._total = number.get(TOTAL)

    def choices(self, code: int) -> _Side:
        """Return the codes that move with a code and against it, one row a choice."""
        pairs: list[tuple[list[int], list[int]]] = []
        if code not in self._above and code not in self._below:
            pairs.append(([code], []))
        else:
            for leaf in self._leaves(code)[:MOST_LEAVES]:
                pairs.extend(self._turns(leaf, code))
        return _Side(along=self._table([one for one, _ in pairs]), against=self._table([other for _, other in pairs]))

    def _turns(self, leaf: int, code: int) -> list[tuple[list[int], list[int]]]:
        """Move a leaf with all that stands above it up to where another leaf makes up for it, or up to the top."""
        way = self._way(leaf)
        found: list[tuple[list[int], list[int]]] = []
        for length in range(way.index(code) + 1, len(way)):
            inside = way[:length]
            siblings = [other for other in self._below[way[length]] if other != way[length - 1]]
            for other in siblings:
                for turn in self._leaves(other)[:MOST_LEAVES]:
                    against = self._way(turn)
                    found.append((inside, against[: against.index(other) + 1]))
            if found:
                break
        return [*found, (way, [])]

    def _way(self, code: int) -> list[int]:
        way = [code]
        while way[-1] in self._above:
            way.append(self._above[way[-1]])
        return way

    def _leaves(self, code: int) -> list[int]:
        if code not in self._below:
            return [code]
        return [leaf for below in self._below[code] for leaf in self._leaves(below)]

    def _table(self, rows: list[list[int]]) -> "np.ndarray[Any, np.dtype[np.intp]]":
        longest = max(1, max(len(row) for row in rows))
        return np.array([[*row, *[self.nothing] * (longest - len(row))] for row in rows], dtype=np.intp)


def _shortened(sides: list[_Side]) -> list[_Side]:
    """So many choices of each dimension that all together stay within the most boxes; the last, to the top, is kept."""
    while prod(len(side.along) for side in sides) > MOST_BOXES:
        at = max(range(len(sides)), key=lambda number: len(sides[number].along))
        keep = np.r_[0 : max(1, len(sides[at].along) // 2), len(sides[at].along) - 1]
        if len(keep) >= len(sides[at].along):
            break
        sides[at] = _Side(along=sides[at].along[keep], against=sides[at].against[keep])
    return sides


def _together(values: Grid, side: _Side, axis: int) -> Grid:
    """The sum over the codes of each choice; column by column, since numpy is slow along short axes."""
    columns = np.concatenate([side.along, side.against], axis=1).T
    found: Grid = values.take(columns[0], axis=axis)
    for column in columns[1:]:
        found += values.take(column, axis=axis)
    return found


def _lowest(values: Grid, rows: "np.ndarray[Any, np.dtype[np.intp]]", axis: int) -> Grid:
    """The lowest over the codes of each choice."""
    found: Grid = values.take(rows[:, 0], axis=axis)
    for column in rows.T[1:]:
        np.minimum(found, values.take(column, axis=axis), out=found)
    return found
