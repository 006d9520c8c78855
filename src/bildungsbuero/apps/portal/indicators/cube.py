"""An indicator as a cube for other programs: what is counted, areas, periods, and one split."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import labels, published, wording
from bildungsbuero.apps.portal.indicators.downloads import source_line
from bildungsbuero.core.cells import Cell
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import Period
from bildungsbuero.formats.json_stat import Category, Cube, Dimension, Unit
from bildungsbuero.warehouse.published import Published as Door

VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which part of an indicator is wanted: areas by key and name, periods (all by default), one split."""

    areas: dict[str, str]
    periods: tuple[str, ...] = ()
    split: str = ""
    office: Office | None = None


def read_cube(indicator: Indicator, wish: Wish, *, href: str) -> Cube:
    """Return the cube of an indicator; raises Refusal for an unknown period or split."""
    door = published.door(wish.office)
    periods = _periods(door, indicator, wish.periods)
    metrics = _metrics(indicator)
    figures = list(_figures(door, indicator, wish, periods))
    dimensions = [
        Dimension(key="metric", label=_("what is counted"), categories=metrics, role="metric"),
        Dimension(key="area", label=_("area"), categories=_areas(wish.areas), role="geo"),
        Dimension(key="period", label=_("period"), categories=_named(periods), role="time"),
    ]
    if wish.split:
        dimensions.append(_split(indicator, wish.split, {figure.code for figure in figures}))
    deliveries = published.sources_of(indicator, wish.areas, office=wish.office)
    cells = _cells(figures, [item.key for item in metrics], has_split=bool(wish.split))
    marks = {cell.mark: wording.spoken(cell) for cell in cells.values() if cell.mark and wording.spoken(cell)}
    return Cube(
        label=wording.text(indicator.title),
        source=source_line(deliveries),
        updated=max((item.received_at.date().isoformat() for item in deliveries), default=""),
        href=href,
        dimensions=tuple(dimensions),
        cells=cells,
        notes=tuple(wording.text(text) for text in (indicator.definition, *indicator.caveats)),
        marks=marks | {"missing": _("not delivered")},
        extension={
            "indicator": indicator.key,
            "version": indicator.version,
            "definition_state": wording.definition_state(indicator),
            "kind": str(indicator.kind),
            "licence": ", ".join(dict.fromkeys(item.dataset.licence for item in deliveries)),
            "formula": wording.text(indicator.formula),
        },
    )


def _periods(door: Door, indicator: Indicator, asked: Sequence[str]) -> list[Period]:
    known = door.periods(indicator)
    if not known:
        raise Refusal("indicator.no_data", indicator=indicator.key, tables=", ".join(indicator.named_tables))
    if not asked:
        return known
    wanted = {door.find_period(indicator, text).code for text in asked}
    return [period for period in known if period.code in wanted]


def _figures(door: Door, indicator: Indicator, wish: Wish, periods: Sequence[Period]) -> Iterable[Figure]:
    wanted = {period.code for period in periods}
    areas = list(wish.areas)
    found = door.values(indicator, areas)
    if wish.split:
        found += door.values(indicator, areas, dimension=wish.split)
    return (figure for figure in found if figure.period.code in wanted)


def _metrics(indicator: Indicator) -> tuple[Category, ...]:
    unit = Unit(label=wording.unit_name(indicator.unit), decimals=indicator.decimals)
    found = [Category(key=VALUE, label=wording.text(indicator.title), unit=unit)]
    whole = Unit(label=wording.unit_name("number"), decimals=0)
    if indicator.denominator is not None:
        above = wording.text(indicator.numerator_name) or _("Numerator")
        below = wording.text(indicator.denominator_name) or _("Denominator")
        found.append(Category(key=NUMERATOR, label=above, unit=whole))
        found.append(Category(key=DENOMINATOR, label=below, unit=whole))
    return tuple(found)


def _areas(areas: dict[str, str]) -> tuple[Category, ...]:
    return tuple(Category(key=key, label=name) for key, name in areas.items())


def _named(periods: Sequence[Period]) -> tuple[Category, ...]:
    return tuple(Category(key=period.code, label=wording.period_label(period)) for period in periods)


def _split(indicator: Indicator, dimension: str, delivered: set[str]) -> Dimension:
    declaration = published.declaration_for(indicator)
    found = declaration.dimension(dimension)
    codes = [item.code for item in found.codes if item.code in delivered] if found else []
    named = [Category(key=code, label=labels.full_label(declaration, dimension, code)) for code in codes]
    whole = Category(key=TOTAL, label=_("total"))
    label = labels.dimension_label(declaration, dimension)
    return Dimension(key=dimension, label=label, categories=(whole, *named))


def _cells(figures: Iterable[Figure], metrics: Sequence[str], *, has_split: bool) -> dict[tuple[str, ...], Cell]:
    cells: dict[tuple[str, ...], Cell] = {}
    for figure in figures:
        parts = {VALUE: figure.cell, NUMERATOR: figure.numerator, DENOMINATOR: figure.denominator}
        place = (figure.area, figure.period.code, *([figure.code or TOTAL] if has_split else []))
        for metric in metrics:
            cell = parts[metric]
            if cell is not None:
                cells[metric, *place] = cell
    return cells
