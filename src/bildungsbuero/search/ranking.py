"""The order of hits that match equally well: none of a provider fills the page, the near and the fresh come first.

1  how well the words match (tantivy's score); scores that differ by little count as equal
2  among equals, a provider's third hit waits until the others had their first two, the fifth until their fourth …
3  then the nearer one, where a place was asked for
4  then the one that was confirmed more lately
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

# Scores within one such step are equal: the tenth part that a word more or less in a text makes is chance.
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
    keys = []
    for position, hit in enumerate(hits):
        step = score_step(hit.score)
        turn = turns[step, hit.provider]
        turns[step, hit.provider] += 1
        keys.append((-step, turn // IN_A_ROW, near_step(hit.distance_m), fresh_step(hit.confirmed_days_ago), position))
    return [key[-1] for key in sorted(keys)]


def score_step(score: float) -> int:
    """Return the step on which a score lies; scores of one step are equal."""
    return math.floor(math.log(score) / math.log(STEP)) if score > 0 else -1_000


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
