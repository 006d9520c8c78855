"""Deleting what stands alone in the plan: asked first, refused where something hangs on it, noted, gone for good."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.operations.models import AuditEntry
from bildungsbuero.apps.strategy.models import Goal, Initiative, InterimReview, Milestone, ProjectSketch, ReviewNote
from bildungsbuero.apps.strategy.removal.actions import remove
from bildungsbuero.apps.strategy.reviews import actions as reviews
from bildungsbuero.core.errors import NotFound
from tests.support.cast import make_office, make_person
from tests.support.funding import make_decision, make_line, make_project
from tests.support.plans import make_goal, make_initiative, make_milestone

pytestmark = pytest.mark.django_db

HOUSE = "/trier/buero/"
DAY = date(2026, 9, 30)
AT = datetime(2026, 10, 5, 9, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def goal(trier):
    """A goal that nobody outside sees."""
    return make_goal(office=trier, is_public=False)


def removal_page(record) -> str:
    folder = {"Goal": "ziele", "Initiative": "massnahmen", "Decision": "beschluesse", "Project": "projekte"}
    return f"{HOUSE}{folder[type(record).__name__]}/{record.public_id}/loeschen/"


def test_a_goal_that_stands_alone_is_asked_for_deleted_and_noted(client, trier, manager, goal):
    page = client.get(removal_page(goal)).content.decode()
    assert f"„{goal.title}“ löschen?" in page
    assert "lässt sich nicht zurückholen" in page
    assert Goal.objects.of(trier).exists()

    answer = client.post(removal_page(goal), follow=True)

    assert f"„{goal.title}“ ist gelöscht" in answer.content.decode()
    assert not Goal.objects.of(trier).exists()
    assert AuditEntry.objects.of(trier).filter(action="plan.goal_removed", about=goal.title).exists()


def test_what_something_hangs_on_stays_and_the_page_says_what_and_what_to_do(client, trier, manager, goal):
    measure = make_initiative(goal=goal, is_public=False)
    decision = make_decision(office=trier)
    links.link("decision", decision.public_id, "decides", "goal", goal.public_id, office=trier, person=None)

    page = client.get(removal_page(goal)).content.decode()
    for said in (measure.title, decision.title, "Maßnahmen (1)", "Beschlüsse (1)", "Geben Sie das Ziel"):
        assert said in page
    answer = client.post(removal_page(goal))

    assert answer.status_code == 400
    assert 'id="errors"' in answer.content.decode()
    assert Goal.objects.of(trier).exists()


def test_what_somebody_else_deleted_in_the_meantime_is_not_found(trier, manager, goal):
    remove(goal, person=manager)
    with pytest.raises(NotFound):
        remove(Goal(pk=goal.pk, office=trier), person=manager)


def test_what_everybody_sees_is_taken_back_first(client, trier, manager):
    goal = make_goal(office=trier)

    assert "Nehmen Sie zuerst" in client.get(removal_page(goal)).content.decode()
    assert client.post(removal_page(goal)).status_code == 400
    assert Goal.objects.of(trier).exists()


def test_a_need_stays_when_the_goal_that_answered_it_goes(client, trier, manager, goal):
    links.link("need", "bcdfghjk", "answered_by", "goal", goal.public_id, office=trier, person=None)

    client.post(removal_page(goal))

    assert not Goal.objects.of(trier).exists()
    assert links.bonds([("need", "bcdfghjk")], trier) == []


def test_a_measure_goes_with_its_milestones_and_stays_while_a_project_pays_for_it(client, trier, manager, goal):
    measure = make_initiative(goal=goal, is_public=False)
    make_milestone(initiative=measure, title="Raum", due_on=DAY)
    project = make_project(office=trier)
    project.initiatives.add(measure)
    assert project.title in client.get(removal_page(measure)).content.decode()
    assert client.post(removal_page(measure)).status_code == 400

    assert client.get(removal_page(project)).context["removal"].bound[0].records[0][0] == measure.title
    client.post(removal_page(project))
    assert "1 Meilenstein" in client.get(removal_page(measure)).content.decode()
    client.post(removal_page(measure))

    assert not Initiative.objects.of(trier).exists()
    assert not Milestone.objects.of(trier).exists()


def test_a_milestone_is_deleted_from_its_measure(client, trier, manager, goal):
    measure = make_initiative(goal=goal)
    milestone = make_milestone(initiative=measure, title="Raum", due_on=DAY)
    page = f"{HOUSE}massnahmen/{measure.public_id}/"
    assert f"meilenstein/{milestone.public_id}/loeschen/" in client.get(page).content.decode()

    answer = client.post(f"{page}meilenstein/{milestone.public_id}/loeschen/")

    assert answer.headers["Location"] == page
    assert not Milestone.objects.of(trier).exists()


def test_a_field_of_action_goes_once_it_has_no_goals(client, trier, manager, goal):
    path = f"{HOUSE}ziele/handlungsfeld/{goal.field.public_id}/loeschen/"
    assert goal.title in client.get(path).content.decode()
    assert client.post(path).status_code == 400

    client.post(removal_page(goal))
    client.post(path)

    assert "Noch kein Plan" in client.get(f"{HOUSE}ziele/").content.decode()


def test_a_decision_by_which_a_project_continues_stays(client, trier, manager):
    decision = make_decision(office=trier)
    project = make_project(office=trier, continued_by=decision)
    make_line(project=project)

    assert client.post(removal_page(decision)).status_code == 400
    assert "1 Förderlinie" in client.get(removal_page(project)).content.decode()
    client.post(removal_page(project))
    assert client.post(removal_page(decision)).status_code == 302


def test_a_frozen_review_stays_readable_when_its_goal_is_deleted(client, trier, manager, goal):
    draft = reviews.keep(InterimReview(office=trier, title="Bilanz", reference_day=DAY), person=None)
    review = reviews.freeze(draft, person=None, at=AT)
    later = reviews.keep(InterimReview(office=trier, title="Entwurf", reference_day=DAY), person=None)
    noted = [reviews.Noted(kind="goal", record=goal.public_id, text="zäh")]
    reviews.keep_notes(later, noted, person=None)
    asked = client.get(removal_page(goal)).content.decode()
    assert "1 eingefrorene Zwischenbilanz nennt es" in asked
    assert "1 Notiz in einer Zwischenbilanz, die noch vorbereitet wird" in asked

    client.post(removal_page(goal))

    page = f"{HOUSE}zwischenbilanzen/{review.public_id}/"
    assert goal.title in client.get(page).content.decode()
    assert client.get(f"{page}zwischenbilanz.pdf").content.startswith(b"%PDF")
    assert reviews.content_of(InterimReview.objects.of(trier).get(pk=review.pk)) == reviews.content_of(review)
    assert not ReviewNote.objects.exists()


def test_reasons_that_go_with_a_record_are_said_and_its_sketch_waits_again(client, trier, manager, goal):
    measure = make_initiative(goal=goal, is_public=False)
    sketch = ProjectSketch.objects.create(office=trier, title="Lesecafé", idea="Lesen", initiative=measure)
    client.post(f"{HOUSE}massnahmen/{measure.public_id}/zustand/", {"state": "cancelled", "reason": "Kein Raum"})

    page = client.get(removal_page(measure)).content.decode()
    assert "1 Wechsel des Zustands mit der Begründung" in page
    assert sketch.title in page
    client.post(removal_page(measure))

    assert list(ProjectSketch.objects.of(trier).waiting()) == [sketch]


def test_only_those_who_steer_delete_and_other_offices_find_nothing(client, trier, goal):
    client.force_login(make_person(office=trier, roles=(Role.EDITOR,)))
    assert client.get(removal_page(goal)).status_code == 403
    assert client.post(removal_page(goal)).status_code == 403
    konz = make_office(key="konz")
    client.force_login(make_person(office=konz, roles=(Role.MANAGEMENT,)))
    assert client.post(removal_page(goal).replace("/trier/", "/konz/")).status_code == 404
    assert Goal.objects.of(trier).exists()
