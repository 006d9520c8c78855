"""Shares of a sum: whether they are the whole, and what each is in money."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal

WHOLE = Decimal(100)
CENT = Decimal("0.01")


def are_the_whole(shares_percent: Mapping[str, Decimal]) -> bool:
    """Return whether shares in per cent add up to exactly 100."""
    return sum(shares_percent.values(), Decimal(0)) == WHOLE


def amounts(total_eur: Decimal, shares_percent: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return what each share is in euros; whole cents that add up to the total (largest remainder, then first named).

    The shares must be the whole.
    """
    exact = {name: total_eur * share / WHOLE for name, share in shares_percent.items()}
    found = {name: value.quantize(CENT, rounding=ROUND_FLOOR) for name, value in exact.items()}
    missing = int((total_eur - sum(found.values(), Decimal(0))) / CENT)
    for name in sorted(exact, key=lambda name: found[name] - exact[name])[:missing]:
        found[name] += CENT
    return found
