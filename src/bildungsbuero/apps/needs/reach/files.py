"""What is taken along of a run: every line says the remark, its sources and their licence."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from bildungsbuero.apps.needs.models import ReachRun
from bildungsbuero.apps.needs.reach import store, tables, wording
from bildungsbuero.formats import workbook

AREAS, CELLS, PLACES = "gemeinden", "zellen", "orte"
CSV, XLSX = "csv", "xlsx"
# The kinds that each file comes in: a workbook of a million cells would open nowhere.
KINDS = {AREAS: (CSV, XLSX), CELLS: (CSV,), PLACES: (CSV, XLSX)}
LAST = ("remark", "source", "licence")


def content(run: ReachRun, what: str, kind: str) -> bytes:
    """Return one file of a run."""
    heads, rows = {AREAS: _areas, CELLS: _cells, PLACES: _places}[what](run)
    ends = [run.notice, wording.attribution(run), wording.licences(run)]
    whole = [[*row, *ends] for row in rows]
    if kind == XLSX:
        return workbook.as_xlsx(_("Reach"), [*heads, *LAST], whole)
    return ("\ufeff" + workbook.as_csv([*heads, *LAST], whole)).encode()


def _areas(run: ReachRun) -> tuple[list[str], list[list[Any]]]:
    bounds = run.summary["bounds"]
    unit = "min" if run.is_by_time else "m"
    heads = ["division", "key", "name", "people", "mean_m", "median_m", "p95_m"]
    heads += [f"people_with_one_within_{bound}_{unit}" for bound in bounds]
    heads += [f"mean_number_within_{bound}_{unit}" for bound in bounds]
    heads += ["people_15_min_on_foot", "people_15_min_by_bike", "people_15_min_table", "per_1000_people"]
    rows = [_area("municipality", area, run) for area in run.summary["areas"]]
    for layer in run.summary["layers"]:
        rows += [_area(layer["name"], area, run) for area in layer["areas"]]
    rows.append(_area("all", {"key": "", "name": _("all cells"), **run.summary["all"]}, run))
    return heads, rows


def _area(division: str, area: dict[str, Any], run: ReachRun) -> list[Any]:
    known = [division, area["key"], wording.area_name(area)]
    if tables.is_withheld(run, area["people"]):
        return [*known, tables.WITHHELD, *[tables.WITHHELD] * (3 + 2 * len(area["within"]) + 4)]
    access = area["access"]
    return [
        *known,
        area["people"],
        *(round(area[name], 1) for name in ("mean_m", "median_m", "most_m")),
        *area["within"],
        *(round(places, 4) for places in area["places"]),
        area["on_foot"],
        area["by_bike"],
        area["in_time"],
        round(access * wording.A_THOUSAND, 4) if access is not None else None,
    ]


def _cells(run: ReachRun) -> tuple[list[str], list[list[Any]]]:
    found = store.result_of(run)
    heads = list(found)
    columns = [_plain(found[name]) for name in heads]
    at = heads.index("people")
    columns[at] = [tables.WITHHELD if tables.is_withheld(run, people) else people for people in columns[at]]
    return heads, [list(row) for row in zip(*columns, strict=True)]


def _places(run: ReachRun) -> tuple[list[str], list[list[Any]]]:
    found = store.places_of(run)
    heads = list(found)
    rows = zip(*(_plain(found[name]) for name in heads), strict=True)
    return [*heads, "is_counted"], [[*row, int(row[heads.index("x")] is not None)] for row in rows]


def _plain(values: Any) -> Sequence[Any]:
    """Numbers with as many digits as they deserve; what is not there is empty."""
    if values.dtype.kind != "f":
        return list(values)
    return [None if np.isnan(value) else round(float(value), 5) for value in values]
