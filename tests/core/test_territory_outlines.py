"""Outlines made simpler: never farther away than allowed, never crossing themselves."""

from itertools import pairwise
from math import cos, hypot, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.territory.outlines import DEGREE_M, crossing, extent_m2, simplified, tolerance_for

SQUARE = ((6.6, 49.7), (6.61, 49.7), (6.61, 49.71), (6.6, 49.71), (6.6, 49.7))
BOW = ((6.6, 49.7), (6.61, 49.71), (6.61, 49.7), (6.6, 49.71), (6.6, 49.7))


def circle(points: int, wobble=lambda _number: 0.0):
    """A ring round Trier whose distance from the middle changes from point to point: it never crosses itself."""
    found = []
    for number in range(points):
        angle, radius = 2 * pi * number / points, 0.02 * (1 + wobble(number))
        found.append((6.64 + radius * cos(angle), 49.75 + radius * sin(angle)))
    return (*found, found[0])


def distance_m(point, start, end) -> float:
    narrow = cos(radians(49.75))
    (px, py), (ax, ay), (bx, by) = ((x * DEGREE_M * narrow, y * DEGREE_M) for x, y in (point, start, end))
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = 0 if not length else max(0, min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
    return hypot(px - ax - share * (bx - ax), py - ay - share * (by - ay))


def test_a_bow_tie_crosses_itself_where_its_lines_meet_and_a_square_does_not():
    assert crossing(BOW) == pytest.approx((6.605, 49.705))
    assert crossing(SQUARE) is None
    assert crossing(SQUARE[:3]) is None


def test_a_ring_that_only_touches_itself_does_not_cross():
    touching = ((6.6, 49.7), (6.62, 49.7), (6.61, 49.71), (6.62, 49.72), (6.6, 49.72), (6.61, 49.71), (6.6, 49.7))
    assert crossing(touching) is None


def test_corners_stay_and_points_on_a_line_go():
    dense = tuple((6.6 + number / 10_000, 49.7) for number in range(100)) + SQUARE[1:]
    assert set(simplified(dense, tolerance_m=1)) == set(SQUARE)
    assert simplified(SQUARE, tolerance_m=1) == SQUARE


def test_what_would_vanish_stays_as_it_is():
    assert simplified(SQUARE, tolerance_m=10_000_000) == SQUARE


def test_a_square_of_ten_metres_has_a_hundred_square_metres():
    step = 10 / DEGREE_M
    wide = step / cos(radians(49.7))
    square = ((6.6, 49.7), (6.6 + wide, 49.7), (6.6 + wide, 49.7 + step), (6.6, 49.7 + step), (6.6, 49.7))
    assert extent_m2(square) == pytest.approx(100, abs=0.5)
    assert extent_m2(square[::-1]) == pytest.approx(100, abs=0.5)


def test_the_tolerance_follows_the_picture():
    assert tolerance_for([SQUARE]) == pytest.approx(0.01 * DEGREE_M / 2000, rel=0.01)
    assert tolerance_for([]) == 0


@given(
    wobbles=st.lists(st.floats(min_value=-0.4, max_value=0.4), min_size=3, max_size=60),
    tolerance_m=st.floats(min_value=0, max_value=3000),
)
def test_a_simpler_ring_is_closed_near_and_free_of_crossings(wobbles, tolerance_m):
    ring = circle(len(wobbles), lambda number: wobbles[number])
    found = simplified(ring, tolerance_m=tolerance_m)

    assert found[0] == found[-1]
    assert len(found) >= min(4, len(ring))
    assert crossing(found) is None
    assert set(found) <= set(ring)
    for point in ring:
        near = min(distance_m(point, start, end) for start, end in pairwise(found))
        assert near <= tolerance_m + 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=8))
def test_a_crossing_is_found_exactly_where_two_lines_pass_through_each_other(corners):
    ring = tuple((6.6 + x / 100, 49.7 + y / 100) for x, y in (*corners, corners[0]))
    grid = (*corners, corners[0])

    def side(a, b, c):
        turn = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        return (turn > 0) - (turn < 0)

    lines = list(pairwise(grid))
    crosses = any(
        side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
        for number, (a, b) in enumerate(lines)
        for c, d in lines[number + 1 :]
    )
    found = crossing(ring)
    # Floating degrees may turn a touch on the grid into a passing by a millionth of a metre; never the other way.
    if crosses and len(ring) > 4:
        assert found is not None
