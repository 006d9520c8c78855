"""TopoJSON: shapes that share their borders as arcs (specification: github.com/topojson/topojson-specification)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from bildungsbuero.core.errors import Refusal

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One shape: its id, what the file says about it, and its closed rings, holes among them (even-odd rule)."""

    id: str
    properties: Mapping[str, Any]
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topology:
    """A decoded file: features by layer, and the members that the specification does not know, such as a licence."""

    layers: Mapping[str, tuple[Feature, ...]]
    members: Mapping[str, Any]


def read_topology(content: bytes) -> Topology:
    """Return the polygons of a TopoJSON file; a file of another kind is refused."""
    try:
        document = json.loads(content)
        arcs = _arcs(document["arcs"], document.get("transform"))
        layers = {name: tuple(_features(layer, arcs)) for name, layer in document["objects"].items()}
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise Refusal("territory.not_topojson") from error
    known = {"type", "arcs", "transform", "objects", "bbox"}
    return Topology(layers=layers, members={name: value for name, value in document.items() if name not in known})


def _arcs(arcs: Sequence[Sequence[Sequence[float]]], transform: Mapping[str, Any] | None) -> list[Ring]:
    """Return the arcs in degrees: with a transform each point is a step from the one before, in whole grid units."""
    if transform is None:
        return [tuple((float(point[0]), float(point[1])) for point in arc) for arc in arcs]
    scale, origin = transform["scale"], transform["translate"]
    return [tuple(_walked(arc, scale, origin)) for arc in arcs]


def _walked(arc: Sequence[Sequence[float]], scale: Sequence[float], origin: Sequence[float]) -> Iterator[Point]:
    east = north = 0.0
    for step in arc:
        east, north = east + step[0], north + step[1]
        yield east * scale[0] + origin[0], north * scale[1] + origin[1]


def _features(layer: Mapping[str, Any], arcs: Sequence[Ring]) -> Iterator[Feature]:
    for geometry in layer["geometries"]:
        yield Feature(
            id=str(geometry.get("id", "")),
            properties=geometry.get("properties") or {},
            rings=tuple(_ring(indices, arcs) for indices in _ring_indices(geometry)),
        )


def _ring_indices(geometry: Mapping[str, Any]) -> list[list[int]]:
    """Return the arcs of every ring; points and lines have none, as an empty geometry."""
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in geometry["arcs"] for ring in polygon]
    return []


def _ring(indices: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Return the points of a ring; arc ~i is arc i backwards, and arcs meet in a point that both of them hold."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)
