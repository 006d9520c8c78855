"""The list of areas that have a page: those of the office, the parts of its public layers, and what a search finds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.portal.areas.by_part import address_of
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.apps.territory.parts import PublicLayer
from bildungsbuero.core.territory import folded

LEVELS = (Unit.Level.NATION, Unit.Level.STATE, Unit.Level.DISTRICT, Unit.Level.MUNICIPALITY)
MOST_HITS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One area of the list."""

    name: str
    about: str
    address: str


def present_areas(office: Office | None, layers: Sequence[PublicLayer], text: str) -> dict[str, Any]:
    """Return the areas of the office and its layers, or what a search finds among all areas."""
    wanted = text.strip()
    groups = _found(layers, wanted) if wanted else _own(office, layers)
    return {"text": wanted, "groups": [(title, entries) for title, entries in groups if entries]}


def _own(office: Office | None, layers: Sequence[PublicLayer]) -> list[tuple[str, list[Entry]]]:
    around = areas_of(office) if office is not None else None
    units = (
        list(around.all)
        if around
        else list(Unit.objects.at_level(Unit.Level.STATE).filter(valid_to=None).order_by("name"))
    )
    title = _("Areas of the office") if around else _("Länder")
    return [(title, _units(units)), *((layer.layer.name, _parts(layer, "")) for layer in layers)]


def _found(layers: Sequence[PublicLayer], text: str) -> list[tuple[str, list[Entry]]]:
    units = Unit.objects.find(text).filter(level__in=LEVELS).with_place()[:MOST_HITS]
    return [*((layer.layer.name, _parts(layer, text)) for layer in layers), (_("Germany"), _units(units))]


def _parts(layer: PublicLayer, text: str) -> list[Entry]:
    wanted = folded(text)
    about = str(layer.layer.inside or "")
    return [
        Entry(name=part.name, about=about, address=address_of(part))
        for part in sorted(layer.parts, key=lambda part: part.name)
        if wanted in folded(part.name) and part.valid_to is None
    ]


def _units(units: Iterable[Unit]) -> list[Entry]:
    return [
        Entry(
            name=unit.spoken_name,
            about=f"{unit.get_level_display()}, {_('key')} {unit.key}",
            address=reverse("portal:area", args=[unit.key]),
        )
        for unit in units
    ]
