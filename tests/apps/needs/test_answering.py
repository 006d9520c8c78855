"""Needs joined to goals that stand already."""

import pytest

from bildungsbuero.apps.operations import links
from tests.support.cast import make_office
from tests.support.needs import make_need
from tests.support.plans import make_goal

pytestmark = pytest.mark.django_db
LIST = "/trier/buero/bedarfe/"


def test_a_need_is_joined_to_a_goal_that_stands_and_parted_from_it_again(steering, trier):
    need, goal = make_need(office=trier), make_goal(office=trier, title="Lesen lernen")
    make_goal(office=trier, title="Längst erreicht", state="done")
    address = f"{LIST}{need.public_id}/"
    assert "Längst erreicht" not in steering.get(address).content.decode()

    steering.post(f"{address}ziele/", {"goal": goal.public_id})
    assert links.bonds([("need", need.public_id)], trier) == [
        (("need", need.public_id), "answered_by", ("goal", goal.public_id))
    ]
    page = steering.get(address).content.decode()
    assert f"{address}ziele/{goal.public_id}/loesen/" in page
    assert f'<option value="{goal.public_id}"' not in page

    steering.post(f"{address}ziele/{goal.public_id}/loesen/")
    assert links.bonds([("need", need.public_id)], trier) == []


def test_no_goal_of_another_office_and_none_that_is_concluded_can_be_joined(steering, trier):
    need = make_need(office=trier)
    foreign = make_goal(office=make_office(key="konz"))
    done = make_goal(office=trier, state="done")
    for goal in (foreign.public_id, done.public_id, "", "quatsch"):
        answer = steering.post(f"{LIST}{need.public_id}/ziele/", {"goal": goal}, follow=True)
        assert "Dieses Ziel" in answer.content.decode()
    assert links.bonds([("need", need.public_id)], trier) == []
