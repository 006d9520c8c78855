"""What translations put into the frame of the staff pages and on “Heute”."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.actors.policies import WRITER_KEYS
from bildungsbuero.apps.catalogue.models import Offer, Translation
from bildungsbuero.apps.catalogue.translating import jobs
from bildungsbuero.apps.catalogue.translating.writing import TRANSLATED
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.translations import OUTDATED
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.today import TodayLine, Urgency


def fill() -> None:
    """Fill the slots."""
    slots.STAFF_NAVIGATION.fill("translations", navigation, order=102)
    slots.TODAY.fill("translations", today, order=26)
    audit.register_action(TRANSLATED, gettext_lazy("Texts of an offer translated"))
    audit.register_action(jobs.TAKEN, gettext_lazy("Sheet of translations taken over"))
    audit.register_action(jobs.UNDONE, gettext_lazy("Sheet of translations taken back"))


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the list of translations."""
    return [
        Entry(title=gettext_lazy("Translations"), url_name="catalogue:translations", group=gettext_lazy("Catalogue"))
    ]


def today(office: Office, person: Person, on: date) -> list[TodayLine]:
    """Return how many public offers have texts that no longer fit the German ones."""
    if not person.roles_in(office) & WRITER_KEYS:
        return []
    outdated = Translation.objects.of(office).outdated().values("offer_id")
    count = Offer.objects.of(office).public_on(on).filter(pk__in=outdated).count()
    title = ngettext(
        "%(count)d public offer has translations of an older text.",
        "%(count)d public offers have translations of an older text.",
        count,
    )
    line = TodayLine(
        title=title % {"count": count},
        count=count,
        address=f"{reverse('catalogue:translations')}?state={OUTDATED}",
        urgency=Urgency.WHEN_CONVENIENT,
    )
    return [line] if count else []
