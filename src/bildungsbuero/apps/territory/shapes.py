"""Boundaries from the shipped files, read once in a process, and laid onto a plane for a drawing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from bildungsbuero.core.territory import Level
from bildungsbuero.core.territory.projection import Point, project
from bildungsbuero.formats.topojson import Feature, Ring, read_topology

FILES = {Level.DISTRICT: "districts.topojson", Level.MUNICIPALITY: "municipalities_demo.topojson"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The outline of a unit: rings of longitude and latitude, holes among them (even-odd rule), with its source."""

    key: str
    name: str
    rings: tuple[Ring, ...]
    source: str
    licence: str
    valid_from: date | None = None
    valid_to: date | None = None

    def stands_on(self, on: date) -> bool:
        """Whether this outline holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Shapes in the units of a drawing: x to the right, y downwards, from 0 to width and height."""

    shapes: tuple[Shape, ...]
    width: float
    height: float


def shapes(level: str, on: date, *, inside: Iterable[str] = ()) -> list[Shape]:
    """Return the outlines of a level on a day: Kreise of all Germany, or Gemeinden of the districts that ship.

    `inside` keeps those that lie in one of the units named by key, for example one Land or one Kreis.
    """
    prefixes = tuple(inside)
    standing = (shape for shape in _read(Level(level)) if shape.stands_on(on))
    return [shape for shape in standing if not prefixes or shape.key.startswith(prefixes)]


def projected(outlines: Iterable[Shape], *, width: float = 600) -> Drawing:
    """Return outlines ready for SVG: conformal, as wide as asked for, as high as the land then is."""
    flat = [(shape, [[project(*point) for point in ring] for ring in shape.rings]) for shape in outlines]
    points = [point for _shape, rings in flat for ring in rings for point in ring]
    if not points:
        return Drawing(shapes=(), width=width, height=0)
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    scale = width / (east - west)
    drawn = tuple(
        replace(shape, rings=tuple(_drawn(ring, corner=(west, north), scale=scale) for ring in rings))
        for shape, rings in flat
    )
    return Drawing(shapes=drawn, width=width, height=round((north - south) * scale, 1))


def _drawn(ring: list[Point], *, corner: Point, scale: float) -> Ring:
    """Return a ring in tenths of a drawing unit, without points that fall onto the one before."""
    rounded = [(round((x - corner[0]) * scale, 1), round((corner[1] - y) * scale, 1)) for x, y in ring]
    kept = [point for number, point in enumerate(rounded) if number == 0 or point != rounded[number - 1]]
    return tuple(kept)


@cache
def _read(level: Level) -> tuple[Shape, ...]:
    name = FILES.get(level)
    if name is None:
        return ()
    content = (files("bildungsbuero.apps.territory") / "reference" / name).read_bytes()
    topology = read_topology(content)
    source, licence = str(topology.members["attribution"]), str(topology.members["licence"])
    return tuple(
        _shape(feature, source=source, licence=licence) for layer in topology.layers.values() for feature in layer
    )


def _shape(feature: Feature, *, source: str, licence: str) -> Shape:
    since, until = feature.properties.get("valid_from"), feature.properties.get("valid_to")
    return Shape(
        key=feature.id,
        name=str(feature.properties["name"]),
        rings=feature.rings,
        source=source,
        licence=licence,
        valid_from=date.fromisoformat(since) if since else None,
        valid_to=date.fromisoformat(until) if until else None,
    )
