"""Original values, for the role Monitoring alone: what was delivered, before any protection."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir

from bildungsbuero.core.figures import Figure, Observation
from bildungsbuero.core.indicators import Indicator, calculate
from bildungsbuero.core.periods import PeriodMeaning, read_period
from bildungsbuero.warehouse.build import ORIGINAL, current
from bildungsbuero.warehouse.catalogue import SHARED
from bildungsbuero.warehouse.cells import cell_of, to_cell
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.engine import engine_for, slot
from bildungsbuero.warehouse.questions import FIXED, dimensions_of, indicator_values
from bildungsbuero.warehouse.values import answerable

MOST_ROWS = 100_000
# So many figures of a trial are enough to see what comes out.
MOST_TRIED = 200


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


def trial(folder: Folder, indicator: Indicator, owner: str, *, areas: Sequence[str] = ()) -> list[Figure]:
    """Return the figures that an indicator would have, as a whole; empty where its tables lack what it needs."""
    built = current(folder, ORIGINAL)
    tables = {key: built.dataset(key, owners=(owner, SHARED)) for key in indicator.datasets} if built else {}
    main = tables.get(indicator.main.dataset)
    if built is None or main is None or not all(tables.values()):
        return []
    engine = engine_for(built.path)
    facts = {key: engine.table(table.table) for key, table in tables.items() if table is not None}
    if not answerable(indicator, {key: set(table.columns) for key, table in facts.items()}):
        return []
    values = indicator_values(indicator, facts)
    if areas:
        values = values.filter(values.area.isin(list(areas)))
    rows = engine.ask_once(values.order_by([ibis.desc("period"), "area"]).limit(MOST_TRIED))
    return [_tried(indicator, row, main.period) for row in rows]


def _tried(indicator: Indicator, row: dict[str, Any], meaning: PeriodMeaning) -> Figure:
    numerator = cell_of(row, "numerator")
    denominator = cell_of(row, "denominator") if indicator.denominator else None
    return Figure(
        indicator=indicator.key,
        area=row["area"],
        period=read_period(row["period"], meaning),
        cell=calculate(indicator, numerator, denominator),
        numerator=numerator,
        denominator=denominator,
    )


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
