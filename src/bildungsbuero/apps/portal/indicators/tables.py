"""The table twins of the charts."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import labels, wording
from bildungsbuero.apps.portal.indicators.content import Content, split_codes
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.core.cells import Cell as FigureCell
from bildungsbuero.core.cells import Meaning, ratio, severity
from bildungsbuero.core.figures import Figure
from bildungsbuero.web.tables import Cell, Column, Row, Table


def comparison_table(content: Content) -> Table:
    """Return the areas of the selection with value and parts, for every period."""
    selection = content.selection
    if content.has_series and not _part_titles(selection):
        return _series_table(content)
    columns = [
        Column(title=_("Area")),
        Column(title=_("Period")),
        _value_column(selection),
        *_part_columns(selection),
    ]
    periods = reversed(selection.periods)
    by_key = {(figure.area, figure.period.code): figure for figure in content.whole}
    rows = [
        _row(content, by_key[key, period.code])
        for period in periods
        for key in selection.shown_keys
        if (key, period.code) in by_key
    ]
    note = " ".join(content.ground.lines(selection.names))
    return Table(caption=_("Values in a table"), columns=tuple(columns), rows=tuple(rows), key="comparison", note=note)


def _series_table(content: Content) -> Table:
    """A long series without parts: a row for each period, a column for each area."""
    selection = content.selection
    by_key = {(figure.area, figure.period.code): figure for figure in content.whole}
    areas = [key for key in selection.shown_keys if any(area == key for area, _code in by_key)]
    unit = wording.unit_name(selection.indicator.unit)
    columns = [Column(title=_("Period"))]
    columns += [Column(title=f"{selection.name(key)} ({unit})", is_numeric=True) for key in areas]
    rows = []
    for period in reversed(selection.periods):
        found = [(key, by_key.get((key, period.code))) for key in areas]
        cells = [
            _value(selection, figure, gone=content.gone.get(key, ""))
            if figure
            else Cell(text="", spoken=_("not delivered"))
            for key, figure in found
        ]
        rows.append(Row(cells=(Cell(text=wording.period_label(period)), *cells)))
    note = " ".join(content.ground.lines(selection.names))
    return Table(caption=_("Values in a table"), columns=tuple(columns), rows=tuple(rows), key="comparison", note=note)


def split_table(content: Content) -> Table | None:
    """Return the split by the chosen dimension: a row for each code, a column for each area."""
    selection = content.selection
    if not content.split:
        return None
    areas = [key for key in selection.shown_keys if content.split_of(key)]
    name = labels.dimension_label(selection.declaration, selection.dimension)
    columns = [Column(title=name)]
    columns += [Column(title=selection.name(key), is_numeric=True) for key in areas]
    columns += _relative_columns(content)
    by_key = {(figure.code, figure.area): figure for figure in content.split}
    rows = [
        Row(
            cells=(
                Cell(text=_code_name(content, code)),
                *(_split_cell(selection, by_key.get((code, key))) for key in areas),
                *_relative_cells(content, by_key.get((code, content.main.area))),
            )
        )
        for code in split_codes(selection)
        if any((code, key) in by_key for key in areas)
    ]
    facts = {"dimension": name, "period": wording.period_label(selection.period)}
    caption = _("By %(dimension)s, %(period)s") % facts
    return Table(caption=caption, columns=tuple(columns), rows=tuple(rows), footer=_totals(content, areas), key="split")


def _relative_columns(content: Content) -> list[Column]:
    if not content.selection.indicator.relative_to_whole:
        return []
    name = content.selection.name(content.main.area)
    return [Column(title=_("Ratio to all, %(area)s (1 = as in all)") % {"area": name}, is_numeric=True)]


def _relative_cells(content: Content, part: Figure | None) -> list[Cell]:
    """The share of a part divided by that of the whole: above 1 more than among all."""
    if not content.selection.indicator.relative_to_whole:
        return []
    if part is None:
        return [Cell(text="", spoken=_("not delivered"))]
    found = ratio(part.cell, content.main.cell)
    return [Cell(text=wording.display(found, unit="number", decimals=2), spoken=wording.spoken(found))]


def _totals(content: Content, areas: Sequence[str]) -> tuple[Row, ...]:
    """The whole below its parts: for counts the number or sign of the source, for shares the base."""
    selection = content.selection
    now = {figure.area: figure for _name, figure in content.now}
    is_count = selection.indicator.is_count
    title = _("total") if is_count else _part_titles(selection)[-1]
    if not is_count and not content.speaks_of_parts:
        return ()
    cells = (_value(selection, now[key]) if is_count else _count(now[key].denominator) for key in areas if key in now)
    return (Row(cells=(Cell(text=title), *cells)),)


def districts_table(selection: Selection, figures: Sequence[Figure], names: dict[str, str]) -> Table:
    """Return all Kreise with their values, by name; never as a ranking."""
    caption = _("All districts, %(period)s") % {"period": wording.period_label(selection.period)}
    return areas_table(selection, figures, names, caption=caption, key="districts")


def areas_table(
    selection: Selection, figures: Sequence[Figure], names: dict[str, str], *, caption: str, key: str
) -> Table:
    """Return areas with their values and parts, by name; the own ones stand out."""
    columns = [
        Column(title=_("District")),
        Column(title=_("Key")),
        _value_column(selection),
        *_part_columns(selection),
    ]
    own = {unit.key for unit in selection.units}
    rows = []
    for figure in sorted(figures, key=lambda figure: names.get(figure.area, figure.area)):
        name = Cell(text=names.get(figure.area, figure.area), address=reverse("portal:area", args=[figure.area]))
        cells = [name, Cell(text=figure.area), _value(selection, figure)]
        cells += _part_cells(selection, figure)
        rows.append(Row(cells=tuple(cells), is_highlighted=figure.area in own))
    return Table(caption=caption, columns=tuple(columns), rows=tuple(rows), key=key)


def _row(content: Content, figure: Figure) -> Row:
    selection = content.selection
    gone = content.gone.get(figure.area, "")
    cells = [
        Cell(text=selection.name(figure.area)),
        Cell(text=wording.period_label(figure.period)),
        _value(selection, figure, gone=gone),
        *_part_cells(selection, figure),
    ]
    return Row(cells=tuple(cells), is_highlighted=figure.area == content.main.area)


def _split_cell(selection: Selection, figure: Figure | None) -> Cell:
    if figure is None:
        return Cell(text="", spoken=_("not delivered"))
    shown = _value(selection, figure)
    count = _count(figure.numerator)
    if not _part_titles(selection) or count.spoken:
        return shown
    return Cell(text=f"{shown.text} ({count.text})", spoken=shown.spoken)


def _value(selection: Selection, figure: Figure, *, gone: str = "") -> Cell:
    indicator = selection.indicator
    if figure.cell.meaning is Meaning.NO_BASE and indicator.no_base:
        return Cell(text=wording.text(indicator.no_base))
    shown = wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals, gone=gone)
    return Cell(text=shown, spoken=wording.spoken(figure.cell, gone=gone))


def _count(cell: FigureCell | None) -> Cell:
    if cell is None:
        return Cell(text="", spoken=_("not delivered"))
    shown = wording.part(cell) if severity(cell) == 0 else wording.display(cell, unit="number", decimals=0, gone="–")
    return Cell(text=shown, spoken=wording.spoken(cell))


def _value_column(selection: Selection) -> Column:
    unit = wording.unit_name(selection.indicator.unit)
    return Column(title=_("Value (%(unit)s)") % {"unit": unit}, is_numeric=True)


def _part_titles(selection: Selection) -> list[str]:
    """The parts that stand beside the value: of a computed rate both, of a taken-over one the count if delivered."""
    indicator = selection.indicator
    if indicator.is_count:
        return []
    titles = [wording.text(indicator.numerator_name) or _("Numerator")] if indicator.numerator else []
    if indicator.denominator:
        titles.append(wording.text(indicator.denominator_name) or _("Denominator"))
    return titles


def _part_columns(selection: Selection) -> list[Column]:
    return [Column(title=title, is_numeric=True) for title in _part_titles(selection)]


def _part_cells(selection: Selection, figure: Figure) -> list[Cell]:
    parts = (figure.numerator, figure.denominator)
    return [_count(part) for part, _title in zip(parts, _part_titles(selection), strict=False)]


def _code_name(content: Content, code: str) -> str:
    selection = content.selection
    name = labels.full_label(selection.declaration, selection.dimension, code, area=content.main.area)
    is_subset = code in labels.subset_codes(selection.declaration, selection.dimension)
    return _("of these: %(name)s") % {"name": name.removeprefix("dar. ")} if is_subset else name
