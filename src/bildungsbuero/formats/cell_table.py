"""Own population cells as CSV: x and y in EPSG:3035 (or lon, lat), population; perhaps id, area, mark."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.territory.european_grid import Array
from bildungsbuero.formats import grid_position
from bildungsbuero.formats.grid_position import gridded, position_of
from bildungsbuero.formats.named_columns import named_lines

NAMES = grid_position.NAMES | {
    "id": ("id", "cell", "gitter_id_100m", "gitter_id_1km", "zelle"),
    "population": ("population", "people", "einwohner", "personen", "anzahl", "kinder"),
    "area": ("area", "ags", "gemeindeschluessel", "gemeindeschlüssel"),
    "mark": ("mark", "zeichen"),
}
NEEDED = ((*grid_position.IN_METRES, "population"), (*grid_position.IN_DEGREES, "population"))
MOST_PEOPLE = 1_000_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTable:
    """Cells with their ids, positions in EPSG:3035, people, the area that the file names, and marks of the source."""

    ids: tuple[str, ...]
    positions: Array
    people: Array
    areas: tuple[str, ...]
    marks: tuple[str, ...]


def read_cells(path: Path) -> CellTable:
    """Return the cells of a file; raises Refusal that names line and column."""
    ids: dict[str, None] = {}
    areas, marks = [], []
    rows: list[tuple[float, float, bool, float]] = []
    for line in named_lines(path, NAMES, needed=NEEDED):
        x, y, is_degrees = position_of(line)
        people = line.number("population", least=0, most=MOST_PEOPLE)
        name = line.cells["id"][:60] or (f"{x:.5f}/{y:.5f}" if is_degrees else f"E{x:.0f}N{y:.0f}")
        if name in ids:
            raise Refusal("reach.cell_twice", place=line.at("id"), id=name)
        ids[name] = None
        rows.append((x, y, is_degrees, people))
        areas.append(line.cells["area"][:12])
        marks.append(line.cells["mark"][:5])
    if not rows:
        raise Refusal("reach.no_lines", place=Place(file=path.name))
    table = np.array(rows, dtype=np.float64)
    return CellTable(
        ids=tuple(ids),
        positions=gridded(table[:, :2], table[:, 2] > 0),
        people=table[:, 3],
        areas=tuple(areas),
        marks=tuple(marks),
    )
