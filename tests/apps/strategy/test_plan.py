"""The plan: fields, goals, measures and milestones; what follows from them; who may write; bad input; few queries."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.operations.models import Link
from bildungsbuero.apps.strategy.models import FieldOfAction, Goal, Initiative, Milestone, ProjectSketch
from bildungsbuero.apps.strategy.plan import stuck
from bildungsbuero.apps.strategy.plan.forms import InitiativeForm
from tests.support.cast import editor_of, make_office, make_person
from tests.support.offers import make_organisation
from tests.support.plans import make_goal, make_initiative, make_milestone

pytestmark = pytest.mark.django_db

PLAN = "/trier/buero/ziele/"
LIST = "/trier/buero/massnahmen/"
TODAY = date(2026, 11, 22)
NEW_OFFER = {
    "title": "Lesen am Abend",
    "provider": "Lernhaus",
    "summary": "Lesen in Ruhe.",
    "reach": "place",
    "visibility": "public",
    "country": "DE",
    "learning_form": "informal",
    "runs-TOTAL_FORMS": "0",
    "runs-INITIAL_FORMS": "0",
}


def page_of(initiative) -> str:
    return f"{LIST}{initiative.public_id}/"


def goal_entries(field, **changed) -> dict[str, object]:
    told = {"field": field.pk, "title": "Mehr lesen", "polarity": "more_is_better"}
    return told | changed


def test_field_goal_and_measure_are_written_one_below_the_other(client, trier, manager):
    client.post(f"{PLAN}handlungsfeld/neu/", {"title": "Grundbildung", "order": "1"})
    field = FieldOfAction.objects.of(trier).get()
    client.post(
        f"{PLAN}neu/", goal_entries(field, indicator="H-04", target_value="40,5", target_year="2030", is_public="on")
    )
    goal = Goal.objects.of(trier).get()
    library = make_organisation(office=trier, name="Bücherei")
    client.post(
        f"{LIST}neu/?from=goal:{goal.public_id}",
        {"goal": goal.pk, "title": "Lerntreff", "partners": [library.pk], "posts_percent": "150"},
    )
    measure = Initiative.objects.of(trier).get()

    assert str(goal.target_value) == "40.5000"
    assert goal.released_on == timezone.localdate()
    assert [partner.name for partner in measure.partners.all()] == ["Bücherei"]
    text = client.get(PLAN).content.decode()
    assert text.index("Grundbildung") < text.index("Mehr lesen") < text.index("Lerntreff")
    assert "geplant" in text


def test_progress_is_derived_from_milestones_and_rounded_only_when_shown(client, trier, manager):
    goal = make_goal(office=trier)
    measure = make_initiative(goal=goal)
    make_milestone(initiative=measure, title="Raum", due_on=TODAY, completed_on=TODAY)
    make_milestone(initiative=measure, title="Start", due_on=timezone.localdate() + timedelta(days=30))
    make_milestone(initiative=measure, title="Bilanz", due_on=timezone.localdate() + timedelta(days=60))
    make_initiative(goal=goal, title="Aufgegeben", state=Initiative.State.CANCELLED)

    branch = client.get(f"{PLAN}{goal.public_id}/").context["shown"]
    assert branch.bar.length == pytest.approx(100 / 3)
    assert branch.bar.text == "33\N{NO-BREAK SPACE}%"
    assert "percent" not in {field.name for model in (Goal, Initiative) for field in model._meta.fields}


def test_a_milestone_is_completed_if_and_only_if_it_has_its_day(trier):
    milestone = make_milestone(initiative=make_initiative(goal=make_goal(office=trier)), title="Raum", due_on=TODAY)
    for completed, day in ((True, None), (False, TODAY)):
        milestone.is_completed, milestone.completed_on = completed, day
        with pytest.raises(IntegrityError), transaction.atomic():
            milestone.save()


def test_a_milestone_is_completed_undone_cancelled_and_never_in_the_future(client, trier, manager):
    measure = make_initiative(goal=make_goal(office=trier))
    client.post(f"{page_of(measure)}meilenstein/", {"title": "Raum", "due_on": "2026-12-01"})
    milestone = Milestone.objects.of(trier).get()
    one = f"{page_of(measure)}meilenstein/{milestone.public_id}/"
    tomorrow = timezone.localdate() + timedelta(days=1)

    text = client.post(f"{one}erledigt/", {"completed_on": tomorrow.isoformat()}, follow=True).content.decode()
    assert "noch nicht gekommen" in text
    client.post(f"{one}erledigt/", {"completed_on": "2026-11-02"})
    milestone.refresh_from_db()
    assert (milestone.is_completed, milestone.completed_on) == (True, date(2026, 11, 2))

    client.post(f"{one}offen/")
    client.post(f"{one}absagen/")
    milestone.refresh_from_db()
    assert (milestone.is_completed, milestone.completed_on, milestone.is_cancelled) == (False, None, True)
    assert milestone.history.count() == 4


def test_a_state_keeps_its_reason_and_open_milestones_hinder_completion(client, trier, manager):
    measure = make_initiative(goal=make_goal(office=trier))
    make_milestone(initiative=measure, title="Raum", due_on=TODAY)

    text = client.post(f"{page_of(measure)}zustand/", {"state": "done"}, follow=True).content.decode()
    assert "noch offen" in text
    text = client.post(f"{page_of(measure)}zustand/", {"state": "paused"}, follow=True).content.decode()
    assert "Begründung fehlt" in text
    text = client.post(
        f"{page_of(measure)}zustand/", {"state": "paused", "reason": "Haushaltssperre"}, follow=True
    ).content.decode()
    assert "Haushaltssperre" in text
    measure.refresh_from_db()
    assert measure.state == "paused"


def test_who_saves_second_sees_both_versions(client, trier, manager):
    goal = make_goal(office=trier)
    path = f"{PLAN}{goal.public_id}/bearbeiten/"
    seen = goal.changed_at.isoformat()
    client.post(path, goal_entries(goal.field, title="Zuerst", seen=seen))

    answer = client.post(path, goal_entries(goal.field, title="Zu spät", seen=seen))
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "Zuerst" in text
    assert "Zu spät" in text
    again = answer.context["form"]["seen"].value()
    client.post(path, goal_entries(goal.field, title="Zu spät", seen=again))
    goal.refresh_from_db()
    assert goal.title == "Zu spät"


@pytest.mark.parametrize(
    ("path", "entries"),
    [
        (f"{PLAN}handlungsfeld/neu/", {}),
        (f"{PLAN}neu/", {"title": "ohne Feld"}),
        (f"{PLAN}neu/", {"target_value": "viel", "target_year": "3000", "indicator": "X-99"}),
        (f"{LIST}neu/", {"starts_on": "2026-05-02", "ends_on": "2026-05-01", "budget_eur": "-3"}),
        (f"{LIST}skizzen/neu/", {"partners": ["0"]}),
        (f"{LIST}skizzen/neu/", {"title": "Skizze", "partners": ["9" * 30]}),
        (f"{LIST}neu/", {"partners": ["9" * 30]}),
        ("/trier/buero/projekte/neu/", {"title": "Projekt", "initiatives": ["9" * 30]}),
        ("/trier/buero/erreichbarkeit/neu/", {"place_sets": ["9" * 30]}),
    ],
)
def test_bad_entries_are_named_at_the_form(client, trier, manager, path, entries):
    answer = client.post(path, entries)
    assert answer.status_code == 400
    assert 'id="errors"' in answer.content.decode()


def test_a_value_to_reach_needs_its_indicator(client, trier, manager):
    field = make_goal(office=trier).field
    answer = client.post(f"{PLAN}neu/", goal_entries(field, target_value="3"))
    assert "indicator" in answer.context["form"].errors


def test_only_the_management_writes_and_others_of_the_office_read(client, trier):
    measure = make_initiative(goal=make_goal(office=trier))
    client.force_login(editor_of(trier))
    assert client.get(page_of(measure)).status_code == 200
    assert "Meilenstein hinzufügen" not in client.get(page_of(measure)).content.decode()
    for path in (f"{PLAN}neu/", f"{page_of(measure)}bearbeiten/", f"{page_of(measure)}zustand/"):
        assert client.post(path, {}).status_code == 403
    client.force_login(make_person(office=make_office(key="eisenach"), roles=(Role.MANAGEMENT,)))
    assert client.get(page_of(measure)).status_code == 404


def test_the_list_is_narrowed_sorted_and_taken_along_without_formulas(client, trier, manager):
    goal = make_goal(office=trier)
    late = make_initiative(goal=goal, title="=HYPERLINK(1)", responsible_function="Schulamt")
    make_milestone(initiative=late, title="Raum", due_on=date(2026, 1, 1))
    make_initiative(goal=goal, title="Lesepaten", next_step="", responsible_function="Bücherei")

    def titles(query):
        return [one.title for one in client.get(f"{LIST}?{query}").context["page"]]

    assert titles("missing=overdue") == ["=HYPERLINK(1)"]
    assert titles("missing=step") == ["Lesepaten"]
    assert titles("function=Bücherei") == ["Lesepaten"]
    assert titles("missing=milestone&state=running") == ["Lesepaten"]
    assert titles("sort=-title")[0] == "Lesepaten"
    assert titles("state=nonsense&page=99") == ["=HYPERLINK(1)", "Lesepaten"]
    text = client.get(f"{LIST}datei.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    book = CalamineWorkbook.from_filelike(BytesIO(client.get(f"{LIST}datei.xlsx?missing=step").content))
    assert [row[2] for row in book.get_sheet_by_index(0).to_python()[1:]] == ["Lesepaten"]
    assert client.get(f"{LIST}datei.exe").status_code == 404


def test_what_is_stuck_stands_on_today_by_office_and_not_by_person(client, trier, manager):
    goal = make_goal(office=trier)
    make_milestone(
        initiative=make_initiative(goal=goal, responsible_function="Schulamt"), title="Raum", due_on=date(2026, 1, 1)
    )
    make_initiative(goal=goal, title="Ohne alles", next_step="")
    make_goal(office=trier, title="Ohne Maßnahme")

    assert [line.count for line in stuck.today(trier, manager, TODAY)] == [1, 1, 1, 1]
    assert stuck.today(trier, editor_of(trier), TODAY) == []
    found = stuck.stuck_by_function(trier, TODAY)
    assert [(one.function, one.overdue, one.without_step, one.without_milestone) for one in found] == [
        ("Schulamt", 1, 0, 0),
        ("", 0, 1, 1),
    ]
    assert "Was im Plan stockt" in client.get("/trier/buero/").content.decode()


def test_the_chain_runs_from_the_goal_to_the_offer(client, trier, manager):
    make_organisation(office=trier, name="Lernhaus")
    goal = make_goal(office=trier, indicator="H-04")
    client.post(
        f"{PLAN}{goal.public_id}/bearbeiten/",
        goal_entries(goal.field, indicator="D-17", seen=goal.changed_at.isoformat()),
    )
    measure = make_initiative(goal=goal)
    origin = f"?from=initiative:{measure.public_id}"
    assert f"{origin}" in client.get(f"/trier/buero/angebote/neu/{origin}").content.decode()
    client.post(
        f"/trier/buero/angebote/neu/guidance/{origin}",
        NEW_OFFER,
    )
    offer = Offer.objects.of(trier).get()

    assert Link.objects.of(trier).filter(relation="creates", to_id=offer.public_id).exists()
    text = client.get(f"{PLAN}{goal.public_id}/").content.decode()
    assert "Lesen am Abend" in text
    assert list(Link.objects.of(trier).filter(relation="measured_by").values_list("to_id", flat=True)) == ["D-17"]


def test_strangers_see_of_the_chain_only_what_is_released(trier):
    open_, inside = make_goal(office=trier), make_goal(office=trier, title="Innen", is_public=False)
    ends = [("goal", open_.public_id), ("goal", inside.public_id)]
    assert [one.title for one in links.shown(ends, trier, frozenset()).values()] == [open_.title]
    assert [one.title for one in links.shown(ends, trier, frozenset({str(Role.PROVIDER)})).values()] == [open_.title]
    assert len(links.shown(ends, trier, frozenset({str(Role.READER)}))) == 2


def test_strangers_see_of_the_chain_no_draft_of_a_goal_nor_what_is_planned_for_it(trier):
    goal = make_goal(office=trier, state=Goal.State.DRAFT)
    measure = make_initiative(goal=goal)
    ends = [("goal", goal.public_id), ("initiative", measure.public_id)]

    assert not links.shown(ends, trier, frozenset())
    assert len(links.shown(ends, trier, frozenset({str(Role.READER)}))) == 2


def test_a_sketch_becomes_a_measure(client, trier, manager):
    goal = make_goal(office=trier)
    client.post(
        f"{LIST}skizzen/neu/",
        {"title": "Lesecafé", "idea": "Lesen beim Kaffee", "purpose": "Hemmungen nehmen", "goal": goal.pk},
    )
    sketch = ProjectSketch.objects.of(trier).get()
    form = client.get(f"{LIST}neu/?sketch={sketch.public_id}").context["form"]
    assert form["title"].value() == "Lesecafé"
    client.post(f"{LIST}neu/?sketch={sketch.public_id}", {"goal": goal.pk, "title": "Lesecafé"})
    sketch.refresh_from_db()
    assert sketch.initiative.title == "Lesecafé"
    client.post(f"{LIST}skizzen/{sketch.public_id}/weglegen/")
    assert client.get(f"{LIST}skizzen/").status_code == 200


def test_the_plan_asks_as_often_for_many_measures_as_for_few(client, trier, manager):
    def grow(count):
        for number in range(count):
            measure = make_initiative(goal=make_goal(office=trier, title=f"Ziel {number}"))
            make_milestone(initiative=measure, title="Raum", due_on=TODAY)

    def queries(path):
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
        return len(seen)

    grow(2)
    client.get(PLAN)
    few = [queries(path) for path in (PLAN, LIST)]
    grow(10)
    assert [queries(path) for path in (PLAN, LIST)] == few


@pytest.mark.parametrize(("typed", "kept"), [("120.000", "120000"), ("120.000,50 €", "120000.50"), ("99,5", "99.5")])
def test_the_budget_of_a_measure_is_read_as_people_write_it(typed, kept):
    office = make_office(key="konz")
    form = InitiativeForm(
        {"goal": make_goal(office=office).pk, "title": "Lerntreff", "responsible_function": "Amt", "budget_eur": typed},
        office=office,
    )
    form.is_valid()

    assert form.cleaned_data["budget_eur"] == Decimal(kept)
