"""A series of another source behind an indicator: shown beside its own, drawn apart, never joined with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.portal.indicators import charts as indicator_charts
from bildungsbuero.apps.portal.indicators import downloads
from bildungsbuero.apps.portal.indicators.content import Content
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.core.cells import Published
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import Period
from bildungsbuero.documents import charts
from bildungsbuero.documents.chart_notes import Break
from bildungsbuero.documents.chart_style import Frame
from bildungsbuero.documents.drawing import Spec
from bildungsbuero.web.tables import Cell, Column, Row, Table

# More areas would make two lines each and a chart that nobody can read.
MOST_AREAS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The own figures of an indicator and those of the series behind it, by area and period."""

    content: Content
    series: Indicator
    areas: tuple[str, ...]
    own: dict[tuple[str, str], Figure]
    other: dict[tuple[str, str], Figure]
    periods: tuple[tuple[Period, bool], ...]

    @property
    def selection(self) -> Selection:
        """What the reader asked for."""
        return self.content.selection

    def figure(self, area: str, period: Period, *, is_other: bool) -> Figure | None:
        """Return the figure of one of the two sources."""
        return (self.other if is_other else self.own).get((area, period.code))

    def source_line(self) -> str:
        """Return the attribution of the series behind."""
        return downloads.source_line(published.sources_of(self.series, self.areas, office=self.selection.office))

    def note(self) -> str:
        """Return what must be said of the series behind."""
        return " ".join(wording.text(note) for note in published.declaration_for(self.series).notes)


def read_behind(content: Content) -> Behind | None:
    """Return the first series behind that has figures for the areas of the page, None where there is none."""
    selection = content.selection
    areas = tuple(unit.key for unit in selection.units[:MOST_AREAS])
    for series in selection.indicator.series_behind:
        found = selection.door.values(series, areas) if areas else []
        if found:
            periods = {figure.period.code: figure.period for figure in found}
            merged = [(period, True) for period in periods.values()]
            merged += [(period, False) for period in selection.periods]
            return Behind(
                content=content,
                series=series,
                areas=areas,
                own={(figure.area, figure.period.code): figure for figure in content.whole},
                other={(figure.area, figure.period.code): figure for figure in found},
                periods=tuple(sorted(merged, key=lambda item: (item[0].end, item[0].code))),
            )
    return None


def frame(behind: Behind, *, stands_alone: bool = False, source: str = "") -> Frame:
    """Return what stands around the chart."""
    around = indicator_charts.frame(behind.content, stands_alone=stands_alone, source=source)
    title = _("%(title)s: two sources side by side") % {"title": wording.text(behind.selection.indicator.title)}
    return replace(around, title=title, description=summary(behind))


def chart(behind: Behind, around: Frame) -> Spec:
    """Return both series over time: lines of their own, differently drawn, with years nobody delivered left empty."""
    labels = _axis(behind.periods)
    lines = [
        charts.Line(
            label=_label(behind, area, is_other=is_other),
            values=_values(behind, area, labels, is_other=is_other),
            is_own=not is_other and area == behind.content.main.area,
            is_behind=is_other,
            group=area,
        )
        for is_other in (True, False)
        for area in behind.areas
    ]
    notes = behind.selection.indicator.regional_notes
    breaks = [
        Break(period=note.period, text=wording.text(note.text))
        for note in notes
        if note.period and any(note.concerns(area) for area in behind.areas)
    ]
    return charts.series(lines, frame=around, breaks=breaks)


def table(behind: Behind) -> Table:
    """Return both series: a row for each period, the newest first, a column for each area and source."""
    columns = [Column(title=_("Period")), Column(title=_("Source"))]
    columns += [Column(title=behind.selection.name(area), is_numeric=True) for area in behind.areas]
    rows = [
        Row(
            cells=(
                Cell(text=wording.period_label(period)),
                Cell(text=_source(behind, is_other=is_other)),
                *(_cell(behind, behind.figure(area, period, is_other=is_other)) for area in behind.areas),
            )
        )
        for period, is_other in reversed(behind.periods)
    ]
    return Table(caption=_("Values of both sources"), columns=tuple(columns), rows=tuple(rows), key="behind")


def summary(behind: Behind) -> str:
    """Return one paragraph with the first and the last value of each line."""
    parts = []
    for is_other in (True, False):
        periods = [period for period, other in behind.periods if other is is_other]
        for area in behind.areas:
            shown = [_told(behind, area, period, is_other=is_other) for period in (periods[0], periods[-1])]
            words = " … ".join(dict.fromkeys(text for text in shown if text))
            parts.append(f"{_label(behind, area, is_other=is_other)}: {words}")
    return "; ".join(parts) + "."


def rows(behind: Behind) -> list[list[Any]]:
    """Return the series behind for downloads, under the key of its indicator, with its own source and licence."""
    selection = behind.selection
    of_series = replace(
        selection,
        indicator=replace(behind.series, key=selection.indicator.key),
        declaration=published.declaration_for(behind.series),
        periods=tuple(period for period, is_other in behind.periods if is_other),
    )
    return downloads.series_rows(of_series, behind.other.values(), note=behind.note())


def _told(behind: Behind, area: str, period: Period, *, is_other: bool) -> str:
    figure = behind.figure(area, period, is_other=is_other)
    return f"{wording.period_label(period)} {_display(behind, figure)}" if figure is not None else ""


def _label(behind: Behind, area: str, *, is_other: bool) -> str:
    return f"{behind.selection.name(area)} ({_source(behind, is_other=is_other)})"


def _source(behind: Behind, *, is_other: bool) -> str:
    key = (behind.series if is_other else behind.selection.indicator).main.dataset
    return key if is_other else _("table %(key)s") % {"key": key}


def _axis(periods: Sequence[tuple[Period, bool]]) -> dict[str, tuple[Period, bool] | None]:
    """The labels of the axis in order of time; years between two periods that nobody delivered stand empty."""
    found: dict[str, tuple[Period, bool] | None] = {}
    for before, now in pairwise([periods[0], *periods]):
        for year in range(before[0].end.year + 1, now[0].end.year):
            found.setdefault(str(year), None)
        found[wording.period_in_short(now[0])] = now
    return found


def _values(
    behind: Behind, area: str, labels: dict[str, tuple[Period, bool] | None], *, is_other: bool
) -> tuple[charts.PeriodValue, ...]:
    values = []
    for label, place in labels.items():
        figure = None
        if place is not None and place[1] is is_other:
            figure = behind.figure(area, place[0], is_other=is_other)
        cell = figure.cell if figure is not None else None
        number = float(cell.value) if isinstance(cell, Published) else None
        values.append(charts.PeriodValue(period=label, value=number, display=_display(behind, figure)))
    return tuple(values)


def _cell(behind: Behind, figure: Figure | None) -> Cell:
    spoken = wording.spoken(figure.cell) if figure is not None else _("not delivered")
    return Cell(text=_display(behind, figure), spoken=spoken)


def _display(behind: Behind, figure: Figure | None) -> str:
    indicator = behind.selection.indicator
    return wording.display(figure.cell, unit=indicator.unit, decimals=indicator.decimals) if figure else ""
