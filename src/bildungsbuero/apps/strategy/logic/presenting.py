"""The logic of a measure as a table and as a drawing, with the published figures of its indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.strategy.models import Goal, Initiative, LogicRow
from bildungsbuero.apps.strategy.reviews.standing import Figures, Measured
from bildungsbuero.documents.flow import FlowColumn, flow
from bildungsbuero.web.figures import ChartFigure
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import number

STAGES = tuple(LogicRow.Stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logic:
    """What the page of a measure shows of its logic."""

    table: Table
    figure: ChartFigure


def logic_of(initiative: Initiative, on: date) -> Logic | None:
    """Return the logic of a measure, None where nobody has written it."""
    found = LogicRow.objects.of(initiative.office).filter(initiative=initiative)
    rows = sorted(found, key=lambda row: (STAGES.index(LogicRow.Stage(row.stage)), row.pk))
    if not rows:
        return None
    figures = Figures(initiative.office, on)
    # The door of figures is asked as for a goal: an indicator with a value to reach.
    measured = {
        row.pk: figures.of(Goal(office=row.office, indicator=row.indicator, target_value=row.target_value))
        for row in rows
    }
    return Logic(table=_table(rows, measured), figure=_figure(initiative, rows))


def _table(rows: Sequence[LogicRow], measured: dict[int, Measured | None]) -> Table:
    sources = dict.fromkeys(source for one in measured.values() if one for source in one.shown.sources)
    return Table(
        caption=_("Logic of the measure"),
        columns=tuple(Column(title=title) for title in (_("Stage"), _("What"), _("Figure"), _("To reach"))),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=row.get_stage_display()),
                    Cell(text=row.text),
                    Cell(text=_figure_in_words(row, measured[row.pk])),
                    Cell(text=_target_in_words(row, measured[row.pk])),
                )
            )
            for row in rows
        ),
        key="logic",
        is_caption_hidden=True,
        note=_("Sources: %(sources)s") % {"sources": "; ".join(sources)} if sources else "",
    )


def _figure_in_words(row: LogicRow, measured: Measured | None) -> str:
    if not row.indicator:
        return "–"
    if measured is None:
        return _("%(key)s: no published figure yet") % {"key": row.indicator}
    shown = measured.shown
    return f"{shown.display} ({shown.title}, {shown.area_name}, {shown.period_label})"


def _target_in_words(row: LogicRow, measured: Measured | None) -> str:
    if row.target_value is None:
        return "–"
    value = measured.display(row.target_value) if measured else number(row.target_value, 2)
    return _("%(value)s until %(year)s") % {"value": value, "year": row.target_year} if row.target_year else value


def _figure(initiative: Initiative, rows: Sequence[LogicRow]) -> ChartFigure:
    columns = [
        FlowColumn(title=str(stage.label), boxes=tuple(row.text for row in rows if row.stage == stage) or ("–",))
        for stage in STAGES
    ]
    title = _("From input to impact: %(title)s") % {"title": initiative.title}
    described = _("The table above holds the same words.")
    drawn = [
        flow(columns, key=f"logic-{name}", title=title, description=described, is_narrow=name == "narrow")
        for name in ("wide", "narrow")
    ]
    return ChartFigure(key="logic-figure", title=title, summary="", svg=drawn[0], narrow_svg=drawn[1], source="")
