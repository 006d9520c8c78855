"""Capacity for each person: floating catchments, and what lies within reach.

Two-step floating catchment (2SFCA, Luo and Wang 2003), with weights for zones (E2SFCA, Luo and Qi 2009), with a choice
between places (3SFCA, Wan, Zou and Sternberg 2012). Over all people the results add up to the capacity of the places
that anybody reaches.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import numpy as np

from bildungsbuero.core.access.points import Array, Pairs, Points
from bildungsbuero.core.access.routes import Routes, StraightLines
from bildungsbuero.core.access.weights import Weight, equal_zones

Weights: TypeAlias = Callable[[], Iterable[Pairs]]


def catchment(
    routes: Routes, *, population: Array, capacity: Array, reach: float, weight: Weight, has_choice: bool = False
) -> Array:
    """Return the capacity within reach for each person of every group: 2SFCA, E2SFCA or, with a choice, 3SFCA.

    R_j = S_j / Σ_i P_i·f(d_ij), A_i = Σ_j R_j·f(d_ij), both over d_ij ≤ reach; with a choice f is weighted by
    G_ij = f_ij / Σ_j f_ij.
    """

    def pairs() -> Iterator[Pairs]:
        return _weighted(routes, reach=reach, weight=weight)

    among = total_weights(pairs(), size=len(population)) if has_choice else None
    return catchment_access(pairs, population=population, capacity=capacity, chosen_among=among)


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


def floating_catchment(
    people: Points,
    places: Points,
    *,
    reach_m: float,
    weights: Sequence[float] = (1.0,),
    has_choice: bool = False,
    detour: float = 1.0,
) -> Array:
    """Return the capacity within reach for each person, zones weighted, along the straight line in metres."""
    return catchment(
        StraightLines(people, places, detour=detour),
        population=people.amounts,
        capacity=places.amounts,
        reach=reach_m,
        weight=equal_zones(reach_m, weights),
        has_choice=has_choice,
    )


def spatial_availability(routes: Routes, *, population: Array, capacity: Array, reach: float, weight: Weight) -> Array:
    """Return the capacity that falls to each group as a whole; over all groups it adds up to all capacity in reach.

    Soukhov and others 2023: V_i = Σ_j S_j · P_i·f_ij / Σ_i P_i·f_ij, which is the two-step access times the people.
    """
    each = catchment(routes, population=population, capacity=capacity, reach=reach, weight=weight)
    return each * population


def within_reach(routes: Routes, *, size: int, capacity: Array, reach: float, weight: Weight | None = None) -> Array:
    """Return the capacity within reach of each of `size` groups (cumulative opportunities); ones count the places.

    With a weight it is the potential after Hansen (1959): Σ_j S_j·f(d_ij).
    """
    found = routes.within(reach) if weight is None else _weighted(routes, reach=reach, weight=weight)
    each = (_ones(part) for part in found) if weight is None else found
    return _sum(each, size=size, by_people=True, times=capacity)


def total_weights(pairs: Iterable[Pairs], *, size: int) -> Array:
    """Return the weights of all places together for each of `size` groups of people."""
    return _sum(pairs, size=size, by_people=True)


def _weighted(routes: Routes, *, reach: float, weight: Weight) -> Iterator[Pairs]:
    for part in routes.within(reach):
        yield Pairs(people=part.people, places=part.places, values=weight(part.values))


def _ones(part: Pairs) -> Pairs:
    return Pairs(people=part.people, places=part.places, values=np.ones(len(part.values)))


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
