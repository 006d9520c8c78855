"""Which further cells to withhold: the fewest, among those the smallest, so that no unsafe cell can be bounded.

The cell suppression problem, solved by cutting planes: an integer programme proposes cells, the attack by linear
programming finds what is still too narrow, and its dual prices say what must be added (Fischetti and Salazar-González
2001). Where that takes too long, the cheapest way to move each unsafe count is withheld with it (Kelly, Golden and
Assad 1992), which is safe but may withhold more; in large tables most of these ways are boxes (`boxes`).
"""

from collections.abc import Collection, Iterator

import highspy
import numpy as np

from bildungsbuero.core.protection.attack import EXACT, Attacker
from bildungsbuero.core.protection.budget import Budget
from bildungsbuero.core.protection.systems import Array, Block, add_sums, quiet_solver

# Up to this size the cheapest cells are found for certain; above it the proposals of a few rounds are completed the
# second way. Rounds and nodes are counted, not timed, so that a slow machine withholds the same cells as a fast one.
LARGEST_SOLVED_EXACTLY = 64
MOST_ROUNDS = 60
ROUNDS_OF_A_LARGE_BLOCK = 1
LARGEST_PROPOSED_FOR = 2_000
MOST_NODES = 500


def withheld_cells(block: Block, budget: Budget) -> frozenset[int]:
    """Return all cells to withhold, unsafe and unknown ones included, so that every unsafe interval is wide enough."""
    withheld: frozenset[int] = block.given
    master = _Master(block)
    for _ in range(MOST_ROUNDS if len(block.counts) <= LARGEST_SOLVED_EXACTLY else ROUNDS_OF_A_LARGE_BLOCK):
        withheld = master.proposal()
        attacker = Attacker(block, withheld=withheld, budget=budget)
        narrow = attacker.narrow()
        if not narrow:
            return withheld
        for cell in narrow:
            master.demand(attacker, cell)
    attacker = Attacker(block, withheld=withheld, budget=budget)
    _widen(block, attacker, budget)
    _publish_spares(block, attacker)
    return frozenset(attacker.withheld)


class _Master:
    """The integer programme: one yes or no a cell, one demand a narrow interval."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.solver = quiet_solver()
        self.solver.setOptionValue("mip_rel_gap", 0.0)
        self.solver.setOptionValue("mip_max_nodes", MOST_NODES)
        size = len(block.counts)
        least, most = np.zeros(size), np.ones(size)
        most[list(block.known)] = 0.0
        least[list(block.given)] = most[list(block.given)] = 1.0
        self.solver.addVars(size, least, most)
        self.solver.changeColsCost(size, np.arange(size, dtype=np.int32), block.costs)
        self.solver.changeColsIntegrality(
            size, np.arange(size, dtype=np.int32), np.array([highspy.HighsVarType.kInteger] * size)
        )
        for others in self._lonely_sums():
            self._add(np.array(others, dtype=np.int32), np.ones(len(others)), 1.0)

    def proposal(self) -> frozenset[int]:
        """Return the cheapest cells that meet all demands so far."""
        self.solver.run()
        chosen = np.flatnonzero(np.array(self.solver.getSolution().col_value) > 0.5)
        return (frozenset(chosen.tolist()) - self.block.known) | self.block.given

    def demand(self, attacker: Attacker, cell: int) -> None:
        """Ask for more room around a cell than the cells withheld so far give it."""
        room = attacker.prices(cell, upwards=True) + attacker.prices(cell, upwards=False)
        lacking = self.block.unsafe[cell] - room[cell]
        room[cell] = 0.0
        useful = np.flatnonzero(room > EXACT)
        self._add(useful.astype(np.int32), np.minimum(room[useful], lacking), lacking)

    def _lonely_sums(self) -> Iterator[list[int]]:
        """An unsafe cell that is alone in a sum is known at once: one of the others must go with it."""
        for whole, parts in self.block.sums:
            for cell in self.block.unsafe.keys() & {whole, *parts}:
                yield [other for other in (whole, *parts) if other != cell]

    def _add(self, cells: "np.ndarray[tuple[int], np.dtype[np.int32]]", weights: Array, least: float) -> None:
        self.solver.addRow(least, highspy.kHighsInf, len(cells), cells, weights)


class CheapestWays:
    """Finds, for one unsafe cell after the other, the cells that change when its count rises by its width."""

    def __init__(self, block: Block, budget: Budget) -> None:
        self.block = block
        size = len(block.counts)
        self._budget = budget
        self._solver = quiet_solver()
        self._rising = np.full(size, highspy.kHighsInf)
        self._falling = block.counts.copy()
        self._rising[list(block.known)] = self._falling[list(block.known)] = 0.0
        self._solver.addVars(2 * size, np.zeros(2 * size), np.concatenate([self._rising, self._falling]))
        self._solver.changeColsCost(2 * size, np.arange(2 * size, dtype=np.int32), np.tile(block.costs, 2))
        add_sums(self._solver, block.sums, doubled=size)
        self._free: set[int] = set()

    def find(self, cell: int, withheld: Collection[int]) -> frozenset[int]:
        """Return the cells to withhold for the sake of one, at the least cost; what is withheld costs nothing."""
        size, width = len(self.block.counts), self.block.unsafe[cell]
        for free in set(withheld) - self._free:
            self._solver.changeColCost(free, 0.0)
            self._solver.changeColCost(size + free, 0.0)
        self._free.update(withheld)
        self._solver.changeColBounds(cell, width, width)
        self._solver.changeColBounds(size + cell, 0.0, 0.0)
        self._solver.run()
        self._budget.spend(self._solver.getInfo().simplex_iteration_count)
        is_found = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        moved = np.array(self._solver.getSolution().col_value)
        self._solver.changeColBounds(cell, 0.0, float(self._rising[cell]))
        self._solver.changeColBounds(size + cell, 0.0, float(self._falling[cell]))
        if not is_found:
            # It cannot rise that far, because of what was published before: then all goes that still can.
            return frozenset(range(size)) - self.block.known
        return frozenset(np.flatnonzero(moved[:size] + moved[size:] > EXACT).tolist())


def _widen(block: Block, attacker: Attacker, budget: Budget) -> None:
    """Withhold, for each count that is still too narrow, the cells on the cheapest way to raise it."""
    ways = CheapestWays(block, budget)
    for cell in sorted(block.unsafe, key=lambda cell: (-block.counts[cell], cell)):
        if not attacker.is_wide(cell, block.unsafe[cell]):
            attacker.withhold(ways.find(cell, attacker.withheld))


def _publish_spares(block: Block, attacker: Attacker) -> None:
    """Publish again, largest counts first, what no unsafe cell needs."""
    spares = attacker.withheld - block.given
    for spare in sorted(spares, key=lambda cell: (-block.counts[cell], cell)):
        attacker.publish(spare)
        if attacker.narrow():
            attacker.withhold([spare])
