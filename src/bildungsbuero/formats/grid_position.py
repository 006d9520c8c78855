"""Where a line of a table lies in the European grid: x and y in EPSG:3035, or longitude and latitude."""

import numpy as np

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.territory.european_grid import Array, on_the_grid
from bildungsbuero.formats.named_columns import Line

NAMES = {
    "x": ("x", "x_m", "x_mp_100m", "x_mp_1km", "ost"),
    "y": ("y", "y_m", "y_mp_100m", "y_mp_1km", "nord"),
    "lon": ("lon", "lng", "longitude", "laenge", "länge"),
    "lat": ("lat", "latitude", "breite"),
}
IN_METRES, IN_DEGREES = ("x", "y"), ("lon", "lat")
# Germany and what lies around it, so that numbers of another system are noticed.
EAST, NORTH = (3_700_000.0, 4_900_000.0), (2_400_000.0, 3_900_000.0)
LONGITUDE, LATITUDE = (2.0, 19.0), (44.0, 58.0)


def has_position(line: Line) -> bool:
    """Whether anything stands in the columns of the position."""
    return any(line.cells[name] for name in NAMES)


def position_of(line: Line) -> tuple[float, float, bool]:
    """Return the two numbers of a position and whether they are degrees; raises Refusal for one that cannot be."""
    if line.cells["x"] or line.cells["y"]:
        return _within(line, "x", EAST), _within(line, "y", NORTH), False
    longitude, latitude = line.number("lon"), line.number("lat")
    if LATITUDE[0] <= longitude <= LATITUDE[1] and LONGITUDE[0] <= latitude <= LONGITUDE[1]:
        raise Refusal("reach.turned_round", place=line.at("lon"), longitude=longitude, latitude=latitude)
    return _within(line, "lon", LONGITUDE), _within(line, "lat", LATITUDE), True


def gridded(positions: Array, is_degrees: np.ndarray) -> Array:
    """Return positions as metres in EPSG:3035, those in degrees projected."""
    found = positions.copy()
    if is_degrees.any():
        found[is_degrees] = on_the_grid(positions[is_degrees])
    return found


def _within(line: Line, column: str, bounds: tuple[float, float]) -> float:
    value = line.number(column)
    if not bounds[0] <= value <= bounds[1]:
        least, most = (f"{bound:.0f}" for bound in bounds)
        raise Refusal("reach.not_here", place=line.at(column), value=value, column=column, least=least, most=most)
    return value
