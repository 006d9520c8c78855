"""The files behind the catalogue: an indicator with all periods and splits for an office's areas, or an own table."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published, rows, wording
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.monitoring.own_tables import OwnTable, series_of
from bildungsbuero.apps.portal import own_tables
from bildungsbuero.apps.portal.indicators.cube import Wish, read_cube
from bildungsbuero.apps.territory import areas as territory_areas
from bildungsbuero.core.cells import Cell
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.formats import json_stat, workbook
from bildungsbuero.formats.json_stat import Category, Cube, Dimension, Unit
from bildungsbuero.warehouse.parquet_files import as_parquet


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A table to take along with what must stand inside the file."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: list[list[Any]]
    source: str
    licence: str
    cube: Cube

    def as_file(self, kind: str) -> bytes:
        """Return the file; `kind` is one of `OF_FIGURES`."""
        if kind == "csv":
            return ("\ufeff" + workbook.as_csv(self.heads, self.rows)).encode()
        if kind == "xlsx":
            return workbook.as_xlsx(self.title, self.heads, self.rows)
        if kind == "parquet":
            notes = {"title": self.title, "source": self.source, "licence": self.licence}
            return as_parquet(self.heads, self.rows, notes=notes)
        return json.dumps(json_stat.as_document(self.cube), ensure_ascii=False).encode()


def area_names(office: Office, on: date) -> dict[str, str]:
    """Return the districts of an office, its Länder and Germany with the names that stand above their figures."""
    around = territory_areas.areas_of(office)
    units = [*territory_areas.districts_of(office, on), *territory_areas.above(office)]
    return {unit.key: around.heading_of(unit) for unit in units}


def indicator_file(office: Office, indicator: Indicator, names: dict[str, str], *, href: str) -> Taken:
    """Return an indicator for areas: every period, as a whole and by every split; raises Refusal without figures."""
    door = published.door(office)
    periods = door.periods(indicator)
    figures = door.values(indicator, list(names))
    for split in indicator.breakdowns:
        figures += door.values(indicator, list(names), dimension=split.dimension)
    if not periods or not figures:
        raise Refusal("indicator.no_data", indicator=indicator.key, tables=", ".join(indicator.datasets))
    deliveries = tuple(published.sources_of(indicator, names, office=office))
    around = rows.Around(
        indicator=indicator,
        declaration=published.declaration_for(indicator),
        names=names,
        last_period=periods[-1].code,
        caveat=" ".join(wording.text(item) for item in indicator.caveats),
        deliveries=deliveries,
    )
    return Taken(
        name=indicator.key,
        title=wording.text(indicator.title),
        heads=rows.HEADS,
        rows=rows.rows_of(around, figures),
        source=rows.source_line(deliveries),
        licence=rows.licences(deliveries),
        cube=read_cube(indicator, Wish(areas=names, split=indicator.first_breakdown, office=office), href=href),
    )


def table_file(table: OwnTable, *, href: str) -> Taken:
    """Return an own table of an office with all its values."""
    return Taken(
        name=table.dataset.key,
        title=table.dataset.title,
        heads=own_tables.HEADS,
        rows=own_tables.rows(table),
        source=table.dataset.attribution_for(table.delivery),
        licence=table.dataset.licence,
        cube=_cube_of(table, table.delivery, href=href),
    )


def _cube_of(table: OwnTable, delivery: Delivery, *, href: str) -> Cube:
    """An own table as a cube: its series, its areas, its periods."""
    dataset = table.dataset
    cells: dict[tuple[str, ...], Cell] = {
        (series_of(item), item.area, item.period): item.cell for item in table.observations
    }
    unit = Unit(label=wording.unit_name(table.unit()) if table.unit() else "", decimals=1)
    areas = list(dict.fromkeys(item.area for item in table.observations))
    return Cube(
        label=dataset.title,
        source=dataset.attribution_for(delivery),
        updated=delivery.received_at.date().isoformat(),
        href=href,
        dimensions=(
            Dimension(key="series", label=_("series"), categories=_categories(table.series, unit=unit), role="metric"),
            Dimension(key="area", label=_("area"), categories=_categories(areas), role="geo"),
            Dimension(
                key="period",
                label=_("period"),
                categories=tuple(Category(key=item.code, label=wording.period_label(item)) for item in table.periods),
                role="time",
            ),
        ),
        cells=cells,
        notes=tuple(filter(None, [delivery.footer])),
        marks={cell.mark: wording.spoken(cell) for cell in cells.values() if cell.mark and wording.spoken(cell)},
        extension={"dataset": dataset.key, "licence": dataset.licence},
    )


def _categories(names: Sequence[str], *, unit: Unit | None = None) -> tuple[Category, ...]:
    return tuple(Category(key=name, label=name, unit=unit) for name in names)
