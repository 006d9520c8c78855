"""Taking the figures of an edition as they stand now: published ones only, with their words in both languages."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.utils import translation

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import labels, own_tables, published, rows, wording
from bildungsbuero.apps.monitoring.models import Edition, EditionItem
from bildungsbuero.apps.territory import areas as territory_areas
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.core.figures import Figure, Observation
from bildungsbuero.core.frozen import Frozen, FrozenFigure, FrozenItem
from bildungsbuero.core.indicators import Indicator, Text
from bildungsbuero.core.periods import PeriodMeaning, read_period

SERIES = "series"


def freeze(edition: Edition, items: Iterable[EditionItem], *, at: datetime) -> Frozen:
    """Return the figures of all items as they are published now; raises Refusal where an item has none."""
    names = area_names(edition.office, at.date())
    return Frozen(
        office=edition.office.key,
        edition=edition.public_id,
        taken_at=at.isoformat(),
        items=tuple(_item(item, edition.office, names) for item in items),
    )


def area_names(office: Office, on: date) -> dict[str, Text]:
    """Return the districts of an office, its Länder and Germany, named in each language."""
    around = territory_areas.areas_of(office)
    units = [*territory_areas.districts_of(office, on), *territory_areas.above(office)]
    return {unit.key: said(lambda unit=unit: around.heading_of(unit)) for unit in units}  # type: ignore[misc]


def said(words: Callable[[], str]) -> Text:
    """Return what a function says in each language of the staff."""
    found = {}
    for language in dict.fromkeys((settings.LANGUAGE_CODE, "en")):
        with translation.override(language):
            found[language] = str(words())
    return found


def _item(item: EditionItem, office: Office, names: dict[str, Text]) -> FrozenItem:
    if item.kind == EditionItem.Kind.TABLE:
        return _table(own_tables.get_table(office, item.key))
    try:
        return _indicator(published.get_indicator(item.key, office), names, office)
    except NotFound as error:
        raise Refusal("edition.no_figures", name=item.key) from error


def _indicator(indicator: Indicator, names: dict[str, Text], office: Office) -> FrozenItem:
    declaration = published.declaration_for(indicator)
    places = {area: place for place, area in enumerate(names)}
    # The areas of the office first, then its Land and Germany, as on its pages.
    figures = sorted(_figures(indicator, names, office), key=lambda one: (one.period.end, places[one.area]))
    if not figures:
        raise Refusal("edition.no_figures", name=indicator.key)
    deliveries = published.sources_of(indicator, names, office=office)
    return FrozenItem(
        kind=str(EditionItem.Kind.INDICATOR),
        key=indicator.key,
        title=indicator.title,
        definition=indicator.definition,
        formula=indicator.formula,
        origin=said(lambda: wording.origin(indicator)),
        caveats=indicator.caveats,
        unit=indicator.unit,
        decimals=indicator.decimals,
        version=indicator.version,
        is_checked=indicator.checked,
        source=said(lambda: rows.source_line(deliveries)),
        licence=rows.licences(deliveries),
        figures=tuple(_figure(indicator, declaration, figure, names) for figure in figures),
    )


def _figures(indicator: Indicator, names: dict[str, Text], office: Office) -> Iterator[Figure]:
    door = published.door(office)
    yield from door.values(indicator, list(names))
    for split in indicator.breakdowns:
        yield from door.values(indicator, list(names), dimension=split.dimension)


def _figure(indicator: Indicator, declaration: Declaration, figure: Figure, names: dict[str, Text]) -> FrozenFigure:
    def label() -> str:
        return labels.full_label(declaration, figure.dimension, figure.code, area=figure.area)

    return FrozenFigure(
        area=figure.area,
        area_name=names[figure.area],
        period=figure.period,
        cell=figure.cell,
        numerator=None if indicator.is_count else figure.numerator,
        denominator=figure.denominator if indicator.denominator else None,
        dimension=figure.dimension,
        dimension_label=said(lambda: labels.dimension_label(declaration, figure.dimension)) if figure.code else {},
        code=figure.code,
        label=said(label) if figure.code else {},
    )


def _table(table: own_tables.OwnTable) -> FrozenItem:
    keys = {item.area for item in table.observations}
    official = dict(Unit.objects.filter(key__in=keys).values_list("key", "name"))
    dataset = table.dataset
    return FrozenItem(
        kind=str(EditionItem.Kind.TABLE),
        key=dataset.key,
        title={"de": dataset.title},
        definition={"de": table.delivery.footer},
        formula={},
        origin={"de": dataset.publisher},
        caveats=(),
        unit=table.unit(),
        decimals=_decimals(table),
        version=1,
        is_checked=True,
        source={"de": dataset.attribution_for(table.delivery)},
        licence=dataset.licence,
        figures=tuple(_observation(item, table, official) for item in table.observations),
    )


def _observation(item: Observation, table: own_tables.OwnTable, official: dict[str, str]) -> FrozenFigure:
    series = own_tables.series_of(item)
    return FrozenFigure(
        area=item.area,
        area_name={"de": official.get(item.area, item.area)},
        period=read_period(item.period, PeriodMeaning(table.dataset.period)),
        cell=item.cell,
        is_small=item.area not in official,
        dimension=SERIES,
        dimension_label=said(lambda: translation.gettext("series")),
        code=series,
        label={"de": series},
    )


def _decimals(table: own_tables.OwnTable) -> int:
    numbers = [number for item in table.observations if (number := rows.number(item.cell)) is not None]
    return 0 if all(number == number.to_integral_value() for number in numbers) else 1
