"""A matrix as files: a line a cell for programs (CSV), the table as it is seen for people (Excel)."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.needs.coverage.axes import BESIDE, Line, title_of
from bildungsbuero.apps.needs.coverage.matrix import Matrix
from bildungsbuero.core.coverage import TOTAL, Keys
from bildungsbuero.formats import workbook
from bildungsbuero.formats.media_types import CSV, XLSX
from bildungsbuero.web.wording import day

KINDS_OF_FILES = {"csv": CSV, "xlsx": XLSX}


def as_file(office: Office, matrix: Matrix, kind: str) -> bytes:
    """Return a matrix as CSV or workbook."""
    if kind == "xlsx":
        return workbook.as_xlsx(_("Coverage matrix"), _wide_heads(matrix), _wide_rows(office, matrix))
    return workbook.as_csv(_long_heads(matrix), _long_rows(office, matrix)).encode("utf-8-sig")


def _long_heads(matrix: Matrix) -> list[str]:
    axes = [
        head for axis in matrix.asked.axes for head in (title_of(axis), _("%(axis)s (key)") % {"axis": title_of(axis)})
    ]
    numbers = [_("Offers"), _("Confirmed"), _("City-wide"), _("Online"), _("Seats"), _("Offers with seats")]
    return [*axes, *numbers, _("As of"), "source", "licence"]


def _long_rows(office: Office, matrix: Matrix) -> Iterator[list[Any]]:
    """Each cell, and each total as a line with “all”: nobody can add up totals from cells."""
    for lines in product(*((*lines, None) for lines in matrix.lines)):
        keys: Keys = tuple(line.key if line else TOTAL for line in lines)
        named = (
            part for line in lines for part in (line.title if line else str(BESIDE[TOTAL]), line.key if line else "")
        )
        yield [*named, *matrix.cube.at(*keys).as_list(), day(matrix.asked.on), *_origin(office, matrix)]


def _wide_heads(matrix: Matrix) -> list[str]:
    rows, _columns, *layers = (title_of(axis) for axis in matrix.asked.axes)
    columns = [line.title for line in matrix.lines[1]]
    return [*layers, rows, *columns, _("Offers, each counted once"), _("As of"), "source", "licence"]


def _wide_rows(office: Office, matrix: Matrix) -> Iterator[list[Any]]:
    rows, columns, *layers = matrix.lines
    behind = (day(matrix.asked.on), *_origin(office, matrix))
    for layer in layers[0] if layers else (None,):
        for row in rows:
            yield [*([layer.title] if layer else []), row.title, *_numbers(matrix, row, layer), *behind]
    totals = [matrix.cube.at(TOTAL, key, *([TOTAL] if layers else [])).offers for key in _keys(columns)]
    yield [*([str(BESIDE[TOTAL])] if layers else []), _("Offers, each counted once"), *totals, *behind]


def _numbers(matrix: Matrix, row: Line, layer: Line | None) -> list[int]:
    return [matrix.cube.at(row.key, key, *([layer.key] if layer else [])).offers for key in _keys(matrix.lines[1])]


def _keys(columns: tuple[Line, ...]) -> list[str]:
    return [*(column.key for column in columns), TOTAL]


def _origin(office: Office, matrix: Matrix) -> tuple[str, str]:
    said = _("Catalogue of offers, %(office)s") % {"office": office.name}
    return ", ".join([said, _("with example data")] if matrix.asked.with_examples else [said]), ""
