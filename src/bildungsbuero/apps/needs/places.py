"""The places that signals and needs name: Gemeinden around the office, and the parts of its own layers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory.areas import districts_of
from bildungsbuero.apps.territory.models import LayerUnit, Unit
from bildungsbuero.core.territory import Level, folded

PART = "part-"
DISTRICT_DIGITS = 5
Groups = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What may be chosen, under headings; each place has one key."""

    groups: Groups

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each place by its key."""
        return {key: name for _heading, listed in self.groups for key, name in listed}

    def name(self, key: str) -> str:
        """Return the name of a place; without a key the whole area, and one that is gone by its key."""
        return self.names.get(key, key) if key else _("whole area")

    def fitting(self, key: str) -> str:
        """Return the key under which a place is listed, empty where it is not: a town without a Kreis has only one."""
        if key in self.names:
            return key
        return next((own for own in self.names if is_unit(own) and key.startswith(own) and self._is_town(own)), "")

    def _is_town(self, key: str) -> bool:
        return len(key) == DISTRICT_DIGITS and not any(
            other != key and other.startswith(key) for other in self.names if is_unit(other)
        )

    def find(self, written: str) -> str:
        """Return the key of the Gemeinde that a text names, empty where none or several are called so."""
        found = {key for key, name in self.names.items() if folded(name) == folded(written) and is_unit(key)}
        longest = max((len(key) for key in found), default=0)
        exact = [key for key in found if len(key) == longest]
        return exact[0] if len(exact) == 1 else ""


def places_of(office: Office, on: date) -> Places:
    """Return the places of an office as they stand on a day, in four queries at most."""
    districts = districts_of(office, on)
    groups: Groups = []
    inside = _municipalities([unit.key for unit in districts], on)
    for unit in districts:
        listed = [(one.key, one.name) for one in inside if one.key.startswith(unit.key)]
        # A Kreis-free town is one Gemeinde of the same name: it is named once.
        whole = [(unit.key, unit.name)] if len(listed) <= 1 else [(unit.key, unit.spoken_name), *listed]
        groups.append((unit.spoken_name, whole))
    parts = LayerUnit.objects.of(office).valid_on(on).select_related("layer").order_by("layer__name", "name")
    by_layer: dict[str, list[tuple[str, str]]] = {}
    for part in parts:
        by_layer.setdefault(part.layer.name, []).append((PART + part.public_id, part.name))
    return Places(groups=[*groups, *by_layer.items()])


def is_unit(key: str) -> bool:
    """Whether a key is the one of a Kreis or a Gemeinde, not of a part of an own layer."""
    return bool(key) and not key.startswith(PART)


def _municipalities(districts: list[str], on: date) -> list[Unit]:
    found = Unit.objects.at_level(Level.MUNICIPALITY).valid_on(on)
    named = found.none()
    for key in districts:
        named = named | found.filter(key__startswith=key)
    return list(named.order_by("name", "key"))
