"""PySAL `access` as the oracle: its answers on random towns, and some written down for where it is not installed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bildungsbuero.core.access import Points, StraightLines, catchment, equal_zones, gaussian, within_reach

REACH = 9000.0
WEIGHTS = (1, 0.68, 0.22)
KINDS = {"2SFCA": equal_zones(REACH, (1, 0)), "E2SFCA": equal_zones(REACH, WEIGHTS), "KD2SFCA": gaussian(3000)}
# What version 1.1.10.post3 answers for `town(7)`.
WRITTEN_DOWN = {
    "2SFCA": ((0.224565, 0.100517, 0.224565), (0.195351, 0.164066, 0.195351)),
    "E2SFCA": ((0.201216, 0.179342, 0.200864), (0.192543, 0.174723, 0.2034)),
    "KD2SFCA": ((0.247456, 0.135861, 0.227036), (0.229562, 0.123056, 0.229919)),
}


def town(seed):
    """Return people and places of a town; somebody and something stand in the middle, so all are reached by some."""
    chance = np.random.default_rng(seed)
    found = []
    for size in (chance.integers(5, 25), chance.integers(2, 8)):
        positions = np.vstack([[3000, 3000], chance.uniform(0, 6000, (size, 2))])
        found.append(Points(positions=positions, amounts=chance.integers(1, 90, size + 1).astype(float)))
    return found


def ours(people, places, kind, *, has_choice=False):
    """Return access as our product has it."""
    return catchment(
        StraightLines(people, places),
        population=people.amounts,
        capacity=places.amounts,
        reach=REACH,
        weight=KINDS[kind],
        has_choice=has_choice,
    )


@pytest.mark.filterwarnings("ignore:The inplace keyword")
@settings(deadline=None, max_examples=8)
@given(st.integers(0, 10_000))
def test_pysal_finds_the_same(seed):
    fca = pytest.importorskip("access.fca", reason="PySAL access comes with the extra `bench` (`make bench`)")
    pandas = pytest.importorskip("pandas")
    people, places = town(seed)
    metres = np.linalg.norm(people.positions[:, None] - places.positions[None], axis=2)
    origin, dest = np.indices(metres.shape).reshape(2, -1)
    demand = pandas.DataFrame({"demand": people.amounts}).rename_axis("geoid")
    supply = pandas.DataFrame({"supply": places.amounts}).rename_axis("geoid")
    costs = pandas.DataFrame({"origin": origin, "dest": dest, "cost": metres.ravel()})

    for kind, weight in KINDS.items():
        named = {"demand_name": "demand", "supply_name": "supply", "weight_fn": _alone(weight)}
        two = fca.two_stage_fca(demand, supply, costs, REACH, demand_index=True, supply_index=True, **named)
        three = fca.three_stage_fca(demand, supply, costs.copy(), REACH, demand_index=True, supply_index=True, **named)
        sums = fca.weighted_catchment(
            supply, costs, REACH, "dest", "origin", loc_index=True, loc_value="supply", weight_fn=_alone(weight)
        )

        assert ours(people, places, kind) == pytest.approx(two.to_numpy(), rel=1e-9)
        assert ours(people, places, kind, has_choice=True) == pytest.approx(three.to_numpy(), rel=1e-9)
        assert within_reach(
            StraightLines(people, places),
            size=len(people.amounts),
            capacity=places.amounts,
            reach=REACH,
            weight=weight,
        ) == pytest.approx(sums.to_numpy(), rel=1e-9)


@pytest.mark.parametrize("kind", WRITTEN_DOWN)
def test_what_pysal_found_once_is_found_without_it(kind):
    two, three = WRITTEN_DOWN[kind]
    people, places = town(7)
    assert ours(people, places, kind)[:3] == pytest.approx(two, abs=5e-7)
    assert ours(people, places, kind, has_choice=True)[:3] == pytest.approx(three, abs=5e-7)


def _alone(weight):
    """PySAL asks for one cost at a time."""
    return lambda cost: float(weight(np.array([cost]))[0])
