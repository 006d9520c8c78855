"""What this app puts on “Heute”, into the staff navigation and into the check."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.operations import audit, handover
from bildungsbuero.apps.operations.held import forget_mails_to, held_by_operations
from bildungsbuero.apps.operations.jobs.kinds import kinds_for
from bildungsbuero.apps.operations.models import ErrorReport, Job, OutgoingMail
from bildungsbuero.apps.operations.models.reports import INBOX_ROLES
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry
from bildungsbuero.web.today import TodayLine, Urgency

ADMINISTRATORS = frozenset({str(Role.ADMINISTRATOR)})


def fill() -> None:
    """Fill the slots of the page frame and of “Heute”."""
    slots.TODAY.fill("operations", today, order=10)
    slots.STAFF_NAVIGATION.fill("operations", navigation, order=900)
    slots.TRAIL.fill("operations", audit.note)
    slots.HELD_ABOUT.fill("operations", held_by_operations, order=20)
    slots.OWNED.fill("operations", handover.owned_by_operations)
    slots.HANDED_OVER.fill("operations", handover.take_over_jobs)
    slots.HANDOVER_FOLDER.fill("operations", handover.chapters, order=20)
    slots.ERASED.fill("operations", forget_mails_to)


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the links to jobs, reports and the log."""
    group = _("Office")
    return [
        Entry(title=_("Jobs"), url_name="operations:jobs", group=group),
        Entry(title=_("Reported errors"), url_name="operations:reports", group=group, roles=frozenset(INBOX_ROLES)),
        Entry(title=_("Log"), url_name="operations:log", group=group, roles=ADMINISTRATORS),
    ]


def today(office: Office, person: Person, on: date) -> list[TodayLine]:  # noqa: ARG001 - the slot's signature
    """Return what waits: jobs that failed, reports of errors, mails that could not be sent."""
    held = person.roles_in(office)
    lines = [_failed_jobs(office, held)]
    if held & frozenset(INBOX_ROLES):
        lines.append(_open_reports(office))
    if held & ADMINISTRATORS:
        lines.append(_failed_mails(office))
    return [line for line in lines if line is not None]


def _failed_jobs(office: Office, held: frozenset[str]) -> TodayLine | None:
    count = Job.objects.of(office).of_kinds(kinds_for(held)).unsuccessful().count()
    title = ngettext("%(count)d job ended without a result.", "%(count)d jobs ended without a result.", count)
    return _line(title, count, "operations:jobs", Urgency.SOON)


def _open_reports(office: Office) -> TodayLine | None:
    count = ErrorReport.objects.of(office).open().count()
    title = ngettext("%(count)d reported error is open.", "%(count)d reported errors are open.", count)
    return _line(title, count, "operations:reports", Urgency.SOON)


def _failed_mails(office: Office) -> TodayLine | None:
    count = OutgoingMail.objects.of(office).failed().count()
    title = ngettext("%(count)d mail could not be sent.", "%(count)d mails could not be sent.", count)
    return _line(title, count, "operations:mails", Urgency.NOW)


def _line(title: Any, count: int, url_name: str, urgency: Urgency) -> TodayLine | None:
    if not count:
        return None
    return TodayLine(title=title % {"count": count}, count=count, address=reverse(url_name), urgency=urgency)
