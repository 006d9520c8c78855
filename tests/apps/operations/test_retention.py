"""How long the installation remembers."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from bildungsbuero.apps.operations import audit, changes, jobs
from bildungsbuero.apps.operations.models import AuditEntry, Change, ErrorReport, Job, OutgoingMail
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.apps.operations.models.mail import MailState
from bildungsbuero.apps.operations.models.reports import ReportState
from bildungsbuero.apps.operations.problems_inbox import report_problem, set_state
from bildungsbuero.apps.operations.retention import forget
from tests.support.cast import editor_of, make_office

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def days_ago(number):
    return NOW - timedelta(days=number)


def mail_sent(days):
    return OutgoingMail.unscoped.create(
        sender="a@example.org",
        recipients=["b@example.org"],
        subject="Betreff",
        text=b"Text",
        state=MailState.SENT,
        sent_at=days_ago(days),
        created_at=days_ago(days),
    )


def test_texts_and_addresses_of_mails_are_forgotten_after_30_days():
    young, old, ancient = mail_sent(29), mail_sent(31), mail_sent(400)

    forget(NOW)

    young.refresh_from_db()
    old.refresh_from_db()
    assert bytes(young.text) == b"Text"
    assert (bytes(old.text), old.subject, old.recipients) == (b"", "", [])
    assert not OutgoingMail.unscoped.filter(pk=ancient.pk).exists()


def test_a_mail_that_still_waits_keeps_its_text():
    mail = mail_sent(31)
    OutgoingMail.unscoped.update(state=MailState.WAITING, sent_at=None)

    forget(NOW)

    mail.refresh_from_db()
    assert bytes(mail.text) == b"Text"


def test_the_log_forgets_persons_after_a_year_and_entries_after_three():
    trier = make_office(log_shows_names=True)
    brandt = editor_of(trier)
    for days in (300, 400, 1200):
        audit.note("person.invited", office=trier, person=brandt)
        newest = AuditEntry.unscoped.order_by("-pk").first()
        AuditEntry.unscoped.filter(pk=newest.pk).update(at=days_ago(days))

    forget(NOW)

    assert [entry.person for entry in AuditEntry.objects.of(trier)] == [brandt, None]


def test_the_contact_of_a_report_goes_90_days_after_it_was_done():
    trier = make_office()
    done, waiting = report_problem(trier, "/", "Falsch", "0651 1"), report_problem(trier, "/", "Falsch", "0651 2")
    set_state(done, ReportState.DONE, note="", at=days_ago(91))

    forget(NOW)

    contacts = {report.pk: report.contact for report in ErrorReport.objects.of(trier)}
    assert contacts == {done.pk: "", waiting.pk: "0651 2"}


def test_old_jobs_go_and_open_ones_stay():
    trier = make_office()
    old, waiting = (jobs.start("test.add", office=trier, person=None, arguments={}) for _ in range(2))
    Job.unscoped.filter(pk=old.pk).update(state=JobState.FINISHED, finished_at=days_ago(181))
    Job.unscoped.filter(pk=waiting.pk).update(created_at=days_ago(500))

    forget(NOW)

    assert [job.pk for job in Job.objects.of(trier)] == [waiting.pk]


def test_the_newest_change_stays_so_that_numbers_go_on():
    trier = make_office()
    for public_id in ("bcdfghjk", "zzzzzzzz"):
        changes.record("offer", public_id, office=trier)
    Change.unscoped.update(at=days_ago(100))

    forget(NOW)

    assert [change.public_id for change in changes.since(0)] == ["zzzzzzzz"]
    assert not changes.is_complete_since(0)
    assert changes.is_complete_since(changes.latest_number() - 1)


def test_expired_sessions_go():
    Session.objects.create(session_key="a", session_data="", expire_date=days_ago(1))
    Session.objects.create(session_key="b", session_data="", expire_date=NOW + timedelta(hours=1))

    forget(NOW)

    assert [session.session_key for session in Session.objects.all()] == ["b"]
