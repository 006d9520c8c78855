"""Published figures of own tables and own indicators whose areas are parts of an own layer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.declarations import declarations_of
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.own_indicators import own_indicators
from bildungsbuero.apps.monitoring.own_tables import OwnTable, published_tables
from bildungsbuero.apps.monitoring.published import declaration_for, door, sources_of
from bildungsbuero.apps.territory.models import LayerUnit
from bildungsbuero.apps.territory.parts import PublicLayer
from bildungsbuero.core.cells import Cell, Published
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.figures import Observation
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import Period, PeriodMeaning, read_period
from bildungsbuero.core.territory import folded
from bildungsbuero.web.addresses import find_address

# So many of the values of a dimension must be parts of a layer.
MOST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A dimension of a table whose values are parts of a layer."""

    layer: PublicLayer
    dimension: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSeries:
    """One number over time for the parts of a layer, with that of the whole area where it is published.

    `cells` by part and code of the period; a part that is missing there was not delivered.
    """

    title: str
    layer: PublicLayer
    periods: tuple[Period, ...]
    cells: Mapping[tuple[int, str], Cell]
    whole: Mapping[str, Cell]
    unit: str
    decimals: int
    source: str
    address: str

    def parts_in(self, period: Period) -> list[LayerUnit]:
        """Return the parts that stood at the end of a period or have a value for it, by name."""
        found = [
            part for part in self.layer.parts if part.standing_on(period.end) or (part.pk, period.code) in self.cells
        ]
        return sorted(found, key=lambda part: part.name)

    def cell(self, part: LayerUnit, period: Period) -> Cell | None:
        """Return the value of a part, None where nothing was delivered."""
        return self.cells.get((part.pk, period.code))

    def display(self, cell: Cell | None) -> str:
        """Return what stands in a table."""
        return wording.display(cell, unit=self.unit, decimals=self.decimals) if cell is not None else ""


def division_of(codes_by_dimension: Mapping[str, Iterable[str]], layers: Sequence[PublicLayer]) -> Division | None:
    """Return the dimension whose values are mostly parts of a layer, None where there is none."""
    found = [
        (layer.share_of(code for code in codes if code != TOTAL), Division(layer=layer, dimension=dimension))
        for dimension, codes in codes_by_dimension.items()
        for layer in layers
    ]
    share, best = max(found, key=lambda item: item[0], default=(0.0, None))
    return best if share >= MOST else None


def series_of_table(table: OwnTable, layers: Sequence[PublicLayer]) -> list[PartSeries]:
    """Return the numbers of a published table by part, one series for each measure and other breakdown."""
    codes: dict[str, set[str]] = {}
    for item in table.observations:
        for dimension, code in item.dims.items():
            codes.setdefault(dimension, set()).add(code)
    division = division_of(codes, layers)
    return _series(table.dataset, table.delivery, table.observations, division) if division else []


def _series(
    dataset: Dataset, delivery: Delivery, observations: Iterable[Observation], division: Division
) -> list[PartSeries]:
    grouped: dict[tuple[str, ...], list[Observation]] = {}
    for item in observations:
        others = [code for dimension, code in item.dims.items() if dimension != division.dimension and code != TOTAL]
        grouped.setdefault((item.measure, *others), []).append(item)
    return [
        _one(dataset, delivery, names, items, division)
        for names, items in grouped.items()
        if any(item.dims[division.dimension] != TOTAL for item in items)
    ]


def _one(
    dataset: Dataset, delivery: Delivery, names: tuple[str, ...], items: Sequence[Observation], division: Division
) -> PartSeries:
    meaning = PeriodMeaning(dataset.period)
    periods = {item.period: read_period(item.period, meaning) for item in items}
    cells, whole = {}, {}
    for item in items:
        code = item.dims[division.dimension]
        if code == TOTAL:
            whole[item.period] = item.cell
        elif part := division.layer.find(code, periods[item.period].end):
            cells[part.pk, item.period] = item.cell
    words = dataset.measures.get(names[0], {})
    numbers = [cell.value for cell in cells.values() if isinstance(cell, Published)]
    named = [words.get("label") or names[0], *(_label(dataset, code) for code in names[1:])]
    return PartSeries(
        title=", ".join(named),
        layer=division.layer,
        periods=tuple(sorted(periods.values(), key=lambda period: period.end)),
        cells=cells,
        whole=whole,
        unit=words.get("unit", ""),
        decimals=0 if all(number == number.to_integral_value() for number in numbers) else 1,
        source=dataset.attribution_for(delivery),
        address=find_address("portal:own-table", dataset.key),
    )


