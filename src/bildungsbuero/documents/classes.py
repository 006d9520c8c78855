"""Classes of a map: few, with limits that can be said aloud."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

Method: TypeAlias = Literal["quantiles", "equal intervals"]
MOST = 5
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapClass:
    """From `lower` up to, but not including, `upper`; the highest class includes its upper limit."""

    lower: float
    upper: float


def classes(values: Sequence[float], count: int = MOST, *, method: Method = "quantiles") -> tuple[MapClass, ...]:
    """Return at most `count` classes over the values with rounded limits; fewer where the values are fewer.

    Quantiles put about as many areas into each class; equal intervals are of about the same width.
    """
    wanted = min(count, MOST, len(set(values)))
    if wanted == 0:
        return ()
    low, high = min(values), max(values)
    step = _rounding_step((high - low) / (wanted * 8) if high > low else max(abs(high), 1.0))
    inner = _quantiles(values, wanted) if method == "quantiles" else _equal(low, high, wanted)
    start, end = _down(low, step), _up(high, step)
    limits = sorted({start, end, *(_nearest(limit, step) for limit in inner)})
    limits = [limit for limit in limits if start <= limit <= end]
    if len(limits) == 1:
        return (MapClass(lower=limits[0], upper=limits[0]),)
    return tuple(MapClass(lower=lower, upper=upper) for lower, upper in pairwise(limits))


def class_of(value: float, among: Sequence[MapClass]) -> int:
    """Return the number of the class that a value falls into; what lies outside counts to the nearest."""
    if not among:
        raise ValueError("there are no classes")
    return max(0, min(bisect_right([known.lower for known in among], value) - 1, len(among) - 1))


def _quantiles(values: Sequence[float], count: int) -> list[float]:
    ordered = sorted(values)
    return [ordered[round(part * len(ordered) / count)] for part in range(1, count)]


def _equal(low: float, high: float, count: int) -> list[float]:
    return [low + part * (high - low) / count for part in range(1, count)]


def _rounding_step(width: float) -> float:
    # The largest of 1, 2, 2.5, 5 × 10ⁿ that is not wider than `width`.
    power: float = 10.0 ** math.floor(math.log10(width))
    return max(step for step in STEPS if step * power <= width * 1.0000001) * power


def _nearest(value: float, step: float) -> float:
    return _clean(round(value / step) * step)


def _down(value: float, step: float) -> float:
    # Division is inexact: 0.3 / 0.1 is a little less than 3, so the limit next above is tried, too.
    steps = math.floor(value / step)
    higher = _clean((steps + 1) * step)
    return higher if higher <= value else _clean(steps * step)


def _up(value: float, step: float) -> float:
    return -_down(-value, step) + 0.0


def _clean(value: float) -> float:
    return round(value, 10) + 0.0
