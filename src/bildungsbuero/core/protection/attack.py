"""What somebody can work out about withheld counts: the narrowest interval, by linear programming (HiGHS)."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import highspy
import numpy as np

from bildungsbuero.core.protection.tables import Sum

Array: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.float64]]"
Pool: TypeAlias = "np.ndarray[tuple[int, int], np.dtype[np.float64]]"

EXACT = 1e-7


class Attacker:
    """Bounds withheld counts of one block: everything else is known, sums hold, counts are not negative.

    Works with the distance of each count from the true one, so that no distance at all is always possible. `ceiling`
    bounds how far above the truth a count is taken to go: far enough to be no bound. Every table found on the way is
    kept while it stays possible, for it answers for other counts too.
    """

    def __init__(self, counts: Array, sums: Sequence[Sum], *, withheld: Iterable[int], ceiling: int) -> None:
        self.truth = counts
        self.sums = sums
        self.ceiling = float(ceiling)
        self.withheld: set[int] = set()
        self._found: Pool = np.zeros((1, len(counts)))
        self._solver = _sums_hold(len(counts), sums)
        self.withhold(withheld)

    def withhold(self, cells: Iterable[int]) -> None:
        """Let the attacker know these counts no more."""
        for cell in set(cells) - self.withheld:
            self._solver.changeColBounds(cell, -float(self.truth[cell]), self.ceiling)
            self.withheld.add(cell)

    def publish(self, cell: int) -> None:
        """Tell the attacker a count."""
        self._solver.changeColBounds(cell, 0.0, 0.0)
        self.withheld.discard(cell)
        self._found = self._found[np.abs(self._found[:, cell]) < EXACT]

    def is_wide(self, cell: int, width: int) -> bool:
        """Return whether a count can be bounded no more narrowly than `width`."""
        for upwards in (True, False):
            if self._seen(cell) >= width - EXACT:
                return True
            self.reach(cell, upwards=upwards)
        return self._seen(cell) >= width - EXACT

    def interval(self, cell: int) -> tuple[float, float | None]:
        """Return the lowest and the highest count that fit with all that is known; None where nothing bounds it."""
        up = self.reach(cell, upwards=True)
        truth = float(self.truth[cell])
        return truth - self.reach(cell, upwards=False), None if up >= self.ceiling - EXACT else truth + up

    def reach(self, cell: int, *, upwards: bool) -> float:
        """Return how far a count can lie from the truth in one direction."""
        sign = -1.0 if upwards else 1.0
        self._solver.changeColCost(cell, sign)
        self._solver.run()
        found = np.array(self._solver.getSolution().col_value)
        self._solver.changeColCost(cell, 0.0)
        self._found = np.vstack([self._found, found])
        return float(-sign * found[cell])

    def prices(self, cell: int, *, upwards: bool) -> Array:
        """Return, for each cell, how much room withholding it gives to `cell` at most: the dual bound of `reach`."""
        self.reach(cell, upwards=upwards)
        reduced = np.zeros(len(self.truth))
        reduced[cell] = -1.0 if upwards else 1.0
        for dual, (whole, parts) in zip(self._solver.getSolution().row_dual, self.sums, strict=True):
            reduced[list(parts)] -= dual
            reduced[whole] += dual
        reduced[np.abs(reduced) < EXACT] = 0.0
        return np.where(reduced > 0, reduced * self.truth, -reduced * self.ceiling)

    def _seen(self, cell: int) -> float:
        column = self._found[:, cell]
        return float(column.max() - column.min())


def quiet_solver() -> highspy.Highs:
    """Return a solver that prints nothing and gives the same answer every time."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    return solver


def _sums_hold(size: int, sums: Iterable[Sum]) -> highspy.Highs:
    """A solver whose columns are distances from the truth, all zero so far, and whose rows are the sums."""
    solver = quiet_solver()
    solver.addVars(size, np.zeros(size), np.zeros(size))
    for whole, parts in sums:
        cells = np.array([*parts, whole], dtype=np.int32)
        solver.addRow(0.0, 0.0, len(cells), cells, np.array([1.0] * len(parts) + [-1.0]))
    return solver
