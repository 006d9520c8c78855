"""A series on the territory of its last period, drawn apart beside the delivered one; both say what they are."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.monitoring.conversion import Conversion, read_conversion, why_not
from bildungsbuero.apps.portal.indicators import charts as indicator_charts
from bildungsbuero.apps.portal.indicators import downloads
from bildungsbuero.apps.portal.indicators.content import Content
from bildungsbuero.apps.portal.indicators.selection import CONVERTED
from bildungsbuero.core.cells import Cell as FigureCell
from bildungsbuero.core.cells import Published, Quality
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.periods import Period
from bildungsbuero.documents import charts
from bildungsbuero.documents.chart_style import Frame
from bildungsbuero.documents.drawing import Spec
from bildungsbuero.web.tables import Cell, Column, Row, Table

# More areas would make two lines each and a chart that nobody can read.
MOST_AREAS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """The figures of the areas that a reform concerns, as delivered and on the territory of the last period."""

    content: Content
    conversion: Conversion
    areas: tuple[str, ...]
    own: dict[tuple[str, str], Figure]
    other: dict[tuple[str, str], Figure]

    def figure(self, area: str, period: Period, *, is_converted: bool) -> Figure | None:
        """Return the figure of an area as delivered or converted."""
        return (self.other if is_converted else self.own).get((area, period.code))

    def label(self, *, is_converted: bool) -> str:
        """Return how a column or a line is headed."""
        return self.conversion.label() if is_converted else _("as delivered, on the territory of its period")

    def shares(self) -> str:
        """Return where the shares come from."""
        return "; ".join(self.conversion.sources(self.areas, self.content.selection.periods))

    def note(self) -> str:
        """Return what must stand beside converted figures, wherever they are shown."""
        said = _("%(label)s, computed from counts; shares: %(shares)s.")
        label = self.conversion.label()
        said %= {"label": label[:1].upper() + label[1:], "shares": self.shares()}
        cells = [figure.numerator for figure in self.other.values()]
        if any(isinstance(cell, Published) and Quality.ROUNDED in cell.quality for cell in cells):
            said += " " + _("The counts are rounded, so that sums of them are less exact than each of them.")
        return said


def read_converted(content: Content) -> Converted | None:
    """Return both series of the areas that a reform concerns; None unless a reader has asked for them."""
    selection = content.selection
    if not selection.is_converted or why_not(selection.indicator, selection.door):
        return None
    areas = tuple(dict.fromkeys(reform.area for reform in content.ground.reforms))[:MOST_AREAS]
    if not areas:
        return None
    conversion = read_conversion(selection.indicator, selection.door, selection.periods)
    figures = conversion.figures(areas, selection.periods)
    return Converted(
        content=content,
        conversion=conversion,
        areas=areas,
        own={(figure.area, figure.period.code): figure for figure in content.whole},
        other={(figure.area, figure.period.code): figure for figure in figures},
    )


def present_ground(content: Content, converted: Converted | None) -> dict[str, Any]:
    """Return the reforms that the page names, and how to see the series across them."""
    selection, ground = content.selection, content.ground
    if not ground.reforms:
        return {"ground": None}
    return {
        "ground": {
            "lines": ground.lines(selection.names),
            "why_not": why_not(selection.indicator, selection.door),
            "is_converted": converted is not None,
            "switch": f"?{selection.query(gebietsstand='' if converted else CONVERTED)}#gebietsstand",
            "onto": wording.period_label(selection.periods[-1]),
        }
    }


def frame(converted: Converted, *, stands_alone: bool = False, source: str = "") -> Frame:
    """Return what stands around the chart."""
    around = indicator_charts.frame(converted.content, stands_alone=stands_alone, source=source)
    title = wording.text(converted.content.selection.indicator.title)
    title = _("%(title)s: as delivered and converted") % {"title": title}
    return replace(around, title=title, description=summary(converted), notes=(converted.note(),))


def chart(converted: Converted, around: Frame) -> Spec:
    """Return both series over time, the converted one thin and dotted with hollow points; reforms are drawn inside."""
    content = converted.content
    lines = [
        charts.Line(
            label=_line_name(converted, area, is_converted=is_converted),
            values=_values(converted, area, is_converted=is_converted),
            is_own=not is_converted and area == content.main.area,
            is_behind=is_converted,
            group=area,
        )
        for area in converted.areas
        for is_converted in (False, True)
    ]
    return charts.series(lines, frame=around, breaks=indicator_charts.reform_breaks(content))


def _line_name(converted: Converted, area: str, *, is_converted: bool) -> str:
    """Short enough for a legend; the whole label stands below the drawing and above the table."""
    said = _("converted") if is_converted else _("as delivered")
    return said if len(converted.areas) == 1 else f"{converted.content.selection.name(area)}, {said}"


def table(converted: Converted) -> Table:
    """Return period by period and area by area the figure as delivered, converted, and what the latter is made from."""
    selection = converted.content.selection
    indicator = selection.indicator
    columns = [
        Column(title=_("Period")),
        Column(title=_("Area")),
        Column(title=_("as delivered"), is_numeric=True),
        Column(title=_("converted"), is_numeric=True),
    ]
    if indicator.denominator is not None:
        columns.append(Column(title=_("numerator, converted"), is_numeric=True))
        columns.append(Column(title=_("denominator, converted"), is_numeric=True))
    rows = [
        _row(converted, area, period)
        for period in reversed(selection.periods)
        for area in converted.areas
        if converted.figure(area, period, is_converted=True) is not None
    ]
    caption = _("As delivered, and %(label)s") % {"label": converted.conversion.label()}
    return Table(caption=caption, columns=tuple(columns), rows=tuple(rows), key="converted", note=converted.note())


def source_line(converted: Converted) -> str:
    """Return the attribution of the figures, those of former areas too."""
    selection = converted.content.selection
    keys = converted.conversion.origins(converted.areas, selection.periods)
    keys = [*converted.areas, *(key for key in keys if key not in converted.areas)]
    deliveries = published.sources_of(selection.indicator, keys, office=selection.office)
    return downloads.source_line(deliveries)


def summary(converted: Converted) -> str:
    """Return one paragraph with the first and the last value of each line."""
    selection, parts = converted.content.selection, []
    for area in converted.areas:
        for is_converted in (False, True):
            ends = (selection.periods[0], selection.periods[-1])
            shown = [_told(converted, area, period, is_converted=is_converted) for period in ends]
            words = " … ".join(dict.fromkeys(text for text in shown if text))
            parts.append(f"{selection.name(area)} ({converted.label(is_converted=is_converted)}): {words}")
    return "; ".join(parts) + "."


def rows(converted: Converted) -> list[list[Any]]:
    """Return the converted figures for downloads, each labelled as such with the source of the shares."""
    selection = converted.content.selection
    labelled = replace(selection, names={key: selection.name(key) for key in converted.areas})
    return downloads.series_rows(
        labelled, converted.other.values(), note=converted.note(), origin=converted.conversion.label()
    )


def _row(converted: Converted, area: str, period: Period) -> Row:
    other = converted.figure(area, period, is_converted=True)
    own = converted.figure(area, period, is_converted=False)
    cells = [
        Cell(text=wording.period_label(period)),
        Cell(text=converted.content.selection.name(area)),
        _cell(converted, own.cell if own else None),
        _cell(converted, other.cell if other else None),
    ]
    if other is not None and converted.content.selection.indicator.denominator is not None:
        cells += [_part(other.numerator), _part(other.denominator)]
    return Row(cells=tuple(cells))


def _cell(converted: Converted, cell: FigureCell | None) -> Cell:
    if cell is None:
        return Cell(text="", spoken=_("not delivered"))
    return Cell(text=_display(converted, cell), spoken=wording.spoken(cell))


def _part(cell: FigureCell | None) -> Cell:
    if cell is None or isinstance(cell, Published):
        return Cell(text=wording.part(cell))
    return Cell(text=wording.display(cell, unit="", decimals=0, gone="–"), spoken=wording.spoken(cell))


def _values(converted: Converted, area: str, *, is_converted: bool) -> tuple[charts.PeriodValue, ...]:
    found = []
    for period in converted.content.selection.periods:
        figure = converted.figure(area, period, is_converted=is_converted)
        number = float(figure.cell.value) if figure is not None and isinstance(figure.cell, Published) else None
        shown = _display(converted, figure.cell) if figure is not None else ""
        found.append(charts.PeriodValue(period=wording.period_label(period), value=number, display=shown))
    return tuple(found)


def _told(converted: Converted, area: str, period: Period, *, is_converted: bool) -> str:
    figure = converted.figure(area, period, is_converted=is_converted)
    return f"{wording.period_label(period)} {_display(converted, figure.cell)}" if figure is not None else ""


def _display(converted: Converted, cell: FigureCell) -> str:
    indicator = converted.content.selection.indicator
    return wording.display(cell, unit=indicator.unit, decimals=indicator.decimals, gone="–")
