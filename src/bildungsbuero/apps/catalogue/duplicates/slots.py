"""What duplicates put into the frame of the staff pages and on “Heute”, and the work by night."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.actors.policies import WRITER_KEYS
from bildungsbuero.apps.catalogue.duplicates import jobs  # noqa: F401 - registers its kind of job and its schedule
from bildungsbuero.apps.catalogue.models import Duplicate
from bildungsbuero.apps.operations import audit
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.today import TodayLine, Urgency


def fill() -> None:
    """Fill the slots."""
    slots.STAFF_NAVIGATION.fill("duplicates", navigation, order=101)
    slots.TODAY.fill("duplicates", today, order=25)
    audit.register_action("duplicate.decided", gettext_lazy("Possible duplicate decided"))
    audit.register_action("duplicate.reopened", gettext_lazy("Decision about a duplicate taken back"))


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the pairs."""
    group = gettext_lazy("Catalogue")
    title = gettext_lazy("Possible duplicates")
    return [Entry(title=title, url_name="catalogue:duplicates", group=group, roles=WRITER_KEYS)]


def today(office: Office, person: Person, on: date) -> list[TodayLine]:  # noqa: ARG001 - the slot's signature
    """Return how many pairs wait for somebody to decide."""
    if not person.roles_in(office) & WRITER_KEYS:
        return []
    count = Duplicate.objects.of(office).undecided().count()
    title = ngettext("%(count)d pair of entries may be the same.", "%(count)d pairs of entries may be the same.", count)
    line = TodayLine(
        title=title % {"count": count},
        count=count,
        address=reverse("catalogue:duplicates"),
        urgency=Urgency.WHEN_CONVENIENT,
    )
    return [line] if count else []
