"""Where people and places are, and which of them reach each other."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from bildungsbuero.core.places import EARTH_RADIUS_M

Array: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Indices: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.intp]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Where people or places are, in metres or degrees (longitude, latitude), and how many or how large."""

    positions: Array
    amounts: Array
    in_degrees: bool = False

    def in_space(self) -> Array:
        """Return positions between which a straight line can be measured: a plane, or the surface of the earth."""
        if not self.in_degrees:
            return self.positions
        longitude, latitude = np.radians(self.positions).T
        ring = np.cos(latitude)
        return EARTH_RADIUS_M * np.column_stack([ring * np.cos(longitude), ring * np.sin(longitude), np.sin(latitude)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """People and places that reach each other, by their positions in the two lists, with a weight or a cost."""

    people: Indices
    places: Indices
    values: Array


def through_the_earth(metres: float) -> float:
    """Return the length of the straight line below so many metres on the ground."""
    return float(2 * EARTH_RADIUS_M * np.sin(min(metres / (2 * EARTH_RADIUS_M), np.pi / 2)))


def on_the_ground(lines: Array) -> Array:
    """Return the metres on the ground above straight lines through the earth."""
    return 2 * EARTH_RADIUS_M * np.arcsin(np.minimum(lines / (2 * EARTH_RADIUS_M), 1.0))
