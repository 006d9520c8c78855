"""Dated territory: regional keys, units, the changes between them, counts converted across a change, visible breaks.

Pure values and functions; the units themselves come from the reference files of `apps.territory`.
"""

from bildungsbuero.core.territory.breaks import (
    CENSUS_2011,
    CENSUS_2022,
    Break,
    BreakKind,
    Footing,
    breaks_between,
    noted,
    visible,
)
from bildungsbuero.core.territory.conversion import Counts, ValueKind, Weight, chain, convert, faulty_shares
from bildungsbuero.core.territory.converted import converted_count, origins
from bildungsbuero.core.territory.keys import (
    CITY_STATES,
    NATION_KEY,
    Level,
    ags_of,
    district_of,
    is_district_key,
    is_municipality_key,
    level_of,
    mend_lost_zero,
    nuts_level_of,
    parent_of,
    state_of,
)
from bildungsbuero.core.territory.names import folded, genitive, spoken_name
from bildungsbuero.core.territory.units import Change, Unit

__all__ = [
    "CENSUS_2011",
    "CENSUS_2022",
    "CITY_STATES",
    "NATION_KEY",
    "Break",
    "BreakKind",
    "Change",
    "Counts",
    "Footing",
    "Level",
    "Unit",
    "ValueKind",
    "Weight",
    "ags_of",
    "breaks_between",
    "chain",
    "convert",
    "converted_count",
    "district_of",
    "faulty_shares",
    "folded",
    "genitive",
    "is_district_key",
    "is_municipality_key",
    "level_of",
    "mend_lost_zero",
    "noted",
    "nuts_level_of",
    "origins",
    "parent_of",
    "spoken_name",
    "state_of",
    "visible",
]
