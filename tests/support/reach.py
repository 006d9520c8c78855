"""Population cells, places and runs for tests, made by keyword-only functions with quiet defaults."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.models import CellSet, PlaceSet, ReachRun, TravelTable
from bildungsbuero.apps.needs.reach import store
from bildungsbuero.apps.needs.reach.computing import compute

ON = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
# In the town of Trier, in metres of EPSG:3035: a place, and cells at the place, 1 km and 3 km east of it.
X, Y = 4_081_000.0, 2_965_000.0
CELLS = ((X, Y, 10.0), (X + 1000, Y, 20.0), (X + 3000, Y, 30.0))
SITES = (("a", "Schule am Markt", X, Y, 1.0), ("b", "Schule ohne Ort", np.nan, np.nan, 1.0))


def make_cells(*, office: Office | None, cells: Sequence[Any] = CELLS, name: str = "Kinder", **fields: Any) -> CellSet:
    """Return stored cells: x, y, people."""
    rows = np.array(cells, dtype=float)
    ids = np.array([f"z{number}" for number in range(len(rows))], dtype=object)
    empty = np.array([""] * len(rows), dtype=object)
    columns = {"id": ids, "x": rows[:, 0], "y": rows[:, 1], "people": rows[:, 2], "area": empty, "mark": empty}
    said = {"as_of": "2011", "source": f"Zählung {name}", "licence": "dl-de/by-2-0", "counted": "Kinder unter 10"}
    said |= {"people_word": "Kinder", "is_protected_at_source": True} | fields
    path = store.keep(store.CELLS, columns)
    total = float(rows[:, 2].sum())
    return CellSet.unscoped.create(office=office, name=name, path=path, cells=len(rows), people=total, **said)


def make_places(*, office: Office | None, sites: Sequence[Any] = SITES, name: str = "Schulen") -> PlaceSet:
    """Return stored places: id, name, x, y, capacity."""
    ids, names, x, y, capacity = zip(*sites, strict=True)
    columns = {key: np.array(values, dtype=object) for key, values in (("id", ids), ("name", names))}
    columns |= {key: np.array([""] * len(ids), dtype=object) for key in ("address", "note")}
    columns |= {
        "x": np.array(x, dtype=float),
        "y": np.array(y, dtype=float),
        "capacity": np.array(capacity, dtype=float),
    }
    return PlaceSet.unscoped.create(
        office=office,
        name=name,
        places_word="Schulen",
        origin=PlaceSet.Origin.LIST,
        as_of="2015/16",
        source=f"Liste {name}",
        path=store.keep(store.PLACES, columns),
        places=len(ids),
        without_position=int(np.isnan(columns["x"]).sum()),
    )


def make_travel_table(*, office: Office, cell_set: CellSet, ways: Sequence[Any], name: str = "Bus") -> TravelTable:
    """Return stored travel times: number of a cell, id of a place, minutes."""
    cells, places, minutes = zip(*ways, strict=True)
    columns = {
        "cell": np.array(cells),
        "place": np.array(places, dtype=object),
        "minutes": np.array(minutes, dtype=float),
    }
    return TravelTable.unscoped.create(
        office=office,
        name=name,
        cell_set=cell_set,
        mode="transit",
        as_of="2025",
        source="Router",
        rows=len(cells),
        longest_minutes=max(minutes),
        path=store.keep(store.TRAVEL, columns),
    )


def make_run(
    *,
    office: Office,
    name: str = "Wege zur Schule",
    cell_set: CellSet | None = None,
    place_set: PlaceSet | None = None,
    is_computed: bool = True,
    **fields: Any,
) -> ReachRun:
    """Return a run of an office, computed."""
    cell_set = cell_set or make_cells(office=office)
    run = ReachRun.unscoped.create(office=office, name=name, cell_set=cell_set, **fields)
    run.place_sets.set([place_set or make_places(office=office)])
    return compute(run, on=ON, at=AT) if is_computed else run


def of_reach(office: Office, marker: str) -> dict[str, dict[str, str | int]]:
    """Return what stands behind the pages of reach."""
    cells, places = make_cells(office=office, name=marker), make_places(office=office, name=marker)
    table = make_travel_table(office=office, cell_set=cells, ways=[(0, "a", 5.0)], name=marker)
    run = make_run(office=office, name=marker, notice=marker, cell_set=cells, place_set=places)
    pages = ("reach-run", "reach-far", "reach-map", "reach-what-if", "reach-equity", "reach-remove")
    return {
        **{f"needs:{page}": {"public_id": run.public_id} for page in pages},
        "needs:reach-picture": {"public_id": run.public_id, "which": "zellen"},
        "needs:reach-file": {"public_id": run.public_id, "what": "gemeinden", "kind": "csv"},
        **{f"needs:{page}": {"public_id": cells.public_id} for page in ("reach-cells", "reach-remove-cells")},
        **{f"needs:{page}": {"public_id": places.public_id} for page in ("reach-places", "reach-remove-places")},
        "needs:reach-remove-travel-times": {"public_id": table.public_id},
    }
