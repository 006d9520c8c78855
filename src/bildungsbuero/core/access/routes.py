"""What leads from people to places: the straight line times a detour factor, or the travel times of any router."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy.spatial import KDTree  # type: ignore[import-untyped]

from bildungsbuero.core.access.points import Array, Indices, Pairs, Points, on_the_ground, through_the_earth

# So many pairs are in memory at once, however many there are in all; more at once would be slower, too.
PAIRS_AT_ONCE = 500_000
# A point on the border of a catchment is found by the tree too, and then measured exactly.
A_LITTLE = 1e-9


class Routes(Protocol):
    """Whatever can say who reaches what, and at what cost: metres or minutes."""

    def within(self, reach: float) -> Iterator[Pairs]:
        """Yield people and places whose cost is no higher than the reach, with the cost, in portions."""
        ...

    def nearest(self) -> Array:
        """Return the lowest cost of each group of people, infinite where no place is reached."""
        ...


class StraightLines:
    """Metres along the straight line times a detour factor (on foot and by bicycle in towns about 1.3)."""

    def __init__(self, people: Points, places: Points, *, detour: float = 1.0) -> None:
        self.in_degrees = people.in_degrees
        self.detour = detour
        self.people, self.places = people.in_space(), places.in_space()
        self.tree = KDTree(self.people) if len(self.people) else None
        self.sites = KDTree(self.places) if len(self.places) else None

    def within(self, reach: float) -> Iterator[Pairs]:
        """Yield people and places no farther apart than the reach, with the metres between them."""
        if self.tree is None or self.sites is None:
            return
        line = reach / self.detour
        line = (through_the_earth(line) if self.in_degrees else line) * (1 + A_LITTLE)
        counts = self.tree.query_ball_point(self.places, line, return_length=True)
        # In the order of the tree neighbours lie beside each other: a portion is one small part of the map.
        for which in _portions(counts, self.sites.indices):
            found = self.tree.sparse_distance_matrix(KDTree(self.places[which]), line, output_type="ndarray")
            metres = self._metres(found["v"])
            near = metres <= reach
            yield Pairs(people=found["i"][near], places=which[found["j"][near]], values=metres[near])

    def nearest(self) -> Array:
        """Return the metres to the nearest place, infinite where there is none."""
        if self.sites is None:
            return np.full(len(self.people), np.inf)
        lines, _which = self.sites.query(self.people)
        return self._metres(lines)

    def _metres(self, lines: Array) -> Array:
        return (on_the_ground(lines) if self.in_degrees else lines) * self.detour


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTimes:
    """A sparse table of a router: who (by position) needs how many minutes to which place.

    What is absent is out of reach. A pair may stand there more than once, by bus and on foot; the quickest counts.
    """

    size: int
    people: Indices
    places: Indices
    minutes: Array

    def within(self, reach: float) -> Iterator[Pairs]:
        """Yield people and places with no more minutes between them than the reach."""
        quickest = self._quickest()
        near = quickest[self.minutes[quickest] <= reach]
        if len(near):
            yield Pairs(people=self.people[near], places=self.places[near], values=self.minutes[near])

    def nearest(self) -> Array:
        """Return the minutes to the quickest place, infinite where the table has none."""
        found = np.full(self.size, np.inf)
        np.minimum.at(found, self.people, self.minutes)
        return found

    def without(self, closed: Indices) -> "TravelTimes":
        """Return the table without the ways to places that close."""
        kept = ~np.isin(self.places, closed)
        return TravelTimes(
            size=self.size, people=self.people[kept], places=self.places[kept], minutes=self.minutes[kept]
        )

    def _quickest(self) -> Indices:
        """The rows that count: of each pair the one with the fewest minutes."""
        order = np.lexsort((self.minutes, self.places, self.people))
        people, places = self.people[order], self.places[order]
        is_first = np.ones(len(order), dtype=bool)
        is_first[1:] = (people[1:] != people[:-1]) | (places[1:] != places[:-1])
        return order[is_first]


def nearest_m(people: Points, places: Points, *, detour: float = 1.0) -> Array:
    """Return the metres to the nearest place, infinite where there is none."""
    return StraightLines(people, places, detour=detour).nearest()


def _portions(counts: Indices, order: Indices) -> Iterator[Indices]:
    """Places one after the other, so many at once as make no more pairs than memory is meant to hold."""
    ends = np.cumsum(counts[order])
    first = 0
    while first < len(order):
        before = int(ends[first - 1]) if first else 0
        end = max(first + 1, int(np.searchsorted(ends, before + PAIRS_AT_ONCE, side="right")))
        yield order[first:end]
        first = end
