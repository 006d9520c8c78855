"""Reminders of milestones: one mail a week at most, a link whose page changes nothing by itself, tokens that end."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.strategy.models import Initiative, Mission, MissionVersion, PlanReminder
from bildungsbuero.apps.strategy.plan.links import find_initiative, token_for
from bildungsbuero.apps.strategy.plan.reminders import send_reminders
from tests.support.cast import make_office, make_person
from tests.support.plans import make_goal, make_initiative, make_milestone

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 7, 30, tzinfo=ZoneInfo("Europe/Berlin"))
BOX = "schulamt@example.org"


@pytest.fixture
def trier(data_dir, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return make_office()


@pytest.fixture
def measure(trier):
    return make_initiative(goal=make_goal(office=trier), responsible_email=BOX)


def path_of(measure, *, on=None) -> str:
    return f"/trier/pflege/massnahme/{token_for(measure, on or timezone.localdate())}/"


@pytest.mark.parametrize(("days", "is_reminded"), [(-30, True), (0, True), (14, True), (15, False)])
def test_reminded_is_two_weeks_before_and_after_the_day(measure, days, is_reminded):
    make_milestone(initiative=measure, title="Raum", due_on=TODAY + timedelta(days=days))
    assert send_reminders(AT) == int(is_reminded)
    assert len(mail.outbox) == int(is_reminded)


def test_one_mail_a_week_however_often_it_runs_and_however_many_measures(trier, measure):
    other = make_initiative(goal=measure.goal, title="Lesepaten", responsible_email=BOX.upper())
    for one in (measure, other):
        make_milestone(initiative=one, title="Raum", due_on=TODAY)

    assert [send_reminders(AT + timedelta(days=days)) for days in (0, 0, 1, 6, 7, 7, 20)] == [1, 0, 0, 0, 1, 0, 1]
    assert "Lerntreff" in mail.outbox[0].body
    assert "Lesepaten" in mail.outbox[0].body
    assert mail.outbox[0].body.count("/trier/pflege/massnahme/") == 2
    assert PlanReminder.objects.of(trier).count() == 1


@pytest.mark.parametrize("changed", [{"state": "paused"}, {"state": "done"}, {"responsible_email": ""}])
def test_nobody_is_reminded_of_what_rests_or_has_no_address(trier, measure, changed):
    make_milestone(initiative=measure, title="Raum", due_on=TODAY)
    Initiative.objects.of(trier).update(**changed)
    assert send_reminders(AT) == 0


def test_opening_the_link_changes_nothing_and_its_buttons_do(client, measure):
    milestone = make_milestone(initiative=measure, title="Raum", due_on=TODAY)
    page = path_of(measure)
    one = f"{page}{milestone.public_id}/"

    for _visit in range(2):
        assert client.get(page).status_code == 200
    assert client.get(one).status_code == 405
    milestone.refresh_from_db()
    assert not milestone.is_completed

    client.post(one, {"answer": "done"})
    milestone.refresh_from_db()
    assert milestone.completed_on == timezone.localdate()
    client.post(one, {"answer": "open"})
    later = timezone.localdate() + timedelta(days=40)
    client.post(one, {"answer": "later", "due_on": later.isoformat()})
    client.post(f"{page}naechster-schritt/", {"next_step": "Schlüssel holen"})
    milestone.refresh_from_db()
    measure.refresh_from_db()
    assert (milestone.is_completed, milestone.due_on, measure.next_step) == (False, later, "Schlüssel holen")


@pytest.mark.parametrize("entries", [{}, {"answer": "delete"}, {"answer": "later"}, {"answer": "later", "due_on": "x"}])
def test_what_cannot_be_read_is_met_kindly(client, measure, entries):
    milestone = make_milestone(initiative=measure, title="Raum", due_on=TODAY)
    answer = client.post(f"{path_of(measure)}{milestone.public_id}/", entries, follow=True)
    assert answer.status_code == 200
    milestone.refresh_from_db()
    assert (milestone.due_on, milestone.is_completed) == (TODAY, False)


def test_a_link_reaches_only_the_milestones_of_its_measure(client, measure):
    other = make_milestone(initiative=make_initiative(goal=measure.goal), title="Fremd", due_on=TODAY)
    answer = client.post(f"{path_of(measure)}{other.public_id}/", {"answer": "done"})
    assert answer.status_code == 404
    other.refresh_from_db()
    assert not other.is_completed


def test_guessed_and_expired_links_and_those_to_an_earlier_address_say_so(client, trier, measure):
    milestone = make_milestone(initiative=measure, title="Raum", due_on=TODAY)
    old = path_of(measure, on=timezone.localdate() - timedelta(days=31))
    early = path_of(measure, on=timezone.localdate() + timedelta(days=2))
    valid = path_of(measure)
    for page in (old, early, "/trier/pflege/massnahme/geraten/", f"{valid[:-3]}xx/"):
        answer = client.get(page)
        assert answer.status_code == 404
        assert "nicht mehr gültig" in answer.content.decode()
        assert client.post(f"{page}{milestone.public_id}/", {"answer": "done"}).status_code == 404
    token = token_for(measure, timezone.localdate())
    assert find_initiative(make_office(key="eisenach"), token, timezone.localdate()) is None
    Initiative.objects.of(trier).update(responsible_email="andere@example.org")
    assert client.get(valid).status_code == 404


def test_the_mission_statement_is_released_once_and_stays(client, trier):
    client.force_login(make_person(office=trier, roles=(Role.MANAGEMENT,)))
    page = "/trier/buero/leitbild/"
    entries = {
        "title": "Bildung für alle",
        "text": "## Wir\n\n<script>alert(1)</script> **lernen**",
        "dated_on": "2026-01-02",
    }
    client.post(f"{page}entwurf/", entries)
    assert MissionVersion.objects.of(trier).released().count() == 0
    client.post(f"{page}freigeben/")
    client.post(f"{page}freigeben/")
    client.post(f"{page}entwurf/", entries | {"text": "Neu"})

    released = MissionVersion.objects.of(trier).released()
    assert [(one.number, one.text[:6]) for one in released] == [(1, "## Wir")]
    assert Mission.objects.of(trier).get().title == "Bildung für alle"
    text = client.get(page).content.decode()
    assert "<strong>lernen</strong>" in text
    assert "<script>alert" not in text
    assert client.get(f"{page}2/").status_code == 200
    assert client.get(f"{page}9/").status_code == 404
    assert client.post(f"{page}entwurf/", {}).status_code == 400


def test_two_people_at_the_draft_of_the_mission_statement_see_both_versions(client, trier):
    client.force_login(make_person(office=trier, roles=(Role.MANAGEMENT,)))
    page = "/trier/buero/leitbild/entwurf/"
    entries = {"title": "Bildung für alle", "text": "Zuerst", "dated_on": "2026-01-02", "seen": ""}
    client.post(page, entries)

    late = entries | {"title": "Lernen", "text": "Zu spät"}
    answer = client.post(page, late)

    assert answer.status_code == 400
    shown = answer.content.decode()
    for said in ("Zuerst", "Zu spät", "Bildung für alle"):
        assert said in shown
    client.post(page, late | {"seen": answer.context["form"]["seen"].value()})
    assert MissionVersion.objects.of(trier).get().text == "Zu spät"


def test_a_reminder_says_all_in_german_and_below_in_english_with_a_link_to_each(client, measure):
    make_milestone(initiative=measure, title="Raum", due_on=TODAY - timedelta(days=1))
    send_reminders(AT)

    german, english = mail.outbox[0].body.split("----- English -----")
    assert "Guten Tag" in german
    assert "- Raum: 21.11.2026 (überfällig)" in german
    assert "Good day" in english
    assert re.search(r"- Raum: .*2026 \(overdue\)", english)
    for part, said in ((german, "Meilensteine"), (english, "Milestones")):
        path = re.search(r"http://127\.0\.0\.1:8000(/trier/\S+)", part)[1]
        assert said in client.get(path).content.decode()
    assert "/trier/en/pflege/massnahme/" in english
