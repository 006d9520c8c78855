"""How far chance alone may move a figure of small numbers: 95 % intervals for shares and for rates.

Shares: Wilson (1927), recommended by Newcombe, Statistics in Medicine 17 (1998) 857–872. Counts and rates: exact
Poisson limits below ten cases, from there on Byar's approximation (Breslow and Day, Statistical Methods in Cancer
Research II, IARC 1987, p. 69), as Fingertips of the British health statistics does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, sqrt

# The 97.5 % quantile of the normal distribution.
Z = 1.959963984540054
TAIL = 0.025
EXACT_BELOW = 10
# Fewer cases in the denominator say nothing about a share (users.md F53).
FEWEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Lower and upper limit; both lie on the scale of the figure."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies inside, so that chance alone could explain the distance to it."""
        return self.low <= value <= self.high

    def scaled(self, factor: float) -> "Interval":
        """Return the interval on another scale, such as per cent or per 1,000."""
        return Interval(low=self.low * factor, high=self.high * factor)


def wilson(cases: float, of: float) -> Interval:
    """Return the 95 % interval of a share `cases` / `of`, between 0 and 1.

    (2np + z² ± z √(z² + 4np(1 − p))) / 2(n + z²) with p = cases / n. Raises ValueError for what is no share.
    """
    if of <= 0 or not 0 <= cases <= of:
        raise ValueError(f"{cases} of {of} is no share")
    share, square = cases / of, Z * Z
    middle = 2 * cases + square
    width = Z * sqrt(square + 4 * cases * (1 - share))
    below = 2 * (of + square)
    # No case, or nothing but cases: the limit is exact, whatever the last digit of the root says.
    low = 0.0 if cases == 0 else (middle - width) / below
    high = 1.0 if cases == of else (middle + width) / below
    return Interval(low=max(0.0, low), high=min(1.0, high))


def poisson(cases: float) -> Interval:
    """Return the 95 % interval of a count of rare events; raises ValueError below zero."""
    if cases < 0:
        raise ValueError(f"{cases} is no count")
    return byar(cases) if cases >= EXACT_BELOW else exact_poisson(int(cases))


def byar(cases: float) -> Interval:
    """Return Byar's approximation: n (1 − 1/9n − z/3√n)³ and the same of n + 1 with + z."""
    return Interval(low=_byar(cases, -Z) if cases else 0.0, high=_byar(cases + 1, Z))


def exact_poisson(cases: int) -> Interval:
    """Return the means at which so many cases or more, or so many or fewer, come in 2.5 % of all years."""
    low = 0.0 if cases == 0 else _solved(lambda mean: 1 - _at_most(cases - 1, mean) - TAIL, 0.0, float(cases))
    high = _solved(lambda mean: TAIL - _at_most(cases, mean), float(cases), cases * 2.0 + 12)
    return Interval(low=low, high=high)


def _byar(cases: float, z: float) -> float:
    return float(cases * (1 - 1 / (9 * cases) + z / (3 * sqrt(cases))) ** 3)


def _at_most(cases: int, mean: float) -> float:
    """The probability of at most so many cases."""
    term = total = exp(-mean)
    for number in range(1, cases + 1):
        term *= mean / number
        total += term
    return total


def _solved(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function is zero, by halving."""
    for _step in range(80):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2
