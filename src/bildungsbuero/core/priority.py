"""The priority of needs by stated criteria: points with reasons, their sum, and ranks in which equals stay equal."""

from collections.abc import Hashable, Mapping
from enum import StrEnum
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

MOST_POINTS = 3


class Criterion(StrEnum):
    """What a need is weighed by; the set is small and fixed, so that needs stay comparable."""

    SIZE = "size"
    DISTANCE = "distance"
    DUTY = "duty"
    FEASIBILITY = "feasibility"
    EQUITY = "equity"


def total(points: Mapping[str, int]) -> int | None:
    """Return the sum over all criteria; None while one of them is open, because part of a sum says nothing."""
    if any(criterion not in points for criterion in Criterion):
        return None
    given = [points[criterion] for criterion in Criterion]
    if any(not 0 <= value <= MOST_POINTS for value in given):
        raise ValueError("points lie between 0 and 3")
    return sum(given)


def ranks(totals: Mapping[Key, int | None]) -> dict[Key, int]:
    """Return the rank of each need that was weighed: equal sums share a rank, then ranks are left out (1, 2, 2, 4).

    Nothing breaks a tie: neither the order of capture nor a number of the record.
    """
    weighed = {key: value for key, value in totals.items() if value is not None}
    descending = sorted(weighed.values(), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(descending, start=1)))}
    return {key: first[value] for key, value in weighed.items()}


def shared(placed: Mapping[Key, int]) -> frozenset[int]:
    """Return the ranks that several needs hold together."""
    held = list(placed.values())
    return frozenset(rank for rank in held if held.count(rank) > 1)
