"""Figures by part of a layer: a map, small pictures on one scale, and the table that holds the same values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.parts import PartSeries, series_of_indicator, unit_in_words
from bildungsbuero.apps.territory.models import LayerUnit
from bildungsbuero.apps.territory.outlines import outlines_on
from bildungsbuero.apps.territory.parts import public_layers
from bildungsbuero.apps.territory.shapes import Shape, projected
from bildungsbuero.core.cells import Cell as FigureCell
from bildungsbuero.core.cells import Meaning, Published
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import Period
from bildungsbuero.documents.classes import MapClass, class_of, classes
from bildungsbuero.documents.maps import MapArea, MapFrame, choropleth
from bildungsbuero.documents.multiples import Moment, Panel, drawn_panels
from bildungsbuero.web.figures import MapFigure
from bildungsbuero.web.tables import Cell, Column, Row, Table

WITHHELD = frozenset({Meaning.SUPPRESSED, Meaning.SECRET})
# More small pictures than these are no longer seen at a glance.
MOST_PANELS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which of several numbers and which period a reader wants to see."""

    number: int
    period: Period


def read_asked(found: Sequence[PartSeries], query: QueryDict) -> Asked:
    """Return what an address asks for: without it, or where it cannot be, the first number and its last period."""
    text = query.get("reihe", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 and int(text) < len(found) else 0
    periods = {period.code: period for period in found[number].periods}
    return Asked(number=number, period=periods.get(query.get("zeitraum", ""), found[number].periods[-1]))


def present_parts(found: Sequence[PartSeries], query: QueryDict, *, has_own_table: bool = False) -> dict[str, Any]:
    """Return the section of a page, nothing where a table has no parts.

    The table of a page that holds all values already, as of one number by part, is not repeated.
    """
    if not found:
        return {"parts": None}
    asked = read_asked(found, query)
    series = found[asked.number]
    is_whole_table = has_own_table and len(found) == 1
    return {
        "parts": {
            "layer": series.layer.layer.name,
            "title": f"{series.title}, {wording.period_label(asked.period)}",
            "unit": unit_in_words(series),
            "map": map_of(series, asked.period),
            "table": value_table(series, asked.period),
            "panels": panels_of(series),
            "all_values": None if is_whole_table else all_values(series),
            "all_values_key": "own-table" if is_whole_table else "parts-over-time",
            "series": [(number, item.title, number == asked.number) for number, item in enumerate(found)],
            "periods": [
                (period.code, wording.period_label(period), period == asked.period)
                for period in reversed(series.periods)
            ],
            "source": series.source,
        }
    }


def find_parts(indicator: Indicator, office: Office | None) -> dict[str, str] | None:
    """Return title and address of the page that shows an own indicator by part, None where there are no parts."""
    if office is None or not indicator.owner:
        return None
    series = series_of_indicator(indicator, office, public_layers(office))
    if series is None:
        return None
    title = _("%(layer)s: map and small pictures") % {"layer": series.layer.layer.name}
    return {"title": title, "address": reverse("portal:indicator-parts", args=[indicator.key])}


def map_of(series: PartSeries, period: Period) -> MapFigure | None:
    """Return the map of a period on its own boundaries, None where no outline is known."""
    shapes = outlines_on(series.layer.layer, period.end)
    if not shapes:
        return None
    parts = {part.key: part for part in series.layer.parts}
    numbers = [float(cell.value) for part in parts.values() if isinstance(cell := series.cell(part, period), Published)]
    among = classes(numbers)
    title = f"{series.title}, {wording.period_label(period)}"
    drawn = choropleth(
        [_map_area(shape, parts[shape.key], series, period, among) for shape in projected(shapes).shapes],
        frame=MapFrame(
            title=title,
            description=_("Map of the parts; the list holds the same values."),
            class_labels=[_class_label(series, item) for item in among],
            no_data_label=_("no figure"),
            suppressed_label=_("secret: withheld to protect people"),
            key="parts",
        ),
    )
    return MapFigure(
        key="parts-map",
        title=title,
        summary=_("Each part in one of at most five classes; the list holds every value."),
        drawn=drawn,
        source="; ".join(dict.fromkeys([series.source, *(shape.source for shape in shapes)])),
        list_key="part-values-caption",
    )


def _map_area(shape: Shape, part: LayerUnit, series: PartSeries, period: Period, among: Sequence[MapClass]) -> MapArea:
    cell = series.cell(part, period)
    number = float(cell.value) if isinstance(cell, Published) else None
    return MapArea(
        key=shape.key,
        name=part.name,
        rings=shape.rings,
        display=told(series, cell),
        class_index=class_of(number, among) if number is not None else None,
        is_suppressed=is_withheld(cell),
        address=address_of(part),
    )


def value_table(series: PartSeries, period: Period) -> Table:
    """Return every part with its value, by name, and the whole area in the last line."""
    columns = (Column(title=series.layer.layer.name), Column(title=series.title, is_numeric=True))
    rows = tuple(
        Row(cells=(Cell(text=part.name, address=address_of(part)), value_cell(series, series.cell(part, period))))
        for part in series.parts_in(period)
    )
    whole = series.whole.get(period.code)
    inside = series.layer.layer.inside
    footer = (Row(cells=(Cell(text=str(inside or _("together"))), value_cell(series, whole))),) if whole else ()
    caption = _("All parts, %(period)s") % {"period": wording.period_label(period)}
    return Table(caption=caption, columns=columns, rows=rows, footer=footer, key="part-values")


def panels_of(series: PartSeries) -> list[dict[str, Any]]:
    """Return a small picture for each part that stands in the last period, all on one scale."""
    parts = series.parts_in(series.periods[-1])[:MOST_PANELS]
    panels = [Panel(key=part.public_id, name=part.name, moments=_moments(series, part)) for part in parts]
    drawn = drawn_panels(panels, suppressed_label=_("secret"))
    return [
        {"name": part.name, "address": address_of(part), "svg": drawn[part.public_id], "note": _withheld(series, part)}
        for part in parts
    ]


def _moments(series: PartSeries, part: LayerUnit) -> list[Moment]:
    moments = []
    for period in series.periods:
        cell = series.cell(part, period)
        moments.append(
            Moment(
                period=wording.period_in_short(period),
                value=float(cell.value) if isinstance(cell, Published) else None,
                display=told(series, cell),
                is_suppressed=is_withheld(cell),
            )
        )
    return moments


def _withheld(series: PartSeries, part: LayerUnit) -> str:
    """Return which periods are withheld, in words below the picture."""
    named = [wording.period_in_short(period) for period in series.periods if is_withheld(series.cell(part, period))]
    return _("secret: %(periods)s") % {"periods": ", ".join(named)} if named else ""


def all_values(series: PartSeries) -> Table:
    """Return all parts over all periods, the newest period first: what the small pictures show."""
    periods = tuple(reversed(series.periods))
    parts = sorted(
        (part for part in series.layer.parts if any(series.cell(part, period) is not None for period in periods)),
        key=lambda part: part.name,
    )
    columns = (Column(title=_("Period")), *(Column(title=part.name, is_numeric=True) for part in parts))
    rows = tuple(
        Row(
            cells=(
                Cell(text=wording.period_label(period)),
                *(value_cell(series, series.cell(part, period)) for part in parts),
            )
        )
        for period in periods
    )
    return Table(caption=_("All parts over time"), columns=columns, rows=rows, key="parts-over-time")


def value_cell(series: PartSeries, cell: FigureCell | None) -> Cell:
    """Return a value for a table, with what is read aloud in place of a sign."""
    if cell is None:
        return Cell(text="", spoken=_("not delivered"))
    return Cell(text=series.display(cell), spoken=wording.spoken(cell))


def told(series: PartSeries, cell: FigureCell | None) -> str:
    """Return a value in words: the number, or why there is none."""
    if isinstance(cell, Published):
        return series.display(cell)
    if is_withheld(cell):
        return _("secret")
    return wording.spoken(cell) if cell is not None else _("no figure")


def is_withheld(cell: FigureCell | None) -> bool:
    """Whether there is a number that must not be shown."""
    return cell is not None and cell.meaning in WITHHELD


def address_of(part: LayerUnit) -> str:
    """Return the public page of a part."""
    return reverse("portal:part", args=[part.public_id])


def _class_label(series: PartSeries, item: MapClass) -> str:
    ends = [wording.wording.number(end, series.decimals) for end in (item.lower, item.upper)]
    label = _("%(lower)s to under %(upper)s") % {"lower": ends[0], "upper": ends[1]}
    return label + wording.unit_sign(series.unit)
