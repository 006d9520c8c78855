"""A table of counts, and every sum that somebody who sees it can form."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bildungsbuero.core.errors import Refusal

# The code of the margin of a dimension.
TOTAL = "TOTAL"

Codes: TypeAlias = tuple[str, ...]
Counts: TypeAlias = dict[Codes, int | None]
# The position of a sum, and the positions of its parts.
Sum: TypeAlias = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """Counts by the codes of their dimensions; None where the source itself gives no number.

    `parents` names, for each dimension, the code that a code is part of; without it every code is part of TOTAL.
    """

    dimensions: tuple[str, ...]
    counts: Mapping[Codes, int | None]
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def values(self) -> list[int | None]:
        """The counts in their order."""
        return list(self.counts.values())

    def with_all_sums(self) -> tuple[list[int | None], list[Sum]]:
        """Return the counts, followed by those that the table does not list but its sums run over, and all sums.

        A margin that is not listed still links what stands above it with what stands below: whoever sees all inner
        cells and the grand total can work one of them out without the margins between. Where a sum is larger than its
        listed parts through such a margin, something is not broken down, and a rest is one more unknown part. Raises
        Refusal where listed numbers do not add up: a withheld cell would stand on wrong ground.
        """
        cells = self._with_margins()
        number = {codes: position for position, codes in enumerate(cells)}
        counts = list(cells.values())
        sums: list[Sum] = []
        for codes, parts in self._groups(cells):
            positions = [number[part] for part in parts]
            rest = self._rest(codes, parts, cells)
            if rest:
                positions.append(len(counts))
                counts.append(rest)
            sums.append((number[codes], tuple(positions)))
        return counts, sums

    def _with_margins(self) -> Counts:
        """The listed cells, and the margins between them with the largest count that any of their sums gives."""
        cells = dict(self.counts)
        grows = True
        while grows:
            found: Counts = {}
            for codes, parts in self._groups(cells, also_missing=True):
                if codes in self.counts:
                    continue
                known = _together(cells[part] for part in parts)
                before = found.get(codes, cells.get(codes, 0))
                found[codes] = None if known is None or before is None else max(before, known)
            grows = any(codes not in cells or cells[codes] != count for codes, count in found.items())
            cells |= found
        return cells

    def _groups(self, cells: Counts, *, also_missing: bool = False) -> Iterator[tuple[Codes, list[Codes]]]:
        """Yield each margin with the cells right below it, one dimension after the other."""
        for at, dimension in enumerate(self.dimensions):
            if not any(codes[at] == TOTAL for codes in self.counts):
                continue
            above = self.parents.get(dimension, {})
            parts: dict[Codes, list[Codes]] = defaultdict(list)
            for codes in cells:
                if codes[at] != TOTAL:
                    parts[(*codes[:at], above.get(codes[at], TOTAL), *codes[at + 1 :])].append(codes)
            yield from ((codes, group) for codes, group in parts.items() if also_missing or codes in cells)

    def _rest(self, codes: Codes, parts: Sequence[Codes], cells: Counts) -> int:
        """How much of a sum is not broken down; between listed cells nothing may be left."""
        whole = cells[codes]
        known = sum(cells[part] or 0 for part in parts)
        if whole is None or (any(cells[part] is None for part in parts) and known <= whole):
            return 0
        is_listed = codes in self.counts and all(part in self.counts for part in parts)
        if known > whole or (is_listed and known < whole):
            raise Refusal("protection.does_not_add_up", cell=" / ".join(codes), total=whole, sum=known)
        return whole - known


def _together(counts: Iterator[int | None]) -> int | None:
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total
