"""What the plan of the year puts into the navigation and the log."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry


def fill() -> None:
    """Fill the slots."""
    slots.STAFF_NAVIGATION.fill("strategy-year", navigation, order=230)
    audit.register_action("calendar_key.made", _("Key to the calendar made"))
    audit.register_action("calendar_key.withdrawn", _("Key to the calendar taken back"))


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the plan of the year."""
    return [Entry(title=_("Plan of the year"), url_name="strategy:year", group=_("Strategy"))]
