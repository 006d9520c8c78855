"""Large tables: boxes for most unsafe cells, linear programmes for the rest, and proof by the tables that were found.

Two tables that an attacker cannot tell apart and that differ by the width in a cell prove that the cell cannot be
bounded more narrowly. Each box gives such a pair. The audit checks every pair against all sums, all published cells and
all signs, and asks the linear programme only about cells that have none.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.protection.attack import EXACT, Attacker
from bildungsbuero.core.protection.boxes import Box, Boxes, has_grid
from bildungsbuero.core.protection.budget import Budget
from bildungsbuero.core.protection.complement import CheapestWays
from bildungsbuero.core.protection.systems import Array, Block, Whole
from bildungsbuero.core.protection.tables import Codes, CountTable

Interval = tuple[float, float | None]


class LargeBlock:
    """Chooses what to withhold of a large block and proves it."""

    def __init__(self, block: Block, *, table: CountTable | None, numbers: Mapping[Codes, int], budget: Budget) -> None:
        self.block = block
        self.withheld: set[int] = set(block.given)
        self._budget = budget
        self._boxes = Boxes(table, numbers, block) if table is not None and has_grid(table, numbers) else None
        self._proofs: dict[int, Box] = {}

    def protect(self) -> None:
        """Withhold boxes, release those that turn out to be needless, and let the solver do the rest."""
        if self._boxes is not None:
            self._boxes.withhold(self.withheld)
            for cell in sorted(self.block.unsafe, key=lambda cell: (-self.block.counts[cell], cell)):
                if cell not in self._proofs:
                    self._prove(cell)
            self._publish_spares()
        self._widen()

    def intervals(self) -> dict[int, Interval]:
        """Return an interval for each unsafe cell that nobody can make narrower; raises Refusal where one is not wide.

        Found by what was withheld alone, whoever chose it.
        """
        boxes = list(dict.fromkeys(self._proofs[cell] for cell in sorted(self._proofs)))
        found: dict[int, Interval] = {}
        for box, is_proof in zip(boxes, self._are_proofs(boxes), strict=True):
            if is_proof:
                found |= {cell: interval for cell, interval in self._bounded(box) if cell not in found}
        missing = {cell for cell in self.block.unsafe if not _is_wide(found.get(cell), self.block.unsafe[cell])}
        found |= self._solved(missing)
        return found

    def _prove(self, cell: int) -> None:
        assert self._boxes is not None  # noqa: S101 - asked for only where there are boxes
        self._budget.spend(1)
        box = self._boxes.find(cell, self.block.unsafe[cell])
        if box is not None:
            self._take(box)

    def _take(self, box: Box) -> None:
        assert self._boxes is not None  # noqa: S101 - asked for only where there are boxes
        cells = box.cells.tolist()
        self.withheld.update(cells)
        self._boxes.withhold(cells)
        for cell in cells:
            if box.up + box.down >= self.block.unsafe.get(cell, np.inf) - EXACT:
                self._proofs.setdefault(cell, box)

    def _publish_spares(self) -> None:
        """Publish again, largest counts first, what a few cells need for which there are other boxes at no cost."""
        assert self._boxes is not None  # noqa: S101 - asked for only where there are boxes
        users: dict[int, set[int]] = {}
        for cell, box in self._proofs.items():
            for used in box.cells.tolist():
                users.setdefault(used, set()).add(cell)
        for spare in sorted(self.withheld - self.block.given, key=lambda cell: (-self.block.counts[cell], cell)):
            self._boxes.withhold([spare], cost=np.inf)
            others = self._others(sorted(users.get(spare, ())))
            if others is None:
                self._boxes.withhold([spare])
                continue
            self.withheld.discard(spare)
            for cell, other in others.items():
                self._proofs[cell] = other
                for used in other.cells.tolist():
                    users.setdefault(used, set()).add(cell)

    def _others(self, cells: Sequence[int]) -> dict[int, Box] | None:
        """Return a box at no cost for each cell, None as soon as one has none."""
        found: dict[int, Box] = {}
        for cell in cells:
            box = self._without_cost(cell)
            if box is None:
                return None
            found[cell] = box
        return found

    def _without_cost(self, cell: int) -> Box | None:
        assert self._boxes is not None  # noqa: S101 - asked for only where there are boxes
        self._budget.spend(1)
        box = self._boxes.find(cell, self.block.unsafe[cell])
        return box if box is not None and self.withheld.issuperset(box.cells.tolist()) else None

    def _widen(self) -> None:
        """Withhold, for each count that is still too narrow, the cells on the cheapest way to raise it."""
        ways: CheapestWays | None = None
        while True:
            proven = self._proven()
            narrow = self._narrow(self.block.unsafe.keys() - proven)
            if not narrow:
                return
            ways = ways or CheapestWays(self.block, self._budget)
            for cell in narrow:
                self.withheld |= ways.find(cell, self.withheld)

    def _proven(self) -> set[int]:
        boxes = list(dict.fromkeys(self._proofs.values()))
        good = {id(box) for box, is_proof in zip(boxes, self._are_proofs(boxes), strict=True) if is_proof}
        return {cell for cell, box in self._proofs.items() if id(box) in good}

    def _narrow(self, wanted: Iterable[int]) -> list[int]:
        asked = set(wanted)
        found: list[int] = []
        for cells, part in self.block.withheld_parts(self.withheld) if asked else ():
            here = [cell for cell in sorted(part.unsafe) if cells[cell] in asked]
            attacker = Attacker(part, withheld=range(len(cells)), budget=self._budget) if here else None
            found += [cells[cell] for cell in here if attacker and not attacker.is_wide(cell, part.unsafe[cell])]
        return found

    def _solved(self, wanted: set[int]) -> dict[int, Interval]:
        found: dict[int, Interval] = {}
        for cells, part in self.block.withheld_parts(self.withheld) if wanted else ():
            here = [cell for cell in sorted(part.unsafe) if cells[cell] in wanted]
            attacker = Attacker(part, withheld=range(len(cells)), budget=self._budget) if here else None
            for cell in here if attacker else ():
                found[cells[cell]] = attacker.interval(cell)  # type: ignore[union-attr]
                if not _is_wide(found[cells[cell]], part.unsafe[cell]):
                    raise Refusal("protection.not_safe", width=f"{part.unsafe[cell]:g}")
        return found

    def _are_proofs(self, boxes: Sequence[Box]) -> list[bool]:
        """Whether each box changes withheld cells alone, no sum, and turns no count negative."""
        if not boxes:
            return []
        owner = np.concatenate([np.full(len(box.cells), at) for at, box in enumerate(boxes)])
        cells, signs = np.concatenate([box.cells for box in boxes]), np.concatenate([box.signs for box in boxes])
        wrong = self._changes_a_sum(owner, cells, signs, len(boxes))
        up, down = np.array([box.up for box in boxes]), np.array([box.down for box in boxes])
        lowest = np.where(signs > 0, self.block.counts[cells] - down[owner], self.block.counts[cells] - up[owner])
        may_move = np.zeros(len(self.block.counts), dtype=bool)
        may_move[sorted(self.withheld)] = True
        np.logical_or.at(wrong, owner, (lowest < -EXACT) | ~may_move[cells])
        return [bool(good) for good in ~wrong]

    def _changes_a_sum(self, owner: Whole, cells: Whole, signs: Array, count: int) -> "np.ndarray[Any, Any]":
        """Whether anything is left over in any sum when a box moves."""
        starts, rows, weights = self._sums_of_cells
        lengths = starts[cells + 1] - starts[cells]
        within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        entries = np.repeat(starts[cells], lengths) + within
        keys = np.repeat(owner, lengths) * (len(self.block.sums) + 1) + rows[entries]
        touched, at = np.unique(keys, return_inverse=True)
        left = np.bincount(at, weights=np.repeat(signs, lengths) * weights[entries], minlength=len(touched))
        wrong = np.zeros(count, dtype=bool)
        wrong[touched[np.abs(left) > EXACT] // (len(self.block.sums) + 1)] = True
        return wrong

    @cached_property
    def _sums_of_cells(self) -> tuple[Whole, Whole, Array]:
        """For each cell where its entries begin, and for each entry the sum and the sign with which it stands there."""
        lengths = np.array([len(parts) + (whole >= 0) for whole, parts in self.block.sums], dtype=np.int64)
        rows = np.repeat(np.arange(len(self.block.sums)), lengths)
        pairs = [
            (cell, sign)
            for whole, parts in self.block.sums
            for cell, sign in (*((part, 1.0) for part in parts), *(((whole, -1.0),) if whole >= 0 else ()))
        ]
        cells = np.array([cell for cell, _sign in pairs], dtype=np.int64)
        order = np.argsort(cells, kind="stable")
        starts = np.searchsorted(cells[order], np.arange(len(self.block.counts) + 1))
        return starts, rows[order], np.array([sign for _cell, sign in pairs])[order]

    def _bounded(self, box: Box) -> list[tuple[int, Interval]]:
        found: list[tuple[int, Interval]] = []
        for cell, sign in zip(box.cells.tolist(), box.signs.tolist(), strict=True):
            if cell in self.block.unsafe:
                truth = float(self.block.counts[cell])
                up, down = (box.up, box.down) if sign > 0 else (box.down, box.up)
                found.append((cell, (truth - down, truth + up)))
        return found


def _is_wide(interval: Interval | None, width: float) -> bool:
    if interval is None:
        return False
    low, high = interval
    return high is None or high - low >= width - 1e-6
