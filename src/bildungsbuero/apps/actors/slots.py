"""What this app puts into the slots of lower apps: what comes with an invitation, and goes with a membership."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.actors import keepers
from bildungsbuero.apps.operations import audit
from bildungsbuero.web import slots


def fill() -> None:
    """Fill the slots."""
    slots.INVITATION_ACCEPTED.fill("actors", keepers.when_accepted)
    slots.MEMBERSHIP_ENDED.fill("actors", keepers.when_ended)
    audit.register_action("provider.access_given", _("Provider may keep the own offers"))
    audit.register_action("provider.access_ended", _("Provider may no longer keep the own offers"))
