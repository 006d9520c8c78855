"""The ground under the points of a map: the office's area with its municipalities, and the districts around it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.portal.offers.points import collection, feature
from bildungsbuero.apps.territory.areas import districts_of
from bildungsbuero.apps.territory.shapes import Shape, shapes
from bildungsbuero.core.territory import Level

# How far around the area districts are shown, in degrees (about 10 km).
AROUND_DEG = 0.1
# Ten metres are enough for an outline.
DECIMALS = 4
Box = tuple[float, float, float, float]


def ground(office: Office | None, on: date) -> dict[str, Any]:
    """Return the shapes of an office's area and of the districts around it, each with its name and its middle.

    Where outlines of municipalities ship they take the place of the coarser one of their district.
    """
    keys = {unit.key for unit in districts_of(office, on)} if office else set()
    districts = shapes(Level.DISTRICT, on)
    own = [shape for shape in districts if shape.key in keys]
    if not own:
        return collection([])
    frame = _widened(_box(own))
    around = [shape for shape in districts if shape.key not in keys and _meet(_box([shape]), frame)]
    parts = shapes(Level.MUNICIPALITY, on, inside=sorted(keys))
    divided = {part.key[:5] for part in parts}
    whole = [shape for shape in own if shape.key not in divided]
    return collection(
        [
            *(_drawn(shape, "around") for shape in around),
            *(_drawn(shape, "own") for shape in whole),
            *(_drawn(part, "part") for part in parts),
        ]
    )


def _drawn(shape: Shape, role: str) -> dict[str, Any]:
    rings = [[[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring] for ring in shape.rings]
    west, south, east, north = _box([shape])
    middle = [round((south + north) / 2, DECIMALS), round((west + east) / 2, DECIMALS)]
    return feature("MultiPolygon", [[ring] for ring in rings], name=shape.name, role=role, middle=middle)


def _box(found: Iterable[Shape]) -> Box:
    points = [point for shape in found for ring in shape.rings for point in ring]
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _widened(box: Box) -> Box:
    west, south, east, north = box
    return west - AROUND_DEG, south - AROUND_DEG, east + AROUND_DEG, north + AROUND_DEG


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
