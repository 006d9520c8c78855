"""What the coverage matrix fills in elsewhere."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry

ACTIONS = {
    "coverage.kept": _("Coverage matrix kept"),
    "coverage.removed": _("Coverage matrix deleted"),
}


def fill() -> None:
    """Fill the slots."""
    slots.STAFF_NAVIGATION.fill("coverage", navigation, order=104)
    for key, title in ACTIONS.items():
        audit.register_action(key, title)


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the matrix."""
    return [Entry(title=_("Coverage matrix"), url_name="needs:coverage", group=_("Needs and goals"))]
