"""The calendar of an office for calendar programs, and the keys that open it."""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.funding.presenting import marked
from bildungsbuero.apps.strategy.models import CalendarKey, FundingReport, Milestone
from bildungsbuero.formats.ical import Event, write_calendar

KEY_BYTES = 24
# What is long past fills a calendar without use.
DAYS_BACK = 366


def digest_of(key: str) -> str:
    """Return what is kept of a key; the key has so many bits that no salt is needed."""
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def make_key(role: Role, *, office: Office, person: Person, on: date) -> str:
    """Return a new key for a role; the one before no longer opens anything."""
    key = secrets.token_urlsafe(KEY_BYTES)
    CalendarKey.objects.of(office).filter(role=role).delete()
    CalendarKey(office=office, role=role, digest=digest_of(key), made_on=on).save()
    audit.note("calendar_key.made", office=office, person=person, about=str(role.label))
    return key


@transaction.atomic
def withdraw_key(role: str, *, office: Office, person: Person) -> bool:
    """Take the key of a role back; False where there was none."""
    is_gone = bool(CalendarKey.objects.of(office).filter(role=role).delete()[0])
    if is_gone:
        audit.note("calendar_key.withdrawn", office=office, person=person, about=role)
    return is_gone


def opens(key: str, office: Office) -> bool:
    """Whether a key opens the calendar of an office."""
    return CalendarKey.objects.of(office).filter(digest=digest_of(key)).exists()


def calendar_of(office: Office, *, at: datetime) -> bytes:
    """Return milestones and reports of the last year and of all time to come as an iCalendar file."""
    since = at.date() - timedelta(days=DAYS_BACK)
    name = _("Milestones and reports, %(office)s") % {"office": office.name}
    return write_calendar([*_milestones(office, since), *_reports(office, since)], name=name, at=at)


def _milestones(office: Office, since: date) -> list[Event]:
    found = Milestone.objects.of(office).filter(due_on__gte=since, is_cancelled=False).select_related("initiative")
    return [
        Event(
            key=f"milestone-{one.public_id}@bildungsbuero",
            title=_("Milestone: %(title)s") % {"title": marked(one.title, is_example=one.initiative.is_example)},
            day=one.due_on,
            description=_described(one.initiative.title, one.initiative.responsible_function, is_done=one.is_completed),
            alarm_days=0 if one.is_completed else 7,
        )
        for one in found
    ]


def _reports(office: Office, since: date) -> list[Event]:
    found = FundingReport.objects.of(office).filter(due_on__gte=since).select_related("line__project")
    return [
        Event(
            key=f"report-{one.public_id}@bildungsbuero",
            title=f"{one.get_kind_display()}: {marked(project.title, is_example=project.is_example)}",
            day=one.due_on,
            description=_described(one.note, project.responsible_function, is_done=one.done_on is not None),
            alarm_days=0 if one.done_on else 30,
        )
        for one in found
        if (project := one.line.project)
    ]


def _described(title: str, function: str, *, is_done: bool) -> str:
    return "\n".join(part for part in (title, function, _("done") if is_done else _("open")) if part)
