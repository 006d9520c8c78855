"""The areas of an office as lines of a matrix, and the key that a place has there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.apps.territory.models import LayerUnit, Unit
from bildungsbuero.core import territory
from bildungsbuero.core.coverage import ASSOCIATION, DISTRICT, ELSEWHERE, MUNICIPALITY, PART

GERMANY = "DE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """What lies where for one or several offices: names by key for each axis of places."""

    own: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]
    associations: Mapping[str, str] = field(default_factory=dict)
    part_keys: Mapping[int, str] = field(default_factory=dict)

    def key_of(self, axis: str, municipality: str | None, part: int | None, country: str) -> str:
        """Return the key of a place on an axis: "elsewhere" outside of the own areas, empty where nobody knows."""
        if axis == PART and part is not None and part in self.part_keys:
            return self.part_keys[part]
        if not municipality:
            return "" if country == GERMANY else ELSEWHERE
        if not self.has(municipality):
            return ELSEWHERE
        match axis:
            case "municipality":
                return municipality
            case "association":
                return self.associations.get(municipality, municipality)
            case "district":
                return territory.district_of(municipality) or municipality
        return ""

    def has(self, municipality: str) -> bool:
        """Whether a municipality lies in the own areas."""
        return territory.NATION_KEY in self.own or municipality.startswith(self.own)


def geography_of(offices: Sequence[Office], on: date, axes: Collection[str]) -> Geography:
    """Return the areas of offices as they stand on a day, as far as the axes ask for them.

    The first office is the one that looks: of the others it learns the parts of public layers alone.
    """
    own = tuple(dict.fromkeys(unit.key for office in offices for unit in areas_of(office).own))
    parts = _parts(offices, on) if PART in axes else []
    units = _units(own, on) if own and {DISTRICT, ASSOCIATION, MUNICIPALITY} & set(axes) else []
    towns = {unit.key: unit for unit in units if unit.level == Unit.Level.MUNICIPALITY}
    joined = {unit.key: unit for unit in units if unit.level == Unit.Level.ASSOCIATION}
    associations = {key: unit.parent_id for key, unit in towns.items() if unit.parent_id in joined}
    alone = [unit for key, unit in towns.items() if key not in associations]
    several = len({part.layer_id for part in parts}) > 1
    return Geography(
        own=own,
        names={
            MUNICIPALITY: _named(towns.values()),
            ASSOCIATION: _named([*(joined[key] for key in set(associations.values())), *alone]),
            DISTRICT: {unit.key: unit.spoken_name for unit in units if unit.level == Unit.Level.DISTRICT},
            PART: {part.public_id: f"{part} ({part.layer})" if several else str(part) for part in parts},
        },
        associations=associations,
        part_keys={part.pk: part.public_id for part in parts},
    )


def _named(units: Collection[Unit]) -> dict[str, str]:
    return {unit.key: unit.name for unit in sorted(units, key=lambda unit: territory.folded(unit.name))}


def _units(own: Sequence[str], on: date) -> list[Unit]:
    inside = Q() if territory.NATION_KEY in own else reduce(or_, (Q(key__startswith=key) for key in own))
    # The district of an own municipality is a line of its own axis, and so is the association.
    around = [parent for key in own if (parent := territory.district_of(key))]
    wanted = Unit.objects.filter(inside | Q(key__in=around) | _associations_of(own)).valid_on(on)
    return list(wanted.filter(level__in=[Unit.Level.DISTRICT, Unit.Level.ASSOCIATION, Unit.Level.MUNICIPALITY]))


def _associations_of(own: Sequence[str]) -> Q:
    return Q(level=Unit.Level.ASSOCIATION, parts__key__in=own)


def _parts(offices: Sequence[Office], on: date) -> list[LayerUnit]:
    viewer, *others = offices
    standing = [LayerUnit.objects.of(office).valid_on(on) for office in others]
    found = [LayerUnit.objects.of(viewer).valid_on(on), *(parts.filter(layer__is_public=True) for parts in standing)]
    return [part for one in found for part in one.select_related("layer").order_by("layer__name", "key")]
