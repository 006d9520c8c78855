"""Figures that an office took over from its former system: beside the computed ones, marked, never joined."""

from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.takeover.series import OldValue, old_values
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.periods import read_period
from bildungsbuero.web.tables import Cell, Column, Row, Table


def present_old(selection: Selection) -> dict[str, Any]:
    """Return the table of old figures for the page of an indicator, None where there are none."""
    office = selection.office
    areas = [unit.key for unit in selection.units]
    found = old_values(selection.door, office, selection.indicator.key, areas) if office is not None else []
    return {"old": _table(selection, found) if found else None}


def _table(selection: Selection, found: list[OldValue]) -> Table:
    has_parts = any(item.numerator is not None for item in found)
    parts = (Column(title=_("Numerator"), is_numeric=True), Column(title=_("Denominator"), is_numeric=True))
    columns = (
        Column(title=_("Period")),
        Column(title=_("Area")),
        Column(title=_("taken over from TILL"), is_numeric=True),
        *(parts if has_parts else ()),
    )
    rows = tuple(_row(selection, item, has_parts=has_parts) for item in found)
    return Table(caption=_("Taken over from TILL"), columns=columns, rows=rows, key="old", is_caption_hidden=True)


def _row(selection: Selection, item: OldValue, *, has_parts: bool) -> Row:
    indicator = selection.indicator
    shown = wording.display(item.value, unit=indicator.unit, decimals=indicator.decimals)
    parts = (Cell(text=wording.part(item.numerator)), Cell(text=wording.part(item.denominator))) if has_parts else ()
    return Row(
        cells=(
            Cell(text=_period(selection, item.period)),
            Cell(text=selection.name(item.area)),
            Cell(text=shown, spoken=wording.spoken(item.value)),
            *parts,
        )
    )


def _period(selection: Selection, code: str) -> str:
    try:
        return wording.period_label(read_period(code, selection.period.meaning))
    except Refusal:
        return code
