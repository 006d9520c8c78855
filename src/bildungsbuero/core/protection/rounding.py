"""Rounding every count to a base, each on its own: what is shown need not add up, and ratios come from true counts."""

from decimal import ROUND_HALF_UP, Decimal

BASE = 5


def rounded_count(count: int, *, base: int = BASE) -> int:
    """Return the multiple of the base that is nearest: 0, 1, 2 → 0; 3 to 7 → 5; 8 to 12 → 10.

    Source: Information und Technik Nordrhein-Westfalen, rounding as a method of confidentiality, 28.08.2019. With an
    even base the half is rounded up.
    """
    return (2 * count + base) // (2 * base) * base


def ratio_of_true_counts(numerator: int, denominator: int, *, factor: int = 100, decimals: int = 1) -> Decimal | None:
    """Return numerator / denominator × factor of the counts before rounding; None without a base."""
    if denominator == 0:
        return None
    value = Decimal(numerator) * factor / Decimal(denominator)
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
