"""How evenly something is spread over people, and whether it goes with their social situation.

Every measure takes a value for each group of people and how many they are, so a cell of ten people counts ten times.
A group without a value, or without a rank, is left out of all sums: nothing unknown becomes a zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

RICHEST, POOREST = 0.1, 0.4
# A sum that is zero but for rounding divides nothing.
NOTHING = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People of one kind or area: how many, what they have, and where they stand (a social indicator)."""

    people: float
    value: float | None
    rank_by: float | None = None


def known(groups: Sequence[Group], *, ranked: bool = False) -> list[Group]:
    """Return the groups that count: with people, a value and, where it is asked for, a rank."""
    return [
        group
        for group in groups
        if group.people > 0 and group.value is not None and (not ranked or group.rank_by is not None)
    ]


def people_left_out(groups: Sequence[Group], *, ranked: bool = False) -> float:
    """Return how many people have no value, or no rank where one is needed."""
    return sum(group.people for group in groups if group.people > 0) - sum(
        group.people for group in known(groups, ranked=ranked)
    )


def gini(groups: Sequence[Group]) -> float | None:
    """Return the Gini coefficient: 0 where all have the same, towards 1 where one has all; None where nobody has any.

    G = Σ_i Σ_j w_i·w_j·|x_i − x_j| / (2·W²·x̄), by the ranks of the values themselves (Lerman and Yitzhaki
    1989).
    """
    counted = [replace(group, rank_by=group.value) for group in groups]
    return concentration_index(counted)


def concentration_index(groups: Sequence[Group]) -> float | None:
    """Return the concentration index of a value over the ranks: −1 … 1, 0 where it does not go with them.

    Negative: the value is more with those who rank low; positive: with those who rank high. With relative ranks
    r (the share of people below, half of one's own with them), C = 2·Σ w·x·(r − ½) / (W·x̄); equal ranks share their
    middle (Wagstaff, Paci and van Doorslaer 1991; O'Donnell and others 2008, World Bank, chapter 8).
    """
    counted = sorted(known(groups, ranked=True), key=_rank)
    people = sum(group.people for group in counted)
    total = sum(group.people * _value(group) for group in counted)
    if not counted or abs(total) < NOTHING:
        return None
    below = summed = 0.0
    for _rank_by, alike in groupby(counted, key=_rank):
        same = list(alike)
        here = sum(group.people for group in same)
        rank = (below + here / 2) / people
        summed += sum(group.people * _value(group) for group in same) * (rank - 0.5)
        below += here
    return 2 * summed / total


def palma_ratio(groups: Sequence[Group]) -> float | None:
    """Return the mean of the tenth that ranks highest over the mean of the four tenths that rank lowest.

    1 where both have the same; 2 where the upper tenth has twice as much for each person. Ranks are the social
    indicator, or the value itself where none is given. A group on the border counts in part (Palma 2011; for access:
    Herszenhut and others 2022, R `accessibility`). None where the lower four tenths have nothing or nobody counts.
    """
    is_ranked = any(group.rank_by is not None for group in groups)
    counted = [group if is_ranked else replace(group, rank_by=group.value) for group in groups]
    pooled = [
        _pooled(list(alike)) for _rank_by, alike in groupby(sorted(known(counted, ranked=True), key=_rank), _rank)
    ]
    people = sum(group.people for group in pooled)
    if not pooled:
        return None
    poorest = _mean_of_first(pooled, people * POOREST)
    richest = _mean_of_first(pooled[::-1], people * RICHEST)
    return richest / poorest if abs(poorest) >= NOTHING else None


def mismatch(people: Sequence[float | None], supply: Sequence[float | None]) -> float | None:
    """Return the share of people who would have to live elsewhere for supply to be spread as people are: 0 … 1.

    ½·Σ|p_i − s_i| with shares of all people and of all supply (dissimilarity index, Duncan and Duncan 1955; as spatial
    mismatch Martin 2004). An area that lacks one of the two is left out; None without people or supply.
    """
    pairs = [(p, s) for p, s in zip(people, supply, strict=True) if p is not None and s is not None]
    all_people, all_supply = sum(p for p, _s in pairs), sum(s for _p, s in pairs)
    if all_people <= 0 or all_supply <= 0:
        return None
    return sum(abs(p / all_people - s / all_supply) for p, s in pairs) / 2


def _pooled(alike: Sequence[Group]) -> Group:
    """Groups of one rank as one group with their mean, because none of them comes first."""
    people = sum(group.people for group in alike)
    mean = sum(group.people * _value(group) for group in alike) / people
    return Group(people=people, value=mean, rank_by=alike[0].rank_by)


def _mean_of_first(groups: Sequence[Group], people: float) -> float:
    """The mean of so many people from the beginning of the list."""
    open_people, summed = people, 0.0
    for group in groups:
        taken = min(group.people, open_people)
        summed += taken * _value(group)
        open_people -= taken
        if open_people <= 0:
            break
    return summed / people


def _value(group: Group) -> float:
    assert group.value is not None  # noqa: S101 - `known` has sorted these out
    return group.value


def _rank(group: Group) -> float:
    assert group.rank_by is not None  # noqa: S101 - `known` has sorted these out
    return group.rank_by
