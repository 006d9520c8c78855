"""Derived views of an indicator: change, index, distance to the target, and how far chance may move small numbers."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.portal.indicators.content import Content
from bildungsbuero.apps.portal.indicators.notes import interval_of
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.core import derived
from bildungsbuero.core.cells import Cell as FigureCell
from bildungsbuero.core.cells import Published, ratio
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.periods import Period
from bildungsbuero.web import wording as web_wording
from bildungsbuero.web.tables import Cell, Column, Row, Table

MINUS = "\u2212"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The periods that are set side by side: the chosen one, the year before it, a base."""

    now: Period
    before: Period | None
    base: Period | None


def present_change(content: Content) -> dict[str, Any]:
    """Return what follows from the figures, or why there is nothing."""
    if content.speaks_of_parts:
        return {"change": None}
    selection = content.selection
    dates = dates_of(selection)
    target = target_sentence(content)
    intervals = _intervals(content)
    table = change_table(content, dates) if dates.before or dates.base else None
    if not (table or target or intervals):
        return {"change": None}
    options = [
        {"code": item.code, "name": wording.period_label(item), "is_chosen": item == dates.base}
        for item in selection.periods
        if item.end < selection.period.end
    ]
    return {"change": {"table": table, "target": target, "intervals": intervals, "bases": options}}


def dates_of(selection: Selection) -> Dates:
    """Return the chosen period, the year before it, and the base: the one asked for, else the first after a break."""
    now = selection.period
    earlier = [item for item in selection.periods if item.end < now.end]
    comparable = [item for item in earlier if not breaks_between(selection, item, now)]
    usual = (comparable or earlier)[0] if earlier else None
    asked = selection.base if selection.base in earlier else None
    return Dates(now=now, before=derived.year_before(now, earlier), base=asked or usual)


def breaks_between(selection: Selection, earlier: Period, later: Period) -> list[str]:
    """Return the breaks across which two periods may not be compared."""
    return [
        wording.text(item.text)
        for item in selection.indicator.breaks
        if item.period[:4].isdigit() and earlier.end.year < int(item.period[:4]) <= later.end.year
    ]


def gaps_between(content: Content, earlier: Figure, later: Figure) -> list[str]:
    """Return why two figures of an area may not be compared: breaks of the indicator, reforms of its territory."""
    broken = breaks_between(content.selection, earlier.period, later.period)
    return broken + content.ground.between(later.area, earlier.period, later.period)


def change_table(content: Content, dates: Dates) -> Table:
    """Return for each area the value, its change against the year before and since the base, and the index."""
    selection = content.selection
    found = {(figure.area, figure.period.code): figure for figure in content.whole}
    columns = [Column(title=_("Area")), Column(title=wording.period_label(dates.now), is_numeric=True)]
    if dates.before:
        columns.append(_column(_("against the year before (%(period)s)"), dates.before))
    # The year before as base is said once.
    is_apart = dates.base != dates.before
    if dates.base and is_apart:
        columns.append(_column(_("since %(period)s"), dates.base))
    if dates.base:
        columns.append(_column(_("Index (%(period)s = 100)"), dates.base))
    rows = []
    for key in selection.shown_keys:
        now = found.get((key, dates.now.code))
        if now is None:
            continue
        cells = [Cell(text=selection.name(key)), Cell(text=_display(selection, now.cell))]
        if dates.before:
            cells.append(_change_cell(content, now, found.get((key, dates.before.code))))
        if dates.base:
            base = found.get((key, dates.base.code))
            cells += [_change_cell(content, now, base)] if is_apart else []
            cells.append(_index_cell(content, now, base))
        rows.append(Row(cells=tuple(cells), is_highlighted=key == content.main.area))
    return Table(caption=_("Change and index"), columns=tuple(columns), rows=tuple(rows), key="change")


def target_sentence(content: Content) -> str:
    """Return the target of the office and how far the figure is from it; empty without one."""
    target, selection, main = content.target, content.selection, content.main
    if target is None:
        return ""
    indicator = selection.indicator
    shown = wording.display(Published(value=target.value), unit=indicator.unit, decimals=indicator.decimals)
    said = _("Target of the office: %(value)s") % {"value": shown}
    said += _(" until %(year)s") % {"year": target.year} if target.year else ""
    said += f" ({target.decided})" if target.decided else ""
    return f"{said}. {_distance(content, main)}".strip()


