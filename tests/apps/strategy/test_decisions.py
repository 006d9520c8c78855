"""Decisions: written, attached to goals and measures, released; what is not released nobody outside sees."""

from datetime import date

import pytest

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.operations import links
from bildungsbuero.apps.operations.chain import chain_of
from bildungsbuero.apps.strategy.models import Decision
from tests.support.cast import make_office, make_person
from tests.support.funding import make_decision
from tests.support.plans import make_goal, make_initiative

pytestmark = pytest.mark.django_db

LIST = "/trier/buero/beschluesse/"
SENT = {"title": "Bildungsmanagement", "body": "Stadtrat", "decided_on": "2014-04-01", "result": "adopted"}
STAFF = frozenset({"reader"})


def test_a_decision_is_written_from_a_goal_and_stands_in_its_chain(client, trier, manager):
    goal = make_goal(office=trier)
    measure = make_initiative(goal=goal)
    page = client.get(f"{LIST}neu/?from=goal:{goal.public_id}")
    assert page.context["form"].initial["decides"] == [f"goal:{goal.public_id}"]

    votes = {"votes_for": "40", "votes_against": "3", "is_month_only": "on", "paper_number": "123/2014"}
    client.post(f"{LIST}neu/", SENT | votes | {"decides": [f"goal:{goal.public_id}"]})
    decision = Decision.objects.of(trier).get()

    text = client.get(f"{LIST}{decision.public_id}/").content.decode()
    for said in ("April 2014", "40 dafür, 3 dagegen, 0 Enthaltungen", "123/2014", "Mehr lesen können", "Lerntreff"):
        assert said in text
    steps = [step.kind for step in chain_of("initiative", measure.public_id, trier, STAFF).steps]
    assert steps == ["goal", "decision", "initiative"]

    client.post(f"{LIST}{decision.public_id}/bearbeiten/", SENT | {"decides": [f"initiative:{measure.public_id}"]})
    bonds = links.bonds([("decision", decision.public_id)], trier)
    assert [target for _start, _relation, target in bonds] == [("initiative", measure.public_id)]


def test_only_released_decisions_are_seen_from_outside(trier):
    goal = make_goal(office=trier)
    inside, outside = make_decision(office=trier, title="Innen"), make_decision(office=trier, is_public=True)
    for one in (inside, outside):
        links.link("decision", one.public_id, "decides", "goal", goal.public_id, office=trier, person=None)

    def seen(roles):
        steps = chain_of("goal", goal.public_id, trier, roles).steps
        return {one.shown.title: one.shown.address for step in steps for one in step.records if step.kind == "decision"}

    assert set(seen(STAFF)) == {"Innen", outside.title}
    assert seen(frozenset()) == {outside.title: ""}


def test_the_day_of_a_release_is_kept(client, trier, manager):
    client.post(f"{LIST}neu/", SENT | {"is_public": "on"})
    decision = Decision.objects.of(trier).get()
    assert decision.released_on is not None

    client.post(f"{LIST}{decision.public_id}/bearbeiten/", SENT)
    assert Decision.objects.of(trier).get().released_on is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"decided_on": "2999-01-01"}, "Dieser Tag liegt noch vor uns"),
        ({"votes_against": "3"}, "geben Sie auch die Ja-Stimmen an"),
        ({"council_address": "javascript:alert(1)"}, "Ratsinformationssystem"),
        ({"decides": ["goal:bcdfghjk"]}, "Beschließt diese Ziele"),
        ({"result": "maybe"}, "Ergebnis"),
    ],
)
def test_bad_input_is_refused(client, trier, manager, changed, said):
    answer = client.post(f"{LIST}neu/", SENT | changed)

    text = answer.content.decode()
    assert answer.status_code == 400
    assert 'id="errors"' in text
    assert said in text
    assert not Decision.objects.of(trier).exists()


def test_a_goal_of_another_office_cannot_be_decided(client, trier, manager):
    foreign = make_goal(office=make_office(key="konz"))

    assert client.post(f"{LIST}neu/", SENT | {"decides": [f"goal:{foreign.public_id}"]}).status_code == 400


def test_the_list_is_searched_taken_along_and_asks_no_more_with_more(
    client, trier, manager, django_assert_max_num_queries
):
    for number in range(20):
        make_decision(office=trier, title=f"Beschluss {number}", paper_number=f"{number}/2026")
    make_decision(office=trier, title="=Formel", result="rejected", decided_on=date(2020, 1, 1))

    with django_assert_max_num_queries(10):
        assert client.get(LIST).context["page"].paginator.count == 21
    assert client.get(f"{LIST}?q=7/2026").context["page"].paginator.count == 2
    assert client.get(f"{LIST}?result=rejected").context["page"].paginator.count == 1
    assert "'=Formel" in client.get(f"{LIST}datei.csv").content.decode()
    assert client.get(f"{LIST}datei.xlsx").content.startswith(b"PK")


def test_a_decision_is_deleted_with_its_links_and_readers_only_read(client, trier, manager):
    goal = make_goal(office=trier)
    decision = make_decision(office=trier)
    links.link("decision", decision.public_id, "decides", "goal", goal.public_id, office=trier, person=None)
    path = f"{LIST}{decision.public_id}/"
    client.force_login(make_person(office=trier, roles=(Role.READER,)))
    assert client.get(path).status_code == 200
    assert client.post(f"{path}loeschen/").status_code == 403

    client.force_login(manager)
    client.post(f"{path}loeschen/")
    assert links.bonds([("goal", goal.public_id)], trier) == []
    assert client.get(path).status_code == 404
