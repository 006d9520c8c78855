"""Published figures for pages, the API and the command line, with their sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import wording
from bildungsbuero.apps.monitoring.declarations import declarations_of, shipped, undeclared
from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.apps.monitoring.models import Delivery, DeliveryQuerySet
from bildungsbuero.apps.monitoring.own_indicators import LETTER, own_indicators
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.apps.territory.wording import listed
from bildungsbuero.core import joint
from bildungsbuero.core.cells import Cell, Meaning, Published, as_text
from bildungsbuero.core.datasets import Dataset as Declaration
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.periods import Period
from bildungsbuero.formats.sheets import shipped_indicators, shipped_tables
from bildungsbuero.warehouse.published import Published as Door
from bildungsbuero.warehouse.published import open_published
from bildungsbuero.web import wording as web_wording

# So many areas are put together at most.
MOST_TOGETHER = 8


def door(office: Office | None = None) -> Door:
    """Return the only door out, for an office with its own figures beside; raises Refusal before the first build."""
    return open_published(figures_folder(), owner=office.key if office is not None else "")


def all_indicators(office: Office | None = None) -> tuple[Indicator, ...]:
    """Return the shipped indicators by key, and behind them those that the office declared itself."""
    return (*shipped_indicators(), *own_indicators(office))


def period_codes(indicator: Indicator, office: Office | None = None) -> list[str]:
    """Return the periods for which the indicator has figures, none before the first build."""
    try:
        return [period.code for period in door(office).periods(indicator)]
    except Refusal:
        return []


def filled_keys(office: Office | None = None) -> frozenset[str]:
    """Return the keys of the indicators that have figures, none before the first build."""
    try:
        return door(office).filled()
    except Refusal:
        return frozenset()


def get_indicator(key: str, office: Office | None = None) -> Indicator:
    """Return an indicator by its key, in any case of letters, also one of the office's own; raises NotFound."""
    known = own_indicators(office) if key.upper().startswith(LETTER) else shipped_indicators()
    found = next((item for item in known if item.key == key.upper()), None)
    if found is None:
        raise NotFound("indicator.unknown", name=key[:40])
    return found


def declaration_for(indicator: Indicator) -> Declaration:
    """Return the declaration of its main data set, which names its dimensions; of an open one its first table."""
    return declarations_for(indicator)[0]


def declarations_for(indicator: Indicator) -> list[Declaration]:
    """Return the declarations of all data sets that it is made from or that would fill it, the main one first."""
    keys = indicator.named_tables
    known = {table.key: table for table in shipped_tables()}
    if indicator.owner:
        known |= declarations_of(indicator.owner, keys)
    return [known[key] if key in known else undeclared(key) for key in keys]


def territory_day(indicator: Indicator, period: Period) -> date:
    """Return the day on whose territory the figures of a period stand: its last, or the one that the source chose."""
    table = shipped(indicator.named_tables[0])
    return (table.territory_on if table is not None else None) or period.end


def sources_of(
    indicator: Indicator, areas: Iterable[str], *, period: Period | None = None, office: Office | None = None
) -> list[Delivery]:
    """Return the deliveries that the figures of areas come from, data set by data set, the newest delivery first.

    With a period those of its numerators; the denominator may be of another period, so all of its deliveries count.
    """
    published = door(office)
    parts = [part for area in areas for part in joint.areas_of(area)]
    numbers: set[int] = set()
    for key in indicator.datasets:
        wanted = period if key == indicator.main.dataset else None
        numbers |= published.deliveries(key, parts, period=wanted, indicator=indicator)
    found = list(_deliveries(office, numbers).order_by("-pk"))
    return sorted(found, key=lambda delivery: indicator.datasets.index(delivery.dataset.key))


def sources_of_several(
    indicators: Iterable[Indicator], areas: list[str], *, office: Office | None = None
) -> list[Delivery]:
    """Return the deliveries that the figures of several indicators come from, by data set, in one query."""
    published = door(office)
    pairs = {(key, item.owner): item for item in indicators for key in item.datasets}
    numbers: set[int] = set()
    for (key, _owner), indicator in pairs.items():
        numbers |= published.deliveries(key, areas, indicator=indicator)
    return list(_deliveries(office, numbers).order_by("dataset__key", "-pk"))


def _deliveries(office: Office | None, numbers: set[int]) -> DeliveryQuerySet:
    readable = Delivery.objects.readable_by(office) if office is not None else Delivery.objects.shared()
    return readable.filter(pk__in=numbers).select_related("dataset__office")


def gone_note(figure: Figure, indicator: Indicator) -> str:
    """Return what to say of a unit that did not stand in the period, empty where it did."""
    if figure.cell.meaning is not Meaning.UNIT_GONE:
        return ""
    unit = Unit.objects.filter(key=figure.area).first()
    return unit.gone_note(territory_day(indicator, figure.period)) if unit is not None else ""


def joint_note(indicator: Indicator) -> str:
    """Return why areas have no value together, empty where they can have one."""
    if joint.has_joint_value(indicator):
        return ""
    return _("no joint value: the source delivers finished rates without numerator and denominator")


