"""Which further cells to withhold: the fewest, among those the smallest, so that no unsafe cell can be bounded.

The cell suppression problem, solved by cutting planes: an integer programme proposes cells, the attack by linear
programming finds what is still too narrow, and its dual prices say what must be added (Fischetti and Salazar-González
2001). Where that takes too long, the cheapest way to move each unsafe count is withheld with it (Kelly, Golden and
Assad 1992), which is safe but may withhold more.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from bildungsbuero.core.protection.attack import EXACT, Array, Attacker, quiet_solver
from bildungsbuero.core.protection.tables import Sum

# Up to this size the cheapest cells are found for certain; above it the proposals of a few rounds are completed the
# second way. Rounds and nodes are counted, not timed, so that a slow machine withholds the same cells as a fast one.
LARGEST_SOLVED_EXACTLY = 64
MOST_ROUNDS = 60
ROUNDS_OF_A_LARGE_BLOCK = 1
LARGEST_PROPOSED_FOR = 2_000
MOST_NODES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Cells that hang together by sums; `unknown` ones have no number in the source, so they are withheld already."""

    counts: Array
    sums: Sequence[Sum]
    unsafe: frozenset[int]
    unknown: frozenset[int]
    width: int

    @property
    def ceiling(self) -> int:
        """A distance that no sum of the block reaches."""
        return int(self.counts.max(initial=0)) + self.width * (len(self.unsafe) + 1)

    @property
    def costs(self) -> Array:
        """One for each cell, and less than one for all counts together: few cells first, then small ones."""
        size = len(self.counts)
        return size + 1 + self.counts / max(1.0, float(self.counts.max(initial=0)))

    def attacker(self, withheld: Collection[int]) -> Attacker:
        """Return who knows all but the withheld cells."""
        return Attacker(self.counts, self.sums, withheld=withheld, ceiling=self.ceiling)


def withheld_cells(block: Block) -> frozenset[int]:
    """Return all cells to withhold, unsafe and unknown ones included, so that every unsafe interval is wide enough."""
    withheld = block.unsafe | block.unknown
    master = _Master(block)
    for _ in range(_rounds(len(block.counts))):
        withheld = master.proposal()
        attacker = block.attacker(withheld)
        narrow = [cell for cell in sorted(block.unsafe) if not attacker.is_wide(cell, block.width)]
        if not narrow:
            return withheld
        for cell in narrow:
            master.demand(attacker, cell)
    attacker = block.attacker(withheld)
    _widen(block, attacker)
    _publish_spares(block, attacker)
    return frozenset(attacker.withheld)


def _rounds(size: int) -> int:
    if size <= LARGEST_SOLVED_EXACTLY:
        return MOST_ROUNDS
    return ROUNDS_OF_A_LARGE_BLOCK if size <= LARGEST_PROPOSED_FOR else 0


class _Master:
    """The integer programme: one yes or no a cell, one demand a narrow interval."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.solver = quiet_solver()
        self.solver.setOptionValue("mip_rel_gap", 0.0)
        self.solver.setOptionValue("mip_max_nodes", MOST_NODES)
        size = len(block.counts)
        given = np.zeros(size)
        given[list(block.unsafe | block.unknown)] = 1.0
        self.solver.addVars(size, given, np.ones(size))
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
        return frozenset(chosen.tolist()) | self.block.unsafe | self.block.unknown

    def demand(self, attacker: Attacker, cell: int) -> None:
        """Ask for more room around a cell than the cells withheld so far give it."""
        room = attacker.prices(cell, upwards=True) + attacker.prices(cell, upwards=False)
        lacking = self.block.width - room[cell]
        room[cell] = 0.0
        useful = np.flatnonzero(room > EXACT)
        self._add(useful.astype(np.int32), np.minimum(room[useful], lacking), lacking)

    def _lonely_sums(self) -> Iterator[list[int]]:
        """An unsafe cell that is alone in a sum is known at once: one of the others must go with it."""
        for whole, parts in self.block.sums:
            for cell in self.block.unsafe.intersection((whole, *parts)):
                yield [other for other in (whole, *parts) if other != cell]

    def _add(self, cells: "np.ndarray[tuple[int], np.dtype[np.int32]]", weights: Array, least: float) -> None:
        self.solver.addRow(least, highspy.kHighsInf, len(cells), cells, weights)


def _widen(block: Block, attacker: Attacker) -> None:
    """Withhold, for each count that is still too narrow, the cells on the cheapest way to raise it."""
    for cell in sorted(block.unsafe, key=lambda cell: (-block.counts[cell], cell)):
        if not attacker.is_wide(cell, block.width):
            attacker.withhold(_cheapest_way(block, cell, attacker.withheld))


def _cheapest_way(block: Block, cell: int, withheld: Collection[int]) -> frozenset[int]:
    """Return the cells that change when a count rises by the width and all sums still hold, at the least cost."""
    size = len(block.counts)
    solver = quiet_solver()
    costs = block.costs.copy()
    costs[list(withheld)] = 0.0
    infinite = np.full(size, highspy.kHighsInf)
    solver.addVars(2 * size, np.zeros(2 * size), np.concatenate([infinite, block.counts]))
    solver.changeColsCost(2 * size, np.arange(2 * size, dtype=np.int32), np.concatenate([costs, costs]))
    solver.changeColBounds(cell, float(block.width), float(block.width))
    solver.changeColBounds(size + cell, 0.0, 0.0)
    for whole, parts in block.sums:
        rising = np.array([*parts, whole], dtype=np.int32)
        signs = np.array([1.0] * len(parts) + [-1.0])
        solver.addRow(
            0.0, 0.0, 2 * len(rising), np.concatenate([rising, rising + size]), np.concatenate([signs, -signs])
        )
    solver.run()
    moved = np.array(solver.getSolution().col_value)
    return frozenset(np.flatnonzero(moved[:size] + moved[size:] > EXACT).tolist())


def _publish_spares(block: Block, attacker: Attacker) -> None:
    """Publish again, largest counts first, what no unsafe cell needs."""
    spares = attacker.withheld - block.unsafe - block.unknown
    for spare in sorted(spares, key=lambda cell: (-block.counts[cell], cell)):
        attacker.publish(spare)
        if not all(attacker.is_wide(cell, block.width) for cell in sorted(block.unsafe)):
            attacker.withhold([spare])
