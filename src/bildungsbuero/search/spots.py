"""The points at which offers take place, and which of them lie within a radius."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

import tantivy

from bildungsbuero.core.places import Box, box_around, distance_m
from bildungsbuero.search.request import Near

# One answer of the index holds no more.
MOST_SPOTS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """Points sorted by latitude, each with its key in the index."""

    latitudes: tuple[float, ...]
    points: tuple[tuple[float, float, str], ...]

    @classmethod
    def of(cls, keys: Iterable[str]) -> Self:
        """Return the points behind some keys."""
        points = []
        for key in keys:
            latitude, longitude = map(float, key.split(","))
            points.append((latitude, longitude, key))
        points.sort()
        return cls(latitudes=tuple(point[0] for point in points), points=tuple(points))

    def within(self, near: Near) -> list[str]:
        """Return the keys of the points within a radius."""
        box = box_around(near.latitude, near.longitude, radius_m=near.radius_m)
        first, end = bisect_left(self.latitudes, box.south), bisect_right(self.latitudes, box.north)
        return [
            key
            for latitude, longitude, key in self.points[first:end]
            if box.west <= longitude <= box.east
            and distance_m(near.latitude, near.longitude, latitude, longitude) <= near.radius_m
        ]


def all_spots(searcher: Any) -> Spots | None:
    """Return every point of the index; None where there are more than one answer holds."""
    keys = _keys(searcher, tantivy.Query.all_query())
    return Spots.of(keys) if len(keys) < MOST_SPOTS else None


def spots_around(searcher: Any, schema: Any, near: Near) -> Spots:
    """Return the points of a box around a radius."""
    box: Box = box_around(near.latitude, near.longitude, radius_m=near.radius_m)
    number, must = tantivy.FieldType.Float, tantivy.Occur.Must
    sides = [
        (must, tantivy.Query.range_query(schema, "latitude", number, box.south, box.north)),
        (must, tantivy.Query.range_query(schema, "longitude", number, box.west, box.east)),
    ]
    return Spots.of(_keys(searcher, tantivy.Query.boolean_query(sides)))


def _keys(searcher: Any, query: Any) -> list[str]:
    found = searcher.aggregate(query, {"spots": {"terms": {"field": "spot", "size": MOST_SPOTS}}})
    return [bucket["key"] for bucket in found["spots"]["buckets"]]
