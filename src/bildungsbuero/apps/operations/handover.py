"""What operations hands over: jobs in somebody's name, and the open tasks of the office."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations.models import ErrorReport, Job
from bildungsbuero.web.handover import Chapter, Owned
from bildungsbuero.web.wording import day


def owned_by_operations(person: Person, office: Office) -> list[Owned]:
    """Return the jobs that somebody started."""
    return [Owned(title=_("jobs"), count=Job.objects.of(office).filter(person=person).count())]


def take_over_jobs(person: Person, to: Person, office: Office) -> None:
    """Let the jobs of somebody be another's."""
    Job.objects.of(office).filter(person=person).update(person=to)


def chapters(office: Office, on: date) -> list[Chapter]:  # noqa: ARG001 - the slot's signature
    """Return what is open: reported errors, and jobs without a result."""
    reports = ErrorReport.objects.of(office).open().order_by("reported_at")
    lines = [
        _("%(day)s: reported error about %(page)s") % {"day": day(report.reported_at), "page": report.path}
        for report in reports
    ]
    failed = Job.objects.of(office).unsuccessful().count()
    if failed:
        said = ngettext("%(count)d job ended without a result.", "%(count)d jobs ended without a result.", failed)
        lines.append(said % {"count": failed})
    return [Chapter(title=_("Open tasks"), lines=tuple(lines))]
