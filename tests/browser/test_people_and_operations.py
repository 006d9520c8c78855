"""Signing in, people, settings, jobs, reports and the log in the browser."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from bildungsbuero.apps.accounts.actions.invitations import invite, link_of
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.releases import release
from bildungsbuero.apps.operations import audit, jobs
from bildungsbuero.apps.operations.jobs import kinds
from bildungsbuero.apps.operations.models import Job, OutgoingMail
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.apps.operations.models.mail import MailState
from bildungsbuero.apps.operations.problems_inbox import report_problem
from tests.support.browsing import Visit
from tests.support.cast import PASSWORD, editor_of, make_office


@pytest.fixture
def busy_office(office: Office, monkeypatch: pytest.MonkeyPatch, data_dir: object) -> Office:
    """An office with something on every list."""
    monkeypatch.setattr(kinds, "_kinds", {})
    jobs.job_kind("test.work", title="Einlesen einer Liste", repeatable=True)(lambda *_: {})
    today = timezone.localdate()
    konz = make_office(key="konz", name="Bildungsbüro Konz")
    invite(
        office=office, email="ayla@example.org", name="Ayla", roles=frozenset({"editor"}), by=None, at=timezone.now()
    )
    for owner, other in ((office, konz), (konz, office)):
        release("dataset", "bcdfghjk", owner=owner, to_office=other, purpose="Bericht", since=today, by=None)
    for state in JobState:
        job = jobs.start("test.work", office=office, person=None, arguments={})
        Job.unscoped.filter(pk=job.pk).update(state=state, finished_at=timezone.now())
    report_problem(office, "/trier/angebote/", "Die Telefonnummer stimmt nicht mehr.", "0651 000")
    OutgoingMail.unscoped.create(
        office=office,
        sender="a@example.org",
        recipients=["b@example.org"],
        subject="Erinnerung",
        state=MailState.FAILED,
    )
    audit.note("person.invited", office=office, person=editor_of(office), about="editor")
    return office


@pytest.mark.parametrize("state", JobState)
def test_job_pages_have_no_barrier(
    busy_office: Office, visit: Callable[..., Visit], picture: Callable[..., object], state: JobState
) -> None:
    job = Job.objects.of(busy_office).filter(state=state)[0]
    jobs.Progress(job).report(40, 100, "liest Zeile 40")

    seen = visit(f"/trier/buero/vorgaenge/{job.public_id}/", person=editor_of(busy_office))

    seen.check()
    picture(seen.page, f"vorgang-{state}-1280")


def test_job_page_keeps_itself_current_and_says_when_it_is_done(
    busy_office: Office, visit: Callable[..., Visit]
) -> None:
    job = Job.objects.of(busy_office).filter(state=JobState.RUNNING)[0]
    seen = visit(f"/trier/buero/vorgaenge/{job.public_id}/", person=editor_of(busy_office))
    page = seen.page

    Job.unscoped.filter(pk=job.pk).update(state=JobState.FINISHED)
    page.get_by_text("Die Arbeit ist fertig.").wait_for()

    expect(page.locator("#announcement")).to_contain_text("fertig")
    seen.check()


def test_somebody_accepts_an_invitation_and_signs_in(office: Office, visit: Callable[..., Visit]) -> None:
    invitation = invite(
        office=office, email="ayla@example.org", name="Ayla", roles=frozenset({"editor"}), by=None, at=timezone.now()
    )
    seen = visit(link_of(invitation).removeprefix("http://127.0.0.1:8000"))
    seen.check()
    page = seen.page

    page.get_by_role("button", name="Einladung annehmen").click()
    page.get_by_text("Bitte prüfen Sie Ihre Angaben").wait_for()
    seen.check()
    page.get_by_label("Passwort", exact=False).first.fill(PASSWORD)
    page.get_by_label("Passwort, noch einmal", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="Einladung annehmen").click()
    page.get_by_label("E-Mail-Adresse", exact=False).fill("ayla@example.org")
    page.get_by_label("Passwort", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url("**/trier/buero/")


def test_signing_in_works_without_scripts(office: Office, visit: Callable[..., Visit]) -> None:
    person = editor_of(office)
    person.set_password(PASSWORD)
    person.save()
    page = visit("/trier/konto/anmelden/", scripts=False).page

    page.get_by_label("E-Mail-Adresse", exact=False).fill(person.email)
    page.get_by_label("Passwort", exact=False).fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()

    page.wait_for_url("**/trier/buero/")
