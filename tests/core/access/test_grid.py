"""The compiled grid answers what the KD-tree answers."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bildungsbuero.core.access import Points, StraightLines, find_grid, floating_catchment, within_reach

grid = pytest.importorskip("bildungsbuero.core.access.grid", reason="numba (extra `fast`) is not installed")

metres = st.integers(-20_000, 20_000)
# The centres of 100 m cells meet the bounds of zones exactly.
cells = st.tuples(metres.map(lambda value: value // 100 * 100), metres.map(lambda value: value // 100 * 100))
somewhere = st.tuples(st.floats(5, 15), st.floats(47, 55))
amounts = st.integers(0, 90)


def points_of(position, *, in_degrees=False):
    """Return a strategy for points, of which some stand on one spot."""
    return st.lists(st.tuples(position, amounts), min_size=1, max_size=25).map(
        lambda found: Points(
            positions=np.array([at for at, _amount in found], dtype=float).reshape(-1, 2),
            amounts=np.array([amount for _at, amount in found], dtype=float),
            in_degrees=in_degrees,
        )
    )


towns = st.one_of(
    st.tuples(points_of(cells), points_of(cells)),
    st.tuples(points_of(somewhere, in_degrees=True), points_of(somewhere, in_degrees=True)),
)
zone_weights = st.lists(st.floats(0.05, 1), min_size=1, max_size=4)


@settings(deadline=None)
@given(towns, zone_weights, st.booleans(), st.sampled_from([500.0, 6000.0, 9000.0, 400_000.0]))
def test_the_grid_finds_what_the_tree_finds(town, weights, has_choice, reach_m):
    people, places = town
    asked = {"reach_m": reach_m, "weights": tuple(weights), "has_choice": has_choice}

    assert grid.floating_catchment(people, places, **asked) == pytest.approx(
        floating_catchment(people, places, **asked), rel=1e-9, abs=1e-12
    )
    counted = within_reach(
        StraightLines(people, places), size=len(people.amounts), capacity=np.ones(len(places.amounts)), reach=reach_m
    )
    assert grid.number_within(people, places, reach_m=reach_m).tolist() == counted.tolist()


def test_where_nobody_is_or_nothing_is():
    none, one = (
        Points(positions=np.empty((0, 2)), amounts=np.empty(0)),
        Points(positions=np.zeros((1, 2)), amounts=np.ones(1)),
    )

    assert grid.floating_catchment(none, one, reach_m=10).tolist() == []
    assert grid.floating_catchment(one, none, reach_m=10).tolist() == [0]
    assert grid.number_within(one, none, reach_m=10).tolist() == [0]


def test_a_grid_over_half_the_earth_stays_small(monkeypatch):
    monkeypatch.setattr(grid, "MOST_SQUARES_ACROSS", 8)
    people = Points(
        positions=np.array([(6.6, 49.7), (139.7, 35.7), (-70.7, -33.4)]), amounts=np.ones(3), in_degrees=True
    )

    assert grid.floating_catchment(people, people, reach_m=5.0).tolist() == [1, 1, 1]


def test_without_numba_there_is_no_grid(monkeypatch):
    assert find_grid() is grid.floating_catchment
    monkeypatch.delitem(sys.modules, "bildungsbuero.core.access.grid")
    monkeypatch.setattr("bildungsbuero.core.access.grid", None, raising=False)
    monkeypatch.delattr("bildungsbuero.core.access.grid")
    monkeypatch.setitem(sys.modules, "numba", None)

    assert find_grid() is None
