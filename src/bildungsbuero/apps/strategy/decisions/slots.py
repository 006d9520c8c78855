"""What decisions put into the chain, the handover folder, the navigation and the log."""

from collections.abc import Collection, Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.accounts.models import GUEST_ROLES, Office, Person
from bildungsbuero.apps.operations import audit, links
from bildungsbuero.apps.operations.links import Bond, Shown
from bildungsbuero.apps.strategy.decisions.actions import DECISION
from bildungsbuero.apps.strategy.decisions.presenting import day_of
from bildungsbuero.apps.strategy.funding.chain import projects_of_decisions
from bildungsbuero.apps.strategy.funding.presenting import marked
from bildungsbuero.apps.strategy.models import Decision
from bildungsbuero.web import slots
from bildungsbuero.web.addresses import find_address
from bildungsbuero.web.handover import Chapter
from bildungsbuero.web.navigation import Entry

MOST_LINES = 200


def fill() -> None:
    """Fill the slots."""
    links.register_kind(DECISION, title=gettext_lazy("Decisions"), step=25, shown=shown, holds=holds)
    slots.HANDOVER_FOLDER.fill("strategy-decisions", chapters, order=65)
    slots.STAFF_NAVIGATION.fill("strategy-decisions", navigation, order=215)
    audit.register_action("decision.saved", gettext_lazy("Decision saved"))
    audit.register_action("decision.removed", gettext_lazy("Decision deleted"))


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the link to the decisions."""
    return [Entry(title=gettext_lazy("Decisions"), url_name="strategy:decisions", group=gettext_lazy("Strategy"))]


def shown(public_ids: Collection[str], office: Office, roles: frozenset[str]) -> dict[str, Shown]:
    """Return how decisions appear: to strangers only released ones, without a page of their own."""
    is_staff = bool(roles - GUEST_ROLES)
    found = Decision.objects.of(office).filter(public_id__in=public_ids)
    if not is_staff:
        found = found.public()
    return {
        one.public_id: Shown(
            title=marked(one.title, is_example=one.is_example),
            address=find_address("strategy:decision", one.public_id) if is_staff else "",
            note=", ".join(part for part in (one.body, one.paper_number, day_of(one)) if part),
        )
        for one in found
    }


def holds(public_ids: Collection[str], office: Office) -> Iterable[Bond]:
    """Return which projects the decisions continue."""
    return projects_of_decisions(public_ids, office)


def chapters(office: Office, on: date) -> list[Chapter]:  # noqa: ARG001 - the slot's signature
    """Return the decisions that the office stands on."""
    lines = tuple(
        ", ".join(
            part
            for part in (day_of(one), one.body, one.paper_number, marked(one.title, is_example=one.is_example),
                         one.get_result_display())
            if part
        )
        for one in Decision.objects.of(office)[:MOST_LINES]
    )  # fmt: skip
    return [Chapter(title=_("Decisions"), lines=lines)]
