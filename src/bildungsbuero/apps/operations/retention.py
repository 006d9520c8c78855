"""How long the installation remembers, each night made true. The numbers stand in the handbook on data protection."""

from datetime import datetime, time, timedelta

from django.contrib.sessions.models import Session
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from bildungsbuero.apps.accounts import sessions
from bildungsbuero.apps.operations.models import AuditEntry, Change, ErrorReport, Job, OutgoingMail
from bildungsbuero.apps.operations.models.reports import ReportState
from bildungsbuero.apps.operations.schedules import scheduled

MAIL_TEXTS = timedelta(days=30)
MAILS = timedelta(days=365)
JOBS = timedelta(days=180)
TASKS = timedelta(days=7)
NAMES_IN_LOG = timedelta(days=365)
LOG = timedelta(days=3 * 365)
CONTACTS_OF_REPORTS = timedelta(days=90)
CHANGES = timedelta(days=90)
# After the hour that summer time takes away or gives twice.
NIGHT = time(3, 30)
BECAUSE = "the same periods hold for all offices"


def register() -> None:
    """Put the nightly run among the schedules."""
    scheduled("operations.forget", title=_("Forget what is no longer needed"), at=NIGHT)(forget)


def forget(at: datetime) -> None:
    """Delete or blank what has outlived its purpose."""
    forget_mails(at)
    forget_log(at)
    forget_reports(at)
    forget_work(at)
    Session.objects.filter(expire_date__lt=at).delete()
    sessions.forget_ended()


def forget_mails(at: datetime) -> None:
    """Blank texts and addresses of sent mails after 30 days, delete what is left after a year."""
    mails = OutgoingMail.objects.across_offices(because=BECAUSE)
    mails.with_text_sent_before(at - MAIL_TEXTS).update(text=b"", subject="", recipients=[])
    mails.filter(created_at__lt=at - MAILS).delete()


def forget_log(at: datetime) -> None:
    """Take the person off log entries after a year, delete entries after three."""
    entries = AuditEntry.objects.across_offices(because=BECAUSE)
    entries.filter(at__lt=at - NAMES_IN_LOG).exclude(person=None).update(person=None)
    entries.filter(at__lt=at - LOG).delete()


def forget_reports(at: datetime) -> None:
    """Take the contact off reports that were dealt with 90 days ago."""
    reports = ErrorReport.objects.across_offices(because=BECAUSE)
    reports.filter(state=ReportState.DONE, done_at__lt=at - CONTACTS_OF_REPORTS).exclude(contact="").update(contact="")


def forget_work(at: datetime) -> None:
    """Delete old jobs, tasks and changes; the newest change stays, because copies remember its number."""
    Job.objects.across_offices(because=BECAUSE).finished_before(at - JOBS).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=at - TASKS).delete()
    old = Change.objects.across_offices(because=BECAUSE).filter(at__lt=at - CHANGES)
    newest = old.model.unscoped.aggregate(number=models.Max("number"))["number"]
    old.exclude(number=newest).delete()
