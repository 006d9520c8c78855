"""Places as plain values, how much of them may be shown, and real distances in metres."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

PUBLIC = "public"
DISTRICT_ONLY = "district_only"
HIDDEN = "hidden"

# How well the position is known.
EXACT = "exact"
STREET = "street"
MUNICIPALITY = "municipality"
UNKNOWN = "unknown"

EARTH_RADIUS_M = 6_371_008.8


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """Where something takes place; what is not known stays empty."""

    public_id: str = ""
    name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    country: str = "DE"
    municipality_key: str = ""
    association: str = ""
    county: str = ""
    district: str = ""
    latitude: float | None = None
    longitude: float | None = None
    precision: str = UNKNOWN
    visibility: str = PUBLIC
    stop: str = ""
    accessibility: Mapping[str, bool] = field(default_factory=dict)

    @property
    def has_position(self) -> bool:
        """Whether both coordinates are known."""
        return self.latitude is not None and self.longitude is not None


def masked(place: PlaceRecord) -> PlaceRecord:
    """Return what the public may see of a place: all, its town and district, or no more than its county.

    Whatever leaves the house passes here: pages, maps, exports, feeds, the index, distances. A masked place keeps
    neither name nor street nor coordinates, because a private home or a shelter must not be found.
    """
    if place.visibility == PUBLIC:
        return place
    bare = replace(
        place,
        public_id="",
        name="",
        street="",
        postcode="",
        latitude=None,
        longitude=None,
        precision=MUNICIPALITY,
        stop="",
    )
    if place.visibility == DISTRICT_ONLY:
        return bare
    return replace(bare, town="", municipality_key="", association="", district="", precision=UNKNOWN)


def distance_m(latitude_a: float, longitude_a: float, latitude_b: float, longitude_b: float) -> float:
    """Return the great-circle distance of two points in metres (haversine formula, mean radius of the earth)."""
    phi_a, phi_b = math.radians(latitude_a), math.radians(latitude_b)
    half_phi = (phi_b - phi_a) / 2
    half_lambda = math.radians(longitude_b - longitude_a) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, chord)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of latitudes and longitudes."""

    south: float
    north: float
    west: float
    east: float


def box_around(latitude: float, longitude: float, *, radius_m: float) -> Box:
    """Return the smallest box that holds every point within the radius, with a metre to spare."""
    reach = math.degrees((radius_m + 1) / EARTH_RADIUS_M)
    cosine = math.cos(math.radians(latitude))
    ratio = math.sin(math.radians(reach)) / cosine if cosine > 0 else 1.0
    aside = math.degrees(math.asin(ratio)) if ratio < 1 else 180.0
    return Box(south=latitude - reach, north=latitude + reach, west=longitude - aside, east=longitude + aside)
