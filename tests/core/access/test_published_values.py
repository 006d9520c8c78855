"""Weights and measures that others have published, to six digits."""

import numpy as np
import pytest

from bildungsbuero.core.access import (
    Points,
    StraightLines,
    TravelTimes,
    catchment,
    exponential,
    gaussian,
    gravity,
    spatial_availability,
    within_reach,
    zones,
)

# PySAL `access`, its example of three hospitals: people, capacity, what the ways cost in each scenario (own place 1).
PEOPLE, HOSPITALS = np.array([100.0, 50.0, 10.0]), np.array([15.0, 20.0, 100.0])
SCENARIOS = [
    ([[1, 80, 40], [80, 1, 40], [40, 40, 1]], (0.331444, 0.579828, 7.286418), (0.156257, 0.406216, 9.906352)),
    ([[1, 80, 20], [80, 1, 20], [40, 40, 1]], (0.435340, 0.683724, 5.727977), (0.173814, 0.423772, 9.643002)),
    ([[1, 80, 40], [80, 1, 40], [20, 20, 1]], (0.331072, 0.577858, 7.299992), (0.156526, 0.406373, 9.902877)),
    ([[1, 40, 20], [40, 1, 20], [20, 20, 1]], (0.442568, 0.666758, 5.740525), (0.174802, 0.424036, 9.631801)),
]
NEARER = gravity(scale=1, exponent=-1)


def table_of(costs):
    """Return a full table of costs, people by places, as a router gives it."""
    costs = np.asarray(costs, dtype=float)
    people, places = np.indices(costs.shape).reshape(2, -1)
    return TravelTimes(size=len(costs), people=people, places=places, minutes=costs.ravel())


@pytest.mark.parametrize(("costs", "two_step", "three_step"), SCENARIOS)
def test_hospitals_of_pysal_from_a_table_of_a_router(costs, two_step, three_step):
    asked = {"population": PEOPLE, "capacity": HOSPITALS, "weight": NEARER}
    found = catchment(table_of(costs), reach=61, **asked)
    assert found == pytest.approx(two_step, abs=5e-7)
    assert found @ PEOPLE == pytest.approx(135)

    # There people choose among all places; only then the catchment cuts off. Then no one is farther than 61 any more.
    far = np.where(np.asarray(costs) <= 61, NEARER(np.asarray(costs, dtype=float)), 0.0)
    among = NEARER(np.asarray(costs, dtype=float)).sum(axis=1, keepdims=True)
    weights = far * far / among
    found = catchment(
        table_of(weights), population=PEOPLE, capacity=HOSPITALS, reach=np.inf, weight=lambda values: values
    )
    assert found == pytest.approx(three_step, abs=5e-7)
    assert found @ PEOPLE == pytest.approx(135)


def test_scenarios_move_access_as_pysal_asserts():
    first, inbound, outbound, both = (
        catchment(table_of(costs), population=PEOPLE, capacity=HOSPITALS, reach=61, weight=NEARER)
        for costs, _two, _three in SCENARIOS
    )
    assert np.sign(inbound - first).tolist() == [1, 1, -1]
    assert np.sign(outbound - first).tolist() == [-1, -1, 1]
    assert np.sign(both - first).tolist() == [1, 1, -1]


def test_quick_start_of_sdc_catchment():
    people = Points(positions=np.array([[0.0, 0], [1, 0], [2, 0]]), amounts=np.full(3, 100.0))
    providers = Points(positions=np.array([[0.0, 0], [2, 0]]), amounts=np.full(2, 10.0))
    found = catchment(
        StraightLines(people, providers),
        population=people.amounts,
        capacity=providers.amounts,
        reach=5,
        weight=gaussian(1),
    )
    assert found == pytest.approx((0.065179, 0.069641, 0.065179), abs=5e-7)


def test_spatial_availability_of_soukhov():
    times = [[15, 30, 100], [30, 15, 100], [100, 100, 15]]
    people, jobs = np.array([50_000.0, 150_000, 10_000]), np.array([100_000.0, 100_000, 10_000])
    found = spatial_availability(
        table_of(times), population=people, capacity=jobs, reach=np.inf, weight=exponential(0.1)
    )
    assert found == pytest.approx((66_833, 133_203, 9_963), abs=1)
    assert found.sum() == pytest.approx(210_000)


def test_the_example_of_the_package_fca():
    found = catchment(
        table_of(np.ones((4, 6))),
        population=np.arange(1.0, 5),
        capacity=np.arange(1.0, 7),
        reach=1,
        weight=zones((1,), (1,)),
    )
    assert found == pytest.approx([2.1] * 4)


def test_weights_of_pysal():
    minutes = np.arange(0.0, 71, 10)
    assert zones((20, 40, 60), (1, 0.68, 0.22))(minutes).tolist() == [1, 1, 1, 0.68, 0.68, 0.22, 0.22, 0]
    assert gaussian(20)(np.array([0.0, 20, 40, 60])) == pytest.approx([1, 0.60653066, 0.13533528, 0.01110900], abs=5e-9)
    pull = gravity(scale=20, exponent=-2, least=1)
    assert pull(np.array([0.0, 1, 2, 20, 40, 60])) == pytest.approx([400, 400, 100, 1, 0.25, 1 / 9])


def test_what_is_within_reach_is_counted_or_weighed():
    table = table_of([[10, 30], [31, 5], [90, 90]])
    seats = np.array([20.0, 40.0])
    assert within_reach(table, size=3, capacity=np.ones(2), reach=30).tolist() == [2, 1, 0]
    assert within_reach(table, size=3, capacity=seats, reach=30).tolist() == [60, 40, 0]
    assert within_reach(table, size=3, capacity=seats, reach=30, weight=NEARER) == pytest.approx(
        [2 + 40 / 30, 40 / 5, 0]
    )
