"""Outlines of areas: made simpler for a page, and told apart from lines that cross themselves."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, radians
from typing import TypeAlias

import numpy as np

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]

# Degrees of latitude in metres, the same everywhere to half a percent.
DEGREE_M = 111_195.0
# A tolerance is halved so often until a simplified ring no longer crosses itself.
MOST_TRIES = 6
# A closed triangle is the least that encloses anything: three corners, the first of them again at the end.
FEWEST_POINTS = 4


def simplified(ring: Ring, *, tolerance_m: float) -> Ring:
    """Return a closed ring with fewer points, none of those left out farther than the tolerance from the new line.

    Douglas and Peucker 1973. A ring that would cross itself or vanish is simplified less, at last not at all.
    """
    for attempt in range(MOST_TRIES):
        shorter = _shortened(ring, tolerance_m / 2**attempt)
        if len(shorter) >= FEWEST_POINTS and crossing(shorter) is None:
            return shorter
    return ring


def crossing(ring: Ring) -> Point | None:
    """Return a point where a closed ring crosses itself, None where it does not; touching is no crossing."""
    starts, ends = np.array(ring[:-1]), np.array(ring[1:])
    if len(starts) < FEWEST_POINTS:
        return None
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    order = np.argsort(low[:, 0], kind="stable")
    starts, ends, low, high = starts[order], ends[order], low[order], high[order]
    # Only what begins before this segment ends, from west to east, can meet it.
    until = np.searchsorted(low[:, 0], high[:, 0], side="right")
    for number in range(len(starts)):
        others = slice(number + 1, int(until[number]))
        near = (low[others, 1] <= high[number, 1]) & (high[others, 1] >= low[number, 1])
        if near.any():
            hits = _crossed((starts[number], ends[number]), starts[others][near], ends[others][near])
            if hits.any():
                met = np.flatnonzero(hits)[0]
                return _meeting((starts[number], ends[number]), starts[others][near][met], ends[others][near][met])
    return None


def tolerance_for(rings: Sequence[Ring], *, steps: int = 2000) -> float:
    """Return in metres what cannot be seen on a picture of all rings that is `steps` points wide or high."""
    points = [point for ring in rings for point in ring]
    if not points:
        return 0.0
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    width = (east - west) * cos(radians((south + north) / 2))
    return max(width, north - south) * DEGREE_M / steps


def extent_m2(ring: Ring) -> float:
    """Return how much a closed ring encloses, whichever way it runs round (shoelace formula)."""
    flat = _flat(ring)
    doubled = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(flat))
    return abs(doubled) / 2


def _shortened(ring: Ring, tolerance_m: float) -> Ring:
    flat = _flat(ring)
    # A ring has no ends: it is cut at its first point and at the one farthest from it.
    far = max(range(len(flat)), key=lambda number: hypot(flat[number][0] - flat[0][0], flat[number][1] - flat[0][1]))
    kept = {0, far, len(flat) - 1}
    open_parts = [(0, far), (far, len(flat) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        farthest, distance = _farthest(flat, first, last)
        if distance > tolerance_m:
            kept.add(farthest)
            open_parts += [(first, farthest), (farthest, last)]
    return tuple(ring[number] for number in sorted(kept))


def _farthest(flat: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    if last - first < 2:
        return first, 0.0
    start, end = np.array(flat[first]), np.array(flat[last])
    points = np.array(flat[first + 1 : last])
    along = end - start
    length = float(along @ along)
    # The nearest point of the segment, not of the endless line: a ring may turn back behind its end.
    share = np.clip((points - start) @ along / length, 0.0, 1.0) if length else np.zeros(len(points))
    distances = np.hypot(*(points - start - share[:, None] * along).T)
    place = int(distances.argmax())
    return first + 1 + place, float(distances[place])


def _flat(ring: Ring) -> list[Point]:
    """Return the ring in metres, true to scale at its first point: good for an area of some kilometres."""
    narrow = cos(radians(ring[0][1]))
    return [(x * DEGREE_M * narrow, y * DEGREE_M) for x, y in ring]


Segment: TypeAlias = tuple[np.ndarray, np.ndarray]


def _crossed(one: Segment, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Which of the segments truly cross one: each has its ends on both sides of the other."""
    start, end = one
    here = _side(start, end, starts) * _side(start, end, ends)
    there = _side(starts, ends, start) * _side(starts, ends, end)
    return np.asarray((here < 0) & (there < 0))


def _side(start: np.ndarray, end: np.ndarray, point: np.ndarray) -> np.ndarray:
    along, across = end - start, point - start
    return np.asarray(np.sign(along[..., 0] * across[..., 1] - along[..., 1] * across[..., 0]))


def _meeting(one: Segment, start: np.ndarray, end: np.ndarray) -> Point:
    along, other = one[1] - one[0], end - start
    across = start - one[0]
    share = (across[0] * other[1] - across[1] * other[0]) / (along[0] * other[1] - along[1] * other[0])
    point = one[0] + share * along
    return float(point[0]), float(point[1])
