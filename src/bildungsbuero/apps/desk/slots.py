"""What this app fills into the staff navigation and into the root of an empty installation."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.desk.demo import demo_marker
from bildungsbuero.apps.desk.set_up.code import is_open
from bildungsbuero.web import slots
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.navigation import Entry


def fill() -> None:
    """Put “Heute” at the top of the staff navigation, the set-up at its end, the assistant before everything."""
    slots.STAFF_NAVIGATION.fill("desk", navigation, order=0)
    slots.STAFF_NAVIGATION.fill("desk-set-up", set_up_navigation, order=950)
    slots.FIRST_VISIT.fill("desk", first_visit)


def navigation(office: Any, person: Any) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the staff's first page."""
    return [Entry(title=_("Today"), url_name="desk:today")]


def set_up_navigation(office: Any, person: Any) -> list[Entry]:
    """Return the links to what a new office still lacks and, where there are any, to the example data."""
    roles = frozenset({str(Role.ADMINISTRATOR)})
    entries = [Entry(title=_("Set-up"), url_name="desk:set-up-rest", group=_("Office"), roles=roles)]
    if demo_marker().exists() and (office.is_demo or person.administers_installation):
        entries.append(Entry(title=_("Example data"), url_name="desk:examples", group=_("Office"), roles=roles))
    return entries


def first_visit() -> str | None:
    """Return the address of the assistant while nobody administers an office."""
    return find_address("desk:set-up") if is_open() else None
