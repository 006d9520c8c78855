"""Units with their time: the register of 2024, the Kreise that tables still list, and what the demo's Kreise lost."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shapely.geometry import shape

from bildungsbuero.core.territory import Level, district_of, genitive, level_of, parent_of
from tools.territory.changes import Row, first_day
from tools.territory.sources import DEMO_DISTRICTS, Entry, Sources

COLUMNS = (
    "key",
    "ars",
    "nuts",
    "level",
    "name",
    "official_name",
    "kind",
    "parent",
    "valid_from",
    "valid_from_precision",
    "valid_to",
    "valid_to_precision",
    "genitive",
    "latitude",
    "longitude",
    "area_km2",
)
DISTRICT_KINDS = {
    "41": "kreisfreie Stadt",
    "42": "Stadtkreis",
    "43": "Kreis",
    "44": "Landkreis",
    "45": "Regionalverband",
}
ASSOCIATION_KINDS = {
    "51": "Amt",
    "52": "Samtgemeinde",
    "53": "Verbandsgemeinde",
    "54": "Verwaltungsgemeinschaft",
    "55": "Kirchspielslandgemeinde",
    "56": "Verwaltungsverband",
    "57": "Verwaltungsgemeinschaft (Trägermodell)",
    "58": "erfüllende Gemeinde",
}
MUNICIPALITY_KINDS = {
    "60": "Markt",
    "61": "kreisfreie Stadt",
    "62": "Stadtkreis",
    "63": "Stadt",
    "64": "Gemeinde",
    "65": "gemeindefreies Gebiet",
    "66": "gemeindefreies Gebiet",
    "67": "Große Kreisstadt",
}
# Bavaria abbreviates in the register what other Länder write out.
WRITTEN_OUT = {"St": "Stadt", "M": "Markt", "GKSt": "Große Kreisstadt"}
# Two Kreise that stood when the changes begin and that no table lists any more.
NOT_IN_TABLES = {"03201": "Hannover, Landeshauptstadt, kreisfreie Stadt", "03253": "Hannover, Landkreis"}
OLD_KINDS = ("kreisfreie Stadt", "Landkreis", "Kreis")
REGISTER_DAY, OLD_REGISTER_DAY, CENSUS_DAY = "2024-06-30", "2018-09-30", "2022-05-15"


@dataclass(kw_only=True)
class Unit:
    """A row of units.csv; the field names are the column names."""

    key: str
    name: str
    kind: str
    level: str
    official_name: str = ""
    ars: str = ""
    nuts: str = ""
    parent: str = ""
    valid_from: str = ""
    valid_from_precision: str = ""
    valid_to: str = ""
    valid_to_precision: str = ""
    genitive: str = ""
    latitude: str = ""
    longitude: str = ""
    area_km2: str = ""

    def row(self) -> list[str]:
        """Return the cells; an official name that says nothing more stays empty."""
        official = "" if self.official_name == self.name else self.official_name
        return [official if column == "official_name" else getattr(self, column) for column in COLUMNS]


def rows(sources: Sources, changes: Iterable[Row]) -> Iterator[list[str]]:
    """Yield the rows of units.csv, parents before their parts."""
    units = [*_registered(sources), *_boroughs(sources), *_gone(sources, changes)]
    by_key = {unit.key: unit for unit in units}
    for giver, (on, precision) in _ends(changes).items():
        by_key[giver].valid_to, by_key[giver].valid_to_precision = on, precision
    for receiver, on in _new_associations(sources, changes):
        by_key[receiver].valid_from = on
    _add_areas(sources, by_key)
    _add_regions(sources, by_key)
    for unit in units:
        unit.parent = _parent(unit, by_key)
    _add_nuts(by_key)
    order = list(Level)
    for unit in sorted(by_key.values(), key=lambda unit: (order.index(Level(unit.level)), unit.key)):
        unit.parent = unit.parent or _parent(unit, by_key)
        yield unit.row()


def _ends(changes: Iterable[Row]) -> dict[str, tuple[str, str]]:
    """Return the day, with its precision, on which a unit gave everything away."""
    given: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for giver, receiver, on, precision, *_shares in changes:
        given[giver, on, precision].add(receiver)
    return {giver: (on, precision) for (giver, on, precision), goals in given.items() if giver not in goals}


def _new_associations(sources: Sources, changes: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Yield the associations of the demo's Kreise that the register of 2018 does not hold, with their first day."""
    old = {entry.ars for entry in sources.old_register if entry.record == "50"}
    for _giver, receiver, on, *_rest in changes:
        if level_of(receiver) is Level.ASSOCIATION and receiver not in old:
            yield receiver, on


