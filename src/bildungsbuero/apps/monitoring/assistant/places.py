"""The areas that a table of an office may name."""

from collections.abc import Iterator
from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.apps.territory.models import LayerUnit, Unit
from bildungsbuero.core import territory
from bildungsbuero.core.grids.mapping import Gazetteer

_NAMED = (Unit.Level.NATION, Unit.Level.STATE, Unit.Level.DISTRICT)


def gazetteer_of(office: Office, on: date) -> Gazetteer:
    """Return the areas that stand on a day by key and name, and the parts of the office's own layers."""
    areas = areas_of(office)
    districts = {district for unit in areas.all if (district := territory.district_of(unit.key))}
    units = list(Unit.objects.valid_on(on).values_list("key", "level", "name", "official_name", "kind"))
    parts = list(LayerUnit.objects.of(office).valid_on(on).select_related("layer"))
    # "Trier-Nord" is the part "Nord" in the office of Trier.
    towns = [f"{unit.name} " for unit in areas.own]
    quarters = {
        territory.folded(text): part.name
        for part in parts
        for text in (part.key, part.name, *(town + part.name for town in towns))
    }
    layers = {part.layer.name for part in parts}
    return Gazetteer(
        keys=frozenset(Unit.objects.values_list("key", flat=True)),
        names=_names(unit for unit in units if _is_named(unit, districts)),
        quarters=quarters,
        quarter_name=layers.pop() if len(layers) == 1 else "Stadtteil",
        home=areas.own[0].key if areas.own else "",
    )


_Row = tuple[str, str, str, str, str]


def _is_named(unit: _Row, districts: set[str]) -> bool:
    """Municipalities are known by name near the office only: elsewhere too many share one."""
    key, level = unit[:2]
    return level in _NAMED or (level == Unit.Level.MUNICIPALITY and key[:5] in districts)


def _names(units: Iterator[_Row]) -> dict[str, str]:
    """Return keys by name; a name that several areas share means none, unless they are the same city."""
    found: dict[str, set[str]] = {}
    for key, _level, name, official, kind in units:
        for text in {name, official, territory.spoken_name(name, kind), f"{kind} {name}"}:
            found.setdefault(territory.folded(text), set()).add(key)
    return {name: min(keys, key=len) for name, keys in found.items() if _is_one_place(keys)}


def _is_one_place(keys: set[str]) -> bool:
    """Whether keys mean one place: a kreisfreie Stadt is a district and a municipality at once."""
    shortest = min(keys, key=len)
    return all(key == shortest or (len(shortest) == 5 and key.startswith(shortest)) for key in keys)
