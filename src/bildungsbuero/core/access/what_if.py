"""What a planned place changes, or a place that closes: who gains, who loses, who is reached for the first time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from bildungsbuero.core.access.catchments import catchment
from bildungsbuero.core.access.points import Array, Indices, Points
from bildungsbuero.core.access.routes import StraightLines
from bildungsbuero.core.access.weights import Weight

# Less than this share of what somebody had is rounding, not a gain or a loss.
NOTHING = 1e-9
A_MILLIMETRE = 1e-3
Flags: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Places that would be added, and the positions in the list of those that would close."""

    added: Points | None = None
    closed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How access is measured: the reach of a catchment in metres, the weight of a way, and who counts as reached.

    `reached_within` are metres too; whoever has a place no farther away is reached.
    """

    reach: float
    weight: Weight
    reached_within: float
    detour: float = 1.0
    has_choice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """For each group: how many people, capacity for each of them and way to the nearest place, before and after."""

    population: Array
    before: Array
    after: Array
    nearest_before: Array
    nearest_after: Array
    reached_within: float

    @property
    def gained(self) -> Array:
        """What each person of a group has more, 0 where nothing grows."""
        return np.where(self._moves, np.maximum(self.after - self.before, 0.0), 0.0)

    @property
    def lost(self) -> Array:
        """What each person of a group has less, 0 where nothing shrinks."""
        return np.where(self._moves, np.maximum(self.before - self.after, 0.0), 0.0)

    @property
    def nearer(self) -> Flags:
        """The groups whose way to the nearest place becomes shorter."""
        return self.nearest_after < self.nearest_before - A_MILLIMETRE

    @property
    def farther(self) -> Flags:
        """The groups whose way to the nearest place becomes longer, or who have none any more."""
        return self.nearest_after > self.nearest_before + A_MILLIMETRE

    @property
    def newly_reached(self) -> Array:
        """The people of each group who have a place within the reach only afterwards."""
        return np.where(~self._is_reached_before & self._is_reached_after, self.population, 0.0)

    @property
    def no_longer_reached(self) -> Array:
        """The people of each group who have a place within the reach only before."""
        return np.where(self._is_reached_before & ~self._is_reached_after, self.population, 0.0)

    @property
    def _moves(self) -> Flags:
        return np.abs(self.after - self.before) > NOTHING * np.maximum(self.before, self.after)

    @property
    def _is_reached_before(self) -> Flags:
        return self.nearest_before <= self.reached_within

    @property
    def _is_reached_after(self) -> Flags:
        return self.nearest_after <= self.reached_within


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectSum:
    """What a change means for all people of an area; means are for a person and None where nobody lives."""

    people: float
    before: float | None
    after: float | None
    gaining: float
    losing: float
    nearer: float
    farther: float
    newly_reached: float
    no_longer_reached: float


def with_plan(places: Points, plan: Plan) -> Points:
    """Return the places as they would be: those that close are gone, the planned ones stand at the end."""
    kept = np.setdiff1d(np.arange(len(places.amounts)), np.array(plan.closed, dtype=np.intp))
    positions, amounts = places.positions[kept], places.amounts[kept]
    if plan.added is not None:
        positions = np.concatenate([positions.reshape(-1, 2), plan.added.positions])
        amounts = np.concatenate([amounts, plan.added.amounts])
    return Points(positions=positions, amounts=amounts, in_degrees=places.in_degrees)


def effect(people: Points, places: Points, plan: Plan, question: Question) -> Effect:
    """Return what a plan changes for each group of people, along the straight line times the detour factor."""
    ways = [StraightLines(people, each, detour=question.detour) for each in (places, with_plan(places, plan))]
    before, after = (
        catchment(
            way,
            population=people.amounts,
            capacity=capacity,
            reach=question.reach,
            weight=question.weight,
            has_choice=question.has_choice,
        )
        for way, capacity in zip(ways, (places.amounts, with_plan(places, plan).amounts), strict=True)
    )
    return Effect(
        population=people.amounts,
        before=before,
        after=after,
        nearest_before=ways[0].nearest(),
        nearest_after=ways[1].nearest(),
        reached_within=question.reached_within,
    )


def summed(found: Effect, chosen: Indices | None = None) -> EffectSum:
    """Return the effect on all people together, or on those of the chosen groups."""
    which = np.arange(len(found.population)) if chosen is None else chosen
    people = found.population[which]
    total = float(people.sum())

    def mean(values: Array) -> float | None:
        return float(values[which] @ people) / total if total > 0 else None

    return EffectSum(
        people=total,
        before=mean(found.before),
        after=mean(found.after),
        gaining=float(people[found.gained[which] > 0].sum()),
        losing=float(people[found.lost[which] > 0].sum()),
        nearer=float(people[found.nearer[which]].sum()),
        farther=float(people[found.farther[which]].sum()),
        newly_reached=float(found.newly_reached[which].sum()),
        no_longer_reached=float(found.no_longer_reached[which].sum()),
    )


def by_area(found: Effect, areas: Sequence[str]) -> dict[str, EffectSum]:
    """Return the effect on each area; `areas` names the area of each group of people, in order."""
    order: dict[str, list[int]] = {}
    for group, area in enumerate(areas):
        order.setdefault(area, []).append(group)
    return {area: summed(found, np.array(groups, dtype=np.intp)) for area, groups in sorted(order.items())}


def cost_per_newly_reached(yearly_cost: float | None, newly_reached: float) -> float | None:
    """Return the yearly cost for each person newly reached; None without a cost or without such a person."""
    if yearly_cost is None or newly_reached <= 0:
        return None
    return yearly_cost / newly_reached
