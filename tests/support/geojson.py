"""Small GeoJSON files, written by hand: squares near Trier that no town has."""

import json
from typing import Any

WEST, SOUTH, STEP = 6.6, 49.7, 0.01


def square(key: Any, name: str, *, column: int = 0, row: int = 0, **properties: Any) -> dict[str, Any]:
    """Return a feature whose outline is a square of a grid."""
    return feature({"nr": key, "name": name, **properties}, [ring(column=column, row=row)])


def ring(*, column: float = 0, row: float = 0, size: float = 1) -> list[list[float]]:
    """Return the closed ring of a square."""
    west, south = WEST + column * STEP, SOUTH + row * STEP
    east, north = west + size * STEP, south + size * STEP
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(properties: dict[str, Any], rings: list[Any], *, kind: str = "Polygon") -> dict[str, Any]:
    """Return a feature."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": rings}}


def geojson(features: list[Any], **members: Any) -> str:
    """Return a file."""
    return json.dumps({"type": "FeatureCollection", **members, "features": features}, ensure_ascii=False)
