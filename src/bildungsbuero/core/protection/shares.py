"""When a share gives a small count away: by its numerator, by what is left of its base, and by a base that is small."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRule:
    """The smallest count that may be worked out of a share, and the smallest base that a share may have.

    `from_true_counts` says that shares of rounded counts come from the true ones whatever their base.
    """

    min_cases: int
    zeros_are_safe: bool = True
    min_denominator: int = 10
    from_true_counts: bool = False

    def may_show(self, numerator: float | None, denominator: float | None) -> bool:
        """Whether a share of these counts gives nothing away; above one it has no rest, and its numerator decides."""
        if numerator is None or denominator is None or denominator < max(1, self.min_denominator):
            return False
        return not any(self.is_small(count) for count in (numerator, denominator - numerator))

    def is_small(self, count: float) -> bool:
        """Whether a count may not be shown for its own sake."""
        lowest = 0 if self.zeros_are_safe else -1
        return lowest < count < self.min_cases


def strictest(rules: Iterable[ShareRule]) -> ShareRule | None:
    """Return the rule that is kept where several hold at once, None where none does."""
    found = list(rules)
    if not found:
        return None
    return ShareRule(
        min_cases=max(rule.min_cases for rule in found),
        zeros_are_safe=all(rule.zeros_are_safe for rule in found),
        min_denominator=max(rule.min_denominator for rule in found),
        from_true_counts=all(rule.from_true_counts for rule in found),
    )
