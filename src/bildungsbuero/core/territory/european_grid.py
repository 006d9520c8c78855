"""Longitude and latitude onto the plane of the European grid, EPSG:3035, in which census cells are cut; and back.

Lambert's azimuthal equal-area projection on the ellipsoid GRS80, formulas 24-2 to 24-31 of Snyder, Map Projections: A
Working Manual (USGS Professional Paper 1395, 1987). Straight lines in it are right to half a thousandth within Germany.
"""

from typing import TypeAlias

import numpy as np

Array: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Indices: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.intp]]

_A = 6_378_137.0
_F = 1 / 298.257222101
_E2 = _F * (2 - _F)
_E = float(np.sqrt(_E2))
_LATITUDE, _LONGITUDE = np.radians(52.0), np.radians(10.0)
_EAST, _NORTH = 4_321_000.0, 3_210_000.0


def _q(latitude: Array) -> Array:
    sine = np.sin(latitude)
    flat = 1 - _E2 * sine**2
    return (1 - _E2) * (sine / flat - np.log((1 - _E * sine) / (1 + _E * sine)) / (2 * _E))


_QP = float(_q(np.asarray(np.pi / 2)))
_BETA = float(np.arcsin(_q(np.asarray(_LATITUDE)) / _QP))
_RQ = _A * float(np.sqrt(_QP / 2))
_D = _A * float(np.cos(_LATITUDE) / np.sqrt(1 - _E2 * np.sin(_LATITUDE) ** 2)) / (_RQ * float(np.cos(_BETA)))


def on_the_grid(positions: Array) -> Array:
    """Return metres east and north in EPSG:3035 for rows of longitude and latitude in degrees."""
    turned, latitude = np.radians(positions[:, 0]) - _LONGITUDE, np.radians(positions[:, 1])
    beta = np.arcsin(np.clip(_q(latitude) / _QP, -1.0, 1.0))
    around = 1 + np.sin(_BETA) * np.sin(beta) + np.cos(_BETA) * np.cos(beta) * np.cos(turned)
    scale = _RQ * np.sqrt(2 / around)
    east = scale * _D * np.cos(beta) * np.sin(turned)
    north = scale / _D * (np.cos(_BETA) * np.sin(beta) - np.sin(_BETA) * np.cos(beta) * np.cos(turned))
    return np.column_stack([east + _EAST, north + _NORTH])


def in_degrees(positions: Array) -> Array:
    """Return longitude and latitude in degrees for rows of metres east and north in EPSG:3035."""
    east, north = (positions[:, 0] - _EAST) / _D, (positions[:, 1] - _NORTH) * _D
    away = np.hypot(east, north)
    angle = 2 * np.arcsin(np.clip(away / (2 * _RQ), -1.0, 1.0))
    # At the centre of the projection nothing lies in any direction.
    rise = np.divide(north * np.sin(angle) * np.cos(_BETA), away, out=np.zeros_like(away), where=away > 0)
    beta = np.arcsin(np.clip(np.cos(angle) * np.sin(_BETA) + rise, -1.0, 1.0))
    turned = np.arctan2(
        east * np.sin(angle), away * np.cos(_BETA) * np.cos(angle) - north * np.sin(_BETA) * np.sin(angle)
    )
    return np.column_stack([np.degrees(turned + _LONGITUDE), np.degrees(_geodetic(beta))])


def _geodetic(beta: Array) -> Array:
    """The latitude on the ellipsoid of one on the sphere of the same area (formula 3-18)."""
    e4, e6 = _E2**2, _E2**3
    return (
        beta
        + (_E2 / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * np.sin(2 * beta)
        + (23 * e4 / 360 + 251 * e6 / 3780) * np.sin(4 * beta)
        + (761 * e6 / 45360) * np.sin(6 * beta)
    )