def _distance(content: Content, main: Figure) -> str:
    """How the figure stands to the target, in words; without a colour and without haste."""
    target, selection = content.target, content.selection
    if target is None or not isinstance(main.cell, Published):
        return _("There is no figure to set beside it.")
    indicator = selection.indicator
    around = derived.interval(indicator.measurement, main.numerator, main.denominator, factor=indicator.factor)
    denominator = main.denominator if indicator.denominator else None
    found = derived.reach(
        main.cell.value, target.value, direction=indicator.direction, denominator=denominator, around=around
    )
    facts = {
        "area": selection.name(main.area),
        "period": wording.period_label(main.period),
        "distance": _difference(selection, derived.change(main.cell, Published(value=target.value)).difference),
    }
    if found is derived.Reach.NOT_MEASURABLE:
        return _("Not yet measurable: with so few cases chance alone can explain the distance.")
    if found is derived.Reach.EXACT:
        return _("%(area)s, %(period)s: reached exactly.") % facts
    if indicator.direction == "neutral":
        return _("%(area)s, %(period)s: %(distance)s.") % facts
    if found is derived.Reach.REACHED:
        return _("%(area)s, %(period)s: reached (%(distance)s).") % facts
    return _("%(area)s, %(period)s: not yet reached (%(distance)s).") % facts


def _intervals(content: Content) -> list[str]:
    """For each area with few cases the limits within which chance alone may move its figure."""
    selection = content.selection
    said = []
    for name, figure in content.now:
        found = interval_of(selection, figure)
        if found is None:
            continue
        decimals = selection.indicator.decimals
        facts = {
            "area": name,
            "cases": wording.part(figure.numerator),
            "of": wording.part(figure.denominator),
            "low": web_wording.number(found.low, decimals),
            "high": web_wording.number(found.high, decimals) + wording.unit_sign(selection.indicator.unit),
        }
        said.append(_("%(area)s: %(cases)s of %(of)s; 95 %% interval %(low)s to %(high)s") % facts)
    return said


def _column(title: str, period: Period) -> Column:
    return Column(title=title % {"period": wording.period_label(period)}, is_numeric=True)


def _change_cell(content: Content, now: Figure, before: Figure | None) -> Cell:
    selection = content.selection
    if before is None:
        return Cell(text="", spoken=_("not delivered"))
    if gaps := gaps_between(content, before, now):
        return Cell(text=_("not comparable: %(reason)s") % {"reason": "; ".join(gaps)})
    found = derived.change(now.cell, before.cell).difference
    text = _difference(selection, found)
    if selection.indicator.is_count and isinstance(found, Published):
        relative = ratio(found, before.cell, factor=derived.HUNDRED)
        if isinstance(relative, Published):
            text += f" ({_signed(relative, 1)}{wording.unit_sign('percent')})"
    return Cell(text=text, spoken=wording.spoken(found))


def _index_cell(content: Content, now: Figure, base: Figure | None) -> Cell:
    if base is None:
        return Cell(text="", spoken=_("not delivered"))
    if gaps_between(content, base, now):
        return Cell(text="x", spoken=_("not comparable"))
    found = derived.change(now.cell, base.cell).index
    return Cell(text=wording.display(found, unit="", decimals=1), spoken=wording.spoken(found))


def _difference(selection: Selection, cell: FigureCell) -> str:
    """The difference with its sign; of shares in percentage points."""
    indicator = selection.indicator
    if not isinstance(cell, Published):
        return wording.display(cell, unit="", decimals=0)
    shown = _signed(cell, indicator.decimals)
    return _("%(value)s percentage points") % {"value": shown} if indicator.unit == "percent" else shown


def _signed(cell: Published, decimals: int) -> str:
    shown = wording.number(abs(cell.value), decimals)
    if not any(digit in "123456789" for digit in shown):
        return f"±{shown}"
    return f"{'+' if cell.value > 0 else MINUS}{shown}"


def _display(selection: Selection, cell: FigureCell) -> str:
    return wording.display(cell, unit=selection.indicator.unit, decimals=selection.indicator.decimals)
