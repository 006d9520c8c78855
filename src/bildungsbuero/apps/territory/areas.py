"""What an office is responsible for, what it lies in, and how a figure of a wider area is headed there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory.models import OfficeArea, Unit
from bildungsbuero.apps.territory.wording import listed
from bildungsbuero.core import territory


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeAreas:
    """The areas of one office, asked once for a page."""

    own: tuple[Unit, ...]
    context: tuple[Unit, ...]

    @property
    def all(self) -> tuple[Unit, ...]:
        """Own areas first, then those for context."""
        return (*self.own, *self.context)

    def heading_of(self, unit: Unit) -> str:
        """Return how a figure of a unit is headed: "Wartburgkreis (einschließlich Eisenach)" in Eisenach's office.

        A figure of a wider area must never read as one of the municipality.
        """
        inside = [own.name for own in self.own if territory.parent_of(own.key) == unit.key]
        if unit.level != Unit.Level.DISTRICT or not inside or unit.key in {own.key for own in self.own}:
            return unit.spoken_name
        return _("%(area)s (including %(inside)s)") % {"area": unit.spoken_name, "inside": listed(inside)}


def areas_of(office: Office) -> OfficeAreas:
    """Return the areas of an office."""
    return split(OfficeArea.objects.of(office).select_related("unit__parent__parent"))


def split(areas: Iterable[OfficeArea]) -> OfficeAreas:
    """Return areas that were read already as own ones and those for context."""
    areas = list(areas)
    return OfficeAreas(
        own=tuple(area.unit for area in areas if not area.is_context),
        context=tuple(area.unit for area in areas if area.is_context),
    )


def districts_of(office: Office, on: date, *, around: OfficeAreas | None = None) -> list[Unit]:
    """Return the Kreise that the office's areas are or lie in, as they stand on a day, own ones first.

    `around` are the office's areas where they were read already.
    """
    keys = [key for unit in (around or areas_of(office)).all if (key := territory.district_of(unit.key))]
    standing = {unit.key: unit for unit in Unit.objects.filter(key__in=keys).valid_on(on).with_place()}
    return [standing[key] for key in dict.fromkeys(keys) if key in standing]


def above(office: Office) -> list[Unit]:
    """Return the Länder that the office lies in, and Germany."""
    states = {state for unit in areas_of(office).all if (state := territory.state_of(unit.key))}
    return list(Unit.objects.filter(key__in=[*states, territory.NATION_KEY]).order_by("-level_order", "key"))


def comparison_keys(office: Office, on: date) -> list[str]:
    """Return the keys that a page of figures compares: the districts of the office, its Länder and Germany."""
    return [unit.key for unit in [*districts_of(office, on), *above(office)]]
