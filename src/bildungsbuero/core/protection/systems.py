"""Cells that hang together by sums, and what an attacker is taken to know of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import highspy
import numpy as np

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.protection.tables import Sum

Array: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.float64]]"
Whole: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.int64]]"


@dataclass(frozen=True, kw_only=True)
class Block:
    """Cells that hang together by sums.

    `unsafe` names for each cell to be protected how wide its interval has to be. `unknown` ones are withheld already:
    no number in the source, or a sum that nobody lists. `known` ones were published before and stay known.
    """

    counts: Array
    sums: Sequence[Sum]
    unsafe: dict[int, float]
    unknown: frozenset[int]
    known: frozenset[int] = frozenset()

    @cached_property
    def given(self) -> frozenset[int]:
        """What is withheld before anything is chosen."""
        return self.unknown | self.unsafe.keys()

    @cached_property
    def ceiling(self) -> float:
        """A distance that no sum of the block reaches."""
        return float(self.counts.max(initial=0)) + sum(self.unsafe.values()) + max(self.unsafe.values(), default=0)

    @cached_property
    def costs(self) -> Array:
        """One for each cell, and less than one for all counts together: few cells first, then small ones."""
        size = len(self.counts)
        return size + 1 + self.counts / max(1.0, float(self.counts.max(initial=0)))

    def part(self, cells: Sequence[int], sums: Iterable[Sum]) -> "Block":
        """Return the block of some of its cells, numbered anew, with the parts of sums that run over them."""
        here = {cell: position for position, cell in enumerate(cells)}
        return Block(
            counts=self.counts[list(cells)],
            sums=[_renumbered(one, here) for one in sums],
            unsafe={here[cell]: width for cell, width in self.unsafe.items() if cell in here},
            unknown=frozenset(here[cell] for cell in cells if cell in self.unknown),
            known=frozenset(here[cell] for cell in cells if cell in self.known),
        )

    def blocks(self) -> Iterator[tuple[list[int], "Block"]]:
        """Yield the blocks that do not touch, with the numbers of their cells, where something is to be protected."""
        yield from self._split(range(len(self.counts)), self.sums)

    def withheld_parts(self, withheld: Collection[int]) -> Iterator[tuple[list[int], "Block"]]:
        """Yield the blocks of withheld cells that do not touch, published ones left out: they do not move."""
        kept = set(withheld)
        shortened = ([cell for cell in (whole, *parts) if cell in kept] for whole, parts in self.sums)
        touching = [sum_ for sum_, cells in zip(self.sums, shortened, strict=True) if cells]
        yield from self._split(sorted(kept), touching)

    def _split(self, cells: Iterable[int], sums: Sequence[Sum]) -> Iterator[tuple[list[int], "Block"]]:
        leader = {cell: cell for cell in cells}

        def find(cell: int) -> int:
            while leader[cell] != cell:
                leader[cell] = leader[leader[cell]]
                cell = leader[cell]
            return cell

        for whole, parts in sums:
            first = None
            for cell in (whole, *parts):
                if cell in leader:
                    first = find(cell) if first is None else first
                    leader[find(cell)] = first
        blocks: dict[int, list[int]] = {}
        for cell in leader:
            blocks.setdefault(find(cell), []).append(cell)
        rows: dict[int, list[Sum]] = {}
        for one in sums:
            lead = next((find(cell) for cell in (one[0], *one[1]) if cell in leader), None)
            if lead is not None:
                rows.setdefault(lead, []).append(one)
        for lead, members in blocks.items():
            if any(cell in self.unsafe for cell in members):
                yield members, self.part(members, rows.get(lead, ()))


def _renumbered(one: Sum, here: dict[int, int]) -> Sum:
    """The sum over the cells that are there; a whole that is not there is written as -1."""
    whole, parts = one
    return here.get(whole, -1), tuple(here[part] for part in parts if part in here)


def completed(values: Sequence[int | None], sums: Sequence[Sum]) -> Array:
    """Return the counts with some number that fits the sums in place of each unknown one; raises Refusal."""
    if None not in values:
        return np.array(values, dtype=np.float64)
    solver = quiet_solver()
    lowest = np.array([count or 0 for count in values], dtype=np.float64)
    highest = np.array([highspy.kHighsInf if count is None else count for count in values], dtype=np.float64)
    solver.addVars(len(values), lowest, highest)
    add_sums(solver, sums)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise Refusal("protection.no_numbers_fit")
    return np.array(solver.getSolution().col_value)


def quiet_solver() -> highspy.Highs:
    """Return a solver that prints nothing and gives the same answer every time."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    return solver


def add_sums(solver: highspy.Highs, sums: Sequence[Sum], *, doubled: int = 0) -> None:
    """Add a row for each sum: its parts less its whole are nothing.

    With `doubled` each cell has two columns: how far it rises, and so many columns further on how far it falls.
    """
    lengths = [len(parts) + (whole >= 0) for whole, parts in sums]
    cells = np.fromiter(
        (cell for whole, parts in sums for cell in (*parts, *((whole,) if whole >= 0 else ()))),
        dtype=np.int32,
        count=sum(lengths),
    )
    signs = np.ones(len(cells))
    ends = np.cumsum(np.array(lengths, dtype=np.int64))
    signs[[end - 1 for end, (whole, _parts) in zip(ends.tolist(), sums, strict=True) if whole >= 0]] = -1.0
    starts = np.concatenate([np.zeros(1, dtype=np.int64), ends[:-1]]) if len(sums) else np.zeros(0, dtype=np.int64)
    if doubled:
        pairs = np.stack([cells, cells + doubled], axis=1).ravel()
        cells, signs = pairs.astype(np.int32), np.stack([signs, -signs], axis=1).ravel()
        starts = starts * 2
    nothing = np.zeros(len(sums))
    solver.addRows(len(sums), nothing, nothing, len(cells), starts.astype(np.int32), cells, signs)
