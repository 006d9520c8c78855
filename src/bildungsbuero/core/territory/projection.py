"""Longitude and latitude onto a plane: Lambert's conformal conic projection with the parallels used for Germany.

Spherical formulas 15-1 to 15-4 of Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), with
the constants of EPSG:5243 (ETRS89 / LCC Germany). The sphere is good to some tenths of a percent: enough for a picture.
"""

from math import cos, log, pi, radians, sin, tan

EARTH_RADIUS_KM = 6371.0
_SOUTH, _NORTH = radians(48 + 2 / 3), radians(53 + 2 / 3)
_MERIDIAN, _PARALLEL = radians(10.5), radians(51.0)

Point = tuple[float, float]


def _half_tangent(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)


_CONE = log(cos(_SOUTH) / cos(_NORTH)) / log(_half_tangent(_NORTH) / _half_tangent(_SOUTH))
_SCALE = EARTH_RADIUS_KM * cos(_SOUTH) * _half_tangent(_SOUTH) ** _CONE / _CONE
_ORIGIN = _SCALE / _half_tangent(_PARALLEL) ** _CONE


def project(longitude: float, latitude: float) -> Point:
    """Return kilometres east and north of 10.5° E, 51° N."""
    radius = _SCALE / _half_tangent(radians(latitude)) ** _CONE
    angle = _CONE * (radians(longitude) - _MERIDIAN)
    return radius * sin(angle), _ORIGIN - radius * cos(angle)
