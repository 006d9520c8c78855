"""GeoJSON (RFC 7946): areas with what the file says about them; what cannot be an area is named with its place."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.territory.outlines import FEWEST_POINTS, crossing, extent_m2

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Point, ...]

MOST_BYTES = 30 * 2**20
MOST_FEATURES = 1_000
MOST_POINTS = 300_000
MOST_POINTS_OF_A_RING = 50_000
MOST_REFUSED = 50
# Longitude and latitude by which a position in or near Germany is told from one in metres or one with both exchanged.
EAST, NORTH = (4.0, 17.0), (46.0, 56.5)
WGS84 = ("crs84", "4326", "wgs84", "wgs 84")
# A ring that encloses less than a square metre is a stroke.
LEAST_M2 = 1.0
# No system of coordinates has larger numbers.
MOST_METRES = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One area: its number in the file, its properties as text, its closed rings, holes among them (even-odd rule)."""

    number: int
    properties: Mapping[str, str]
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The areas of a file, and for each other feature why it is none."""

    features: tuple[Feature, ...]
    refused: tuple[Refusal, ...]

    @property
    def property_names(self) -> list[str]:
        """The names of all properties in the order of the file."""
        return list(dict.fromkeys(name for feature in self.features for name in feature.properties))


def read_geojson(content: bytes) -> Collection:
    """Return the areas of a file; one that is no GeoJSON, too large or in other coordinates is refused as a whole."""
    document = _document(content)
    _check_coordinates_are_degrees(document)
    written = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(written, list):
        raise Refusal("geojson.no_collection", found=str(document.get("type") or "–")[:40])
    if not written:
        raise Refusal("geojson.empty")
    if len(written) > MOST_FEATURES:
        raise Refusal("geojson.too_many_features", most=MOST_FEATURES, found=len(written))
    features, refused, points = [], [], 0
    for number, item in enumerate(written, 1):
        try:
            feature = _feature(number, item)
        except Refusal as refusal:
            refused.append(refusal)
            continue
        features.append(feature)
        points += sum(len(ring) for ring in feature.rings)
        if points > MOST_POINTS:
            raise Refusal("geojson.too_many_points", most=MOST_POINTS)
    if not features:
        # Where nothing can be used, the first reason says more than "nothing".
        raise refused[0]
    return Collection(features=tuple(features), refused=tuple(refused[:MOST_REFUSED]))


def _document(content: bytes) -> dict[str, Any]:
    if len(content) > MOST_BYTES:
        raise Refusal("geojson.too_large", limit_mb=MOST_BYTES // 2**20)
    if content[:2] == b"PK" or content[:6] == b"SQLite":
        raise Refusal("geojson.other_format")
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Refusal("geojson.encoding") from error
    except (ValueError, RecursionError) as error:
        raise Refusal("geojson.not_json") from error
    if not isinstance(document, dict):
        raise Refusal("geojson.no_collection", found="–")
    return document


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _check_coordinates_are_degrees(document: Mapping[str, Any]) -> None:
    """Refuse a file that says it holds other coordinates than longitude and latitude (the member of 2008)."""
    named = document.get("crs")
    if not named:
        return
    text = json.dumps(named, ensure_ascii=False).casefold()
    if not any(word in text for word in WGS84):
        inner = named.get("properties") if isinstance(named, dict) else None
        name = inner.get("name", "") if isinstance(inner, dict) else ""
        raise Refusal("geojson.other_coordinates", name=str(name)[:60] or "?")


def _feature(number: int, item: Any) -> Feature:
    geometry = item.get("geometry") if isinstance(item, dict) else None
    properties = _properties(item)
    place = Place(row=number, field=_heading(properties))
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        kind = geometry.get("type", "") if isinstance(geometry, dict) else ""
        raise Refusal("geojson.no_area", place=place, number=number, found=str(kind)[:40] or "–")
    rings = tuple(_ring(ring, place) for ring in _written_rings(geometry, place))
    if not rings:
        raise Refusal("geojson.no_area", place=place, number=number, found="–")
    return Feature(number=number, properties=properties, rings=rings)


def _heading(properties: Mapping[str, str]) -> str:
    """What a person knows the area by: the first word among its properties, else the first number."""
    values = [value[:60] for value in properties.values() if value]
    return next((value for value in values if any(sign.isalpha() for sign in value)), values[0] if values else "")


def _properties(item: Any) -> dict[str, str]:
    found = item.get("properties") if isinstance(item, dict) else None
    named = {str(name)[:60]: _text(value) for name, value in found.items()} if isinstance(found, dict) else {}
    own = item.get("id") if isinstance(item, dict) else None
    return {**({"id": _text(own)} if own is not None and "id" not in named else {}), **named}


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _written_rings(geometry: Mapping[str, Any], place: Place) -> Iterator[Any]:
    polygons = geometry.get("coordinates")
    polygons = [polygons] if geometry["type"] == "Polygon" else polygons
    if not isinstance(polygons, list) or not all(isinstance(polygon, list) for polygon in polygons):
        raise Refusal("geojson.broken", place=place, number=place.row)
    for polygon in polygons:
        yield from polygon


def _ring(written: Any, place: Place) -> Ring:
    number = place.row
    if not isinstance(written, list) or len(written) < FEWEST_POINTS:
        raise Refusal("geojson.ring_short", place=place, number=number)
    if len(written) > MOST_POINTS_OF_A_RING:
        raise Refusal("geojson.ring_long", place=place, number=number, most=MOST_POINTS_OF_A_RING)
    points = [_point(position, place) for position in written]
    if points[0] != points[-1]:
        raise Refusal("geojson.ring_open", place=place, number=number)
    ring = tuple(point for index, point in enumerate(points) if index == 0 or point != points[index - 1])
    if (met := crossing(ring)) is not None:
        raise Refusal("geojson.ring_crosses", place=place, number=number, lon=f"{met[0]:.5f}", lat=f"{met[1]:.5f}")
    # After the crossings: a bow tie has two halves that run round in different ways, and encloses nothing in sum.
    if len(ring) < FEWEST_POINTS or extent_m2(ring) < LEAST_M2:
        raise Refusal("geojson.ring_short", place=place, number=number)
    return ring


def _point(position: Any, place: Place) -> Point:
    if not _is_position(position):
        raise Refusal("geojson.broken", place=place, number=place.row)
    x, y = float(position[0]), float(position[1])
    if not (EAST[0] <= x <= EAST[1] and NORTH[0] <= y <= NORTH[1]):
        raise _elsewhere(x, y, place)
    return x, y


def _is_position(position: Any) -> bool:
    is_list = isinstance(position, list) and len(position) >= 2
    return is_list and all(
        isinstance(part, int | float) and not isinstance(part, bool) and abs(part) < MOST_METRES
        for part in position[:2]
    )


def _elsewhere(x: float, y: float, place: Place) -> Refusal:
    facts = {"number": place.row, "x": f"{x:.6g}", "y": f"{y:.6g}"}
    if EAST[0] <= y <= EAST[1] and NORTH[0] <= x <= NORTH[1]:
        return Refusal("geojson.exchanged", place=place, **facts)
    if abs(x) > 180 or abs(y) > 90:
        return Refusal("geojson.not_degrees", place=place, **facts)
    return Refusal("geojson.elsewhere", place=place, **facts)


def all_rings(features: Sequence[Feature]) -> list[Ring]:
    """Return the rings of all areas."""
    return [ring for feature in features for ring in feature.rings]
