"""The charts and the map of a page with their words, sources and files."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import labels, wording
from bildungsbuero.apps.portal.indicators import behind, charts, converted, downloads, spread
from bildungsbuero.apps.portal.indicators.behind import Behind
from bildungsbuero.apps.portal.indicators.content import Content, sources
from bildungsbuero.apps.portal.indicators.converted import Converted
from bildungsbuero.apps.portal.indicators.peers import Peers
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.core.cells import Meaning
from bildungsbuero.core.figures import Figure
from bildungsbuero.documents import drawing
from bildungsbuero.documents.chart_style import NARROW, Frame
from bildungsbuero.documents.drawing import Spec
from bildungsbuero.web.figures import ChartFigure, Download, MapFigure


def folder() -> Path:
    """Return where drawn charts are kept by the hash of their specification."""
    return Path(settings.DATA_DIR) / "charts"


def main_figure(content: Content, addresses: dict[str, str]) -> ChartFigure:
    """Return the comparison or the series."""
    around = charts.frame(content)
    if content.has_series:
        around = replace(around, title=wording.text(content.selection.indicator.title))
    wide, narrow = _drawn(charts.main_chart(content, around), charts.main_chart(content, _narrow(around)))
    return ChartFigure(
        key="comparison-chart",
        title=around.title,
        summary=content.summary(),
        svg=wide,
        narrow_svg=narrow,
        source=downloads.source_line(sources(content.selection)),
        downloads=_files(addresses, "vergleich"),
        spec_address=addresses["vergleich_json"],
    )


def split_figure(content: Content, addresses: dict[str, str]) -> ChartFigure:
    """Return the split of the chosen period."""
    around = charts.frame(content)
    wide, narrow = _drawn(charts.split_chart(content, around), charts.split_chart(content, _narrow(around)))
    return ChartFigure(
        key="split-chart",
        title=around.title,
        summary=_split_summary(content),
        svg=wide,
        narrow_svg=narrow,
        source=downloads.source_line(sources(content.selection)),
        downloads=_files(addresses, "merkmal"),
        spec_address=addresses["merkmal_json"],
    )


def spread_figure(peers: Peers, content: Content, addresses: dict[str, str]) -> ChartFigure:
    """Return how all areas of the same kind are spread, the peer group and the own areas marked."""
    around = spread.frame(peers, content)
    wide, narrow = _drawn(spread.chart(peers, content, around), spread.chart(peers, content, _narrow(around)))
    return ChartFigure(
        key="spread-chart",
        title=around.title,
        summary=" ".join(spread.sentences(peers)),
        svg=wide,
        narrow_svg=narrow,
        source=downloads.source_line(sources(content.selection)),
        downloads=_files({**addresses, "csv": addresses["peers_csv"], "xlsx": addresses["peers_xlsx"]}, "streuung"),
        spec_address=addresses["streuung_json"],
    )


def behind_figure(series: Behind, addresses: dict[str, str]) -> ChartFigure:
    """Return the own series and the one of another source behind it."""
    around = behind.frame(series)
    wide, narrow = _drawn(behind.chart(series, around), behind.chart(series, _narrow(around)))
    own = downloads.source_line(sources(series.selection))
    return ChartFigure(
        key="behind-chart",
        title=around.title,
        summary=behind.summary(series),
        svg=wide,
        narrow_svg=narrow,
        source=f"{own}; {series.source_line()}",
        downloads=_files(addresses, "reihen"),
        spec_address=addresses["reihen_json"],
    )


def converted_figure(series: Converted, addresses: dict[str, str]) -> ChartFigure:
    """Return the series as delivered, and beside it the one on the territory of the last period."""
    around = converted.frame(series)
    wide, narrow = _drawn(converted.chart(series, around), converted.chart(series, _narrow(around)))
    return ChartFigure(
        key="converted-chart",
        title=around.title,
        summary=converted.summary(series),
        svg=wide,
        narrow_svg=narrow,
        source=converted.source_line(series),
        downloads=_files(addresses, "gebietsstand"),
        spec_address=addresses["gebietsstand_json"],
    )


def map_figure(selection: Selection, figures: list[Figure], addresses: dict[str, str]) -> MapFigure:
    """Return the map of all Kreise."""
    line = downloads.source_line(sources(selection))
    return MapFigure(
        key="district-map",
        title=charts.map_title(selection),
        summary=_("Each district in one of at most five classes; the list below holds every value."),
        drawn=charts.district_map(selection, figures),
        source=f"{line}; {charts.shapes_source(selection)}",
        list_key="districts-caption",
        downloads=_files(addresses, "karte"),
    )


def _drawn(wide: Spec, narrow: Spec) -> tuple[str, str]:
    return drawing.svg(wide, folder=folder()), drawing.svg(narrow, folder=folder())


def _narrow(around: Frame) -> Frame:
    return replace(around, width=NARROW)


def _files(addresses: dict[str, str], which: str) -> tuple[Download, ...]:
    kinds = ("svg", "png")
    pictures = tuple(Download(kind=kind.upper(), address=addresses[f"{which}_{kind}"]) for kind in kinds)
    tables = (("CSV", addresses["csv"]), ("XLSX", addresses["xlsx"]))
    return pictures + tuple(Download(kind=kind, address=address) for kind, address in tables)


def _split_summary(content: Content) -> str:
    """The split of the area that the page speaks of, in words; zeros and what has no base are left to the table."""
    selection = content.selection
    shown = (
        f"{labels.short_label(selection.declaration, figure.dimension, figure.code, area=figure.area)}: "
        f"{wording.display(figure.cell, unit=selection.indicator.unit, decimals=selection.indicator.decimals)}"
        for figure in content.split_of(content.main.area)
        if figure.cell.meaning not in {Meaning.ZERO, Meaning.NO_BASE}
    )
    return f"{selection.name(content.main.area)} – {'; '.join(shown)}."