def _registered(sources: Sources) -> Iterator[Unit]:
    """Yield the units of the register of 2024."""
    yield Unit(key="DG", name="Deutschland", kind="Bund", level="nation", nuts="DE")
    for entry in sources.register:
        if entry.record == "10":
            yield Unit(key=entry.ags, name=entry.name, kind="Land", level="state", ars=entry.ags)
        elif entry.record == "40":
            yield _district(sources, entry)
        elif entry.record == "50" and entry.text_kind in ASSOCIATION_KINDS:
            yield _association(entry)
        elif entry.record == "60":
            yield _municipality(sources, entry)


def _district(sources: Sources, entry: Entry) -> Unit:
    feature = next(found for found in sources.new_district_shapes if found["properties"]["AGS"] == entry.ags)
    point = shape(feature["geometry"]).representative_point()
    name = entry.name.split(",")[0] if "(Oldenburg)" in entry.name else feature["properties"]["GEN"]
    kind = DISTRICT_KINDS[entry.text_kind]
    day, precision = _first_day_of_district(sources, entry.ags)
    return Unit(
        key=entry.ags,
        ars=entry.ars,
        nuts=feature["properties"]["NUTS"],
        level="district",
        name=name,
        official_name=sources.labels.get(entry.ags, entry.name),
        kind=kind,
        valid_from=day,
        valid_from_precision=precision,
        genitive=genitive(name, kind),
        latitude=f"{point.y:.4f}",
        longitude=f"{point.x:.4f}",
    )


def _first_day_of_district(sources: Sources, key: str) -> tuple[str, str]:
    """Return the day since when the Kreis stands in every yearly list; empty where it does since 1990."""
    listed = {year for year, keys in sources.districts.items() if key in keys}
    first = max(listed)
    while first - 1 in listed:
        first -= 1
    if first == min(sources.districts):
        return "", ""
    created = {other for other in sources.districts[first] if other not in sources.districts[first - 1]}
    return first_day(sources, key[:2], {other for other in created if other[:2] == key[:2]}, first)


def _association(entry: Entry) -> Unit:
    name = entry.name.removesuffix(" (VGem)")
    kind = ASSOCIATION_KINDS[entry.text_kind]
    return Unit(
        key=entry.ars, ars=entry.ars, level="association", name=name.split(",")[0], kind=kind, official_name=name
    )


def _municipality(sources: Sources, entry: Entry) -> Unit:
    name, _comma, addition = entry.name.partition(",")
    addition = WRITTEN_OUT.get(addition.strip(), addition.strip())
    day, precision = _first_day_of_municipality(sources, entry.ags)
    return Unit(
        key=entry.ags,
        ars=entry.ars,
        level="municipality",
        name=name,
        official_name=f"{name}, {addition}" if addition else name,
        kind=MUNICIPALITY_KINDS[entry.text_kind],
        valid_from=day,
        valid_from_precision=precision,
        latitude=_four_decimals(entry.latitude),
        longitude=_four_decimals(entry.longitude),
        area_km2=f"{entry.area_km2:g}" if entry.area_km2 is not None else "",
    )


def _first_day_of_municipality(sources: Sources, key: str) -> tuple[str, str]:
    """Return the first day of a Gemeinde that is younger than the register of 2018; empty for the others."""
    if key in sources.old_municipalities or key.endswith("999"):
        return "", ""
    if key == "16063105":
        return "2021-07-01", ""
    days = sources.effective_days.get(key, set())
    if days and max(days) > OLD_REGISTER_DAY:
        return max(days), ""
    seen = CENSUS_DAY if key in sources.census_2022 else REGISTER_DAY
    return f"{seen[:4]}-01-01", "year"


def _boroughs(sources: Sources) -> Iterator[Unit]:
    for key, label in sources.labels.items():
        if level_of(key) is Level.BOROUGH:
            yield Unit(key=key, level="borough", name=label, kind="Bezirk", genitive=f"des Bezirks {label}")


