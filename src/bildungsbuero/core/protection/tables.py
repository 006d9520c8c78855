"""A table of counts and the sums that hold in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bildungsbuero.core.errors import Refusal

# The code of the margin of a dimension.
TOTAL = "TOTAL"

Codes: TypeAlias = tuple[str, ...]
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
    def cells(self) -> list[Codes]:
        """The codes of each cell, in the order of the counts."""
        return list(self.counts)

    @property
    def values(self) -> list[int | None]:
        """The counts in their order."""
        return list(self.counts.values())

    def sums(self) -> list[Sum]:
        """Return every sum of the table along one dimension.

        A part that the table does not list counts as nothing, for an attacker may think so. Raises Refusal where the
        numbers do not add up: then a withheld cell would stand on wrong ground.
        """
        return [sum_ for at in range(len(self.dimensions)) for sum_ in self._sums_along(at)]

    def _sums_along(self, at: int) -> Iterator[Sum]:
        parents = self.parents.get(self.dimensions[at], {})
        number = {codes: position for position, codes in enumerate(self.counts)}
        parts: dict[Codes, list[int]] = defaultdict(list)
        for codes, position in number.items():
            if codes[at] != TOTAL:
                parts[(*codes[:at], parents.get(codes[at], TOTAL), *codes[at + 1 :])].append(position)
        for codes, positions in parts.items():
            if codes in number:
                self._check(codes, number[codes], positions, self.values)
                yield number[codes], tuple(positions)

    def _check(self, codes: Codes, whole: int, parts: Sequence[int], counts: Sequence[int | None]) -> None:
        known = [counts[part] for part in parts]
        total = counts[whole]
        if total is None or (None in known and sum(count or 0 for count in known) <= total):
            return
        found = sum(count or 0 for count in known)
        if found != total:
            raise Refusal("protection.does_not_add_up", cell=" / ".join(codes), total=total, sum=found)
