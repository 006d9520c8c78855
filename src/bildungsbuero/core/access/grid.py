"""The floating catchment compiled: points sorted into the squares of a grid, no pair ever kept. Needs numba.

Only `find_grid` imports this module, because compiling takes a few seconds in each process. For small runs the KD-tree
is quicker; the work here grows with the pairs, the memory with the points.
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple, TypeAlias

import numpy as np
from numba import njit

from bildungsbuero.core.access.points import Array, Points, through_the_earth

Integers: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

# Squares are a part of the reach, so that few of the points looked at lie outside it.
SQUARES_IN_REACH = 4
# A grid over the whole earth has wider squares, not more of them.
MOST_SQUARES_ACROSS = 2048


# Compiled code takes named tuples, not dataclasses.
class Frame(NamedTuple):
    """The grid in the plane: where it begins, how wide its squares are, and how many there are."""

    west: float
    south: float
    width: float
    columns: int
    rows: int


class Squared(NamedTuple):
    """Points in the order of their squares, row by row, and where each square begins."""

    at: Array
    order: Integers
    starts: Integers


class Zones(NamedTuple):
    """The upper bounds of zones as straight lines, and their weights."""

    bounds: Array
    weights: Array


def floating_catchment(
    people: Points, places: Points, *, reach_m: float, weights: Sequence[float] = (1.0,), has_choice: bool = False
) -> Array:
    """Return the capacity within reach for each person, zones weighted, as the KD-tree does."""
    frame, homes, sites = _in_one_grid(people, places, reach_m)
    if frame is None:
        return np.zeros(len(people.amounts))
    zones = _zones(reach_m, weights, in_degrees=people.in_degrees)
    population, capacity = people.amounts[homes.order], places.amounts[sites.order]
    if not has_choice:
        demand = _gather(sites, homes, population, frame, zones)
        return _in_first_order(_gather(homes, sites, _ratio(capacity, demand), frame, zones), homes)
    # With a choice the weight is f·f / Σf: the square goes into the sums, the division to the people.
    among = _ratio(np.ones(len(population)), _gather(homes, sites, np.ones(len(capacity)), frame, zones))
    zones = Zones(bounds=zones.bounds, weights=zones.weights**2)
    demand = _gather(sites, homes, population * among, frame, zones)
    return _in_first_order(_gather(homes, sites, _ratio(capacity, demand), frame, zones) * among, homes)


def number_within(people: Points, places: Points, *, reach_m: float) -> Array:
    """Return how many places each group of people has within reach."""
    frame, homes, sites = _in_one_grid(people, places, reach_m)
    if frame is None:
        return np.zeros(len(people.amounts))
    zones = _zones(reach_m, (1.0,), in_degrees=people.in_degrees)
    return _in_first_order(_gather(homes, sites, np.ones(len(places.amounts)), frame, zones), homes)


def _ratio(capacity: Array, demand: Array) -> Array:
    return np.divide(capacity, demand, out=np.zeros(len(capacity)), where=demand > 0)


def _in_first_order(found: Array, homes: Squared) -> Array:
    result = np.empty(len(found))
    result[homes.order] = found
    return result


def _zones(reach_m: float, weights: Sequence[float], *, in_degrees: bool) -> Zones:
    """Equally wide zones; for degrees their bounds run through the earth."""
    bounds = reach_m * np.arange(1, len(weights) + 1) / len(weights)
    if in_degrees:
        bounds = np.array([through_the_earth(bound) for bound in bounds])
    return Zones(bounds=bounds, weights=np.asarray(weights, dtype=np.float64))


def _in_one_grid(people: Points, places: Points, reach_m: float) -> tuple[Frame | None, Squared, Squared]:
    homes, sites = people.in_space(), places.in_space()
    if not len(homes) or not len(sites):
        nothing = Squared(at=homes, order=np.empty(0, dtype=np.int64), starts=np.zeros(1, dtype=np.int64))
        return None, nothing, nothing
    if people.in_degrees:
        # Seen from above the middle of all people, the earth is as good as flat where they live.
        turned = _turned(homes.mean(axis=0))
        homes, sites = homes @ turned.T, sites @ turned.T
    frame = _frame(homes, sites, reach_m)
    return frame, _squared(homes, frame), _squared(sites, frame)


def _turned(towards: Array) -> Array:
    """The rotation that puts a direction on top."""
    length = np.linalg.norm(towards)
    if length == 0:
        return np.eye(3)
    top = towards / length
    aside = np.eye(3)[np.argmin(np.abs(top))]
    east = np.cross(aside, top)
    east /= np.linalg.norm(east)
    return np.array([east, np.cross(top, east), top])


def _frame(homes: Array, sites: Array, reach_m: float) -> Frame:
    low = np.minimum(homes.min(axis=0), sites.min(axis=0))[:2]
    high = np.maximum(homes.max(axis=0), sites.max(axis=0))[:2]
    widest = float((high - low).max())
    width = max(reach_m / SQUARES_IN_REACH, widest / MOST_SQUARES_ACROSS)
    columns, rows = (int(extent // width) + 1 for extent in high - low)
    return Frame(west=float(low[0]), south=float(low[1]), width=width, columns=columns, rows=rows)


def _squared(at: Array, frame: Frame) -> Squared:
    order, starts = _sorted(at, frame)
    return Squared(at=at[order], order=order, starts=starts)


@njit(nogil=True)
def _sorted(at: Array, frame: Frame) -> tuple[Integers, Integers]:
    """Count the points of each square, then lay them one behind the other."""
    squares = np.empty(len(at), np.int32)
    starts = np.zeros(frame.columns * frame.rows + 1, np.int64)
    for point in range(len(at)):
        column = min(int((at[point, 0] - frame.west) / frame.width), frame.columns - 1)
        row = min(int((at[point, 1] - frame.south) / frame.width), frame.rows - 1)
        squares[point] = row * frame.columns + column
        starts[squares[point] + 1] += 1
    for square in range(frame.columns * frame.rows):
        starts[square + 1] += starts[square]
    free = starts[:-1].copy()
    order = np.empty(len(at), np.int64)
    for point in range(len(at)):
        order[free[squares[point]]] = point
        free[squares[point]] += 1
    return order, starts


@njit(nogil=True)
def _gather(targets: Squared, sources: Squared, values: Array, frame: Frame, zones: Zones) -> Array:
    """For each target the values of all sources in reach, weighted by their zone.

    Within a row of squares the sources lie one behind the other, so a row is one walk.
    """
    found = np.zeros(len(targets.at))
    for target in range(len(targets.at)):
        y = targets.at[target, 1] - frame.south
        lowest, highest = _span(y, zones.bounds[-1], frame.width, frame.rows)
        for row in range(lowest, highest + 1):
            # The squares of a row need looking at only as far as the circle is wide there.
            apart = max(0.0, row * frame.width - y, y - (row + 1) * frame.width)
            half = sqrt(max(0.0, zones.bounds[-1] ** 2 - apart**2))
            first, last = _span(targets.at[target, 0] - frame.west, half, frame.width, frame.columns)
            begin, end = row * frame.columns + first, row * frame.columns + last + 1
            if first <= last:
                run = (sources.starts[begin], sources.starts[end])
                found[target] += _along(targets.at[target], sources.at, values, run, zones)
    return found


@njit(nogil=True)
def _span(middle: float, half: float, width: float, count: int) -> tuple[int, int]:
    """The first and last square that a stretch touches; one more on each side than rounding could miss."""
    return max(0, int((middle - half) / width) - 1), min(count - 1, int((middle + half) / width) + 1)


@njit(nogil=True)
def _along(at: Array, sources: Array, values: Array, run: tuple[int, int], zones: Zones) -> float:
    """The weighted values of a run of sources."""
    total = 0.0
    for source in range(run[0], run[1]):
        squared = (sources[source, 0] - at[0]) ** 2 + (sources[source, 1] - at[1]) ** 2
        if len(at) > 2:
            squared += (sources[source, 2] - at[2]) ** 2
        line = sqrt(squared)
        for zone in range(len(zones.bounds)):
            if line <= zones.bounds[zone]:
                total += zones.weights[zone] * values[source]
                break
    return total
