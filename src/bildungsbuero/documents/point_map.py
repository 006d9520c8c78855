"""A map of numbered points over the outlines of an area, as SVG for print."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians
from typing import TypeAlias

from bildungsbuero.documents.typefaces import FAMILY

Spot: TypeAlias = tuple[float, float]

WIDTH = 600.0
MARGIN = 12.0
# Points so close together share one dot, and that many numbers stand beside it.
NEARBY = 14.0
MOST_NUMBERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The rings of an area as longitude and latitude in degrees; `is_around` for what only lies beside it."""

    rings: Sequence[Sequence[Spot]]
    is_around: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What stands beside a dot, and where it lies in degrees."""

    label: str
    longitude: float
    latitude: float


def point_map(outlines: Iterable[Outline], points: Sequence[Point]) -> str:
    """Return the map; points outside the area widen it. Empty where nothing has a position."""
    drawn = list(outlines)
    own = [spot for one in drawn if not one.is_around for ring in one.rings for spot in ring]
    spots = [*own, *((point.longitude, point.latitude) for point in points)]
    if not points or not spots:
        return ""
    frame = _Frame.around(spots)
    # What only lies beside the area is drawn first, below it.
    drawn.sort(key=lambda one: not one.is_around)
    shapes = "".join(_shape(one, frame) for one in drawn)
    dots = "".join(_dot(place, labels) for place, labels in _gathered(points, frame))
    size = f'viewBox="0 0 {WIDTH:.0f} {frame.height:.0f}" width="{WIDTH:.0f}" height="{frame.height:.0f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FAMILY}" font-size="11">'
        f'<rect width="{WIDTH:.0f}" height="{frame.height:.0f}" fill="#fff"/>{shapes}{dots}</svg>'
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    west: float
    north: float
    scale: float
    stretch: float
    height: float

    @classmethod
    def around(cls, spots: Sequence[Spot]) -> "_Frame":
        """Return the frame that holds all spots; a degree of longitude is as long as it is in the middle."""
        longitudes, latitudes = [spot[0] for spot in spots], [spot[1] for spot in spots]
        south, north = min(latitudes), max(latitudes)
        stretch = cos(radians((south + north) / 2))
        wide = max((max(longitudes) - min(longitudes)) * stretch, 0.01)
        scale = (WIDTH - 2 * MARGIN) / wide
        height = max((north - south) * scale, 60.0) + 2 * MARGIN
        return cls(west=min(longitudes), north=north, scale=scale, stretch=stretch, height=height)

    def at(self, spot: Spot) -> Spot:
        """Return where a spot lies in the drawing."""
        x = MARGIN + (spot[0] - self.west) * self.stretch * self.scale
        return x, MARGIN + (self.north - spot[1]) * self.scale


def _shape(one: Outline, frame: _Frame) -> str:
    path = "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(frame.at, ring)) + "Z" for ring in one.rings if ring
    )
    fill = "#f2f3f7" if one.is_around else "#e3e8f6"
    return f'<path d="{path}" fill="{fill}" stroke="#6b7390" stroke-width="0.8" fill-rule="evenodd"/>'


def _gathered(points: Sequence[Point], frame: _Frame) -> list[tuple[Spot, list[str]]]:
    cells: dict[tuple[int, int], list[tuple[Spot, str]]] = defaultdict(list)
    for point in points:
        x, y = frame.at((point.longitude, point.latitude))
        cells[round(x / NEARBY), round(y / NEARBY)].append(((x, y), point.label))
    return [(found[0][0], [label for _spot, label in found]) for found in cells.values()]


def _dot(place: Spot, labels: list[str]) -> str:
    x, y = place
    text = ", ".join(labels[:MOST_NUMBERS]) + (" …" if len(labels) > MOST_NUMBERS else "")
    is_right = x > WIDTH * 0.8
    beside = f'x="{x - 6 if is_right else x + 6:.1f}" y="{y + 4:.1f}"' + (' text-anchor="end"' if is_right else "")
    halo = 'stroke="#fff" stroke-width="3" stroke-linejoin="round"'
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#14246b" stroke="#fff"/>'
        f'<text {beside} fill="#fff" {halo}>{escape(text)}</text>'
        f'<text {beside} fill="#0d143c">{escape(text)}</text>'
    )
