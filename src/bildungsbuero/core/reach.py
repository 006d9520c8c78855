"""What a run of reach finds for each cell, and what it says of an area: ways, minutes, places within reach, supply.

Ways are straight lines in metres; minutes are the way times a detour factor at the usual speeds, or those of a router.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial import KDTree  # type: ignore[import-untyped]

from bildungsbuero.core.access import (
    Array,
    Indices,
    Points,
    Routes,
    StraightLines,
    catchment,
    equal_zones,
    within_reach,
)
from bildungsbuero.core.reach_method import BIKE_M_A_MINUTE, REACHED_MINUTES, WALK_M_A_MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How a run measures: `reach` and `bounds` in metres, with travel times in minutes; no weights, no ratio."""

    reach: float
    bounds: tuple[float, ...]
    weights: tuple[float, ...] = ()
    has_choice: bool = False
    detour: float = 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """For each cell: metres to the nearest place and which, minutes, places within each bound, supply for a person.

    `walk` and `bike` are minutes; with travel times `minutes` holds those of the table and the two are empty.
    """

    nearest_m: Array
    nearest: Indices
    within: tuple[Array, ...]
    access: Array | None
    walk: Array | None = None
    bike: Array | None = None
    minutes: Array | None = None


def measured(people: Points, places: Points, question: Question, *, routes: Routes | None = None) -> Measured:
    """Return what people reach: along straight lines, or over other routes; places must be there."""
    lines, nearest = KDTree(places.in_space()).query(people.in_space())
    way: Routes = routes or StraightLines(people, places)
    count = len(people.amounts)
    ones = np.ones(len(places.amounts))
    within = tuple(within_reach(way, size=count, capacity=ones, reach=bound) for bound in question.bounds)
    minutes = routes.nearest() if routes is not None else None
    return Measured(
        nearest_m=lines,
        nearest=np.asarray(nearest, dtype=np.intp),
        within=within,
        access=_access(way, people, places, question) if question.weights else None,
        walk=lines * question.detour / WALK_M_A_MINUTE if routes is None else None,
        bike=lines * question.detour / BIKE_M_A_MINUTE if routes is None else None,
        minutes=minutes,
    )


def _access(way: Routes, people: Points, places: Points, question: Question) -> Array:
    return catchment(
        way,
        population=people.amounts,
        capacity=places.amounts,
        reach=question.reach,
        weight=equal_zones(question.reach, question.weights),
        has_choice=question.has_choice,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaSum:
    """What people of one area find, each counted once: ways of the middle one and of 95 in 100, numbers of people.

    `within` counts people with at least one place within each bound, `places` is the mean number there. A number of
    people reached is None where nobody measured it so; `access` is the mean supply for a person.
    """

    people: float
    cells: int
    mean_m: float
    median_m: float
    most_m: float
    within: tuple[float, ...]
    places: tuple[float, ...]
    on_foot: float | None = None
    by_bike: float | None = None
    in_time: float | None = None
    access: float | None = None
    without_access: float | None = None


def area_sum(found: Measured, people: Array, chosen: Any) -> AreaSum | None:
    """Return the sum over the chosen cells, None where nobody lives there."""
    amounts = people[chosen]
    total = float(amounts.sum())
    if not total > 0:
        return None
    ways = found.nearest_m[chosen]

    def mean(values: Array) -> float:
        return float((values[chosen] * amounts).sum() / total)

    def reached(minutes: Array | None) -> float | None:
        return None if minutes is None else float(amounts[minutes[chosen] <= REACHED_MINUTES].sum())

    return AreaSum(
        people=total,
        cells=int(np.count_nonzero(amounts)),
        mean_m=mean(found.nearest_m),
        median_m=weighted_quantile(ways, amounts, 0.5),
        most_m=weighted_quantile(ways, amounts, 0.95),
        within=tuple(float(amounts[counts[chosen] > 0].sum()) for counts in found.within),
        places=tuple(mean(counts) for counts in found.within),
        on_foot=reached(found.walk),
        by_bike=reached(found.bike),
        in_time=reached(found.minutes),
        access=None if found.access is None else mean(found.access),
        without_access=None if found.access is None else float(amounts[found.access[chosen] <= 0].sum()),
    )


def weighted_quantile(values: Array, weights: Array, share: float) -> float:
    """Return the smallest value that at least this share of the weights does not exceed."""
    order = np.argsort(values, kind="stable")
    summed = np.cumsum(weights[order])
    return float(values[order][min(np.searchsorted(summed, share * summed[-1] * (1 - 1e-12)), len(order) - 1)])


def not_reached(found: Measured, people: Array) -> Indices:
    """Return the cells with people whose quickest way is longer than the minutes, the farthest first.

    On foot along the straight line, otherwise by the means of travel of the table.
    """
    minutes = found.minutes if found.minutes is not None else found.walk
    assert minutes is not None  # noqa: S101 - a run measures one or the other
    far = np.flatnonzero((people > 0) & (minutes > REACHED_MINUTES))
    return far[np.lexsort((-people[far], -minutes[far]))]
