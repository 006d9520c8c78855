"""Who reaches what: floating catchments, number within reach, the nearest place, and what a planned place changes.

Pure calculation over points and routes, along the straight line or by travel times of any router; the pairs of people
and places pass by in portions and are never kept. `grid` is the compiled twin, loaded by `find_grid` alone.
"""

from bildungsbuero.core.access.catchments import (
    catchment,
    catchment_access,
    floating_catchment,
    spatial_availability,
    total_weights,
    within_reach,
)
from bildungsbuero.core.access.engines import find_grid
from bildungsbuero.core.access.points import Array, Indices, Pairs, Points
from bildungsbuero.core.access.routes import Routes, StraightLines, TravelTimes, nearest_m
from bildungsbuero.core.access.weights import (
    Weight,
    equal_zones,
    exponential,
    gaussian,
    gravity,
    zone_weights,
    zones,
)

__all__ = [
    "Array",
    "Indices",
    "Pairs",
    "Points",
    "Routes",
    "StraightLines",
    "TravelTimes",
    "Weight",
    "catchment",
    "catchment_access",
    "equal_zones",
    "exponential",
    "find_grid",
    "floating_catchment",
    "gaussian",
    "gravity",
    "nearest_m",
    "spatial_availability",
    "total_weights",
    "within_reach",
    "zone_weights",
    "zones",
]
