"""The projection of maps."""

from math import asin, cos, hypot, radians, sin, sqrt

import pytest

from bildungsbuero.core.territory.projection import EARTH_RADIUS_KM, project

PLACES = {"Flensburg": (9.44, 54.78), "Konstanz": (9.18, 47.66), "Aachen": (6.08, 50.78), "Görlitz": (14.99, 51.15)}


def great_circle_km(one, other):
    (east, north), (other_east, other_north) = one, other
    height, width = radians(other_north - north) / 2, radians(other_east - east) / 2
    chord = sin(height) ** 2 + cos(radians(north)) * cos(radians(other_north)) * sin(width) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))


@pytest.mark.parametrize("pair", [("Flensburg", "Konstanz"), ("Aachen", "Görlitz"), ("Aachen", "Konstanz")])
def test_distances_within_germany_are_true_to_half_a_percent(pair):
    one, other = (PLACES[name] for name in pair)
    (x, y), (other_x, other_y) = project(*one), project(*other)
    assert hypot(other_x - x, other_y - y) == pytest.approx(great_circle_km(one, other), rel=0.005)


def test_the_origin_lies_at_the_middle_meridian():
    assert project(10.5, 51.0) == pytest.approx((0, 0), abs=1e-9)
    assert project(12.0, 51.0)[0] > 0 > project(10.5, 50.0)[1]
