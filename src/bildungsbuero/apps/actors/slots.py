"""What this app puts into the slots of lower apps: what comes with an invitation, and goes with a membership."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts import releasable
from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.actors import keepers, released
from bildungsbuero.apps.actors.models import ProviderAccess
from bildungsbuero.apps.operations import audit
from bildungsbuero.web import slots
from bildungsbuero.web.held import Held


def fill() -> None:
    """Fill the slots."""
    slots.INVITATION_ACCEPTED.fill("actors", keepers.when_accepted)
    slots.MEMBERSHIP_ENDED.fill("actors", keepers.when_ended)
    slots.HELD_ABOUT.fill("actors", held_by_actors, order=30)
    releasable.register(released.ORGANISATIONS)
    audit.register_action("provider.access_given", _("Provider may keep the own offers"))
    audit.register_action("provider.access_ended", _("Provider may no longer keep the own offers"))


def held_by_actors(person: Person) -> list[Held]:
    """Return the providers that somebody keeps."""
    accesses = ProviderAccess.objects.across_offices(because="somebody asks what is held about them, in every office")
    records = tuple(
        {"provider": access.organisation.name, "since": access.since}
        for access in accesses.filter(person=person).select_related("organisation")
    )
    return [
        Held(
            key="providers",
            title=_("Providers that you keep"),
            why=_("They say whose offers you may change."),
            kept=_("until the office ends the access"),
            records=records,
        )
    ]
