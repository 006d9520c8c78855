"""The order of hits that match equally well: none of a provider fills the page, the near and the fresh come first.

1  how well the words match (tantivy's score); scores that differ by little count as equal
2  among equals, a provider's third hit waits until the others had their first two, the fifth until their fourth …
3  then the nearer one, where a place was asked for
4  then the one that was confirmed more lately
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Scores that differ from the best of their group by less are equal: a word more or less in a text makes as much.
STEP = 1.15
IN_A_ROW = 2
# So many hits are put in order together: three pages, so that every page of them is cut from one list.
WINDOW = 60
NEAR_M = (2_000, 5_000, 10_000, 25_000)
FRESH_DAYS = (30, 180, 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What is known of a hit: its score, who makes it, how far it lies, and how many days ago it was confirmed."""

    score: float
    provider: int
    distance_m: float | None = None
    confirmed_days_ago: int | None = None


def in_fair_order(hits: Sequence[Scored]) -> list[int]:
    """Return the positions of hits, which come best first, in the order in which they are shown."""
    turns: dict[tuple[int, int], int] = defaultdict(int)
    keys: list[tuple[int, int, int, int]] = []
    for group, position in sorted(_grouped(hits), key=lambda pair: (pair[0], *_preferred(hits[pair[1]]), pair[1])):
        provider = group, hits[position].provider
        keys.append((group, turns[provider] // IN_A_ROW, len(keys), position))
        turns[provider] += 1
    return [key[-1] for key in sorted(keys)]


def _grouped(hits: Sequence[Scored]) -> Iterator[tuple[int, int]]:
    """Yield the number of the group of equals, and the position, of each hit."""
    group, best = -1, 0.0
    for position, hit in enumerate(hits):
        if group < 0 or hit.score * STEP < best:
            group, best = group + 1, hit.score
        yield group, position


def _preferred(hit: Scored) -> tuple[int, int]:
    return near_step(hit.distance_m), fresh_step(hit.confirmed_days_ago)


def near_step(distance_m: float | None) -> int:
    """Return 0 for the nearest, more for what lies farther or at no place."""
    return _step(NEAR_M, distance_m)


def fresh_step(days_ago: int | None) -> int:
    """Return 0 for what was confirmed lately, more for what was confirmed longer ago or never."""
    return _step(FRESH_DAYS, days_ago)


def _step(bounds: Sequence[int], value: float | None) -> int:
    if value is None:
        return len(bounds) + 1
    return next((step for step, bound in enumerate(bounds) if value <= bound), len(bounds))
