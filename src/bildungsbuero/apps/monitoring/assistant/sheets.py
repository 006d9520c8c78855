"""The tables in an uploaded file, read once for the few pages that look at them."""

from dataclasses import dataclass
from functools import lru_cache

from bildungsbuero.apps.monitoring.models import ImportDraft
from bildungsbuero.apps.operations.uploads import upload_path
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.grids.grid import Grid
from bildungsbuero.core.grids.regions import Region, find_regions
from bildungsbuero.formats.grids import read_grids


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """One table of a file: its sheet, and where it stands there."""

    grid: Grid
    region: Region


def tables_of(draft: ImportDraft) -> tuple[FoundTable, ...]:
    """Return the tables in the file of a draft; raises Refusal where the file is gone or holds none."""
    return tables_in(draft.upload, draft.file_name)


def tables_in(upload: str, name: str) -> tuple[FoundTable, ...]:
    """Return the tables in an upload; raises Refusal where it is gone, cannot be read or holds none."""
    if not upload_path(upload).is_file():
        raise Refusal("assistant.gone")
    return _tables(upload, name)


# An upload never changes: it lies under a name of its own until it is forgotten.
@lru_cache(maxsize=2)
def _tables(upload: str, name: str) -> tuple[FoundTable, ...]:
    grids = read_grids(upload_path(upload), name=name)
    found = tuple(FoundTable(grid=grid, region=region) for grid in grids for region in find_regions(grid))
    if not found:
        raise Refusal("assistant.no_table")
    return found
