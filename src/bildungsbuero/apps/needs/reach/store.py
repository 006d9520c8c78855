"""Where the rows of reach lie in the data folder: written once as Parquet, read as whole columns."""

import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from bildungsbuero.apps.needs.models import CellSet, PlaceSet, ReachRun, TravelTable
from bildungsbuero.warehouse.column_files import read_columns, write_columns

CELLS, PLACES, TRAVEL, RUNS = "cells", "places", "travel", "runs"
# A file that no record names yet may belong to a job that is at work.
YOUNG = timedelta(days=1)


def root() -> Path:
    """Return the folder of all rows of reach."""
    return Path(settings.DATA_DIR) / "reach"


def keep(kind: str, columns: dict[str, Any]) -> str:
    """Write columns under a new name and return it, for the record that describes them."""
    name = f"{kind}/{secrets.token_hex(8)}.parquet"
    write_columns(root() / name, columns)
    return name


def rows_of(record: CellSet | PlaceSet | TravelTable) -> dict[str, Any]:
    """Return the columns that a record describes."""
    return read_columns(root() / record.path)


def keep_result(run: ReachRun, *, cells: dict[str, Any], places: dict[str, Any]) -> None:
    """Write what a run found for each cell, and the places that it was computed with."""
    write_columns(root() / _result(run, "cells"), cells)
    write_columns(root() / _result(run, "places"), places)


def result_of(run: ReachRun) -> dict[str, Any]:
    """Return what a run found for each cell."""
    return read_columns(root() / _result(run, "cells"))


def places_of(run: ReachRun) -> dict[str, Any]:
    """Return the places that a run was computed with, those without a position among them."""
    return read_columns(root() / _result(run, "places"))


def sweep(at: datetime) -> int:
    """Delete files that no record names, as removed records leave them; return their number."""
    because = "files of all offices lie in one folder"
    sources = (CellSet.objects.across_offices(because=because), PlaceSet.objects.across_offices(because=because))
    tables = TravelTable.objects.across_offices(because=because)
    known = {path for records in (*sources, tables) for path in records.values_list("path", flat=True)}
    for run in ReachRun.objects.across_offices(because=because).only("public_id"):
        known |= {_result(run, "cells"), _result(run, "places")}
    before, gone = (at - YOUNG).timestamp(), 0
    for path in root().rglob("*"):
        if path.is_file() and str(path.relative_to(root())) not in known and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _result(run: ReachRun, what: str) -> str:
    return f"{RUNS}/{run.public_id}-{what}.parquet"
