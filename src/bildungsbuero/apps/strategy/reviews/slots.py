"""What interim reviews put into the staff navigation, the log and the demo."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.reviews.demo import load_plan
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry

ACTIONS = {
    "review.prepared": _("Interim review prepared"),
    "review.changed": _("Draft of an interim review changed"),
    "review.frozen": _("Interim review frozen"),
    "review.discarded": _("Draft of an interim review discarded"),
    "review.released": _("Interim review released"),
    "review.taken_back": _("Interim review taken back"),
    "review.added_to": _("Addendum to an interim review written"),
}


def fill() -> None:
    """Fill the slots."""
    slots.STAFF_NAVIGATION.fill("reviews", navigation, order=218)
    slots.DEMO.fill("strategy", load_demo)
    for key, title in ACTIONS.items():
        audit.register_action(key, title)


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the reviews."""
    return [Entry(title=_("Interim reviews"), url_name="strategy:reviews", group=_("Strategy"))]


def load_demo(office: Office, entry: dict[str, Any]) -> None:  # noqa: ARG001 - the slot's signature
    """Store the example plan of an office of the demo with its frozen review."""
    at = timezone.now()
    load_plan(office, on=timezone.localdate(at), at=at)
