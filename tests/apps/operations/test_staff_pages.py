"""Staff pages about jobs, reports, mails and the log."""

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.operations import audit, jobs
from bildungsbuero.apps.operations.models import ErrorReport, Job, OutgoingMail
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.apps.operations.models.mail import MailState
from bildungsbuero.apps.operations.problems_inbox import report_problem
from bildungsbuero.apps.operations.slots import today
from tests.support.cast import administrator_of, editor_of, make_office, make_person, monitor_of

pytestmark = pytest.mark.django_db

LISTS = {
    "/trier/buero/vorgaenge/": {"reader", "editor", "monitoring", "management", "administrator"},
    "/trier/buero/meldungen/": {"editor", "monitoring", "management", "administrator"},
    "/trier/buero/mails/": {"administrator"},
    "/trier/buero/protokoll/": {"administrator"},
}


def job_in(office, state=JobState.WAITING, *, key="test.add", person=None, **more):
    job = jobs.start(key, office=office, person=person, arguments={"numbers": [1]} if key == "test.add" else {})
    Job.unscoped.filter(pk=job.pk).update(state=state, **more)
    job.refresh_from_db()
    return job


def failed_mail(office):
    return OutgoingMail.unscoped.create(
        office=office, sender="a@example.org", recipients=["b@example.org"], subject="Betreff", state=MailState.FAILED
    )


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("address", LISTS)
def test_each_list_is_for_its_roles(client, address, role):
    client.force_login(make_person(office=make_office(), roles=(role,)))

    assert client.get(address).status_code == (200 if role in LISTS[address] else 403)


@pytest.mark.parametrize("address", LISTS)
def test_strangers_sign_in_and_other_offices_find_nothing(client, address):
    make_office()
    assert client.get(address).status_code == 302

    client.force_login(administrator_of(make_office(key="konz")))
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", LISTS)
def test_lists_take_no_forms_and_survive_bad_pages(client, address):
    client.force_login(administrator_of(make_office()))

    assert client.post(address).status_code == 405
    for page in ("0", "-1", "x", "99999999999999999999", "%00"):
        assert client.get(f"{address}?page={page}").status_code == 200


def test_records_of_another_office_are_not_found(client):
    trier, konz = make_office(), make_office(key="konz")
    job, report, mail = job_in(konz), report_problem(konz, "/konz/", "Falsch", ""), failed_mail(konz)
    client.force_login(administrator_of(trier))

    for path in (
        f"vorgaenge/{job.public_id}/",
        f"vorgaenge/{job.public_id}/stand/",
        f"meldungen/{report.public_id}/",
    ):
        assert client.get(f"/trier/buero/{path}").status_code == 404
    for path in (
        f"vorgaenge/{job.public_id}/erledigt/",
        f"vorgaenge/{job.public_id}/wiederholen/",
        f"meldungen/{report.public_id}/",
        f"mails/{mail.public_id}/erneut/",
        f"mails/{mail.public_id}/erledigt/",
    ):
        assert client.post(f"/trier/buero/{path}").status_code == 404


@pytest.mark.parametrize("path", ["vorgaenge/x/erledigt/", "vorgaenge/x/wiederholen/", "mails/x/erneut/"])
def test_actions_are_not_done_by_opening_a_link(client, path):
    client.force_login(administrator_of(make_office()))

    assert client.get(f"/trier/buero/{path}").status_code == 405


def test_a_waiting_job_keeps_its_page_current_with_and_without_scripts(client):
    trier = make_office()
    client.force_login(editor_of(trier))
    job = job_in(trier)
    jobs.Progress(job).report(40, 100, "liest Zeile 40")

    page = client.get(f"/trier/buero/vorgaenge/{job.public_id}/").content.decode()
    fragment = client.get(f"/trier/buero/vorgaenge/{job.public_id}/stand/").content.decode()

    for part in (page, fragment):
        assert "liest Zeile 40" in part
        assert 'value="40"' in part
        assert f'hx-get="/trier/buero/vorgaenge/{job.public_id}/stand/"' in part
    assert "Aktualisieren" in page
    assert "<html" not in fragment


def test_a_finished_job_leads_to_its_result_and_stops_asking(client):
    trier = make_office()
    client.force_login(editor_of(trier))
    job = job_in(trier, JobState.FINISHED, result={"address": "/trier/angebote/", "facts": [["Zeilen", 12]]})

    page = client.get(f"/trier/buero/vorgaenge/{job.public_id}/stand/").content.decode()

    assert 'href="/trier/angebote/"' in page
    assert "Zeilen" in page
    assert "hx-get" not in page
    assert 'id="announcement"' in page


def test_jobs_of_a_kind_are_seen_by_its_roles_only(client):
    trier = make_office()
    job = job_in(trier, key="test.secret")
    address = f"/trier/buero/vorgaenge/{job.public_id}/"

    client.force_login(editor_of(trier))
    assert client.get(address).status_code == 403
    assert "Originalwerte" not in client.get("/trier/buero/vorgaenge/").content.decode()
    client.force_login(monitor_of(trier))
    assert client.get(address).status_code == 200


def test_a_failed_job_is_repeated_or_settled(client):
    trier = make_office()
    client.force_login(editor_of(trier))
    first, second = job_in(trier, JobState.FAILED), job_in(trier, JobState.INTERRUPTED)

    repeated = client.post(f"/trier/buero/vorgaenge/{first.public_id}/wiederholen/")
    assert repeated.status_code == 302
    assert Job.objects.of(trier).filter(state=JobState.WAITING, arguments={"numbers": [1]}).count() == 1
    assert client.post(f"/trier/buero/vorgaenge/{second.public_id}/erledigt/").status_code == 302
    assert Job.objects.of(trier).unsuccessful().count() == 0


