"""Own places as CSV: name; lon and lat (or x and y in EPSG:3035); perhaps id, address, capacity, note.

A place without coordinates is kept without them: it is listed, not dropped.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.territory.european_grid import Array
from bildungsbuero.formats import grid_position
from bildungsbuero.formats.grid_position import gridded, has_position, position_of
from bildungsbuero.formats.named_columns import named_lines

NAMES = grid_position.NAMES | {
    "id": ("id", "kennung", "nummer"),
    "name": ("name", "titel", "bezeichnung"),
    "address": ("address", "adresse", "anschrift"),
    "capacity": ("capacity", "plaetze", "plätze", "kapazitaet", "kapazität"),
    "note": ("note", "hinweis", "bemerkung"),
}
NEEDED = (("name",),)
MOST_CAPACITY = 1_000_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTable:
    """Places in the order of the file; a position of NaN is one that nobody gave."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    addresses: tuple[str, ...]
    notes: tuple[str, ...]
    positions: Array
    capacities: Array


def read_places(path: Path) -> PlaceTable:
    """Return the places of a file; raises Refusal that names line and column."""
    texts: dict[str, tuple[str, str, str]] = {}
    rows: list[tuple[float, float, bool, float]] = []
    for line in named_lines(path, NAMES, needed=NEEDED):
        name = line.cells["name"]
        if not name:
            raise Refusal("reach.place_without_name", place=line.at("name"))
        key = line.cells["id"][:60] or f"{len(rows) + 1}"
        if key in texts:
            raise Refusal("reach.place_twice", place=line.at("id"), id=key)
        texts[key] = (name[:200], line.cells["address"][:200], line.cells["note"][:200])
        x, y, is_degrees = position_of(line) if has_position(line) else (np.nan, np.nan, False)
        capacity = line.number("capacity", least=0, most=MOST_CAPACITY) if line.cells["capacity"] else 1.0
        rows.append((x, y, is_degrees, capacity))
    if not rows:
        raise Refusal("reach.no_lines", place=Place(file=path.name))
    table = np.array(rows, dtype=np.float64)
    names, addresses, notes = zip(*texts.values(), strict=True)
    return PlaceTable(
        ids=tuple(texts),
        names=names,
        addresses=addresses,
        notes=notes,
        positions=gridded(table[:, :2], table[:, 2] > 0),
        capacities=table[:, 3],
    )
