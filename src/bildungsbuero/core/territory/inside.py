"""Which outline many points lie in."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from bildungsbuero.core.territory.european_grid import Array, Indices
from bildungsbuero.core.territory.outlines import Ring

Rings: TypeAlias = Sequence[Ring]
# Edges times points at once: a table of truths of this size.
AT_ONCE = 4_000_000


def outline_of(points: Array, outlines: Sequence[Rings]) -> Indices:
    """Return for each point the number of the first outline that holds it, −1 for none; points and rings in degrees."""
    found = np.full(len(points), -1, dtype=np.intp)
    for number, rings in enumerate(outlines):
        corners = np.concatenate([np.asarray(ring, dtype=float) for ring in rings])
        low, high = corners.min(axis=0), corners.max(axis=0)
        near = np.flatnonzero((found < 0) & np.all((points >= low) & (points <= high), axis=1))
        found[near[_inside(points[near], rings)]] = number
    return found


def _inside(points: Array, rings: Rings) -> np.ndarray:
    """Whether a line from each point to the east crosses the rings an odd number of times (even-odd rule)."""
    starts = np.concatenate([np.asarray(ring[:-1], dtype=float) for ring in rings])
    ends = np.concatenate([np.asarray(ring[1:], dtype=float) for ring in rings])
    is_odd = np.zeros(len(points), dtype=bool)
    step = max(1, AT_ONCE // max(len(starts), 1))
    for first in range(0, len(points), step):
        x, y = points[first : first + step].T[:, :, None]
        spans = (starts[:, 1] > y) != (ends[:, 1] > y)
        rise = ends[:, 1] - starts[:, 1]
        along = np.divide(y - starts[:, 1], rise, out=np.zeros(spans.shape), where=spans)
        is_odd[first : first + step] = (spans & (x < starts[:, 0] + along * (ends[:, 0] - starts[:, 0]))).sum(
            axis=1
        ) % 2
    return is_odd
