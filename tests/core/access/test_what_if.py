"""A place is planned or closes: who gains, who loses, and what a newly reached person costs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.access import Points, equal_zones
from bildungsbuero.core.access.what_if import (
    Plan,
    Question,
    by_area,
    cost_per_newly_reached,
    effect,
    summed,
    with_plan,
)

ASKED = Question(reach=5000, weight=equal_zones(5000, (1,)), reached_within=2000)


def points(*found):
    """Return points of (x, y, amount)."""
    return Points(
        positions=np.array([each[:2] for each in found], dtype=float).reshape(-1, 2),
        amounts=np.array([each[2] for each in found], dtype=float),
    )


# Thirty children live beside the school, ten 4 km east of it, five behind the hills.
CHILDREN = points((0, 0, 30), (4000, 0, 10), (30_000, 0, 5))
SCHOOL = points((0, 0, 20))


def test_by_hand_a_second_school_in_the_east():
    found = effect(CHILDREN, SCHOOL, Plan(added=points((4000, 0, 10))), ASKED)

    assert found.before == pytest.approx([0.5, 0.5, 0])
    assert found.after == pytest.approx([0.75, 0.75, 0])
    assert found.gained == pytest.approx([0.25, 0.25, 0])
    assert found.lost.tolist() == [0, 0, 0]
    assert found.newly_reached.tolist() == [0, 10, 0]
    assert (found.nearer.tolist(), found.farther.tolist()) == ([False, True, True], [False] * 3)
    assert cost_per_newly_reached(25_000, summed(found).newly_reached) == 2500


def test_by_hand_the_only_school_closes():
    found = effect(CHILDREN, SCHOOL, Plan(closed=(0,)), ASKED)

    assert found.lost == pytest.approx([0.5, 0.5, 0])
    assert found.no_longer_reached.tolist() == [30, 0, 0]
    assert (summed(found).losing, summed(found).farther, summed(found).nearer) == (40, 45, 0)
    assert cost_per_newly_reached(25_000, summed(found).newly_reached) is None


def test_areas_are_told_apart_and_an_area_without_people_has_no_mean():
    people = points((0, 0, 30), (4000, 0, 10), (30_000, 0, 0))
    found = by_area(effect(people, SCHOOL, Plan(added=points((4000, 0, 10))), ASKED), ["town", "east", "hills"])

    assert (found["east"].newly_reached, found["town"].newly_reached) == (10, 0)
    assert found["town"].after == pytest.approx(0.75)
    assert (found["hills"].people, found["hills"].before, found["hills"].gaining) == (0, None, 0)


def test_without_a_cost_nothing_is_divided():
    assert cost_per_newly_reached(None, 10) is None
    assert cost_per_newly_reached(0, 10) == 0


metres = st.integers(-9000, 9000)
some = st.lists(st.tuples(metres, metres, st.integers(1, 90)), min_size=1, max_size=8).map(lambda all_: points(*all_))


@given(some, some, some)
def test_an_added_place_takes_from_nobody_and_a_closed_one_gives_to_nobody(people, places, added):
    more = effect(people, places, Plan(added=added), ASKED)
    assert more.lost.tolist() == [0] * len(people.amounts)
    assert (more.nearest_after <= more.nearest_before).all()
    assert not more.no_longer_reached.any()

    fewer = effect(people, places, Plan(closed=(0,)), ASKED)
    assert fewer.gained.tolist() == [0] * len(people.amounts)
    assert not fewer.newly_reached.any()


@given(some, some, some)
def test_closing_what_was_added_leaves_all_as_it_was(people, places, added):
    after = with_plan(places, Plan(added=added))
    back = with_plan(after, Plan(closed=tuple(range(len(places.amounts), len(after.amounts)))))
    assert back.positions.tolist() == places.positions.tolist()
    found = effect(people, places, Plan(added=added), ASKED)
    undone = effect(people, after, Plan(closed=tuple(range(len(places.amounts), len(after.amounts)))), ASKED)
    assert undone.lost == pytest.approx(found.gained)
    assert undone.no_longer_reached.tolist() == found.newly_reached.tolist()