def _label(dataset: Dataset, code: str) -> str:
    labels = (words["values"].get(code) for words in dataset.dimensions.values())
    return next((label for label in labels if label), code)


def series_of_indicator(indicator: Indicator, office: Office, layers: Sequence[PublicLayer]) -> PartSeries | None:
    """Return an own indicator by part with its source, None where none of its breakdowns names parts of a layer."""
    if not indicator.owner or not layers:
        return None
    found = _of_indicator(indicator, office, layers, declaration_for(indicator))
    if found is None or found.layer.layer.inside is None:
        return None
    deliveries = sources_of(indicator, [found.layer.layer.inside.key], office=office)
    return replace(found, source="; ".join(dict.fromkeys(item.dataset.attribution_for(item) for item in deliveries)))


def _of_indicator(
    indicator: Indicator, office: Office, layers: Sequence[PublicLayer], declaration: Declaration
) -> PartSeries | None:
    declared = {item.code: [code.code for code in item.codes] for item in declaration.dimensions}
    possible = {item.dimension: declared.get(item.dimension, []) for item in indicator.breakdowns}
    division = division_of(possible, layers)
    inside = division.layer.layer.inside if division else None
    if division is None or inside is None:
        return None
    asked = door(office)
    figures = asked.values(indicator, [inside.key], dimension=division.dimension)
    cells = {
        (part.pk, figure.period.code): figure.cell
        for figure in figures
        if figure.code != TOTAL and (part := division.layer.find(figure.code, figure.period.end))
    }
    if not cells:
        return None
    return PartSeries(
        title=wording.text(indicator.title),
        layer=division.layer,
        periods=tuple(asked.periods(indicator)),
        cells=cells,
        whole={figure.period.code: figure.cell for figure in asked.values(indicator, [inside.key])},
        unit=indicator.unit,
        decimals=indicator.decimals,
        source="",
        address=find_address("portal:indicator", indicator.key),
    )


def series_with(part: LayerUnit, office: Office, layers: Sequence[PublicLayer]) -> list[PartSeries]:
    """Return all published numbers of a part beside those of the whole area: of own tables, then own indicators."""
    try:
        asked = door(office)
    except Refusal:
        return []
    tables = list(published_tables(office))
    newest = Delivery.objects.of(office).filter(dataset__in=tables, state=Delivery.State.RELEASED).order_by("pk")
    deliveries = {item.dataset_id: item for item in newest}
    found: list[PartSeries] = []
    for dataset in tables:
        codes = {dimension: words["values"] for dimension, words in dataset.dimensions.items()}
        division = division_of(codes, layers)
        if division is None or part not in division.layer.parts:
            continue
        texts = division.layer.texts_of(part)
        wanted = [code for code in codes[division.dimension] if folded(code) in texts]
        values = asked.own_values(office.key, dataset.key, dimension=division.dimension, codes=[*wanted, TOTAL])
        found += _series(dataset, deliveries[dataset.pk], values, division)
    indicators = [item for item in own_indicators(office) if item.datasets]
    declared = declarations_of(office.key, {item.main.dataset for item in indicators})
    for indicator in indicators:
        if declaration := declared.get(indicator.main.dataset):
            own = _of_indicator(indicator, office, layers, declaration)
            found += [own] if own is not None else []
    return [series for series in found if any(number == part.pk for number, _period in series.cells)]


def unit_in_words(series: PartSeries) -> str:
    """Return the unit that stands above the numbers, empty where the number says it itself."""
    return "" if series.unit in {"", "percent"} else _("in %(unit)s") % {"unit": wording.unit_name(series.unit)}
