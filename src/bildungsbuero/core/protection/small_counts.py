"""Rounding small inner counts up or down to a base so that all margins still add up (small count rounding).

After Langsrud and Heldal (2018), package SmallCountRounding: only counts below the base change, each to nothing or to
the base, and those are chosen that leave the margins nearest to what they were.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from bildungsbuero.core.protection.rounding import BASE
from bildungsbuero.core.protection.tables import TOTAL, Codes


def with_small_counts_rounded(inner: Mapping[Codes, int], *, base: int = BASE) -> dict[Codes, int]:
    """Return the inner counts with each count below the base turned into nothing or the base.

    One count after the other is raised, always the one that brings the margins above it nearest to what they were, as
    long as any does.
    """
    small = [codes for codes, count in inner.items() if 0 < count < base]
    found = {codes: 0 if codes in small else count for codes, count in inner.items()}
    missing: dict[Codes, int] = {}
    for codes in small:
        for margin in _margins(codes):
            missing[margin] = missing.get(margin, 0) + inner[codes]
    waiting = list(small)
    while waiting:
        gain, best = max((_gain(codes, missing, base), codes) for codes in waiting)
        if gain <= 0:
            break
        found[best] = base
        waiting.remove(best)
        for margin in _margins(best):
            missing[margin] -= base
    return found


def _gain(codes: Codes, missing: Mapping[Codes, int], base: int) -> int:
    """How much nearer all margins above a count come to what they were when it is raised to the base."""
    return sum(missing[margin] ** 2 - (missing[margin] - base) ** 2 for margin in _margins(codes))


def _margins(codes: Codes) -> Iterator[Codes]:
    """Every margin that runs over a cell, the grand total among them."""
    yield from (margin for margin in product(*((code, TOTAL) for code in codes)) if margin != codes)
