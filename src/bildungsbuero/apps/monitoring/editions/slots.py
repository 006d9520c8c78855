"""What editions put on “Heute”, into the staff navigation and into the log, and that they can be shown to partners."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts import releasable
from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.monitoring.editions.released import EDITIONS
from bildungsbuero.apps.monitoring.held import held_in_figures
from bildungsbuero.apps.monitoring.models import Edition
from bildungsbuero.apps.operations import audit
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.today import TodayLine, Urgency

MAKERS = frozenset({str(Role.MONITORING), str(Role.MANAGEMENT)})
RULERS = frozenset({str(Role.MANAGEMENT), str(Role.ADMINISTRATOR)})


def fill() -> None:
    """Fill the slots and name the actions in the log."""
    slots.TODAY.fill("editions", today, order=45)
    slots.STAFF_NAVIGATION.fill("editions", navigation, order=310)
    slots.HELD_ABOUT.fill("figures", held_in_figures, order=45)
    releasable.register(EDITIONS)
    audit.register_action("edition.drafted", gettext_lazy("Edition drafted"))
    audit.register_action("edition.frozen", gettext_lazy("Figures of an edition taken anew"))
    audit.register_action("edition.audience", gettext_lazy("Decided who sees an edition"))
    audit.register_action("edition.checked", gettext_lazy("Edition checked"))
    audit.register_action("edition.returned", gettext_lazy("Edition returned to draft"))
    audit.register_action("edition.scheduled", gettext_lazy("Release of an edition set to a day"))
    audit.register_action("edition.released", gettext_lazy("Edition released"))
    audit.register_action("edition.discarded", gettext_lazy("Draft of an edition discarded"))
    audit.register_action("month.chosen", gettext_lazy("Indicator of the month chosen"))
    audit.register_action("target.set", gettext_lazy("Target of an indicator set"))
    audit.register_action("edition.rules", gettext_lazy("Rules of publication changed"))


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the links to editions and the rules of publication."""
    group = gettext_lazy("Figures")
    return [
        Entry(title=gettext_lazy("Editions"), url_name="monitoring:editions", group=group),
        Entry(title=gettext_lazy("Targets of indicators"), url_name="monitoring:targets", group=group, roles=MAKERS),
        Entry(
            title=gettext_lazy("Rules of publication"),
            url_name="monitoring:publication-rules",
            group=group,
            roles=RULERS,
        ),
    ]


def today(office: Office, person: Person, on: date) -> list[TodayLine]:  # noqa: ARG001 - the slot's signature
    """Return the drafts that wait for a check; those that are set to a day wait for nobody."""
    if not person.roles_in(office) & MAKERS:
        return []
    count = Edition.objects.of(office).filter(state=Edition.State.DRAFT).count()
    if not count:
        return []
    title = ngettext("%(count)d edition waits to be checked.", "%(count)d editions wait to be checked.", count)
    address = reverse("monitoring:editions")
    return [TodayLine(title=title % {"count": count}, count=count, address=address, urgency=Urgency.WHEN_CONVENIENT)]
