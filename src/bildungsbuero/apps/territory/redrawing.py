"""A new drawing of a layer: parts come, go and change their boundary on a day; the old ones stay for old figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.territory.models import Layer, LayerUnit, PartOutline
from bildungsbuero.apps.territory.outlines import Outline
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.web import wording

BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Redrawing:
    """What a person says of a drawing: from which day it holds (None: always), its source, what became of the rest."""

    valid_from: date | None
    source: str
    ends_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Redrawn:
    """What became of the parts."""

    added: int
    redrawn: int
    renamed: int
    ended: int


def check_redrawing(layer: Layer, outlines: Sequence[Outline], wanted: Redrawing) -> None:
    """Refuse a drawing that would overlap in time with a later one, or bring back a part that has ended."""
    begun = PartOutline.objects.of(layer.office).filter(part__layer=layer).aggregate(latest=Max("valid_from"))["latest"]
    if begun is not None and (wanted.valid_from is None or wanted.valid_from < begun):
        raise Refusal("outlines.before_the_last", place=Place(field="valid_from"), latest=wording.day(begun))
    if wanted.ends_missing and wanted.valid_from is None:
        raise Refusal("outlines.no_day", place=Place(field="valid_from"))
    numbers = {outline.key: outline.number for outline in outlines}
    for part in layer.units.filter(key__in=list(numbers)).exclude(valid_to=None):
        if wanted.valid_from is None or part.valid_to is None or part.valid_to <= wanted.valid_from:
            ended = wording.day(part.valid_to)
            raise Refusal("outlines.has_ended", number=numbers[part.key], key=part.key, name=part.name, ended=ended)


@transaction.atomic
def redraw(
    layer: Layer, outlines: Sequence[Outline], rings: Mapping[str, Any], *, wanted: Redrawing, person: Person
) -> Redrawn:
    """Store the outlines from a day on; the ones before end there, and so do parts that the file no longer holds."""
    check_redrawing(layer, outlines, wanted)
    known = {part.key: part for part in layer.units.all()}
    new = [
        LayerUnit(office=layer.office, layer=layer, key=item.key, name=item.name, valid_from=wanted.valid_from)
        for item in outlines
        if item.key not in known
    ]
    bulk_create_with_history(new, LayerUnit, batch_size=BATCH)
    renamed = _renamed(known, outlines)
    bulk_update_with_history(renamed, LayerUnit, ["name"], batch_size=BATCH)
    ended = _ended(layer, {item.key for item in outlines}, wanted)
    parts = {part.key: part for part in layer.units.all()}
    redrawn = _replace([parts[item.key] for item in outlines], rings, wanted)
    audit.note("territory.layer_redrawn", office=layer.office, person=person, about=layer.name)
    return Redrawn(added=len(new), redrawn=redrawn - len(new), renamed=len(renamed), ended=ended)


def _renamed(known: Mapping[str, LayerUnit], outlines: Sequence[Outline]) -> list[LayerUnit]:
    renamed = [known[item.key] for item in outlines if item.key in known and known[item.key].name != item.name]
    names = {item.key: item.name for item in outlines}
    for part in renamed:
        part.name = names[part.key]
    return renamed


def _ended(layer: Layer, kept: set[str], wanted: Redrawing) -> int:
    """Parts that the file no longer holds stand no longer from that day on; their outlines end as well."""
    if not wanted.ends_missing or wanted.valid_from is None:
        return 0
    gone = [part for part in layer.units.filter(valid_to=None) if part.key not in kept]
    for part in gone:
        part.valid_to = wanted.valid_from
    bulk_update_with_history(gone, LayerUnit, ["valid_to"], batch_size=BATCH)
    _close(layer, gone, wanted.valid_from)
    return len(gone)


def _replace(parts: Sequence[LayerUnit], rings: Mapping[str, Any], wanted: Redrawing) -> int:
    if not parts:
        return 0
    layer = parts[0].layer
    before = PartOutline.objects.of(layer.office).filter(part__in=parts, valid_to=None)
    # The same day again is a correction, not another boundary.
    before.filter(valid_from=wanted.valid_from).delete()
    if wanted.valid_from is not None:
        _close(layer, parts, wanted.valid_from)
    PartOutline.unscoped.bulk_create(
        (
            PartOutline(
                office=layer.office,
                part=part,
                rings=rings[part.key],
                valid_from=wanted.valid_from,
                source=wanted.source,
            )
            for part in parts
        ),
        batch_size=BATCH,
    )
    return len(parts)


def _close(layer: Layer, parts: Sequence[LayerUnit], on: date) -> None:
    PartOutline.objects.of(layer.office).filter(part__in=parts, valid_to=None).update(valid_to=on)
