"""What this app fills into the staff navigation."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry


def fill() -> None:
    """Put “Heute” at the top of the staff navigation."""
    slots.STAFF_NAVIGATION.fill("desk", navigation, order=0)


def navigation(office: Any, person: Any) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the staff's first page."""
    return [Entry(title=_("Today"), url_name="desk:today")]
