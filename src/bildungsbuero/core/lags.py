"""How the period of a denominator is found from that of its numerator."""

import re

PATTERN = re.compile(r"([^{}]*)\{year(?:-(\d))?\}([^{}]*)")


def period_pattern(numerator: str, denominator: str, *, years: int = 0) -> str:
    """Return the pattern of a denominator's period, from an example of each and the years that it lies before.

    Codes begin with their year ("2023", "2023-03-01", "2023-10P6M"); what stands behind it is the denominator's own.
    """
    if not years and numerator[4:] == denominator[4:]:
        return "same"
    return (f"{{year-{years}}}" if years else "{year}") + denominator[4:]


def period_behind(pattern: str, numerator: str) -> str:
    """Return the code of the period that a pattern pairs with one: "{year-1}-12-31" of 2024-03-01 is 2023-12-31."""
    match = PATTERN.fullmatch(pattern)
    if match is None:
        return numerator
    return f"{match[1]}{int(numerator[:4]) - int(match[2] or 0)}{match[3]}"
