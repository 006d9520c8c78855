"""The charts of an indicator page as Vega-Lite specifications, and the map of all Kreise."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import labels, wording
from bildungsbuero.apps.portal.indicators.content import Content, drawing_day, map_split
from bildungsbuero.apps.portal.indicators.notes import goal_of, interval_of, read_notes
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.apps.territory import shapes
from bildungsbuero.core.cells import Cell, Meaning, Published
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.territory import Level
from bildungsbuero.documents import charts
from bildungsbuero.documents.chart_notes import Break
from bildungsbuero.documents.chart_style import Frame
from bildungsbuero.documents.classes import MapClass, class_of, classes
from bildungsbuero.documents.drawing import Spec
from bildungsbuero.documents.maps import DrawnMap, MapArea, MapFrame, choropleth


def frame(content: Content, *, stands_alone: bool = False, source: str = "") -> Frame:
    """Return what stands around a chart of this indicator."""
    indicator = content.selection.indicator
    name = wording.text(indicator.title)
    return Frame(
        title=f"{name}, {wording.period_label(content.selection.period)}",
        description=content.summary(),
        unit=wording.unit_name(indicator.unit),
        decimals=indicator.decimals,
        language=(get_language() or "de")[:2],
        source=source,
        stands_alone=stands_alone,
    )


def main_chart(content: Content, around: Frame) -> Spec:
    """Return lines over time from three periods on, below that a comparison of areas; notes are drawn inside."""
    around = replace(around, notes=read_notes(content).lines)
    if content.has_series:
        return _series(content, replace(around, title=wording.text(content.selection.indicator.title)))
    return _comparison(content, around)


def split_chart(content: Content, around: Frame) -> Spec:
    """Return the split of the first area, beside its Land where that has numbers."""
    selection = content.selection
    groups = [content.main.area, *(unit.key for unit in selection.references[:1] if unit.key != content.main.area)]
    if not selection.is_rate:
        groups = groups[:1]
    empty = _codes_without_base(content, groups)
    bars = [
        charts.Bar(
            category=labels.short_label(selection.declaration, figure.dimension, figure.code, area=content.main.area),
            group=selection.name(area),
            value=_number(figure.cell),
            display=_display(selection, figure.cell),
        )
        for area in groups
        for figure in content.split_of(area)
        if figure.code not in empty
    ]
    return charts.breakdown(bars, frame=around)


def _codes_without_base(content: Content, areas: Sequence[str]) -> set[str]:
    """The codes that none of the areas has, such as types of school that do not exist there."""
    cells = [(figure.code, figure.cell.meaning) for area in areas for figure in content.split_of(area)]
    return {code for code, _meaning in cells} - {code for code, meaning in cells if meaning is not Meaning.NO_BASE}


def district_map(
    selection: Selection, figures: Sequence[Figure], *, stands_alone: bool = False, source: str = "", key: str = "map"
) -> DrawnMap:
    """Return the map of all Kreise in at most five classes, the selected areas outlined."""
    numbers = [_number(figure.cell) for figure in figures]
    among = classes([number for number in numbers if number is not None])
    by_area = {figure.area: figure for figure in figures}
    outlines = shapes.shapes(Level.DISTRICT, drawing_day(selection))
    drawing = shapes.projected(outlines)
    areas = [_map_area(selection, shape, by_area.get(shape.key), among) for shape in drawing.shapes]
    attribution = "; ".join(dict.fromkeys([source, *(shape.source for shape in outlines[:1])]))
    around = MapFrame(
        title=map_title(selection),
        description=_("Map of all districts of Germany; the list below holds the same values."),
        class_labels=[_class_label(selection, item) for item in among],
        no_data_label=_("no figure"),
        source=attribution,
        stands_alone=stands_alone,
        key=key,
    )
    return choropleth(areas, frame=around, highlight=[unit.key for unit in selection.units])


def map_title(selection: Selection) -> str:
    """Return the title of the map: the indicator, the code that it shows, the period."""
    dimension, code = map_split(selection)
    name = wording.text(selection.indicator.title)
    part = f": {labels.short_label(selection.declaration, dimension, code)}" if code else ""
    return f"{name}{part}, {wording.period_label(selection.period)}"


def shapes_source(selection: Selection) -> str:
    """Return the attribution of the boundaries."""
    outlines = shapes.shapes(Level.DISTRICT, drawing_day(selection))
    return outlines[0].source if outlines else ""


def _comparison(content: Content, around: Frame) -> Spec:
    selection = content.selection
    references = {unit.key for unit in selection.references}
    numbers = read_notes(content).numbers
    areas = [
        charts.AreaValue(
            label=name,
            value=_number(figure.cell),
            display=_display(selection, figure.cell) + numbers.get(figure.area, ""),
            is_own=figure.area == content.main.area,
            low=limits.low if (limits := interval_of(selection, figure)) else None,
            high=limits.high if limits else None,
        )
        for name, figure in content.comparable
        if figure.area not in references
    ]
    # Counts of a Land beside those of a Kreis would say nothing but that a Land is larger.
    is_rate = selection.is_rate
    marks = [
        charts.Reference(label=name, value=float(figure.cell.value), display=_display(selection, figure.cell))
        for name, figure in content.comparable
        if is_rate and figure.area in references and isinstance(figure.cell, Published)
    ]
    return charts.comparison(areas, frame=around, references=marks, goal=goal_of(content))


def _series(content: Content, around: Frame) -> Spec:
    selection = content.selection
    lines = [
        charts.Line(label=selection.name(key), values=_line_values(content, key), is_own=key == content.main.area)
        for key in content.series_keys
    ]
    breaks = [
        Break(period=wording.period_label(period), text=wording.text(item.text))
        for item in selection.indicator.breaks
        for period in selection.periods
        if item.period == str(period.end.year)
    ]
    signs = read_notes(content).signs
    breaks += reform_breaks(content)
    return charts.series(lines, frame=around, breaks=breaks, signs=signs, goal=goal_of(content))


def reform_breaks(content: Content) -> list[Break]:
    """Return the reforms of the areas, each at the first period that stands on the new territory."""
    selection = content.selection
    found = []
    for reform in content.ground.reforms:
        after = next((period for period in selection.periods if period.end >= reform.on), None)
        if after is not None and not reform.is_minor:
            name = f"{selection.name(reform.area)}: " if len(selection.units) > 1 else ""
            found.append(Break(period=wording.period_label(after), text=name + reform.words))
    return found


def _line_values(content: Content, key: str) -> tuple[charts.PeriodValue, ...]:
    by_period = {figure.period.code: figure for figure in content.whole if figure.area == key}
    values = []
    for period in content.selection.periods:
        figure = by_period.get(period.code)
        cell = figure.cell if figure is not None else None
        values.append(
            charts.PeriodValue(
                period=wording.period_label(period),
                value=_number(cell),
                display=_display(content.selection, cell) if cell is not None else "",
            )
        )
    return tuple(values)


def _map_area(selection: Selection, shape: shapes.Shape, figure: Figure | None, among: Sequence[MapClass]) -> MapArea:
    number = _number(figure.cell) if figure is not None else None
    shown = _display(selection, figure.cell) if figure is not None else _("no figure")
    return MapArea(
        key=shape.key,
        name=shape.name,
        rings=shape.rings,
        display=shown,
        class_index=class_of(number, among) if number is not None else None,
    )


def _class_label(selection: Selection, item: MapClass) -> str:
    decimals = selection.indicator.decimals
    ends = [wording.wording.number(end, decimals) for end in (item.lower, item.upper)]
    sign = wording.UNIT_SIGNS.get(selection.indicator.unit, "")
    return _("%(lower)s to under %(upper)s") % {"lower": ends[0], "upper": ends[1]} + sign


def _number(cell: Cell | None) -> float | None:
    return float(cell.value) if isinstance(cell, Published) else None


def _display(selection: Selection, cell: Cell) -> str:
    return wording.display(cell, unit=selection.indicator.unit, decimals=selection.indicator.decimals)
