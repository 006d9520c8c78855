"""What this app puts into the staff navigation."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.needs.coverage import slots as coverage
from bildungsbuero.apps.needs.reach import slots as reach
from bildungsbuero.apps.needs.register import slots as register
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry

STEERING = frozenset({str(Role.MANAGEMENT)})


def fill() -> None:
    """Fill the slots."""
    slots.STAFF_NAVIGATION.fill("needs", navigation, order=110)
    coverage.fill()
    reach.fill()
    register.fill()


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to what people looked for in vain."""
    return [Entry(title=_("Searched in vain"), url_name="needs:unmet", group=_("Needs and goals"), roles=STEERING)]
