"""Units and layers for tests, made by keyword-only functions with quiet defaults."""

from datetime import date
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory.models import Change, Layer, OfficeArea, Unit
from bildungsbuero.apps.territory.reference_files import ORDER, search_name
from bildungsbuero.core import territory


def make_unit(*, key: str, name: str, kind: str = "", parent: Unit | None = None, **fields: Any) -> Unit:
    """Return a stored unit; its level follows from the key."""
    level = territory.level_of(key)
    assert level is not None
    official = fields.pop("official_name", name)
    return Unit.objects.create(
        key=key,
        ars=fields.pop("ars", key),
        level=level,
        level_order=ORDER[level],
        name=name,
        official_name=official,
        kind=kind or KINDS.get(level, ""),
        parent=parent,
        search_name=search_name(name, official),
        search_kind=f" {territory.folded(kind or KINDS.get(level, ''))} ",
        **fields,
    )


KINDS = {
    territory.Level.NATION: "Bund",
    territory.Level.STATE: "Land",
    territory.Level.DISTRICT: "Landkreis",
    territory.Level.MUNICIPALITY: "Gemeinde",
}


def make_eisenach() -> dict[str, Unit]:
    """Return Germany, Thuringia, the Wartburgkreis and Eisenach before and after July 2021, by key."""
    nation = make_unit(key="DG", name="Deutschland")
    state = make_unit(key="16", name="Thüringen", parent=nation)
    district = make_unit(key="16063", name="Wartburgkreis", parent=state, genitive="des Wartburgkreises")
    reform = date(2021, 7, 1)
    old = make_unit(key="16056", name="Eisenach", kind="kreisfreie Stadt", parent=state, valid_to=reform)
    town = make_unit(key="16063105", name="Eisenach", kind="Stadt", parent=district, valid_from=reform)
    make_change(from_key="16056", to_key="16063", on=reform)
    make_change(from_key="16063", to_key="16063", on=reform)
    return {unit.key: unit for unit in (nation, state, district, old, town)}


def make_change(*, from_key: str, to_key: str, on: date, share: str = "1") -> Change:
    """Return a stored change of a whole or of a share."""
    return Change.objects.create(
        from_key=from_key, to_key=to_key, on=on, share_of_people=share, share_of_area=share, basis="whole"
    )


def give_area(office: Office, unit: Unit, *, is_context: bool = False) -> OfficeArea:
    """Return a stored area of an office."""
    return OfficeArea.unscoped.create(office=office, unit=unit, is_context=is_context)


def make_layer(
    *, office: Office, name: str = "Ortsbezirke", parts: dict[str, str] | None = None, is_public: bool = False
) -> Layer:
    """Return a stored layer with parts given as key and name."""
    layer = Layer.unscoped.create(office=office, name=name, is_public=is_public)
    for key, title in (parts or {}).items():
        layer.units.create(office=office, key=key, name=title)
    return layer