def test_what_cannot_be_repeated_or_settled_is_refused(client):
    trier = make_office()
    client.force_login(editor_of(trier))
    waiting, refused = job_in(trier), job_in(trier, JobState.REFUSED, key="test.refuse")

    for path in (f"{waiting.public_id}/erledigt/", f"{waiting.public_id}/wiederholen/"):
        assert client.post(f"/trier/buero/vorgaenge/{path}").status_code == 400
    assert client.post(f"/trier/buero/vorgaenge/{refused.public_id}/wiederholen/").status_code == 400


def test_a_report_is_read_noted_and_done(client):
    trier = make_office()
    client.force_login(editor_of(trier))
    report = report_problem(trier, "/trier/angebote/", "Die Nummer <b>stimmt</b> nicht.", "0651 1")
    address = f"/trier/buero/meldungen/{report.public_id}/"

    page = client.get(address).content.decode()
    assert "&lt;b&gt;stimmt" in page
    assert "0651 1" in page
    assert client.post(address, {"state": "done", "note": "berichtigt"}).status_code == 302
    report.refresh_from_db()
    assert (report.note, report.done_at is not None) == ("berichtigt", True)
    assert report.public_id not in client.get("/trier/buero/meldungen/").content.decode()
    assert report.public_id in client.get("/trier/buero/meldungen/?stand=erledigt").content.decode()
    client.post(address, {"state": "open", "note": ""})
    assert ErrorReport.objects.of(trier).open().count() == 1


@pytest.mark.parametrize("entry", [{}, {"state": "unknown"}, {"state": "done", "note": "x" * 2001}])
def test_a_bad_entry_about_a_report_is_refused(client, entry):
    trier = make_office()
    client.force_login(editor_of(trier))
    report = report_problem(trier, "/", "Falsch", "")

    assert client.post(f"/trier/buero/meldungen/{report.public_id}/", entry).status_code == 200
    report.refresh_from_db()
    assert report.state == "open"


def test_a_failed_mail_is_tried_again_or_left(client):
    trier = make_office()
    client.force_login(administrator_of(trier))
    one, other = failed_mail(trier), failed_mail(trier)
    assert "b@example.org" in client.get("/trier/buero/mails/").content.decode()

    assert client.post(f"/trier/buero/mails/{one.public_id}/erneut/").status_code == 302
    assert client.post(f"/trier/buero/mails/{other.public_id}/erledigt/").status_code == 302

    one.refresh_from_db()
    assert (one.state, one.attempts) == (MailState.WAITING, 0)
    assert OutgoingMail.objects.of(trier).failed().count() == 0
    assert client.post(f"/trier/buero/mails/{one.public_id}/erneut/").status_code == 404


def test_the_log_shows_roles_and_no_names_until_the_office_decides_so(client):
    trier = make_office()
    client.force_login(administrator_of(trier))
    brandt = editor_of(trier)
    audit.note("person.invited", office=trier, person=brandt, about="editor")

    page = client.get("/trier/buero/protokoll/").content.decode()
    assert "Person eingeladen" in page
    assert "erfasst und veröffentlicht Angebote" in page
    assert "Herr Brandt" not in page

    trier.log_shows_names = True
    trier.save()
    audit.note("person.invited", office=trier, person=brandt, about="editor")
    assert "Herr Brandt" in client.get("/trier/buero/protokoll/").content.decode()


def test_no_list_groups_or_sorts_by_person(client):
    """Staff council: neither names nor counts by person stand on the lists of work."""
    trier = make_office()
    brandt, kessler = editor_of(trier), monitor_of(trier)
    for person in (brandt, kessler):
        job_in(trier, JobState.FAILED, person=person)
        audit.note("person.invited", office=trier, person=person)
    client.force_login(administrator_of(trier))

    for query in ("", "?person=1", "?sort=person", "?o=person__name"):
        for address in ("/trier/buero/vorgaenge/", "/trier/buero/protokoll/"):
            page = client.get(address + query).content.decode()
            assert "Herr Brandt" not in page
            assert "Frau Kessler" not in page


def test_the_number_of_queries_does_not_grow_with_the_lists(client, django_assert_max_num_queries):
    trier = make_office()
    client.force_login(administrator_of(trier))
    for _ in range(25):
        job_in(trier)
        report_problem(trier, "/", "Falsch", "")
        failed_mail(trier)
        audit.note("person.invited", office=trier, person=editor_of(trier))

    for address in LISTS:
        with django_assert_max_num_queries(8):
            client.get(address)


def test_today_shows_what_waits_once_and_for_its_roles():
    trier, konz = make_office(), make_office(key="konz")
    job_in(trier, JobState.FAILED)
    job_in(trier, JobState.REFUSED, key="test.secret")
    job_in(konz, JobState.FAILED)
    report_problem(trier, "/", "Falsch", "")
    failed_mail(trier)
    on = timezone.localdate()

    def lines(role):
        return [line.count for line in today(trier, make_person(office=trier, roles=(role,)), on)]

    assert lines(Role.READER) == [1]
    assert lines(Role.EDITOR) == [1, 1]
    assert lines(Role.MONITORING) == [2, 1]
    assert lines(Role.ADMINISTRATOR) == [1, 1, 1]
    assert today(make_office(key="leer"), make_person(), on) == []


def test_health_says_nothing_but_ok(client):
    response = client.get("/gesundheit/")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert client.post("/gesundheit/").status_code == 405
