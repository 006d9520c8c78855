"""How long the installation remembers, each night made true. The numbers stand in the handbook on data protection."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from bildungsbuero.apps.accounts import sessions
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations.models import AuditEntry, Change, ErrorReport, Job, OutgoingMail
from bildungsbuero.apps.operations.models.reports import ReportState
from bildungsbuero.apps.operations.schedules import scheduled
from bildungsbuero.apps.operations.uploads import forget_uploads

MAIL_TEXTS = timedelta(days=30)
MAILS = timedelta(days=365)
JOBS = timedelta(days=180)
TASKS = timedelta(days=7)
# Where a day of the month does not exist, a month counts as this.
A_MONTH = timedelta(days=365) / 12
LOG = timedelta(days=3 * 365)
CONTACTS_OF_REPORTS = timedelta(days=90)
CHANGES = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How long something is kept, what then happens, and why not shorter."""

    what: Any
    kept: Any
    then: Any
    why: Any


def _days(period: timedelta) -> Any:
    return format_lazy("{} {}", period.days, _("days"))


RULES = (
    Rule(
        what=_("Mails: subject, text, recipients"),
        kept=_days(MAIL_TEXTS),
        then=_("emptied"),
        why=_("A mail that did not arrive can be sent again. The text of a mail with a link goes at once."),
    ),
    Rule(what=_("Mails: the rest"), kept=_days(MAILS), then=_("deleted"), why=_("Faults of sending can be found.")),
    Rule(
        what=_("Log: name of the person"),
        kept=_("none, or the months that the office has set"),
        then=_("only the role stays"),
        why=_("The use of rights can be checked, but not the work of a person."),
    ),
    Rule(
        what=_("History of records: name of the person"),
        kept=_("none, or the months that the office has set"),
        then=_("only what was changed stays"),
        why=_("A change can be explained."),
    ),
    Rule(what=_("Log: entries"), kept=_days(LOG), then=_("deleted"), why=_("Audits ask for about three years.")),
    Rule(
        what=_("Reported errors: contact"),
        kept=format_lazy("{} {}", _days(CONTACTS_OF_REPORTS), _("after they were dealt with")),
        then=_("emptied"),
        why=_("A question can still be asked."),
    ),
    Rule(
        what=_("Archived offers, with their history, notes and enquiries"),
        kept=_("the days that the office has set, a year where it has set none"),
        then=_("deleted"),
        why=_("Until then an offer can be brought back as it was."),
    ),
    Rule(
        what=_("Who wrote a version of an offer that waits, only where the office wants four eyes"),
        kept=_("until somebody else has published it"),
        then=_("deleted"),
        why=_("Nobody shall publish what they wrote themselves."),
    ),
    Rule(
        what=_("Jobs: who started them, input, result"),
        kept=_days(JOBS),
        then=_("deleted"),
        why=_("The result can be read again."),
    ),
    Rule(what=_("Tasks of the job process"), kept=_days(TASKS), then=_("deleted"), why=_("Faults can be found.")),
    Rule(
        what=_("Log of changes for the search"),
        kept=_days(CHANGES),
        then=_("deleted"),
        why=_("Copies of the index catch up. It names no person."),
    ),
    Rule(
        what=_("Words of searches in vain"),
        kept=_("twelve months; words that no vocabulary has are only counted, for four weeks"),
        then=_("deleted"),
        why=_("A year shows what is missing in each season. No word leads to a person."),
    ),
    Rule(
        what=_("Signals: what was missing, by week, topic, place and target group"),
        kept=_("twelve months"),
        then=_("deleted"),
        why=_("A year shows what is missing at each season. No signal names a person, and none has a history."),
    ),
    Rule(
        what=_("Figures: what each release showed and withheld (folder warehouse/releases)"),
        kept=_("as long as the office"),
        then=_("deleted with the office, together with its deliveries and editions"),
        why=_("Each new release is checked against all earlier ones, because whoever saved them still has them."),
    ),
    Rule(
        what=_("Sessions: browser, system, begin"),
        kept=_("until signing out, at most twelve hours"),
        then=_("deleted in the night after"),
        why=_("Everybody sees where they are signed in. When somebody signed in before is not kept."),
    ),
)
# After the hour that summer time takes away or gives twice.
NIGHT = time(3, 30)
BECAUSE = "the same periods hold for all offices"


def register() -> None:
    """Put the nightly run among the schedules."""
    scheduled("operations.forget", title=_("Forget what is no longer needed"), at=NIGHT)(forget)


def forget(at: datetime) -> None:
    """Delete or blank what has outlived its purpose."""
    forget_mails(at)
    forget_names(at)
    forget_log(at)
    forget_reports(at)
    forget_work(at)
    forget_uploads(at)
    Session.objects.filter(expire_date__lt=at).delete()
    sessions.forget_ended()


def forget_mails(at: datetime) -> None:
    """Blank texts and addresses of sent mails after 30 days, delete what is left after a year."""
    mails = OutgoingMail.objects.across_offices(because=BECAUSE)
    mails.with_text_sent_before(at - MAIL_TEXTS).update(text=b"", subject="", recipients=[])
    mails.filter(created_at__lt=at - MAILS).delete()


def forget_names(at: datetime) -> None:
    """Take names off log and history once an office no longer wants them: at once, or after its months."""
    for office in Office.objects.all():
        before = at - office.names_kept_months * A_MONTH if office.log_shows_names else at
        AuditEntry.objects.of(office).filter(at__lt=before).exclude(person=None).update(person=None)
        for history in histories():
            named = history.objects.filter(history_date__lt=before).exclude(history_user=None)
            named.filter(**_belonging_to(office, history)).update(history_user=None)


def forget_log(at: datetime) -> None:
    """Delete entries of the log after three years."""
    AuditEntry.objects.across_offices(because=BECAUSE).filter(at__lt=at - LOG).delete()


def histories() -> list[Any]:
    """Return the history of every kind of record."""
    return [model for model in apps.get_models() if any(field.name == "history_user" for field in model._meta.fields)]


def _belonging_to(office: Office, history: Any) -> dict[str, Any]:
    names = {field.name for field in history._meta.fields}
    return {"office": office} if "office" in names else {"id": office.pk}


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
