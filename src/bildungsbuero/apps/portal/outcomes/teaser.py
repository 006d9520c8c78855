"""What becomes of goals, as a card on the home page."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.portal.outcomes.pages import released_goals
from bildungsbuero.web.teasers import Teaser


def teasers(office: Office, on: date) -> list[Teaser]:  # noqa: ARG001 - the slot's signature
    """Return the card, where the office has released a goal."""
    if not released_goals(office).exists():
        return []
    address = reverse("portal:outcomes")
    text = _("What was needed, what is being done, how far it is, and what came of it.")
    return [Teaser(kind=_("Goals"), title=_("What becomes of it"), address=address, text=text)]
