"""What a reader asked for in the address: areas, period, split; read once, checked, and written back into links."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring import published
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.territory import areas as territory_areas
from bildungsbuero.apps.territory.areas import OfficeAreas
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.apps.territory.wording import listed
from bildungsbuero.core import joint
from bildungsbuero.core.datasets import Dataset
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.indicators import Indicator, Measurement
from bildungsbuero.core.periods import Period
from bildungsbuero.core.territory import NATION_KEY, state_of
from bildungsbuero.warehouse.published import Published

MOST_AREAS = 8
# How an address asks for the converted series beside the delivered one.
CONVERTED = "umgerechnet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """An indicator with the areas, period and split that a page shows."""

    indicator: Indicator
    declaration: Dataset
    door: Published
    units: tuple[Unit, ...]
    references: tuple[Unit, ...]
    names: dict[str, str]
    periods: tuple[Period, ...]
    period: Period
    dimension: str
    code: str
    is_default: bool
    joint_key: str = ""
    group: str = ""
    office: Office | None = None
    # The deliveries behind the figures, asked once for sentence, charts, tables and downloads.
    known_sources: dict[tuple[str, ...], list[Delivery]] = field(default_factory=dict, compare=False, repr=False)
    base: Period | None = None
    # Whether a series across a reform is shown converted beside the delivered one.
    is_converted: bool = False

    @property
    def keys(self) -> list[str]:
        """The keys of all areas, the first one is the one that the page speaks of."""
        return [unit.key for unit in (*self.units, *self.references)]

    @property
    def first(self) -> Unit:
        """The area that the headline speaks of."""
        return (*self.units, *self.references)[0]

    @property
    def is_rate(self) -> bool:
        """Whether areas of different size can be compared by the number; a count says how large an area is."""
        return self.indicator.measurement is not Measurement.COUNT

    @property
    def shown_keys(self) -> list[str]:
        """The keys of all areas in the order of the page: the areas, those together, then Land and Bund."""
        together = [self.joint_key] if self.joint_key else []
        return [*(unit.key for unit in self.units), *together, *(unit.key for unit in self.references)]

    def name(self, key: str) -> str:
        """Return how an area is headed on this page."""
        return self.names.get(key, key)

    def name_in_a_sentence(self, key: str) -> str:
        """Return how a sentence names an area, or several together."""
        if key != self.joint_key:
            return self.name(key)
        return _("%(areas)s together") % {"areas": listed([self.name(area) for area in joint.areas_of(key)])}

    def query(self, **changes: str) -> str:
        """Return the query that leads to exactly this selection."""
        values: list[tuple[str, str]] = [("gebiet", unit.key) for unit in self.units]
        values.append(("zeitraum", self.period.code))
        if self.dimension:
            values.append(("merkmal", self.dimension))
        if self.code:
            values.append(("auspraegung", self.code))
        if self.joint_key:
            values.append(("zusammen", "1"))
        if self.group:
            values.append(("gruppe", self.group))
        if self.base:
            values.append(("basis", self.base.code))
        if self.is_converted:
            values.append(("gebietsstand", CONVERTED))
        values = [(name, value) for name, value in values if name not in changes]
        return urlencode([*values, *((name, value) for name, value in changes.items() if value)])

    def for_period(self, period: Period) -> "Selection":
        """Return the selection with another period."""
        return replace(self, period=period)


def read_selection(indicator: Indicator, query: QueryDict, *, office: Office | None, on: date) -> Selection:
    """Return the selection of an address; raises Refusal that names the part which cannot be read."""
    door = published.door(office)
    declaration = published.declaration_for(indicator)
    periods = tuple(door.periods(indicator))
    if not periods:
        raise Refusal("indicator.no_data", indicator=indicator.key, tables=", ".join(indicator.named_tables))
    asked = [key for key in query.getlist("gebiet") if key][:MOST_AREAS]
    around = territory_areas.areas_of(office) if office is not None else None
    units = _asked_units(asked) if asked else _default_units(office, on, around=around, door=door, indicator=indicator)
    references = _references(units, indicator.levels)
    if indicator.owner:
        # Nobody knows beforehand for which areas an office has figures of its own.
        delivered = with_figures(door, indicator, [unit.key for unit in references])
        references = tuple(unit for unit in references if unit.key in delivered)
    dimension, code = _split(indicator, declaration, query)
    wanted = query.get("zeitraum", "")
    names = {unit.key: around.heading_of(unit) if around else unit.spoken_name for unit in (*units, *references)}
    if joint_key := _joint_key(office, units, query):
        names[joint_key] = _together([names[key] for key in joint.areas_of(joint_key)])
    return Selection(
        indicator=indicator,
        declaration=declaration,
        door=door,
        units=tuple(units),
        references=references,
        names=names,
        periods=periods,
        period=door.find_period(indicator, wanted) if wanted else periods[-1],
        dimension=dimension,
        code=code,
        is_default=not asked,
        joint_key=joint_key,
        group=query.get("gruppe", "")[:20],
        office=office,
        base=door.find_period(indicator, asked_base) if (asked_base := query.get("basis", "")) else None,
        is_converted=query.get("gebietsstand") == CONVERTED,
    )


def _default_units(
    office: Office | None, on: date, *, around: OfficeAreas | None, door: Published, indicator: Indicator
) -> list[Unit]:
    """The districts of an office; its own areas where its own table holds figures for those only."""
    if office is None or around is None:
        return []
    districts = territory_areas.districts_of(office, on, around=around)
    if not door.is_own(indicator) or with_figures(door, indicator, [unit.key for unit in districts]):
        return districts
    delivered = with_figures(door, indicator, [unit.key for unit in around.own])
    return [unit for unit in around.own if unit.key in delivered] or districts


def with_figures(door: Published, indicator: Indicator, areas: Sequence[str]) -> frozenset[str]:
    """Return those of the areas for which the indicator has figures."""
    return frozenset(figure.area for figure in door.values(indicator, areas)) if areas else frozenset()


def _asked_units(keys: Sequence[str]) -> list[Unit]:
    found = {unit.key: unit for unit in Unit.objects.with_keys(keys).with_place()}
    for key in keys:
        if key not in found:
            raise Refusal("indicator.unknown_area", place=Place(field="gebiet"), area=key[:20])
    return [found[key] for key in dict.fromkeys(keys)]


def _joint_key(office: Office | None, units: Sequence[Unit], query: QueryDict) -> str:
    """The key of the areas together where a reader asks for it, or on the pages of a joint office."""
    is_wanted = query.get("zusammen") == "1"
    if not query.getlist("gebiet") and "zusammen" not in query:
        is_wanted = office is not None and office.kind == Office.Kind.JOINT
    keys = [unit.key for unit in units]
    is_nested = any(first != other and other.startswith(first) for first in keys for other in keys)
    return joint.joint_key(keys) if is_wanted and len(keys) > 1 and not is_nested else ""


def _together(names: Sequence[str]) -> str:
    if len(names) == 2:
        return _("both together (%(areas)s)") % {"areas": listed(names)}
    return _("all together (%(areas)s)") % {"areas": listed(names)}


def _references(units: Sequence[Unit], levels: Sequence[str]) -> tuple[Unit, ...]:
    """The Länder in which the areas lie, and Germany, without those that were asked for anyway.

    A Land or Germany stands beside only where its source delivers that level; without areas Germany stands alone.
    """
    keys = [state for unit in units if (state := state_of(unit.key))]
    wanted = [key for key in dict.fromkeys([*keys, NATION_KEY]) if key not in {unit.key for unit in units}]
    found = {unit.key: unit for unit in Unit.objects.filter(key__in=wanted)}
    return tuple(found[key] for key in wanted if key in found and (found[key].level in levels or not units))


def _split(indicator: Indicator, declaration: Dataset, query: QueryDict) -> tuple[str, str]:
    """The dimension by which the page splits, the sheet's first one by default, and the code for the map."""
    dimension = indicator.first_breakdown
    if asked := query.get("merkmal"):
        found = declaration.find_dimension(asked)
        if found is None or indicator.breakdown(found.code) is None:
            known = ", ".join(item.dimension for item in indicator.breakdowns) or "–"
            place = Place(field="merkmal")
            raise Refusal("statistics.unknown_dimension", place=place, name=asked[:40], known=known)
        dimension = found.code
    code = ""
    if asked := query.get("auspraegung"):
        found = declaration.dimension(dimension)
        known_code = found.find(asked) if found is not None else None
        if found is None or known_code is None:
            codes = ", ".join(item.code for item in found.codes) if found else "–"
            place = Place(field="auspraegung")
            raise Refusal("statistics.unknown_code", place=place, dimension=dimension, name=asked[:40], known=codes)
        code = known_code
    return dimension, code
