"""Writes: the reference files, the areas of an office, its own layers."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.territory import reference_files
from bildungsbuero.apps.territory.models import Change, Layer, LayerUnit, OfficeArea, Unit
from bildungsbuero.apps.territory.pasting import Line, Pasted
from bildungsbuero.core import territory
from bildungsbuero.core.errors import Conflict, Refusal

BATCH = 500


@transaction.atomic
def load_reference() -> str:
    """Bring the shipped units and changes into the database and say how many there are; safe to run again."""
    units = list(reference_files.read_units())
    fields = [field.name for field in Unit._meta.concrete_fields if field.name not in ("id", "key")]
    Unit.objects.bulk_create(
        units, batch_size=BATCH, update_conflicts=True, unique_fields=["key"], update_fields=fields
    )
    changes = list(reference_files.read_changes())
    Change.objects.all().delete()
    Change.objects.bulk_create(changes, batch_size=BATCH)
    return _("%(units)d areas and %(changes)d changes of territory loaded.") % {
        "units": len(units),
        "changes": len(changes),
    }


@transaction.atomic
def add_area(office: Office, unit: Unit, *, is_context: bool = False, person: Person | None = None) -> OfficeArea:
    """Give an office an area, or say anew whether it is only context; person None is the command line."""
    area, created = OfficeArea.objects.of(office).get_or_create(
        office=office, unit=unit, defaults={"is_context": is_context}
    )
    if not created and area.is_context != is_context:
        area.is_context = is_context
        area.save()
    audit.note("territory.area_set", office=office, person=person, about=f"{unit.key} {unit.spoken_name}")
    return area


@transaction.atomic
def remove_area(area: OfficeArea, *, person: Person) -> None:
    """Take an area from an office; the unit itself stays."""
    audit.note("territory.area_removed", office=area.office, person=person, about=f"{area.unit.key} {area.unit}")
    area.delete()


@transaction.atomic
def add_layer(
    office: Office,
    name: str,
    *,
    units: Iterable[tuple[str, str]] = (),
    inside: Unit | None = None,
    note: str = "",
    valid_from: date | None = None,
) -> Layer:
    """Return a layer of an office with its parts, given as key and name; an existing layer is completed."""
    layer, _created = Layer.objects.of(office).get_or_create(
        office=office, name=name, defaults={"inside": inside, "note": note}
    )
    add_units(layer, [Line(number=0, key=key, name=title) for key, title in units], valid_from=valid_from)
    return layer


@transaction.atomic
def add_units(layer: Layer, lines: Iterable[Line], *, valid_from: date | None = None) -> Pasted:
    """Store parts of a layer; a key that is there already takes the new name. Return what happened to each."""
    known = {unit.key: unit for unit in layer.units.all()}
    new, renamed, unchanged = [], [], 0
    for line in lines:
        unit = known.get(line.key)
        if unit is None:
            new.append(LayerUnit(office=layer.office, layer=layer, key=line.key, name=line.name, valid_from=valid_from))
        elif unit.name != line.name:
            unit.name = line.name
            renamed.append(unit)
        else:
            unchanged += 1
    bulk_create_with_history(new, LayerUnit, batch_size=BATCH)
    bulk_update_with_history(renamed, LayerUnit, ["name"], batch_size=BATCH)
    return Pasted(added=len(new), renamed=len(renamed), unchanged=unchanged)


@transaction.atomic
def remove_layer(layer: Layer, *, person: Person) -> None:
    """Remove a layer with its parts, unless other records use them."""
    audit.note("territory.layer_removed", office=layer.office, person=person, about=layer.name)
    _delete(layer)


def remove_part(part: LayerUnit) -> None:
    """Remove a part of a layer, unless other records use it."""
    _delete(part)


def _delete(record: Layer | LayerUnit) -> None:
    try:
        record.delete()
    except ProtectedError as error:
        raise Conflict("territory.layer_in_use", name=record.name) from error


def get_unit(text: str) -> Unit:
    """Return the unit of a key, also of one without its leading zero; an unknown one is refused."""
    key = territory.mend_lost_zero(text)
    unit = Unit.objects.filter(Q(key=key) | Q(ars=key)).order_by("level_order", "key").first() if key else None
    if unit is None:
        raise Refusal("territory.unknown_key", key=text)
    return unit
