"""What somebody can work out about withheld counts: the narrowest interval, by linear programming (HiGHS)."""

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np

from bildungsbuero.core.protection.budget import Budget
from bildungsbuero.core.protection.systems import Array, Block, Whole, add_sums, quiet_solver

# A table that fits with all that is known: the cells that differ from the truth, and by how much.
Found: TypeAlias = tuple[Whole, Array]

EXACT = 1e-7


class Attacker:
    """Bounds withheld counts of one block: everything else is known, sums hold, counts are not negative.

    Works with the distance of each count from the true one, so that no distance at all is always possible. Every table
    found on the way is kept while it stays possible, for it answers for other counts too.
    """

    def __init__(self, block: Block, *, withheld: Iterable[int], budget: Budget) -> None:
        self.block = block
        self.withheld: set[int] = set()
        self._budget = budget
        self._tables: list[Found] = []
        self._highest = np.zeros(len(block.counts))
        self._lowest = np.zeros(len(block.counts))
        size = len(block.counts)
        self._solver = quiet_solver()
        self._solver.addVars(size, np.zeros(size), np.zeros(size))
        add_sums(self._solver, block.sums)
        self.withhold(withheld)

    def withhold(self, cells: Iterable[int]) -> None:
        """Let the attacker know these counts no more."""
        for cell in set(cells) - self.withheld:
            self._solver.changeColBounds(cell, -float(self.block.counts[cell]), self.block.ceiling)
            self.withheld.add(cell)

    def publish(self, cell: int) -> None:
        """Tell the attacker a count."""
        self._solver.changeColBounds(cell, 0.0, 0.0)
        self.withheld.discard(cell)
        kept = [table for table in self._tables if cell not in table[0]]
        if len(kept) == len(self._tables):
            return
        self._tables = kept
        self._highest[:] = 0.0
        self._lowest[:] = 0.0
        for table in kept:
            self._note(table)

    def is_wide(self, cell: int, width: float) -> bool:
        """Return whether a count can be bounded no more narrowly than `width`."""
        for upwards in (True, False):
            if self._seen(cell) >= width - EXACT:
                return True
            self.reach(cell, upwards=upwards)
        return self._seen(cell) >= width - EXACT

    def narrow(self) -> list[int]:
        """Return the unsafe cells that can be bounded more narrowly than they may."""
        return [cell for cell, width in sorted(self.block.unsafe.items()) if not self.is_wide(cell, width)]

    def interval(self, cell: int) -> tuple[float, float | None]:
        """Return the lowest and the highest count that fit with all that is known; None where nothing bounds it."""
        up = self.reach(cell, upwards=True)
        truth = float(self.block.counts[cell])
        bounded = up < self.block.ceiling - EXACT
        return truth - self.reach(cell, upwards=False), truth + up if bounded else None

    def reach(self, cell: int, *, upwards: bool) -> float:
        """Return how far a count can lie from the truth in one direction."""
        sign = -1.0 if upwards else 1.0
        self._solver.changeColCost(cell, sign)
        self._solver.run()
        found = np.array(self._solver.getSolution().col_value)
        self._budget.spend(self._solver.getInfo().simplex_iteration_count)
        self._solver.changeColCost(cell, 0.0)
        moved = np.flatnonzero(np.abs(found) > EXACT)
        self._tables.append((moved, found[moved]))
        self._note(self._tables[-1])
        return float(-sign * found[cell])

    def prices(self, cell: int, *, upwards: bool) -> Array:
        """Return, for each cell, how much room withholding it gives to `cell` at most: the dual bound of `reach`."""
        self.reach(cell, upwards=upwards)
        reduced = np.zeros(len(self.block.counts))
        reduced[cell] = -1.0 if upwards else 1.0
        for dual, (whole, parts) in zip(self._solver.getSolution().row_dual, self.block.sums, strict=True):
            reduced[list(parts)] -= dual
            if whole >= 0:
                reduced[whole] += dual
        reduced[np.abs(reduced) < EXACT] = 0.0
        return np.where(reduced > 0, reduced * self.block.counts, -reduced * self.block.ceiling)

    def _note(self, table: Found) -> None:
        cells, distances = table
        np.maximum.at(self._highest, cells, distances)
        np.minimum.at(self._lowest, cells, distances)

    def _seen(self, cell: int) -> float:
        return float(self._highest[cell] - self._lowest[cell])
