"""Projects and their money: written, shown, refused where they cannot be right, remembered in time."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from bildungsbuero.apps.accounts.handover import folder
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.operations.chain import chain_of
from bildungsbuero.apps.strategy.funding.programmes import programmes_of, shipped_programmes
from bildungsbuero.apps.strategy.funding.slots import today as lines_of_today
from bildungsbuero.apps.strategy.models import FundingLine, FundingReport, OwnProgramme, Project
from tests.support.cast import make_office, make_person
from tests.support.funding import make_decision, make_line, make_project, make_report
from tests.support.plans import make_goal, make_initiative, make_milestone

pytestmark = pytest.mark.django_db

LIST = "/trier/buero/projekte/"
TODAY = date(2026, 11, 22)
NO_ROWS = {
    f"{prefix}-{name}": count
    for prefix in ("posts", "reports", "duties")
    for name, count in (("TOTAL_FORMS", "0"), ("INITIAL_FORMS", "0"))
}
LINE = {
    "programme": "bildungskommunen",
    "granted_eur": "120.000,50",
    "share_eu": "40",
    "share_federal": "33,33",
    "share_own": "26,67",
    "eligible_from": "2026-01-01",
    "eligible_to": "2027-12-31",
    **NO_ROWS,
}
ROWS = {
    "posts-TOTAL_FORMS": "1",
    "posts-0-function": "Bildungsmanagement",
    "posts-0-percent": "150",
    "reports-TOTAL_FORMS": "1",
    "reports-0-kind": "proof_of_use",
    "reports-0-due_on": "2028-06-30",
    "duties-TOTAL_FORMS": "1",
    "duties-0-text": "EU-Logo auf der Webseite",
}


@pytest.fixture
def project(trier):
    return make_project(office=trier, runs_from=date(2026, 1, 1), runs_to=date(2027, 12, 31))


def test_a_project_with_its_funding_line_is_written_shown_and_taken_along(client, trier, manager):
    measure = make_initiative(goal=make_goal(office=trier))
    asked = client.get(f"{LIST}neu/?from=initiative:{measure.public_id}")
    assert asked.context["form"].initial["initiatives"] == [measure]

    client.post(f"{LIST}neu/", {"title": "Bildungskommune Trier", "initiatives": [measure.pk]})
    project = Project.objects.of(trier).get()
    path = f"{LIST}{project.public_id}/"
    client.post(f"{path}foerderlinie/", LINE | ROWS)

    text = client.get(path).content.decode()
    for said in ("Bildungskommunen (ESF Plus)", "BMBFSFJ", "120.000,50", "40,00", "48.000,20", "Verwendungsnachweis"):
        assert said in text
    assert "Bildungsmanagement: 150 Prozent einer Stelle" in text
    assert "EU-Logo auf der Webseite" in text
    assert "Bildungskommune Trier" in client.get(LIST).content.decode()
    rows = client.get(f"{LIST}datei.csv").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "120000.50" in rows[1]
    assert client.get(f"{LIST}datei.xlsx").content.startswith(b"PK")
    assert client.get(f"{LIST}datei.pdf").status_code == 404


def test_shares_that_are_not_the_whole_are_refused_with_their_sum(client, trier, manager, project):
    answer = client.post(f"{LIST}{project.public_id}/foerderlinie/", LINE | {"share_own": "30"})

    assert answer.status_code == 400
    assert "Die Anteile ergeben zusammen 103,33 Prozent" in answer.content.decode()
    assert not FundingLine.objects.of(trier).exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"eligible_to": "2025-12-31"}, "Das Ende liegt vor dem Beginn."),
        ({"eligible_from": "2029-01-01", "eligible_to": "2029-12-31"}, "diese Zeit liegt außerhalb"),
        (ROWS | {"reports-0-due_on": "2025-06-30"}, "dieser Tag liegt außerhalb"),
        (ROWS | {"posts-0-filled_to": "2028-06-30"}, "dieser Tag liegt außerhalb"),
        (ROWS | {"duties-0-done_on": "2999-01-01"}, "Dieser Tag liegt noch vor uns"),
        ({"programme": "gibt-es-nicht"}, "Bitte prüfen Sie Ihre Angaben"),
    ],
)
def test_days_outside_the_eligible_period_and_other_bad_input_are_refused(
    client, trier, manager, project, changed, said
):
    answer = client.post(f"{LIST}{project.public_id}/foerderlinie/", LINE | changed)

    text = answer.content.decode()
    assert answer.status_code == 400
    assert said in text
    assert text.count('id="errors"') == 1
    assert not FundingLine.objects.of(trier).exists()


def test_a_project_that_ends_before_it_begins_is_refused(client, trier, manager):
    answer = client.post(f"{LIST}neu/", {"title": "Projekt", "runs_from": "2026-02-01", "runs_to": "2026-01-01"})

    assert answer.status_code == 400
    assert not Project.objects.of(trier).exists()


def test_rows_are_changed_and_taken_away(client, trier, manager, project):
    line = make_line(project=project)
    report = make_report(line=line, due_on=date(2026, 12, 1))
    path = f"{LIST}{project.public_id}/foerderlinie/{line.public_id}/"
    stored = {"reports-TOTAL_FORMS": "1", "reports-INITIAL_FORMS": "1", "reports-0-id": report.pk}

    changed = {"reports-0-kind": "final", "reports-0-due_on": "2026-12-24"}
    client.post(path, LINE | stored | changed)
    assert FundingReport.objects.of(trier).get().due_on == date(2026, 12, 24)

    client.post(path, LINE | stored | changed | {"reports-0-DELETE": "on"})
    assert not FundingReport.objects.of(trier).exists()


def test_a_row_of_another_line_cannot_be_changed_through_this_one(client, trier, manager, project):
    other = make_report(line=make_line(project=make_project(office=trier)), due_on=date(2026, 12, 1))
    line = make_line(project=project)
    stored = {"reports-TOTAL_FORMS": "1", "reports-INITIAL_FORMS": "1", "reports-0-id": other.pk}

    sent = LINE | stored | {"reports-0-kind": "final", "reports-0-due_on": "2027-01-01"}
    client.post(f"{LIST}{project.public_id}/foerderlinie/{line.public_id}/", sent)

    assert FundingReport.objects.of(trier).get(pk=other.pk).due_on == date(2026, 12, 1)


def test_a_report_is_noted_as_done_once(client, trier, manager, project):
    report = make_report(line=make_line(project=project), due_on=date(2026, 12, 1))
    path = f"{LIST}{project.public_id}/bericht/{report.public_id}/erledigt/"

    client.post(path)
    client.post(path)

    assert FundingReport.objects.of(trier).get().done_on == timezone.localdate()
    assert client.post(f"{LIST}bcdfghjk/bericht/{report.public_id}/erledigt/").status_code == 404


def test_today_tells_of_reports_and_of_money_that_ends_without_a_sequel(trier):
    manager = make_person(office=trier, roles=(Role.MANAGEMENT,))
    soon = make_project(office=trier, runs_to=TODAY + timedelta(days=100))
    line = make_line(project=soon)
    for days in (-1, 3, 7, 8, 30, 31):
        make_report(line=line, due_on=TODAY + timedelta(days=days))
    make_report(line=line, due_on=TODAY, done_on=TODAY)
    make_project(office=trier, runs_to=TODAY + timedelta(days=100), continues="Die Stadt bezahlt weiter.")
    make_line(project=make_project(office=trier, title="Nur das Geld"), eligible_to=TODAY + timedelta(days=10))
    make_project(office=trier, runs_to=TODAY + timedelta(days=300))

    assert [line.count for line in lines_of_today(trier, manager, TODAY)] == [1, 2, 2, 2]
    assert lines_of_today(trier, make_person(office=trier, roles=(Role.READER,)), TODAY) == []


def test_the_handover_folder_says_what_runs_out_and_which_reports_are_open(trier, project):
    line = make_line(project=project, eligible_to=date(2027, 6, 30))
    make_report(line=line, due_on=date(2026, 12, 1))
    make_decision(office=trier, paper_number="123/2026")

    told = "\n".join(line for chapter in folder(trier, TODAY) for line in chapter.lines)

    for said in ("Bildungskommune", "bis 30.06.2027", "noch nicht festgehalten", "01.12.2026", "123/2026"):
        assert said in told


def test_programmes_and_funders_have_the_names_of_their_time():
    known = {one.key: one for one in shipped_programmes()}

    assert "BMBF)" in known["bildungskommunen"].funder_on(date(2025, 5, 5))
    assert "BMBFSFJ)" in known["bildungskommunen"].funder_on(date(2025, 5, 6))
    assert "BMBF)" in known["lernen-vor-ort"].funder_on(TODAY)
    assert "Transferagenturen" in known["transferinitiative"].name_on(date(2016, 1, 1))
    assert "REAB" in known["transferinitiative"].name_on(TODAY)
    assert all(one.source or one.key == "own-means" for one in known.values())


def test_a_programme_of_the_office_is_added_and_stays_while_it_is_named(client, trier, manager, project):
    path = f"{LIST}programme/"
    assert client.post(path, {"name": "", "first_year": "2030", "last_year": "2020"}).status_code == 400
    client.post(path, {"name": "Stiftung Lesen vor Ort", "funder": "Stiftung"})
    own = OwnProgramme.objects.of(trier).get()
    make_line(project=project, programme=own.public_id)

    assert "Stiftung Lesen vor Ort" in client.get(f"{LIST}{project.public_id}/").content.decode()
    answer = client.post(f"{path}{own.public_id}/loeschen/", follow=True)
    assert "nennt das Programm" in answer.content.decode()
    FundingLine.objects.of(trier).delete()
    client.post(f"{path}{own.public_id}/loeschen/")
    assert own.public_id not in programmes_of(trier)


def test_a_project_stands_in_the_chain_of_its_measure_and_its_decision(trier):
    goal = make_goal(office=trier)
    measure = make_initiative(goal=goal)
    decision = make_decision(office=trier)
    project = make_project(office=trier, continued_by=decision)
    project.initiatives.add(measure)

    for kind, record in (("initiative", measure), ("project", project), ("decision", decision)):
        chain = chain_of(kind, record.public_id, trier, frozenset({"reader"}))
        found = {one.public_id for step in chain.steps for one in step.records}
        assert project.public_id in found, kind
    public = chain_of("initiative", measure.public_id, trier, frozenset())
    assert "project" not in [step.kind for step in public.steps]


def test_a_project_is_deleted_with_its_lines_and_the_list_says_what_to_do(client, trier, manager, project):
    make_report(line=make_line(project=project), due_on=TODAY)

    client.post(f"{LIST}{project.public_id}/loeschen/")

    assert not FundingReport.objects.of(trier).exists()
    assert "Noch kein Projekt" in client.get(LIST).content.decode()
    assert "Nichts passt" in client.get(f"{LIST}?state=over").content.decode()


def test_the_list_is_narrowed_by_state(client, trier, manager):
    now = timezone.localdate()
    make_project(office=trier, title="Vorbei", runs_to=now - timedelta(days=1))
    ending = make_project(office=trier, title="Bald", runs_to=now + timedelta(days=30))
    make_project(office=trier, title="Lange", runs_to=now + timedelta(days=900))
    make_report(line=make_line(project=ending), due_on=now - timedelta(days=1))

    def titles(state):
        return [row.cells[0].text for row in client.get(f"{LIST}?state={state}").context["table"].rows]

    assert titles("") == titles("Unfug") == ["Vorbei", "Bald", "Lange"]
    assert titles("running") == ["Bald", "Lange"]
    assert titles("ending") == titles("overdue") == ["Bald"]
    assert titles("over") == ["Vorbei"]


def test_readers_read_others_find_nothing_and_more_projects_ask_no_more(
    client, trier, project, django_assert_max_num_queries
):
    line = make_line(project=project)
    make_report(line=line, due_on=TODAY)
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    assert client.get(f"{LIST}{project.public_id}/").status_code == 200
    assert client.get(f"{LIST}neu/").status_code == 403
    for number in range(12):
        make_report(line=make_line(project=make_project(office=trier, title=f"P {number}")), due_on=TODAY)
    with django_assert_max_num_queries(14):
        client.get(LIST)
    konz = make_office(key="konz")
    client.force_login(make_person(office=konz, roles=(Role.MANAGEMENT,)))
    assert client.get(f"/konz/buero/projekte/{project.public_id}/").status_code == 404
    assert client.get(f"/konz/buero/projekte/{project.public_id}/foerderlinie/{line.public_id}/").status_code == 404


def test_money_is_kept_as_it_was_written(client, trier, manager, project):
    client.post(f"{LIST}{project.public_id}/foerderlinie/", LINE)

    line = FundingLine.objects.of(trier).get()
    assert (line.granted_eur, line.share_federal, line.share_land) == (Decimal("120000.50"), Decimal("33.33"), 0)


def test_one_chapter_of_the_folder_holds_all_that_is_open_whoever_knows_it(trier, project):
    make_report(line=make_line(project=project), due_on=date(2026, 12, 1))
    goal = make_goal(office=trier)
    make_milestone(initiative=make_initiative(goal=goal), title="Zweiter Ort ist offen", due_on=date(2026, 10, 1))

    chapters = folder(trier, TODAY)
    (tasks,) = (chapter.lines for chapter in chapters if chapter.title == "Offene Aufgaben")

    assert len({chapter.title for chapter in chapters}) == len(chapters)
    assert any("Zweiter Ort ist offen" in line and line.startswith("01.10.2026") for line in tasks)
    assert any("01.12.2026" in line for line in tasks)
