"""Original values, for the role Monitoring alone: what was delivered, before any protection."""

from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir

from bildungsbuero.core.figures import Observation
from bildungsbuero.warehouse.build import ORIGINAL, current
from bildungsbuero.warehouse.catalogue import StoredDataset
from bildungsbuero.warehouse.cells import to_cell
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.engine import engine_for
from bildungsbuero.warehouse.questions import FIXED, dimensions_of

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which observations are wanted; empty parts mean all."""

    area: str = ""
    period: str = ""
    measure: str = ""
    where: tuple[tuple[str, str], ...] = ()


def observations(
    folder: Folder, dataset: StoredDataset, selection: Selection, units: dict[str, str], *, limit: int = MOST_ROWS
) -> list[Observation]:
    """Return the observations of a data set, ordered by area, period and measure; `units` names units by measure."""
    built = current(folder, ORIGINAL)
    if built is None:
        return []
    engine = engine_for(built.path)
    if not engine.has_table(dataset.table):
        return []
    facts = engine.table(dataset.table)
    dimensions = dimensions_of(facts)
    rows = engine.ask(f"observations {dataset.table} {selection} {limit}", lambda: _select(facts, selection, limit))
    return [_observation(row, dimensions, units) for row in rows]


def _select(facts: ir.Table, selection: Selection, limit: int) -> ir.Table:
    rows = facts
    for column in ("area", "period", "measure"):
        wanted = getattr(selection, column)
        if wanted:
            rows = rows.filter(rows[column] == wanted)
    for dimension, code in selection.where:
        rows = rows.filter(rows[dimension] == code)
    order = [column for column in facts.columns if column not in FIXED]
    return rows.order_by(["area", "period", "measure", *order]).limit(limit)


def _observation(row: dict[str, Any], dimensions: list[str], units: dict[str, str]) -> Observation:
    return Observation(
        area=row["area"],
        period=row["period"],
        measure=row["measure"],
        dims={dimension: row[dimension] for dimension in dimensions},
        cell=to_cell(row["value"], row["severity"], row["mark"], row["quality"]),
        unit=units.get(row["measure"], ""),
    )
