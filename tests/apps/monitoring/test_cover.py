"""The staff page that chooses the figures of the home page."""

import pytest
from django.test import Client

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.monitoring.cover import PROPOSED, chosen_keys
from bildungsbuero.apps.monitoring.models import Cover
from tests.support.cast import editor_of, make_office, make_person, monitor_of

PAGE = "/trier/buero/zahlen/startseite/"


@pytest.fixture
def office(db):
    return make_office()


@pytest.fixture
def monitor(office) -> Client:
    client = Client()
    client.force_login(monitor_of(office))
    return client


def test_before_a_choice_the_proposal_stands(office, monitor):
    text = monitor.get(PAGE).content.decode()

    assert tuple(chosen_keys(office)) == PROPOSED
    assert '<option value="D-17" selected>' in text


def test_choice_and_order_are_kept_without_gaps(office, monitor):
    response = monitor.post(PAGE, {"place_1": "A-01", "place_5": "D-17"})

    assert response.status_code == 302
    assert chosen_keys(office) == ["A-01", "D-17"]
    assert Cover.objects.of(office).get().history.count() == 1


def test_the_proposal_comes_back_by_one_button(office, monitor):
    monitor.post(PAGE, {"place_1": "A-01"})
    monitor.post(PAGE, {"place_1": "A-01", "proposal": "1"})

    assert tuple(chosen_keys(office)) == PROPOSED


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"place_1": "A-01", "place_2": "A-01"}, "steht schon auf einem früheren Platz"),
        ({"place_1": "X-99"}, "X-99"),
    ],
)
def test_what_cannot_be_is_said_and_not_stored(office, monitor, given, said):
    response = monitor.post(PAGE, given)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert not Cover.objects.of(office).exists()


def test_strangers_sign_in_first_and_editors_may_not(office):
    assert Client().get(PAGE).status_code == 302
    client = Client()
    client.force_login(editor_of(office))
    assert client.get(PAGE).status_code == 403


def test_another_office_finds_nothing(office):
    client = Client()
    other = make_office(key="konz")
    client.force_login(make_person(office=other, roles=(Role.MONITORING,)))
    assert client.get(PAGE).status_code == 404


def test_the_choice_of_one_office_is_not_that_of_another(office, monitor):
    monitor.post(PAGE, {"place_1": "A-01"})
    assert tuple(chosen_keys(make_office(key="konz"))) == PROPOSED


def test_an_indicator_that_no_longer_exists_is_left_out(office):
    Cover.unscoped.create(office=office, keys=["X-99", "D-17"])
    assert chosen_keys(office) == ["D-17"]
