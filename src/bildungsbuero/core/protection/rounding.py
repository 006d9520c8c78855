"""Rounding every count to a base, each on its own: what is shown need not add up, and ratios come from true counts."""

BASE = 5


def rounded_count(count: int, *, base: int = BASE) -> int:
    """Return the multiple of the base that is nearest: 0, 1, 2 → 0; 3 to 7 → 5; 8 to 12 → 10.

    Source: Information und Technik Nordrhein-Westfalen, rounding as a method of confidentiality, 28.08.2019. With an
    even base the half is rounded up.
    """
    return (2 * count + base) // (2 * base) * base
