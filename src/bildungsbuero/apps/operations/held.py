"""What log, jobs, mails and histories hold about a person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.operations.audit import title_of
from bildungsbuero.apps.operations.models import AuditEntry, Job, OutgoingMail
from bildungsbuero.apps.operations.retention import JOBS, MAIL_TEXTS, histories
from bildungsbuero.web.held import Held

BECAUSE = "somebody asks what is held about them, in every office"


def held_by_operations(person: Person) -> list[Held]:
    """Return entries of the log, jobs, mails and changes that still name the person."""
    return [
        Held(
            key="log",
            title=_("Log"),
            why=_("So that it can be checked who used which right; only where the office has decided to keep names."),
            kept=_("as many months as the office has set"),
            records=_log(person),
        ),
        Held(
            key="jobs",
            title=_("Jobs"),
            why=_("So that you find the result of what you started."),
            kept=_("%(days)d days") % {"days": JOBS.days},
            records=tuple(_of(Job).filter(person=person).values("kind", "state", "created_at")),
        ),
        Held(
            key="mails",
            title=_("Mails"),
            why=_("So that a mail that did not arrive can be sent again."),
            kept=_("%(days)d days") % {"days": MAIL_TEXTS.days},
            records=tuple({"subject": mail.subject, "sent_at": mail.sent_at} for mail in _mails_to(person)),
        ),
        Held(
            key="changes",
            title=_("Changes of records"),
            why=_("So that a change can be explained; only where the office has decided to keep names."),
            kept=_("as many months as the office has set"),
            records=_changes(person),
        ),
    ]


def forget_mails_to(person: Person) -> None:
    """Delete the mails that were written to a person."""
    _of(OutgoingMail).filter(pk__in=[mail.pk for mail in _mails_to(person)]).delete()


def _of(model: Any) -> Any:
    return model.objects.across_offices(because=BECAUSE)


def _log(person: Person) -> tuple[dict[str, Any], ...]:
    entries = _of(AuditEntry).filter(person=person)
    return tuple({"at": entry.at, "action": title_of(entry.action), "about": entry.about} for entry in entries)


def _mails_to(person: Person) -> list[OutgoingMail]:
    # The addresses lie in a list; SQLite cannot look into it.
    address = person.email.lower()
    mails = _of(OutgoingMail).exclude(recipients=[]).only("pk", "recipients", "subject", "sent_at")
    return [mail for mail in mails.iterator() if address in {recipient.lower() for recipient in mail.recipients}]


def _changes(person: Person) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"record": str(history._meta.verbose_name), "at": at}
        for history in histories()
        for at in history.objects.filter(history_user=person).values_list("history_date", flat=True)
    )
