"""Own tables of an office in the shape of their page: sentence, chart, table, rows to take home."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.own_tables import OwnTable, series_of
from bildungsbuero.core.cells import Cell as FigureCell
from bildungsbuero.core.cells import Published
from bildungsbuero.core.figures import Observation
from bildungsbuero.core.periods import Period
from bildungsbuero.documents import charts, drawing
from bildungsbuero.documents.chart_style import NARROW, WIDE, Frame
from bildungsbuero.documents.drawing import Spec
from bildungsbuero.web.figures import ChartFigure, Download
from bildungsbuero.web.tables import Cell, Column, Row, Table

HEADS = ("measure", "area", "period", "period_label", "series", "value", "mark", "unit", "source", "licence")
# More lines than these nobody tells apart; then the last period stands as bars.
MOST_LINES = 6


def present(table: OwnTable) -> dict[str, Any]:
    """Return the context of the page of a table."""
    return {
        "title": table.dataset.title,
        "headline": headline(table),
        "chart": _figure(table),
        "table": _table(table),
        "notes": table.delivery.footer,
        "source": table.dataset.attribution_for(table.delivery),
        "key": table.dataset.key,
        "files": [
            ("xlsx", _("Table for Excel (XLSX)")),
            ("parquet", _("Table as Parquet")),
            ("json", _("For other programs (JSON-stat 2)")),
        ],
        "csv": reverse("portal:own-table-csv", args=[table.dataset.key]),
    }


def headline(table: OwnTable) -> str:
    """Return the values of the last period in one sentence."""
    last = table.periods[-1]
    newest = [item for item in table.observations if item.period == last.code]
    shown = sorted(newest, key=_number, reverse=True)[:MOST_LINES]
    values = "; ".join(f"{series_of(item)} {_display(table, item.cell)}" for item in shown)
    facts = {"title": table.dataset.title, "period": wording.period_label(last), "values": values}
    return _("%(title)s, %(period)s: %(values)s.") % facts


def rows(table: OwnTable) -> list[list[Any]]:
    """Return every value with its source and licence in columns of their own."""
    labels = {period.code: wording.period_label(period) for period in table.periods}
    source = table.dataset.attribution_for(table.delivery)
    return [
        [
            item.measure,
            item.area,
            item.period,
            labels[item.period],
            series_of(item),
            item.cell.value if isinstance(item.cell, Published) else None,
            item.cell.mark,
            table.dataset.measures.get(item.measure, {}).get("unit", ""),
            source,
            table.dataset.licence,
        ]
        for item in table.observations
    ]


def chart(table: OwnTable, *, width: int = WIDE) -> Spec:
    """Return lines over time, or the last period as bars where there are too many series for lines."""
    frame = Frame(
        title=table.dataset.title,
        description=headline(table),
        unit=wording.unit_name(table.unit()) if table.unit() else "",
        decimals=_decimals(table),
        language=(get_language() or "de")[:2],
        width=width,
    )
    if len(table.series) > MOST_LINES:
        return _bars(table, frame)
    found = {(series_of(item), item.period): item.cell for item in table.observations}
    lines = [
        charts.Line(
            label=name,
            values=tuple(_period_value(table, found.get((name, period.code)), period) for period in table.periods),
        )
        for name in table.series
    ]
    return charts.series(lines, frame=frame)


def _bars(table: OwnTable, frame: Frame) -> Spec:
    last = table.periods[-1]
    newest = [item for item in table.observations if item.period == last.code]
    bars = [
        charts.Bar(
            category=series_of(item),
            group=wording.period_label(last),
            # A withheld count is no small number: its row has a sign and no bar.
            value=float(item.cell.value) if isinstance(item.cell, Published) else None,
            display=_display(table, item.cell),
        )
        for item in sorted(newest, key=_number, reverse=True)
    ]
    return charts.breakdown(bars, frame=frame)


def _period_value(table: OwnTable, cell: FigureCell | None, period: Period) -> charts.PeriodValue:
    # The axis names only the years: the words around them stand in the title.
    before, _years, after = _("School year %(years)s").partition("%(years)s")
    return charts.PeriodValue(
        period=wording.period_label(period).removeprefix(before).removesuffix(after),
        value=float(cell.value) if isinstance(cell, Published) else None,
        display=_display(table, cell) if cell is not None else "",
    )


def _figure(table: OwnTable) -> ChartFigure:
    folder = Path(settings.DATA_DIR) / "charts"
    return ChartFigure(
        key="own-table-chart",
        title=table.dataset.title,
        summary=headline(table),
        svg=drawing.svg(chart(table), folder=folder),
        narrow_svg=drawing.svg(chart(table, width=NARROW), folder=folder),
        source=table.dataset.attribution_for(table.delivery),
        downloads=(Download(kind="CSV", address=reverse("portal:own-table-csv", args=[table.dataset.key])),),
    )


def _table(table: OwnTable) -> Table:
    found = {(series_of(item), item.period): item.cell for item in table.observations}
    columns = (Column(title=_("Period")), *(Column(title=name, is_numeric=True) for name in table.series))
    lines = tuple(
        Row(
            cells=(
                Cell(text=wording.period_label(period)),
                *(_cell(table, found.get((name, period.code))) for name in table.series),
            )
        )
        for period in reversed(table.periods)
    )
    return Table(caption=_("Values in a table"), columns=columns, rows=lines, key="own-table")


def _cell(table: OwnTable, cell: FigureCell | None) -> Cell:
    if cell is None:
        return Cell(text="", spoken=_("not delivered"))
    return Cell(text=_display(table, cell), spoken=wording.spoken(cell))


def _display(table: OwnTable, cell: FigureCell) -> str:
    return wording.display(cell, unit=table.unit(), decimals=_decimals(table))


def _decimals(table: OwnTable) -> int:
    numbers: Sequence[Decimal] = [item.cell.value for item in table.observations if isinstance(item.cell, Published)]
    return 0 if all(number == number.to_integral_value() for number in numbers) else 1


def _number(item: Observation) -> Decimal:
    return item.cell.value if isinstance(item.cell, Published) else Decimal(-1)
