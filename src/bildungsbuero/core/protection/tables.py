"""A table of counts, and every sum that somebody who sees it can form."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from bildungsbuero.core.errors import Refusal

# The code of the margin of a dimension.
TOTAL = "TOTAL"

Codes: TypeAlias = tuple[str, ...]
Counts: TypeAlias = dict[Codes, int | None]
# The position of a sum, and the positions of its parts.
Sum: TypeAlias = tuple[int, tuple[int, ...]]
# A margin, the cells right below it, and the dimension along which they lie.
Group: TypeAlias = tuple[Codes, list[Codes], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllSums:
    """The cells of a table, listed ones first, then margins that nobody lists, then rests; and all sums over them.

    `names` tells cells apart over several tables: codes, and for a rest also what it is the rest of. `rests` are what
    is left of a listed sum after its listed parts: nobody lists them, yet whoever subtracts knows them.
    """

    names: list[Codes]
    values: list[int | None]
    sums: list[Sum]
    rests: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class CountTable:
    """Counts by the codes of their dimensions; None where the source itself gives no number.

    `parents` names, for each dimension, the code that a code is part of; without it every code is part of TOTAL. In an
    overlapping dimension one case may count under several codes, so that a code is part of its total but they do not
    add up. In a table that is not complete, parts may be missing; without this, sums that do not come out are refused.
    `further` names, by dimension, codes that are the sum of others though nobody said so.
    """

    dimensions: tuple[str, ...]
    counts: Mapping[Codes, int | None]
    parents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    overlapping: frozenset[str] = frozenset()
    is_complete: bool = True
    further: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def values(self) -> list[int | None]:
        """The counts in their order."""
        return list(self.counts.values())

    @cached_property
    def above(self) -> list[dict[str, str]]:
        """For each dimension, each code with the nearest listed code that it is part of."""
        return [self._above(at, dimension) for at, dimension in enumerate(self.dimensions)]

    def with_all_sums(self) -> AllSums:
        """Return the counts, followed by those that the table does not list but its sums run over, and all sums.

        A margin that is not listed still links what stands above it with what stands below: whoever sees all inner
        cells and the grand total can work one of them out without the margins between. Where a sum is larger than its
        listed parts, something is not broken down, and a rest is one more part that nobody lists. Raises Refusal where
        listed numbers do not add up: a withheld cell would stand on wrong ground.
        """
        cells = self._with_margins()
        number = {codes: position for position, codes in enumerate(cells)}
        names, values = list(cells), list(cells.values())
        sums: list[Sum] = []
        rests: set[int] = set()
        for codes, parts, at in self._groups(cells):
            positions = [number[part] for part in parts]
            overlaps = self.dimensions[at] in self.overlapping
            rest = self._rest(codes, parts, cells, overlaps=overlaps)
            if overlaps and rest is not None and rest < 0:
                # Not a part of it here, whatever was said: people come from elsewhere.
                continue
            if rest or overlaps:
                is_shown = codes in self.counts and all(part in self.counts for part in parts)
                if is_shown and rest is not None:
                    rests.add(len(values))
                positions.append(len(values))
                names.append((*codes, "rest", str(at), *(parts[0] if overlaps else ())))
                values.append(rest)
            sums.append((number[codes], tuple(positions)))
        sums.extend(self._further_sums(number))
        return AllSums(names=names, values=values, sums=sums, rests=frozenset(rests))

    def _further_sums(self, number: Mapping[Codes, int]) -> Iterator[Sum]:
        """Yield the sums that nobody declared, wherever all of their cells have numbers that come out."""
        for at, dimension in enumerate(self.dimensions):
            for code, others in self.further.get(dimension, {}).items():
                for codes, count in self.counts.items():
                    if codes[at] == code and count is not None:
                        parts = [(*codes[:at], other, *codes[at + 1 :]) for other in others]
                        known = [self.counts.get(part) for part in parts]
                        if None not in known and sum(filter(None, known)) == count:
                            yield number[codes], tuple(number[part] for part in parts)

    def _above(self, at: int, dimension: str) -> dict[str, str]:
        parents, listed = self.parents.get(dimension, {}), {codes[at] for codes in self.counts}
        found: dict[str, str] = {}
        for code in listed - {TOTAL}:
            seen, above = {code}, parents.get(code, TOTAL)
            while above not in listed and above != TOTAL and above not in seen:
                seen.add(above)
                above = parents.get(above, TOTAL)
            if above in listed and above not in seen:
                found[code] = above
        return found

    def _with_margins(self) -> Counts:
        """The listed cells, and the margins between them with the largest count that any of their sums gives."""
        cells = dict(self.counts)
        grows = True
        while grows:
            found: Counts = {}
            for codes, parts, _at in self._groups(cells, also_missing=True):
                if codes in self.counts:
                    continue
                known = _together(cells[part] for part in parts)
                before = found.get(codes, cells.get(codes, 0))
                found[codes] = None if known is None or before is None else max(before, known)
            grows = any(codes not in cells or cells[codes] != count for codes, count in found.items())
            cells |= found
        return cells

    def _groups(self, cells: Counts, *, also_missing: bool = False) -> Iterator[Group]:
        """Yield each margin with the cells right below it, one dimension after the other."""
        for at, dimension in enumerate(self.dimensions):
            above = self.above[at]
            if not above:
                continue
            parts: dict[Codes, list[Codes]] = defaultdict(list)
            for codes in cells:
                if codes[at] in above:
                    parts[(*codes[:at], above[codes[at]], *codes[at + 1 :])].append(codes)
            for codes, group in parts.items():
                if codes in cells or also_missing:
                    groups = [[part] for part in group] if dimension in self.overlapping else [group]
                    yield from ((codes, each, at) for each in groups)

    def _rest(self, codes: Codes, parts: Sequence[Codes], cells: Counts, *, overlaps: bool) -> int | None:
        """How much of a sum is not broken down; between listed cells of a complete table nothing may be left."""
        whole = cells[codes]
        known = sum(cells[part] or 0 for part in parts)
        if whole is None or (any(cells[part] is None for part in parts) and (known <= whole or overlaps)):
            return None if overlaps else 0
        if overlaps:
            return whole - known
        is_listed = codes in self.counts and all(part in self.counts for part in parts)
        if known > whole or (is_listed and known < whole and self.is_complete):
            raise Refusal("protection.does_not_add_up", cell=" / ".join(codes), total=whole, sum=known)
        return whole - known


def _together(counts: Iterator[int | None]) -> int | None:
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total
