"""What a way weighs: functions of metres or minutes, as PySAL's `access` has them, for whole arrays at once."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from bildungsbuero.core.access.points import Array

Weight: TypeAlias = Callable[[Array], Array]


def zones(bounds: Sequence[float], weights: Sequence[float]) -> Weight:
    """Return steps: the weight of the first zone whose upper bound is not exceeded, 0 beyond the last (Luo and Qi)."""
    steps, values = np.asarray(bounds, dtype=float), np.append(np.asarray(weights, dtype=float), 0.0)
    return lambda costs: values[np.searchsorted(steps, costs, side="left")]


def equal_zones(reach: float, weights: Sequence[float]) -> Weight:
    """Return steps of as many equally wide zones as weights, the last of them ending at the reach."""
    return zones((reach * np.arange(1, len(weights) + 1) / len(weights)).tolist(), weights)


def zone_weights(distances: Array, *, reach_m: float, weights: Sequence[float]) -> Array:
    """Return the weight of each distance: as many zones as weights, equally wide, each with its upper bound."""
    return equal_zones(reach_m, weights)(distances)


def gaussian(sigma: float) -> Weight:
    """Return the bell curve exp(−d² / 2σ²), which is 1 at the place itself (KD2SFCA, Dai 2010)."""
    return lambda costs: np.exp(-(costs**2) / (2 * sigma**2))


def gravity(*, scale: float, exponent: float, least: float = 0.0) -> Weight:
    """Return (max(d, least) / scale)^exponent; the exponent is negative where far is less (Hansen 1959)."""
    return lambda costs: (np.maximum(costs, least) / scale) ** exponent


def exponential(rate: float) -> Weight:
    """Return exp(−rate · d)."""
    return lambda costs: np.exp(-rate * costs)
