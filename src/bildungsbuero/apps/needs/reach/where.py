"""Which Gemeinde, or which part of an own layer, a cell lies in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from bildungsbuero.apps.territory.models import Layer
from bildungsbuero.apps.territory.outlines import outlines_on
from bildungsbuero.apps.territory.shapes import Shape, shapes
from bildungsbuero.core.territory import Level
from bildungsbuero.core.territory.european_grid import Array, Indices, in_degrees
from bildungsbuero.core.territory.inside import outline_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area with its key and name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotted:
    """The areas that hold cells, and for each cell the number of its area, −1 where it lies in none."""

    areas: tuple[Area, ...]
    at: Indices


def by_municipality(positions: Array, on: date) -> Allotted:
    """Return the Gemeinde of each cell, where no outline of one is known the Kreis."""
    points = in_degrees(positions)
    outlines = shapes(Level.MUNICIPALITY, on)
    found = outline_of(points, [outline.rings for outline in outlines])
    rest = np.flatnonzero(found < 0)
    districts = shapes(Level.DISTRICT, on) if len(rest) else []
    around = outline_of(points[rest], [outline.rings for outline in districts])
    found[rest] = np.where(around >= 0, around + len(outlines), -1)
    return _allotted([*outlines, *districts], found)


def by_part(positions: Array, layer: Layer, on: date) -> Allotted | None:
    """Return the part of an own layer that each cell lies in, None where no outline of the layer is known."""
    outlines = outlines_on(layer, on)
    if not outlines:
        return None
    return _allotted(outlines, outline_of(in_degrees(positions), [outline.rings for outline in outlines]))


def _allotted(outlines: Sequence[Shape], found: Indices) -> Allotted:
    """Only those outlines that hold a cell, numbered anew."""
    used = np.unique(found[found >= 0])
    numbers = np.full(len(outlines) + 1, -1, dtype=np.intp)
    numbers[used] = np.arange(len(used))
    areas = tuple(Area(key=outlines[number].key, name=outlines[number].name) for number in used)
    return Allotted(areas=areas, at=np.where(found >= 0, numbers[found], -1))
