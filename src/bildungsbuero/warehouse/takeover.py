"""Old figures of another system in a long table: what they are called, their totals, and what was noted beside them."""

from dataclasses import dataclass

from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.layouts import LongLayout
from bildungsbuero.warehouse.reading import Reading
from bildungsbuero.warehouse.sql import literal, name

MOST_REMARKS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OldFigure:
    """One old figure over all its breakdowns."""

    name: str
    area: str
    period: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What stood as source or note beside a figure."""

    name: str
    area: str
    period: str
    source: str
    note: str


def names_of(reading: Reading) -> dict[str, int]:
    """Return the names of the old figures with how many there are of each."""
    rows = reading.connection.execute(
        "SELECT measure, count(*) FROM observations WHERE NOT contains(measure, '@') GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return dict(rows)


def totals_of(reading: Reading) -> list[OldFigure]:
    """Return the old figures that are not split, in order; their periods as they were written."""
    layout = reading.description.layout
    period = f"trim(s.{name(layout.roles['period'])})" if isinstance(layout, LongLayout) else "o.period"
    at_total = "".join(f" AND o.{name(code)} = {literal(TOTAL)}" for code in reading.dimensions)
    rows = reading.connection.execute(
        f"SELECT o.measure, o.area, {period}, o.value FROM observations o JOIN source s USING (row) "
        f"WHERE o.value IS NOT NULL AND NOT contains(o.measure, '@'){at_total} ORDER BY 1, 2, 3"
    ).fetchall()
    return [OldFigure(name=measure, area=area, period=period, value=value) for measure, area, period, value in rows]


def remarks_of(reading: Reading) -> list[Remark]:
    """Return what was noted beside the old figures, at most MOST_REMARKS."""
    layout = reading.description.layout
    roles = layout.roles if isinstance(layout, LongLayout) else {}
    columns = [f"trim(s.{name(roles[role])})" if role in roles else "''" for role in ("source", "note")]
    if set(columns) == {"''"}:
        return []
    period = f"trim(s.{name(roles['period'])})"
    rows = reading.connection.execute(
        f"SELECT o.measure, o.area, {period}, {columns[0]}, {columns[1]} FROM observations o JOIN source s USING (row) "
        f"WHERE NOT contains(o.measure, '@') AND ({columns[0]} <> '' OR {columns[1]} <> '') ORDER BY o.row "
        f"LIMIT {MOST_REMARKS}"
    ).fetchall()
    return [
        Remark(name=measure, area=area, period=period, source=source, note=note)
        for measure, area, period, source, note in rows
    ]
