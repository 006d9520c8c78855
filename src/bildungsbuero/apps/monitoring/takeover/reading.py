"""An uploaded table of old figures, read once for its preview."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.apps.monitoring.models import Takeover
from bildungsbuero.apps.operations.uploads import upload_path
from bildungsbuero.core.errors import NotFound, Place, Refusal
from bildungsbuero.core.layouts import LongLayout, TableDescription
from bildungsbuero.formats.table_files import describe_file
from bildungsbuero.warehouse.reading import Reading, RefusedRow, read
from bildungsbuero.warehouse.takeover import OldFigure, Remark, names_of, remarks_of, totals_of

SHOWN_REFUSALS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OldTable:
    """What a table of old figures holds."""

    names: dict[str, int]
    figures: tuple[OldFigure, ...]
    remarks: tuple[Remark, ...]
    periods: tuple[str, ...]
    areas: int
    refused_rows: int
    refused: tuple[RefusedRow, ...]


def old_table(takeover: Takeover) -> OldTable:
    """Return what an upload holds; raises NotFound where it is gone, Refusal where it is no long table."""
    with opened(takeover) as (description, plain, work_dir):
        reading = read(description, plain, work_dir=work_dir, file_name=takeover.file_name)
        try:
            return _table(reading, takeover)
        finally:
            reading.close()


@contextmanager
def opened(takeover: Takeover) -> Iterator[tuple[TableDescription, Path, Path]]:
    """The description of an upload, the plain file, and a folder for the work, gone afterwards."""
    path = upload_path(takeover.upload)
    if not takeover.upload or not path.is_file():
        raise NotFound("takeover.gone")
    folder = Path(tempfile.mkdtemp(prefix="takeover-", dir=figures_folder().made().work))
    try:
        description, plain = describe_file(path, work_dir=folder, name=takeover.file_name)
        if not isinstance(description.layout, LongLayout) or "measure" not in description.layout.roles:
            raise Refusal("takeover.no_long_table", place=Place(file=takeover.file_name, row=1))
        yield description, plain, folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _table(reading: Reading, takeover: Takeover) -> OldTable:
    if not reading.rows:
        raise Refusal("takeover.no_rows", place=Place(file=takeover.file_name))
    return OldTable(
        names=names_of(reading),
        figures=tuple(totals_of(reading)),
        remarks=tuple(remarks_of(reading)),
        periods=tuple(reading.periods()),
        areas=reading.areas(),
        refused_rows=reading.refused_rows,
        refused=tuple(reading.refused(SHOWN_REFUSALS)),
    )
