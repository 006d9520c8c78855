"""Peer groups with their rule, and how the values of all areas of the same kind are spread (users.md F9).

A place in an order is said only beside the spread, and only within a group whose rule stands beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from bildungsbuero.apps.monitoring import published, wording
from bildungsbuero.apps.portal.indicators.content import AREAS_FOR_A_MAP
from bildungsbuero.apps.portal.indicators.selection import Selection
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.apps.territory.wording import listed
from bildungsbuero.core.cells import Published
from bildungsbuero.core.distribution import Distribution, Standing, distribution_of, standing_of
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.territory import state_of

POPULATION = "A-01"
CITY_KINDS = frozenset({"kreisfreie Stadt", "Stadtkreis"})
# A city is a peer of another as long as it has a quarter fewer or more people.
SIZE_RANGE = Decimal("0.25")
# Among fewer areas a place says nothing.
FEWEST_PEERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerGroup:
    """Areas that an area may be compared with, and the rule by which they were chosen."""

    key: str
    title: str
    rule: str
    areas: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """All areas of the same level with their values, the chosen peer group among them."""

    selection: Selection
    figures: tuple[Figure, ...]
    names: dict[str, str]
    cities: frozenset[str]
    groups: tuple[PeerGroup, ...]
    group: PeerGroup

    @property
    def own(self) -> tuple[Figure, ...]:
        """The figures of the areas that the page is about."""
        keys = [unit.key for unit in self.selection.units]
        found = {figure.area: figure for figure in self.figures}
        return tuple(found[key] for key in keys if key in found)

    @property
    def members(self) -> tuple[Figure, ...]:
        """The figures of the peer group, the own area among them, by name: never a ranking."""
        inside = (figure for figure in self.figures if figure.area in self.group.areas)
        return tuple(sorted(inside, key=lambda figure: self.names[figure.area]))

    @property
    def distribution(self) -> Distribution | None:
        """How the values of the group are spread."""
        return distribution_of([number_of(figure) for figure in self.members])

    def standing(self, figure: Figure) -> Standing | None:
        """Return the place of an own area in the group, None outside it or without a number."""
        number = number_of(figure)
        if number is None or figure.area not in self.group.areas:
            return None
        return standing_of(number, [number_of(other) for other in self.members])


def read_peers(selection: Selection, figures: Sequence[Figure]) -> Peers | None:
    """Return the peers of the first area, None where a comparison would say nothing; raises Refusal for a group."""
    with_number = sum(number_of(figure) is not None for figure in figures)
    if not selection.is_rate or with_number < AREAS_FOR_A_MAP:
        return None
    units = {unit.key: unit for unit in Unit.objects.at_level(Unit.Level.DISTRICT)}
    known = tuple(figure for figure in figures if figure.area in units)
    own = [unit for unit in selection.units if any(figure.area == unit.key for figure in known)]
    if not own:
        return None
    names = {figure.area: units[figure.area].official_name for figure in known}
    cities = frozenset(figure.area for figure in known if units[figure.area].kind in CITY_KINDS)
    groups = _groups(selection, own[0], frozenset(names), cities)
    if not groups:
        return None
    mixed = len({unit.key in cities for unit in own}) > 1
    group = _chosen(groups, selection.group, wide=mixed)
    return Peers(selection=selection, figures=known, names=names, cities=cities, groups=groups, group=group)


def number_of(figure: Figure) -> Decimal | None:
    """Return the number of a figure, None where it has none."""
    return figure.cell.value if isinstance(figure.cell, Published) else None


def kind_title(*, is_city: bool) -> str:
    """Return how the areas of a kind are called."""
    return _("independent cities") if is_city else _("rural districts")


def _chosen(groups: Sequence[PeerGroup], asked: str, *, wide: bool) -> PeerGroup:
    by_key = {group.key: group for group in groups}
    if asked and asked not in by_key:
        raise Refusal("indicator.unknown_group", place=Place(field="gruppe"), name=asked, known=", ".join(by_key))
    return by_key.get(asked) or by_key.get("land" if wide else "art") or groups[0]


def _groups(selection: Selection, own: Unit, areas: frozenset[str], cities: frozenset[str]) -> tuple[PeerGroup, ...]:
    is_city = own.key in cities
    same_kind = cities if is_city else areas - cities
    land = state_of(own.key) or ""
    land_name = next((unit.name for unit in selection.references if unit.key == land), land)
    facts = {"kind": kind_title(is_city=is_city), "land": land_name}
    in_land = frozenset(area for area in areas if area.startswith(land))
    groups = [
        PeerGroup(
            key="art",
            title=_("%(kind)s in %(land)s") % facts,
            rule=_("all %(kind)s in %(land)s") % facts,
            areas=in_land & same_kind,
        ),
        _by_size(selection, own, same_kind, facts["kind"]),
        PeerGroup(
            key="land",
            title=_("all districts and cities in %(land)s") % facts,
            rule=_("all districts and independent cities in %(land)s, whatever their size") % facts,
            areas=in_land,
        ),
        PeerGroup(
            key="bund",
            title=_("%(kind)s in Germany") % facts,
            rule=_("all %(kind)s in Germany, whatever their size") % facts,
            areas=same_kind,
        ),
    ]
    groups.append(_own_choice(selection, areas))
    return tuple(group for group in groups if group is not None and len(group.areas) >= FEWEST_PEERS)


def _own_choice(selection: Selection, areas: frozenset[str]) -> PeerGroup:
    """The areas that the reader chose for the page."""
    chosen = [unit for unit in selection.units if unit.key in areas]
    names = listed([unit.official_name for unit in chosen])
    return PeerGroup(
        key="eigene",
        title=_("own choice"),
        rule=_("the areas chosen for this page: %(areas)s") % {"areas": names},
        areas=frozenset(unit.key for unit in chosen),
    )


def _by_size(selection: Selection, own: Unit, same_kind: frozenset[str], kind: str) -> PeerGroup | None:
    """Areas of the same kind with at most a quarter fewer or more people, by the latest figures of A-01."""
    population = published.get_indicator(POPULATION)
    periods = selection.door.periods(population)
    if not periods:
        return None
    people = {
        figure.area: number
        for figure in selection.door.level(population, periods[-1], "district")
        if (number := number_of(figure)) is not None
    }
    if own.key not in people:
        return None
    size = people[own.key]
    low, high = size * (1 - SIZE_RANGE), size * (1 + SIZE_RANGE)
    facts = {
        "kind": kind,
        "low": wording.number(low, 0),
        "high": wording.number(high, 0),
        "area": own.spoken_name,
        "size": wording.number(size, 0),
        "day": wording.period_label(periods[-1]),
    }
    return PeerGroup(
        key="groesse",
        title=_("%(kind)s of a similar size in Germany") % facts,
        rule=_(
            "%(kind)s in Germany with %(low)s to %(high)s inhabitants: up to a quarter fewer or more than %(area)s "
            "(%(size)s on %(day)s, indicator A-01)"
        )
        % facts,
        areas=frozenset(area for area in same_kind if low <= people.get(area, Decimal(0)) <= high),
    )
