"""Which area the short figures of an office speak of: its district, several together, or Germany."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory import areas as territory_areas
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.apps.territory.wording import listed
from bildungsbuero.core import joint
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.indicators import Indicator
from bildungsbuero.core.territory import NATION_KEY, state_of
from bildungsbuero.warehouse.published import Published as Door


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The areas of an office with their names, and the Land and Germany to set beside them."""

    names: dict[str, str]
    references: dict[str, str]
    # The office's own areas inside its district, for figures of its own tables that stop there.
    inside: "Focus | None" = None

    @property
    def name(self) -> str:
        """How the areas are headed."""
        if len(self.names) < 2:
            return "".join(self.names.values())
        return _("%(areas)s together") % {"areas": listed(list(self.names.values()))}

    def latest(self, door: Door, indicator: Indicator) -> dict[str, Figure]:
        """Return the figures of the last period: of each area, of the areas together under a joint key, of the rest."""
        keys = list(self.names)
        figures = door.values(indicator, [*keys, *self.references])
        own = [figure for figure in figures if figure.area in self.names]
        if not own:
            return self.inside.latest(door, indicator) if self.inside is not None and door.is_own(indicator) else {}
        last = max((figure.period for figure in own), key=lambda period: period.end)
        if len(keys) > 1 and joint.has_joint_value(indicator):
            figures += joint.all_together(indicator, figures, keys)
        return {figure.area: figure for figure in figures if figure.period == last}

    def main(self, found: dict[str, Figure]) -> Figure | None:
        """Return the figure that stands for the office: the joint one, or that of its only area."""
        figure = found.get(joint.joint_key(self.names))
        return figure or (self.inside.main(found) if self.inside is not None else None)


def focus_of(office: Office | None, on: date) -> Focus:
    """Return what the short figures of an office speak of; without a district Germany."""
    districts = _districts(office, on)
    if office is None or not districts:
        nation = Unit.objects.filter(key=NATION_KEY).first()
        return Focus(names={NATION_KEY: nation.spoken_name if nation else ""}, references={})
    around = territory_areas.areas_of(office)
    states = {state for unit in districts if (state := state_of(unit.key))}
    above = Unit.objects.filter(key__in=[*states, NATION_KEY]).order_by("-level_order", "key")
    return Focus(
        names={unit.key: around.heading_of(unit) for unit in districts},
        references={unit.key: unit.spoken_name for unit in above},
        inside=_inside(around.own, districts),
    )


def _inside(own: Sequence[Unit], districts: Sequence[Unit]) -> Focus | None:
    keys = {unit.key for unit in districts}
    names = {unit.key: unit.spoken_name for unit in own if unit.key not in keys}
    return Focus(names=names, references={}) if names else None


def _districts(office: Office | None, on: date) -> Sequence[Unit]:
    """The first district of an office, all of them for a joint one."""
    if office is None:
        return []
    found = territory_areas.districts_of(office, on)
    return found if office.kind == Office.Kind.JOINT else found[:1]
