"""What this app puts on “Heute”, into the staff navigation, into the check, and into set-up and restore."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.monitoring import handover, wording
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date, clear_remains
from bildungsbuero.apps.monitoring.folder import catalogue, figures_folder
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.monitoring.published import all_indicators
from bildungsbuero.apps.monitoring.register import due_lines
from bildungsbuero.apps.operations import audit, links
from bildungsbuero.apps.operations.links import Shown
from bildungsbuero.warehouse.build import is_current
from bildungsbuero.web import slots
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.findings import Finding, good, hint
from bildungsbuero.web.held import Held
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.today import TodayLine, Urgency

MONITORING = frozenset({str(Role.MONITORING)})
COVER_ROLES = frozenset({str(Role.MONITORING), str(Role.MANAGEMENT)})


def fill() -> None:
    """Fill the slots and name this app's actions in the log."""
    slots.TODAY.fill("monitoring", today, order=40)
    slots.OWNED.fill("monitoring", handover.owned_by_monitoring)
    slots.HANDED_OVER.fill("monitoring", handover.take_over_deliveries)
    slots.HANDOVER_FOLDER.fill("monitoring", handover.chapters, order=40)
    slots.HELD_ABOUT.fill("monitoring", held_by_monitoring, order=40)
    slots.STAFF_NAVIGATION.fill("monitoring", navigation, order=300)
    slots.CHECKS.fill("monitoring", findings)
    slots.REBUILDERS.fill("monitoring", rebuild)
    links.register_kind("indicator", title=gettext_lazy("Indicators"), step=60, shown=in_chain)
    audit.register_action("delivery.imported", gettext_lazy("Figures imported"))
    audit.register_action("delivery.released", gettext_lazy("Delivery published"))
    audit.register_action("delivery.hint_accepted", gettext_lazy("Hint of the checks accepted"))
    audit.register_action("delivery.kept_internal", gettext_lazy("Delivery taken back from publication"))
    audit.register_action("delivery.withdrawn", gettext_lazy("Delivery withdrawn"))
    audit.register_action("dataset.registered", gettext_lazy("Entry in the register of data sets changed"))
    audit.register_action("dataset.declared", gettext_lazy("Data set declared"))
    audit.register_action("dataset.protected", gettext_lazy("Protection of small counts decided"))
    audit.register_action("cover.chosen", gettext_lazy("Figures for the home page chosen"))
    audit.register_action("external_codes.kept", gettext_lazy("Names in other catalogues changed"))
    audit.register_action("own_indicator.declared", gettext_lazy("Own indicator declared"))
    audit.register_action("own_indicator.changed", gettext_lazy("Own indicator changed"))
    audit.register_action("own_indicator.used", gettext_lazy("Own indicator taken into use"))
    audit.register_action("own_indicator.withdrawn", gettext_lazy("Own indicator withdrawn"))
    audit.register_action("own_indicator.deleted", gettext_lazy("Draft of an own indicator deleted"))
    audit.register_action("own_indicator.previewed", gettext_lazy("Original values read for a preview"))
    audit.register_action("takeover.done", gettext_lazy("Old figures taken over"))
    audit.register_action("values.read", gettext_lazy("Original values read"))


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the links to data sets and deliveries."""
    group = gettext_lazy("Figures")
    return [
        Entry(title=gettext_lazy("Data sets and deliveries"), url_name="monitoring:datasets", group=group),
        Entry(title=gettext_lazy("Delivery calendar"), url_name="monitoring:register", group=group),
        Entry(
            title=gettext_lazy("Figures on the home page"), url_name="monitoring:cover", group=group, roles=COVER_ROLES
        ),
        Entry(
            title=gettext_lazy("Which indicators are missing?"), url_name="monitoring:missing-indicators", group=group
        ),
        Entry(
            title=gettext_lazy("Own indicators"), url_name="monitoring:own-indicators", group=group, roles=MONITORING
        ),
        Entry(title=gettext_lazy("Import figures"), url_name="monitoring:import-file", group=group, roles=MONITORING),
        Entry(
            title=gettext_lazy("Take over from TILL"), url_name="monitoring:takeovers", group=group, roles=MONITORING
        ),
    ]


def today(office: Office, person: Person, on: date) -> list[TodayLine]:
    """Return what waits for somebody: deliveries that are due, and own ones that nobody has published or withdrawn."""
    if not person.roles_in(office) & MONITORING:
        return []
    lines = due_lines(office, person, on)
    count = Delivery.objects.of(office).filter(state=Delivery.State.STORED).count()
    if not count:
        return lines
    title = ngettext("%(count)d delivery is still internal.", "%(count)d deliveries are still internal.", count)
    address = reverse("monitoring:datasets")
    line = TodayLine(title=title % {"count": count}, count=count, address=address, urgency=Urgency.WHEN_CONVENIENT)
    return [*lines, line]


def findings() -> list[Finding]:
    """Return whether the built files show what was delivered."""
    if is_current(figures_folder(), catalogue()):
        return [good("figures", _("The figures are built and up to date."))]
    remedy = _("They are built when the job process runs, or by “bildungsbuero statistics build”.")
    return [hint("figures", _("The figures are not built, or not up to date."), remedy)]


def rebuild() -> str:
    """Build the figures anew from the deliveries and return what was done."""
    clear_remains()
    bring_up_to_date()
    return _("Figures built from the deliveries.")


def held_by_monitoring(person: Person) -> list[Held]:
    """Return the deliveries that somebody received."""
    deliveries = Delivery.objects.across_offices(because="somebody asks what is held about them, in every office")
    received = deliveries.filter(received_by=person).values("file_name", "received_at")
    return [
        Held(
            key="deliveries",
            title=gettext_lazy("Deliveries that you received"),
            why=gettext_lazy("So that questions about a delivery find you."),
            kept=gettext_lazy("as long as the delivery, without your name once your account is erased"),
            records=tuple(received),
        )
    ]


def in_chain(keys: Collection[str], office: Office, roles: frozenset[str]) -> dict[str, Shown]:  # noqa: ARG001 - the slot's signature
    """Return how indicators appear in the chain; everybody may see them."""
    return {
        indicator.key: Shown(
            title=wording.text(indicator.title), address=find_address("portal:indicator", indicator.key)
        )
        for indicator in all_indicators(office)
        if indicator.key in keys
    }
