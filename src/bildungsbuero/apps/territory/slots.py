"""What this app puts into the staff navigation, the log and the set-up of an installation."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.territory.actions import load_reference
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry


def fill() -> None:
    """Fill the slots of the page frame and of `init`."""
    slots.STAFF_NAVIGATION.fill("territory", navigation, order=800)
    slots.INITIALISERS.fill("territory", load_reference, order=10)
    audit.register_action("territory.area_set", _("Area of the office set"))
    audit.register_action("territory.area_removed", _("Area of the office removed"))
    audit.register_action("territory.layer_redrawn", _("Outlines of an own layer stored"))
    audit.register_action("territory.layer_removed", _("Own layer removed"))


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to areas and own layers."""
    return [Entry(title=_("Areas and layers"), url_name="territory:areas", group=_("Office"))]
