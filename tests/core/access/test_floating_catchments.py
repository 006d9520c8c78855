"""What people reach: the published values of the field, its invariants, and every pair by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.access import (
    Pairs,
    Points,
    catchment_access,
    floating_catchment,
    nearest_m,
    routes,
    zone_weights,
)
from bildungsbuero.core.places import distance_m

# PySAL `access`, its example of three hospitals: people, capacity, and what the ways cost in each scenario.
PEOPLE, HOSPITALS = np.array([100.0, 50.0, 10.0]), np.array([15.0, 20.0, 100.0])
CROSS = [[1, 80, 40], [80, 1, 40], [40, 40, 1]]
SCENARIOS = [
    (CROSS, (0.331444, 0.579828, 7.286418), (0.156257, 0.406216, 9.906352)),
    ([[1, 80, 20], [80, 1, 20], [40, 40, 1]], (0.435340, 0.683724, 5.727977), (0.173814, 0.423772, 9.643002)),
    ([[1, 80, 40], [80, 1, 40], [20, 20, 1]], (0.331072, 0.577858, 7.299992), (0.156526, 0.406373, 9.902877)),
    ([[1, 40, 20], [40, 1, 20], [20, 20, 1]], (0.442568, 0.666758, 5.740525), (0.174802, 0.424036, 9.631801)),
]


def weighted(weights):
    """Return what gives every pair of a matrix of people by places."""
    matrix = np.asarray(weights, dtype=float)
    people, places = np.nonzero(matrix)
    return lambda: [Pairs(people=people, places=places, values=matrix[people, places])]


@pytest.mark.parametrize(("costs", "two_step", "three_step"), SCENARIOS)
def test_the_hospitals_of_pysal(costs, two_step, three_step):
    ease = 1 / np.array(costs, dtype=float)
    within = weighted(np.where(np.array(costs) <= 61, ease, 0.0))
    # In this example people choose among all places, and the catchment cuts off afterwards.
    for among, expected in ((None, two_step), (ease.sum(axis=1), three_step)):
        found = catchment_access(within, population=PEOPLE, capacity=HOSPITALS, chosen_among=among)
        assert found == pytest.approx(expected, abs=5e-7)
        assert found @ PEOPLE == pytest.approx(135)


def test_the_quick_start_of_sdc_catchment():
    """Three groups of 100 people at 0, 1 and 2, providers of 10 at 0 and 2, weights of a bell curve of scale 1."""
    weights = np.exp(-((np.array([[0], [1], [2]]) - np.array([[0, 2]])) ** 2) / 2)
    found = catchment_access(weighted(weights), population=np.full(3, 100.0), capacity=np.full(2, 10.0))
    assert found == pytest.approx((0.065179, 0.069641, 0.065179), abs=5e-7)


def test_the_example_of_the_package_fca():
    found = catchment_access(weighted(np.ones((4, 6))), population=np.arange(1.0, 5.0), capacity=np.arange(1.0, 7.0))
    assert found == pytest.approx([2.1] * 4)


def test_a_zone_holds_its_upper_bound():
    distances = np.array([0, 20, 20.1, 40, 60, 60.1], dtype=float)
    assert zone_weights(distances, reach_m=60, weights=(1, 0.68, 0.22)).tolist() == [1, 1, 0.68, 0.68, 0.22, 0]


def in_the_plane(positions, amounts):
    return Points(positions=np.array(positions, dtype=float).reshape(-1, 2), amounts=np.array(amounts, dtype=float))


def test_by_hand_in_a_small_town():
    """Two schools of 20 and 30 seats; the people in the middle reach both, those in the east one of them."""
    people = in_the_plane([(0, 0), (3000, 0), (20_000, 0)], [10, 40, 5])
    schools = in_the_plane([(0, 3000), (3000, 4000)], [20, 30])
    found = floating_catchment(people, schools, reach_m=5000)
    assert found == pytest.approx([20 / 50 + 30 / 50, 20 / 50 + 30 / 50, 0])
    assert nearest_m(people, schools) == pytest.approx([3000, 4000, (17_000**2 + 4000**2) ** 0.5])


def test_where_nobody_lives_or_nothing_is_nothing_is_divided():
    empty = in_the_plane([(0, 0)], [0])
    assert floating_catchment(empty, in_the_plane([(0, 1)], [5]), reach_m=10).tolist() == [0]
    assert nearest_m(empty, in_the_plane([], [])).tolist() == [np.inf]


towns = st.integers(-20_000, 20_000)
places = st.lists(st.tuples(towns, towns, st.integers(0, 90)), min_size=1, max_size=12)
weights = st.lists(st.floats(0.05, 1), min_size=1, max_size=4).map(lambda found: sorted(found, reverse=True))


def by_pairs(people, schools, *, reach_m, weights, has_choice):
    """Return the answer from a full matrix, written down once more."""
    metres = np.linalg.norm(people.positions[:, None] - schools.positions[None], axis=2)
    zones = np.ceil(metres / reach_m * len(weights)).clip(1)
    factor = np.select([zones == zone + 1 for zone in range(len(weights))], list(weights), 0.0)
    if has_choice:
        total = factor.sum(axis=1, keepdims=True)
        factor = factor * np.divide(factor, total, out=np.zeros_like(factor), where=total > 0)
    demand = factor.T @ people.amounts
    ratio = np.divide(schools.amounts, demand, out=np.zeros_like(demand), where=demand > 0)
    return factor @ ratio, schools.amounts[demand > 0].sum()


@given(places, places, weights, st.booleans(), st.sampled_from([1, 50, 4_000_000]))
def test_the_tree_finds_what_every_pair_says_and_nothing_is_lost(people, schools, weights, has_choice, at_once):
    people = in_the_plane([place[:2] for place in people], [place[2] for place in people])
    schools = in_the_plane([place[:2] for place in schools], [place[2] for place in schools])
    before, routes.PAIRS_AT_ONCE = routes.PAIRS_AT_ONCE, at_once
    try:
        found = floating_catchment(people, schools, reach_m=7000, weights=weights, has_choice=has_choice)
    finally:
        routes.PAIRS_AT_ONCE = before
    expected, reached = by_pairs(people, schools, reach_m=7000, weights=weights, has_choice=has_choice)
    assert found == pytest.approx(expected, abs=1e-9)
    assert found @ people.amounts == pytest.approx(reached)


@given(places, places)
def test_a_further_place_takes_nothing_from_anybody(people, schools):
    people = in_the_plane([place[:2] for place in people], [place[2] + 1 for place in people])
    before = in_the_plane([place[:2] for place in schools], [place[2] for place in schools])
    after = in_the_plane([*(place[:2] for place in schools), (0, 0)], [*(place[2] for place in schools), 25])
    gained = floating_catchment(people, after, reach_m=9000) - floating_catchment(people, before, reach_m=9000)
    assert (gained >= -1e-9).all()


def test_degrees_are_measured_on_the_ground():
    trier, konz, berlin = (6.6414, 49.7566), (6.5755, 49.7020), (13.4050, 52.5200)
    people = Points(positions=np.array([trier, berlin]), amounts=np.ones(2), in_degrees=True)
    school = Points(positions=np.array([konz]), amounts=np.array([7.0]), in_degrees=True)
    metres = [distance_m(point[1], point[0], konz[1], konz[0]) for point in (trier, berlin)]
    assert nearest_m(people, school) == pytest.approx(metres, abs=0.01)
    assert floating_catchment(people, school, reach_m=metres[0] + 0.01).tolist() == [7.0, 0.0]
    assert floating_catchment(people, school, reach_m=metres[0] - 0.01).tolist() == [0.0, 0.0]
