"""Points with an amount each as CSV: id, x_m, y_m (or lon, lat), then capacity or population."""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bildungsbuero.core.access import Points
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.plain_csv import rows_of

IN_METRES = ("x_m", "y_m")
IN_DEGREES = ("lon", "lat")
FARTHEST = {"x_m": 1e8, "y_m": 1e8, "lon": 180.0, "lat": 90.0}
MOST_POINTS = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PointTable:
    """The points of a file and their ids, in its order."""

    ids: tuple[str, ...]
    points: Points


def read_points(path: Path, *, amount: str) -> PointTable:
    """Return the points of a CSV file (comma or semicolon); raises Refusal that names row and column."""
    rows = rows_of(path)
    header = [cell.casefold() for cell in next(rows)[1]]
    axes = IN_DEGREES if "lon" in header else IN_METRES
    wanted = ("id", *axes, amount)
    if any(header.count(name) != 1 for name in wanted):
        raise Refusal("points.header", place=Place(file=path.name, row=1), columns=", ".join(wanted))
    columns = [header.index(name) for name in wanted]
    values: dict[str, tuple[float, ...]] = {}
    for place, row in rows:
        if len(row) <= max(columns):
            raise Refusal("points.row", place=place, columns=len(header))
        key, *cells = (row[column] for column in columns)
        if not key or key in values:
            raise Refusal("points.id", place=place, id=key[:40])
        values[key] = tuple(_number(cell, name, place) for cell, name in zip(cells, wanted[1:], strict=True))
        if len(values) > MOST_POINTS:
            raise Refusal("points.too_many", place=place, most=MOST_POINTS)
    if not values:
        raise Refusal("statistics.no_rows", place=Place(file=path.name))
    table = np.array(list(values.values()), dtype=np.float64)
    points = Points(positions=table[:, :2], amounts=table[:, 2], in_degrees=axes == IN_DEGREES)
    return PointTable(ids=tuple(values), points=points)


def _number(text: str, name: str, place: Place) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    is_amount = name not in FARTHEST
    if not math.isfinite(value) or (is_amount and value < 0) or (not is_amount and abs(value) > FARTHEST[name]):
        raise Refusal("points.no_number", place=place, value=text[:40], column=name)
    return value