def read_conditions(indicator: Indicator, pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Return dimension codes and value codes for what people wrote; raises Refusal that names the known ones."""
    declaration = declaration_for(indicator)
    found: dict[str, str] = {}
    for name, value in pairs:
        dimension = declaration.find_dimension(name)
        if dimension is None or indicator.breakdown(dimension.code) is None:
            known = ", ".join(item.dimension for item in indicator.breakdowns) or "–"
            raise Refusal("statistics.unknown_dimension", name=name, known=known)
        code = dimension.find(value)
        if code is None:
            codes = ", ".join(item.code for item in dimension.codes)
            raise Refusal("statistics.unknown_code", dimension=dimension.code, name=value, known=codes)
        found[dimension.code] = code
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One figure with everything that must stand beside it."""

    indicator: Indicator
    figure: Figure
    sources: list[Delivery]
    gone: str
    by: dict[str, str]
    units: tuple[Unit, ...]
    last_period: Period
    # Onto which territory the figure was converted, and by which shares; empty where it stands as delivered.
    conversion: str = ""

    @property
    def display(self) -> str:
        """The figure as people read it."""
        unit, decimals = self.indicator.unit, self.indicator.decimals
        if self.figure.cell.meaning is Meaning.NO_BASE and self.indicator.no_base:
            return wording.text(self.indicator.no_base)
        return wording.display(self.figure.cell, unit=unit, decimals=decimals, gone=self.gone)

    @property
    def territory(self) -> str:
        """Which area is meant, as it stood in the period."""
        name = listed([unit.spoken_name for unit in self.units])
        if self.conversion:
            return f"{name}, {self.conversion}"
        facts = {"name": name, "day": web_wording.day(territory_day(self.indicator, self.figure.period))}
        is_gone = self.figure.cell.meaning is Meaning.UNIT_GONE
        return self.gone if is_gone else _("%(name)s, territory of %(day)s") % facts

    def as_json(self) -> dict[str, Any]:
        """Return the document of the command line and the API."""
        figure = self.figure
        return {
            "indicator": self.indicator.key,
            "title": wording.text(self.indicator.title),
            "area": figure.area,
            "period": figure.period.code,
            "period_label": wording.period_label(figure.period),
            "by": dict(zip(figure.dimension.split(","), figure.code.split(","), strict=False))
            if figure.dimension
            else {},
            "value": number_as_text(figure.cell),
            "display": self.display,
            "unit": self.indicator.unit,
            "mark": figure.cell.mark,
            "meaning": str(figure.cell.meaning),
            "spoken": wording.spoken(figure.cell, gone=self.gone),
            "numerator": None if self.indicator.is_count else as_number(figure.numerator),
            "denominator": as_number(figure.denominator) if figure.denominator else None,
            "kind": str(self.indicator.kind),
            "origin": wording.origin(self.indicator),
            "last_period": self.last_period.code,
            "last_period_label": wording.period_label(self.last_period),
            "sources": [source.as_source() for source in self.sources],
            "territory": self.territory,
            "conversion": self.conversion,
            "version": figure.version,
            "checked": self.indicator.checked,
            "definition_state": wording.definition_state(self.indicator),
        }


def answer(
    key: str, *, area: str, period: str, by: list[tuple[str, str]] | None = None, office: Office | None = None
) -> Answer:
    """Return the figure of an area and period; raises Refusal for an unknown indicator, area, period or code.

    Areas joined by a plus sign are answered together, computed from their counts.
    """
    indicator = get_indicator(key, office)
    published = door(office)
    conditions = read_conditions(indicator, by or [])
    wanted = published.find_period(indicator, period)
    units = find_units(joint.areas_of(area))
    figures = [published.one(indicator, unit.key, wanted, by=conditions) for unit in units]
    return Answer(
        indicator=indicator,
        figure=joint.together(indicator, figures) if len(figures) > 1 else figures[0],
        sources=sources_of(indicator, [unit.key for unit in units], period=wanted, office=office),
        gone=_note(indicator, units, figures),
        by=conditions,
        units=units,
        last_period=published.periods(indicator)[-1],
    )


def find_units(keys: list[str]) -> tuple[Unit, ...]:
    """Return the units of at most MOST_TOGETHER keys; raises Refusal for an unknown one, or one inside another."""
    if len(keys) > MOST_TOGETHER:
        raise Refusal("indicator.too_many_areas", most=MOST_TOGETHER)
    found = {unit.key: unit for unit in Unit.objects.with_keys(keys)}
    for key in keys or [""]:
        if key not in found:
            raise Refusal("indicator.unknown_area", area=key[:20])
    if any(first != other and (first == "DG" or other.startswith(first)) for first in keys for other in keys):
        raise Refusal("indicator.nested_areas")
    return tuple(found[key] for key in keys)


def _note(indicator: Indicator, units: tuple[Unit, ...], figures: list[Figure]) -> str:
    if len(units) > 1 and (note := joint_note(indicator)):
        return note
    gone = [unit for unit, figure in zip(units, figures, strict=True) if figure.cell.meaning is Meaning.UNIT_GONE]
    return gone[0].gone_note(territory_day(indicator, figures[0].period)) if gone else ""


def number_as_text(cell: Cell | None) -> str | None:
    """Return the unrounded number as text with at most ten decimals, None where there is none."""
    return as_text(cell.value) if isinstance(cell, Published) else None


def as_number(cell: Cell | None) -> int | float | None:
    """Return the number for JSON: whole where it is whole, None where there is none."""
    if not isinstance(cell, Published):
        return None
    return int(cell.value) if cell.value == cell.value.to_integral_value() else float(cell.value)
