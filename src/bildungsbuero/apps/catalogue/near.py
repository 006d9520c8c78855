"""The point that somebody means by "near": a postcode, a town beyond the border, or coordinates."""

import csv
import re
from functools import cache
from pathlib import Path
from statistics import fmean

from bildungsbuero.apps.catalogue.towns_abroad import town_abroad
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.errors import Refusal
from bildungsbuero.search.request import Near

FILE = Path(__file__).parent / "reference" / "postcodes.csv"
NEAREST_KM, FARTHEST_KM = 1.0, 200.0
_POSTCODE = re.compile(r"\d{5}")
_POSITION = re.compile(r"(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)")


def find_near(text: str, radius: str) -> Near:
    """Return the point and the radius; raises Refusal where either cannot be understood."""
    latitude, longitude = _position(text.strip())
    return Near(latitude=latitude, longitude=longitude, radius_m=_radius_km(radius) * 1000)


def _position(text: str) -> tuple[float, float]:
    if found := _POSITION.fullmatch(text):
        latitude, longitude = float(found[1]), float(found[2])
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return latitude, longitude
    if _POSTCODE.fullmatch(text) and (middle := _middle_of(text)):
        return middle
    if (position := town_abroad(text)) is not None:
        return position
    raise Refusal("offers.unknown_place", value=text[:60])


def _middle_of(postcode: str) -> tuple[float, float] | None:
    """Return the mean of the middles of the municipalities that a postcode serves."""
    units = Unit.objects.filter(key__in=_municipalities().get(postcode, ()))
    points = [(unit.latitude, unit.longitude) for unit in units if unit.latitude and unit.longitude]
    if not points:
        return None
    return fmean(latitude for latitude, _longitude in points), fmean(longitude for _latitude, longitude in points)


def municipality_keys(postcode: str) -> tuple[str, ...]:
    """Return the keys of the municipalities that a postcode serves, none where there is no such postcode."""
    return _municipalities().get(postcode, ())


@cache
def _municipalities() -> dict[str, tuple[str, ...]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["postcode"]: tuple(row["municipalities"].split("|")) for row in rows}


def _radius_km(text: str) -> float:
    try:
        radius = float(text.replace(",", "."))
    except ValueError:
        radius = 0.0
    if not NEAREST_KM <= radius <= FARTHEST_KM:
        raise Refusal("offers.bad_radius", value=text[:20])
    return radius