def _gone(sources: Sources, changes: Iterable[Row]) -> Iterator[Unit]:
    """Yield units that no longer exist: Kreise of the tables, and Gemeinden and associations of the demo's Kreise."""
    standing = {entry.ags for entry in sources.register if entry.record == "40"}
    labels = {**sources.labels, **NOT_IN_TABLES}
    for key in sorted(key for key in labels if level_of(key) is Level.DISTRICT and key not in standing):
        yield _gone_district(sources, key, labels[key])
    for entry in sources.old_register:
        if entry.ars[:5] not in DEMO_DISTRICTS:
            continue
        if entry.record == "60" and entry.ags not in sources.municipalities:
            yield _municipality(sources, entry)
    now = {entry.ars for entry in sources.register if entry.record == "50"}
    for entry in sources.old_register:
        is_association = entry.record == "50" and entry.text_kind in ASSOCIATION_KINDS
        if is_association and entry.ags[:5] in DEMO_DISTRICTS and entry.ars not in now:
            unit = _association(entry)
            unit.valid_to, unit.valid_to_precision = _last_day_of_association(sources, entry, changes)
            yield unit


def _gone_district(sources: Sources, key: str, label: str) -> Unit:
    name = re.sub(r"^Landkreis ", "", label.split(",")[0])
    kind = next((kind for kind in OLD_KINDS if kind in label), "kreisfreie Stadt")
    if re.search(r"[a-zß]kreis$", name):
        kind = "Landkreis"
    day, precision = _first_day_of_district(sources, key)
    old = next((found for found in sources.old_district_shapes if found["properties"]["AGS"] == key), None)
    return Unit(
        key=key,
        ars=key,
        nuts=old["properties"]["NUTS"] if old and key == "16056" else "",
        level="district",
        name=name,
        official_name=label,
        kind=kind,
        valid_from=day,
        valid_from_precision=precision,
        genitive=genitive(name, kind),
    )


def _last_day_of_association(sources: Sources, entry: Entry, changes: Iterable[Row]) -> tuple[str, str]:
    """Return the day on which its Gemeinden last changed, or the register's year where they do not agree."""
    members = [old.ags for old in sources.old_municipalities.values() if old.ars[:9] == entry.ars]
    days = {day for member in members for day in sources.effective_days[member] if day > OLD_REGISTER_DAY}
    days |= {on for giver, _receiver, on, *_rest in changes if giver in members}
    return (days.pop(), "") if len(days) == 1 else (f"{REGISTER_DAY[:4]}-01-01", "year")


def _add_areas(sources: Sources, by_key: dict[str, Unit]) -> None:
    """Give Kreise, Länder and Germany the area of their Gemeinden."""
    areas: dict[str, float] = {}
    for key, entry in sources.municipalities.items():
        for above in (key[:5], key[:2], "DG"):
            areas[above] = areas.get(above, 0.0) + (entry.area_km2 or 0.0)
    for key, area in areas.items():
        if key in by_key:
            by_key[key].area_km2 = f"{area:.2f}"


def _add_regions(sources: Sources, by_key: dict[str, Unit]) -> None:
    """Add the Regierungsbezirke and statistical regions; each stands as long as one of its Kreise."""
    for key, label in sources.labels.items():
        if level_of(key) is not Level.REGION:
            continue
        parts = [unit for unit in by_key.values() if unit.level == "district" and unit.key[:3] == key]
        name, _comma, kind = label.partition(", ")
        unit = Unit(key=key, ars=key, level="region", name=name, official_name=label, kind=kind)
        if all(part.valid_to for part in parts):
            last = max(parts, key=lambda part: part.valid_to)
            unit.valid_to, unit.valid_to_precision = last.valid_to, last.valid_to_precision
        if all(part.valid_from for part in parts):
            first = min(parts, key=lambda part: part.valid_from)
            unit.valid_from, unit.valid_from_precision = first.valid_from, first.valid_from_precision
        by_key[key] = unit


def _add_nuts(by_key: dict[str, Unit]) -> None:
    """Give Länder and regions the NUTS code that all their standing Kreise begin with."""
    for unit in by_key.values():
        length = {"state": 3, "region": 4}.get(unit.level)
        if length:
            parts = [part for part in by_key.values() if part.level == "district" and part.key.startswith(unit.key)]
            codes = {part.nuts[:length] for part in parts if part.nuts and not part.valid_to}
            unit.nuts = codes.pop() if len(codes) == 1 else ""


def _parent(unit: Unit, by_key: dict[str, Unit]) -> str:
    """Return the nearest unit above that exists: association, Kreis, region, Land."""
    above = parent_of(unit.ars) if unit.level == "municipality" else parent_of(unit.key)
    candidates = [above, district_of(unit.key) if unit.level == "municipality" else None, unit.key[:2]]
    found = (key for key in candidates if key and key in by_key and key != unit.key)
    return "DG" if unit.level == "state" else next(found, "")


def _four_decimals(degrees: str) -> str:
    return f"{float(degrees):.4f}" if degrees else ""
