"""What a run of reach finds: against all pairs, by hand, and summed for areas."""

import numpy as np
import pytest

from bildungsbuero.core.access import Points, TravelTimes
from bildungsbuero.core.reach import Question, area_sum, measured, not_reached, weighted_quantile
from bildungsbuero.core.reach_method import USUAL_WEIGHTS, weights_of

BOUNDS = (1000.0, 2000.0, 3000.0, 5000.0)
ASKED = Question(reach=5000.0, bounds=BOUNDS, weights=(1.0,))


def points(positions, amounts):
    return Points(positions=np.array(positions, dtype=float), amounts=np.array(amounts, dtype=float))


def by_all_pairs(people, places, question):
    """The same by every pair: distances, numbers within each bound, capacity for each person."""
    away = np.hypot(*(people.positions[:, None, :] - places.positions[None, :, :]).transpose(2, 0, 1))
    near = away <= question.reach
    demand = near.T @ people.amounts
    ratio = np.divide(places.amounts, demand, out=np.zeros(len(demand)), where=demand > 0)
    return away.min(axis=1), [(away <= bound).sum(axis=1) for bound in question.bounds], near @ ratio


def check_against_all_pairs(people, places):
    found = measured(people, places, ASKED)
    nearest, within, access = by_all_pairs(people, places, ASKED)

    assert np.allclose(found.nearest_m, nearest)
    for counts, expected in zip(found.within, within, strict=True):
        assert np.array_equal(counts, expected)
    assert np.allclose(found.access, access)


def test_a_run_agrees_with_all_pairs():
    dice = np.random.default_rng(6)
    people = points(dice.uniform(0, 20_000, (400, 2)), dice.integers(1, 30, 400))
    check_against_all_pairs(people, points(dice.uniform(0, 20_000, (40, 2)), np.ones(40)))


def test_a_cell_on_the_border_of_a_bound_is_within():
    found = measured(points([(1000, 0), (1000.001, 0)], [1, 1]), points([(0, 0)], [1]), ASKED)

    assert found.within[0].tolist() == [1, 0]


def test_minutes_are_the_straight_line_times_the_detour_at_the_usual_speeds():
    found = measured(points([(900, 0)], [1]), points([(0, 0)], [1]), Question(reach=1, bounds=(), detour=1.25))

    # 900 m × 1.25 = 1,125 m: 15 minutes at 4.5 km/h, 4.5 minutes at 15 km/h.
    assert found.walk == pytest.approx([15.0])
    assert found.bike == pytest.approx([4.5])


def test_an_area_is_summed_by_its_people():
    people = points([(0, 0), (1500, 0), (4000, 0)], [10, 20, 70])
    found = measured(people, points([(0, 0)], [1]), ASKED)

    one = area_sum(found, people.amounts, np.array([0, 1, 2]))

    assert one is not None
    assert (one.people, one.cells) == (100, 3)
    assert one.mean_m == pytest.approx(3100)
    assert (one.median_m, one.most_m) == (4000, 4000)
    assert one.within == (10, 30, 30, 100)
    assert one.places == pytest.approx((0.1, 0.3, 0.3, 1.0))
    assert (one.on_foot, one.by_bike) == (10, 30)
    assert one.access == pytest.approx(0.01)
    assert one.without_access == 0


def test_an_area_without_people_has_no_sum():
    people = points([(0, 0)], [0])

    assert area_sum(measured(people, people, ASKED), people.amounts, np.array([0])) is None


def test_quantiles_count_people_not_cells():
    values, weights = np.array([1.0, 2.0, 3.0]), np.array([1.0, 1.0, 8.0])

    assert weighted_quantile(values, weights, 0.2) == 2.0
    assert weighted_quantile(values, weights, 0.21) == 3.0
    assert weighted_quantile(values, np.array([5.0, 5.0, 0.0]), 0.5) == 1.0


def test_who_is_not_reached_stands_with_the_farthest_first_and_empty_cells_are_left_out():
    people = points([(0, 0), (5000, 0), (9000, 0), (7000, 0)], [1, 1, 1, 0])

    assert not_reached(measured(people, points([(0, 0)], [1]), ASKED), people.amounts).tolist() == [2, 1]


def test_travel_times_take_the_place_of_the_line():
    people, places = points([(0, 0), (0, 0)], [10, 10]), points([(0, 0), (9, 9)], [1, 1])
    table = TravelTimes(size=2, people=np.array([0]), places=np.array([1]), minutes=np.array([12.0]))
    asked = Question(reach=15.0, bounds=(10.0, 15.0), weights=(1.0,))

    found = measured(people, places, asked, routes=table)

    assert found.walk is None
    assert found.minutes is not None
    assert found.minutes.tolist() == [12.0, np.inf]
    assert [counts.tolist() for counts in found.within] == [[0, 0], [1, 0]]
    assert not_reached(found, people.amounts).tolist() == [1]
    one = area_sum(found, people.amounts, np.array([0, 1]))
    assert one is not None
    assert (one.in_time, one.on_foot, one.without_access) == (10, None, 10)


def test_each_method_has_its_weights():
    assert weights_of("none") == ()
    assert weights_of("2sfca", [0.5]) == (1.0,)
    assert weights_of("e2sfca") == USUAL_WEIGHTS
    assert weights_of("3sfca", [1, 0.5]) == (1.0, 0.5)
