"""Straight lines with a detour, and the sparse tables of routers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.access import Points, StraightLines, TravelTimes, catchment, gaussian, nearest_m, within_reach

ROUNDABOUT = 1.3
metres = st.integers(-9000, 9000)
points = st.lists(st.tuples(metres, metres, st.integers(0, 90)), min_size=1, max_size=12).map(
    lambda found: Points(
        positions=np.array([each[:2] for each in found], dtype=float),
        amounts=np.array([each[2] for each in found], dtype=float),
    )
)


def test_a_detour_makes_every_way_longer():
    people = Points(positions=np.array([[0.0, 0], [0, 4000]]), amounts=np.ones(2))
    school = Points(positions=np.array([[0.0, 0]]), amounts=np.ones(1))
    assert nearest_m(people, school, detour=ROUNDABOUT) == pytest.approx([0, 5200])
    near, far = (
        within_reach(
            StraightLines(people, school, detour=ROUNDABOUT), size=2, capacity=np.ones(1), reach=reach
        ).tolist()
        for reach in (5199, 5200)
    )
    assert (near, far) == ([1, 0], [1, 1])


@given(points, points, st.booleans())
def test_a_table_of_all_distances_answers_as_the_tree(people, places, has_choice):
    table = np.linalg.norm(people.positions[:, None] - places.positions[None], axis=2)
    rows, columns = np.indices(table.shape).reshape(2, -1)
    routed = TravelTimes(size=len(people.amounts), people=rows, places=columns, minutes=table.ravel())
    straight = StraightLines(people, places)
    asked = {"population": people.amounts, "capacity": places.amounts, "reach": 6000, "weight": gaussian(2500)}

    assert catchment(routed, has_choice=has_choice, **asked) == pytest.approx(
        catchment(straight, has_choice=has_choice, **asked), abs=1e-9
    )
    assert routed.nearest() == pytest.approx(straight.nearest())


def test_of_a_pair_that_stands_there_twice_the_quickest_way_counts():
    table = TravelTimes(
        size=3, people=np.array([0, 0, 1]), places=np.array([0, 0, 0]), minutes=np.array([25.0, 12.0, 14.0])
    )
    assert table.nearest().tolist() == [12, 14, np.inf]
    assert within_reach(table, size=3, capacity=np.ones(1), reach=30).tolist() == [1, 1, 0]
    assert within_reach(table, size=3, capacity=np.ones(1), reach=13).tolist() == [1, 0, 0]
    assert table.without(np.array([0])).nearest().tolist() == [np.inf] * 3


def test_where_there_is_nobody_or_nothing_nothing_is_reached():
    none = Points(positions=np.empty((0, 2)), amounts=np.empty(0))
    one = Points(positions=np.zeros((1, 2)), amounts=np.ones(1))
    assert list(StraightLines(none, one).within(10)) == []
    assert list(StraightLines(one, none).within(10)) == []
    assert StraightLines(none, one).nearest().tolist() == []
    empty = TravelTimes(
        size=1, people=np.empty(0, dtype=np.intp), places=np.empty(0, dtype=np.intp), minutes=np.empty(0)
    )
    assert list(empty.within(10)) == []
