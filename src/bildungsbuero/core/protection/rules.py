"""Which counts are too small to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Counts below `min_cases` are unsafe; a zero only where zeros give something away too."""

    min_cases: int = 3
    zeros_are_safe: bool = True

    def unsafe(self, counts: Sequence[int | None]) -> frozenset[int]:
        """Return the positions of the counts that may not be shown for their own sake."""
        smallest = 1 if self.zeros_are_safe else 0
        return frozenset(
            cell for cell, count in enumerate(counts) if count is not None and smallest <= count < self.min_cases
        )
