"""A whole table protected: unsafe cells, the cells withheld for their sake, and the audit of the result."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.protection.attack import Array, quiet_solver
from bildungsbuero.core.protection.complement import Block, withheld_cells
from bildungsbuero.core.protection.rules import Rule
from bildungsbuero.core.protection.tables import CountTable, Sum


class State(StrEnum):
    """What becomes of a cell."""

    PUBLISHED = "published"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """The state of each cell in the order of the table, and what an attacker can say about each unsafe one."""

    states: tuple[State, ...]
    intervals: dict[int, tuple[float, float | None]]
    method: str = "interval by linear programming (HiGHS)"

    @property
    def narrowest_interval(self) -> float | None:
        """The width of the narrowest interval of an unsafe cell; None where none is bounded or none is unsafe."""
        widths = [round(high - low, 6) for low, high in self.intervals.values() if high is not None]
        return min(widths, default=None)


def protect(table: CountTable, rule: Rule) -> Protected:
    """Return which cells may be shown so that no unsafe count can be bounded more narrowly than the rule's cases.

    Raises Refusal where the table does not add up, or, which must not happen, the audit fails.
    """
    values, sums = table.with_all_sums()
    counts = _completed(values, sums)
    unsafe = rule.unsafe(table.values)
    # Nobody sees a count that its source does not give, nor a sum that the table does not list.
    unknown = frozenset(cell for cell, count in enumerate(values) if count is None or cell >= len(table.counts))
    states = [State.UNKNOWN if count is None else State.PUBLISHED for count in table.values]
    intervals: dict[int, tuple[float, float | None]] = {}
    for cells in _blocks(len(counts), sums):
        block = _block(cells, counts, sums, unsafe=unsafe, unknown=unknown, width=rule.min_cases)
        if not block.unsafe:
            continue
        withheld = withheld_cells(block)
        for cell in withheld - block.unsafe - block.unknown:
            states[cells[cell]] = State.SECONDARY
        for cell in block.unsafe:
            states[cells[cell]] = State.PRIMARY
        for cell, interval in _audited(block, withheld).items():
            intervals[cells[cell]] = interval
    return Protected(states=tuple(states), intervals=intervals)


def _audited(block: Block, withheld: frozenset[int]) -> dict[int, tuple[float, float | None]]:
    """Return the interval of each unsafe cell, found anew by somebody who has not chosen the cells."""
    attacker = block.attacker(withheld)
    found = {cell: attacker.interval(cell) for cell in sorted(block.unsafe)}
    for low, high in found.values():
        if high is not None and high - low < block.width - 1e-6:
            raise Refusal("protection.not_safe", width=block.width)
    return found


def _block(
    cells: Sequence[int],
    counts: Array,
    sums: Iterable[Sum],
    *,
    unsafe: frozenset[int],
    unknown: frozenset[int],
    width: int,
) -> Block:
    here = {cell: position for position, cell in enumerate(cells)}
    return Block(
        counts=counts[list(cells)],
        sums=[(here[whole], tuple(here[part] for part in parts)) for whole, parts in sums if whole in here],
        unsafe=frozenset(here[cell] for cell in cells if cell in unsafe),
        unknown=frozenset(here[cell] for cell in cells if cell in unknown),
        width=width,
    )


def _blocks(size: int, sums: Iterable[Sum]) -> Iterator[list[int]]:
    """Cells that hang together by sums; what one block withholds tells nothing about another."""
    leader = list(range(size))

    def find(cell: int) -> int:
        while leader[cell] != cell:
            leader[cell] = leader[leader[cell]]
            cell = leader[cell]
        return cell

    for whole, parts in sums:
        for part in parts:
            leader[find(part)] = find(whole)
    blocks: dict[int, list[int]] = {}
    for cell in range(size):
        blocks.setdefault(find(cell), []).append(cell)
    yield from blocks.values()


def _completed(values: Sequence[int | None], sums: Sequence[Sum]) -> Array:
    """Return the counts with some number that fits the sums in place of each unknown one."""
    if None not in values:
        return np.array(values, dtype=np.float64)
    solver = quiet_solver()
    lowest = np.array([count or 0 for count in values], dtype=np.float64)
    highest = np.array([highspy.kHighsInf if count is None else count for count in values], dtype=np.float64)
    solver.addVars(len(values), lowest, highest)
    for whole, parts in sums:
        cells = np.array([*parts, whole], dtype=np.int32)
        solver.addRow(0.0, 0.0, len(cells), cells, np.array([1.0] * len(parts) + [-1.0]))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise Refusal("protection.no_numbers_fit")
    return np.array(solver.getSolution().col_value)
