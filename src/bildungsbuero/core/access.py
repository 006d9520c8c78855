"""Who reaches what: floating catchments and the nearest place, along the straight line.

Two-step floating catchment (2SFCA, Luo and Wang 2003), with weights for zones (E2SFCA, Luo and Qi 2009), with a choice
between places (3SFCA, Wan, Zou and Sternberg 2012). A result is capacity for each person: over all people it adds up to
the capacity of the places that anybody reaches.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy.spatial import KDTree  # type: ignore[import-untyped]

from bildungsbuero.core.places import EARTH_RADIUS_M

Array: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Indices: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.intp]]

# So many pairs are in memory at once, however many there are in all.
PAIRS_AT_ONCE = 4_000_000
# A point on the border of a catchment is found by the tree too, and then measured exactly.
A_LITTLE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Where people or places are, in metres or degrees (longitude, latitude), and how many or how large."""

    positions: Array
    amounts: Array
    in_degrees: bool = False

    def in_space(self) -> Array:
        """Return positions between which a straight line can be measured: a plane, or the surface of the earth."""
        if not self.in_degrees:
            return self.positions
        longitude, latitude = np.radians(self.positions).T
        ring = np.cos(latitude)
        return EARTH_RADIUS_M * np.column_stack([ring * np.cos(longitude), ring * np.sin(longitude), np.sin(latitude)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """People and places that reach each other, by their positions in the two lists, with a weight or a distance."""

    people: Indices
    places: Indices
    values: Array


Weights: TypeAlias = Callable[[], Iterable[Pairs]]


def zone_weights(distances: Array, *, reach_m: float, weights: Sequence[float]) -> Array:
    """Return the weight of each distance: as many zones as weights, equally wide, each with its upper bound."""
    bounds = reach_m * np.arange(1, len(weights) + 1) / len(weights)
    return np.append(weights, 0.0)[np.searchsorted(bounds, distances, side="left")]


def catchment_access(pairs: Weights, *, population: Array, capacity: Array, chosen_among: Array | None = None) -> Array:
    """Return the capacity for each person of every group of people.

    `pairs` gives all weights, in as many parts as it likes, each time it is called. With a choice, people divide
    themselves over the places in the ratio of their weights; `chosen_among` is the sum of these for each group.
    """
    total = chosen_among
    ratio = np.zeros(len(capacity))
    demand = _sum(_chosen(pairs(), total), size=len(capacity), times=population)
    np.divide(capacity, demand, out=ratio, where=demand > 0)
    return _sum(_chosen(pairs(), total), size=len(population), by_people=True, times=ratio)


def total_weights(pairs: Iterable[Pairs], *, size: int) -> Array:
    """Return the weights of all places together for each of `size` groups of people."""
    return _sum(pairs, size=size, by_people=True)


def floating_catchment(
    people: Points, places: Points, *, reach_m: float, weights: Sequence[float] = (1.0,), has_choice: bool = False
) -> Array:
    """Return the capacity within reach for each person, zones weighted, along the straight line in metres."""
    tree, at = KDTree(people.in_space()), places.in_space()

    def pairs() -> Iterator[Pairs]:
        for found in _pairs_within(tree, at, reach_m=reach_m, in_degrees=people.in_degrees):
            weighted = zone_weights(found.values, reach_m=reach_m, weights=weights)
            yield Pairs(people=found.people, places=found.places, values=weighted)

    among = total_weights(pairs(), size=len(people.amounts)) if has_choice else None
    return catchment_access(pairs, population=people.amounts, capacity=places.amounts, chosen_among=among)


def nearest_m(people: Points, places: Points) -> Array:
    """Return the metres to the nearest place, infinite where there is none."""
    if not len(places.amounts):
        return np.full(len(people.amounts), np.inf)
    lines, _which = KDTree(places.in_space()).query(people.in_space())
    return _on_the_ground(lines) if people.in_degrees else lines


def _pairs_within(tree: KDTree, places: Array, *, reach_m: float, in_degrees: bool) -> Iterator[Pairs]:
    """Yield people and places no farther apart than the reach, with the metres between them."""
    line = _through_the_earth(reach_m) if in_degrees else reach_m
    line *= 1 + A_LITTLE
    counts = tree.query_ball_point(places, line, return_length=True)
    for first, end in _portions(counts):
        found = tree.query_ball_point(places[first:end], line, return_sorted=True)
        people = np.concatenate([np.asarray(part, dtype=np.intp) for part in found])
        which = np.repeat(np.arange(first, end), counts[first:end])
        metres = np.linalg.norm(tree.data[people] - places[which], axis=1)
        metres = _on_the_ground(metres) if in_degrees else metres
        near = metres <= reach_m
        yield Pairs(people=people[near], places=which[near], values=metres[near])


def _portions(counts: Indices) -> Iterator[tuple[int, int]]:
    first = pairs = 0
    for place, count in enumerate(counts):
        if pairs and pairs + count > PAIRS_AT_ONCE:
            yield first, place
            first, pairs = place, 0
        pairs += int(count)
    if pairs:
        yield first, len(counts)


def _chosen(pairs: Iterable[Pairs], total: Array | None) -> Iterator[Pairs]:
    """The weights, with a choice times the share that the place has of all that somebody could choose."""
    for part in pairs:
        if total is None:
            yield part
        else:
            of_all = total[part.people]
            shares = np.divide(part.values, of_all, out=np.zeros_like(part.values), where=of_all > 0)
            yield Pairs(people=part.people, places=part.places, values=part.values * shares)


def _sum(pairs: Iterable[Pairs], *, size: int, by_people: bool = False, times: Array | None = None) -> Array:
    """The sum of the weights of each place or person, times what stands on the other side."""
    found = np.zeros(size)
    for part in pairs:
        own, other = (part.people, part.places) if by_people else (part.places, part.people)
        values = part.values if times is None else part.values * times[other]
        found += np.bincount(own, weights=values, minlength=size)
    return found


def _through_the_earth(metres: float) -> float:
    return float(2 * EARTH_RADIUS_M * np.sin(min(metres / (2 * EARTH_RADIUS_M), np.pi / 2)))


def _on_the_ground(lines: Array) -> Array:
    return 2 * EARTH_RADIUS_M * np.arcsin(np.minimum(lines / (2 * EARTH_RADIUS_M), 1.0))
