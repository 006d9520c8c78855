"""Original values, for the role Monitoring alone: what was delivered, before any protection."""

from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir

from bildungsbuero.core.figures import Observation
from bildungsbuero.warehouse.build import ORIGINAL, current
from bildungsbuero.warehouse.cells import to_cell
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.engine import engine_for, slot
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
    folder: Folder, key: str, owner: str, selection: Selection, units: dict[str, str]
) -> list[Observation]:
    """Return the observations of a data set, ordered by area, period and measure; `units` names units by measure."""
    built = current(folder, ORIGINAL)
    dataset = built.dataset(key, owners=(owner,)) if built else None
    if built is None or dataset is None:
        return []
    engine = engine_for(built.path)
    facts = engine.table(dataset.table)
    dimensions = dimensions_of(facts)
    shape = [field for field in ("area", "period", "measure") if getattr(selection, field)]
    shape += [dimension for dimension, _code in selection.where]
    values = {"area": selection.area, "period": selection.period, "measure": selection.measure}
    values |= {f"code{number}": code for number, (_dimension, code) in enumerate(selection.where)}
    rows = engine.ask(f"observations {dataset.table} {shape}", lambda: _select(facts, selection), **values)
    return [_observation(row, dimensions, units) for row in rows]


def _select(facts: ir.Table, selection: Selection) -> ir.Table:
    rows = facts
    for column in ("area", "period", "measure"):
        if getattr(selection, column):
            rows = rows.filter(rows[column] == slot(column))
    for number, (dimension, _code) in enumerate(selection.where):
        rows = rows.filter(rows[dimension] == slot(f"code{number}"))
    order = [column for column in facts.columns if column not in FIXED]
    return rows.order_by(["area", "period", "measure", *order]).limit(MOST_ROWS)


def _observation(row: dict[str, Any], dimensions: list[str], units: dict[str, str]) -> Observation:
    return Observation(
        area=row["area"],
        period=row["period"],
        measure=row["measure"],
        dims={dimension: row[dimension] for dimension in dimensions},
        cell=to_cell(row["value"], row["severity"], row["mark"], row["quality"]),
        unit=units.get(row["measure"], ""),
    )
