"""Reach in the staff navigation, in the log and in the demo."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.needs.reach.demo import load_example
from bildungsbuero.apps.operations import audit
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry


def fill() -> None:
    """Fill the slots and name this feature's actions in the log."""
    slots.STAFF_NAVIGATION.fill("needs-reach", navigation, order=107)
    slots.DEMO.fill("needs-reach", load_demo)
    audit.register_action("reach.cells", _("Population cells brought in"))
    audit.register_action("reach.places", _("Places for reach brought in"))
    audit.register_action("reach.travel_times", _("Travel times brought in"))
    audit.register_action("reach.started", _("Reach computed"))
    audit.register_action("reach.removed", _("Cells, places or results of reach removed"))


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to runs and what they are computed from."""
    return [Entry(title=_("Reach"), url_name="needs:reach", group=_("Needs and goals"))]


def load_demo(office: Office, entry: dict[str, Any]) -> None:  # noqa: ARG001 - the slot's signature
    """Compute the worked example of an office of the demo."""
    at = timezone.now()
    load_example(office, on=timezone.localdate(at), at=at)
