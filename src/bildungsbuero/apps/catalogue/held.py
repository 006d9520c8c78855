"""What the catalogue holds about a person who works in an office."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.catalogue.models import WrittenBy
from bildungsbuero.web.held import Held


def held_by_catalogue(person: Person) -> list[Held]:
    """Return the versions of offers that somebody wrote and that wait for other eyes."""
    because = "somebody asks what is held about them, in every office"
    written = WrittenBy.objects.across_offices(because=because).filter(changed_by=person).select_related("offer")
    return [
        Held(
            key="versions",
            title=_("Versions of offers that wait"),
            why=_("Where the office wants four eyes, nobody publishes what they wrote."),
            kept=_("until somebody else has published it"),
            records=tuple({"offer": one.offer.title} for one in written),
        )
    ]
