"""Travel times of any router as CSV: from (id of a cell), to (id of a place), minutes; perhaps mode."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.territory.european_grid import Array, Indices
from bildungsbuero.formats.named_columns import named_lines

NAMES = {
    "from": ("from", "from_id", "origin", "cell", "von", "zelle"),
    "to": ("to", "to_id", "destination", "place", "nach", "ort"),
    "minutes": ("minutes", "travel_time", "minuten", "reisezeit"),
    "mode": ("mode", "verkehrsmittel"),
}
NEEDED = (("from", "to", "minutes"),)
A_DAY = 24 * 60.0
# How routers call what we call on foot, by bike, by bus and train, by car.
MODES = {
    "walk": {"walk", "walking", "foot", "pedestrian", "fuss", "fuß"},
    "bike": {"bike", "bicycle", "cycling", "rad", "fahrrad"},
    "transit": {"transit", "public_transport", "bus", "train", "öpnv", "oepnv"},
    "car": {"car", "driving", "auto", "pkw"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelTimeTable:
    """From which cell (by position) to which place (by id) in how many minutes."""

    cells: Indices
    places: tuple[str, ...]
    minutes: Array


def read_travel_times(path: Path, *, cells: Mapping[str, int], mode: str) -> TravelTimeTable:
    """Return the ways by one means of travel; raises Refusal, also for a cell that is not among the known ones."""
    found: list[tuple[int, float]] = []
    places: list[str] = []
    for line in named_lines(path, NAMES, needed=NEEDED):
        said = line.cells["mode"].casefold()
        if said and said not in MODES[mode]:
            continue
        cell = cells.get(line.cells["from"])
        if cell is None:
            raise Refusal("reach.unknown_cell", place=line.at("from"), id=line.cells["from"][:40])
        if not line.cells["to"]:
            raise Refusal("reach.no_place", place=line.at("to"))
        found.append((cell, line.number("minutes", least=0, most=A_DAY)))
        places.append(line.cells["to"][:60])
    if not found:
        raise Refusal("reach.no_ways", place=Place(file=path.name))
    return TravelTimeTable(
        cells=np.array([cell for cell, _minutes in found], dtype=np.intp),
        places=tuple(places),
        minutes=np.array([minutes for _cell, minutes in found], dtype=np.float64),
    )
