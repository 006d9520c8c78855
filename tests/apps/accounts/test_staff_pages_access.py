"""Who may open the staff pages about people and the office."""

import pytest
from django.urls import reverse

from bildungsbuero.apps.accounts.models import Role
from tests.support.cast import administrator_of, editor_of, make_office, make_person

pytestmark = pytest.mark.django_db

READ = (
    "/trier/buero/personen/",
    "/trier/buero/personen/einladen/",
    "/trier/buero/einstellungen/",
    "/trier/buero/einstellungen/texte/impressum/",
)
POST_ONLY = (
    "/trier/buero/personen/einladungen/bcdfghjk/erneut/",
    "/trier/buero/personen/einladungen/bcdfghjk/zurueck/",
    "/trier/buero/einstellungen/logo/",
)
RELEASES = "/trier/buero/freigaben/"


@pytest.mark.parametrize("address", [*READ, RELEASES])
def test_pages_work_for_administrators(client, address):
    client.force_login(administrator_of(make_office()))

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", [*READ, *POST_ONLY, RELEASES])
def test_strangers_are_asked_to_sign_in(client, address):
    make_office()

    response = client.get(address)

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/trier/konto/anmelden/?next=")


@pytest.mark.parametrize("address", [*READ, RELEASES])
def test_people_of_another_office_find_nothing(client, address):
    make_office()
    client.force_login(administrator_of(make_office(key="konz")))

    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


@pytest.mark.parametrize("address", [*READ, *POST_ONLY, RELEASES])
def test_editors_are_turned_down(client, address):
    client.force_login(editor_of(make_office()))

    assert client.get(address).status_code == 403


@pytest.mark.parametrize("address", POST_ONLY)
def test_actions_are_not_done_by_opening_a_link(client, address):
    client.force_login(administrator_of(make_office()))

    assert client.get(address).status_code == 405


@pytest.mark.parametrize("address", [*READ, RELEASES])
def test_other_methods_are_turned_down(client, address):
    client.force_login(administrator_of(make_office()))

    assert client.delete(address).status_code == 405


@pytest.mark.parametrize("address", [READ[0], RELEASES])
def test_lists_do_not_take_forms(client, address):
    client.force_login(administrator_of(make_office()))

    assert client.post(address).status_code == 405


def test_only_management_withdraws_releases(client):
    trier = make_office()
    client.force_login(administrator_of(trier))

    assert client.post("/trier/buero/freigaben/1/zurueck/").status_code == 403


@pytest.mark.parametrize("path", ["personen/zzzzzzzz/", "personen/zzzzzzzz/beenden/", "einstellungen/texte/unfug/"])
def test_unknown_things_are_not_found(client, path):
    client.force_login(administrator_of(make_office()))

    assert client.get(f"/trier/buero/{path}").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_people(client, django_assert_max_num_queries):
    trier = make_office()
    client.force_login(administrator_of(trier))
    for _ in range(20):
        make_person(office=trier, roles=(Role.EDITOR, Role.MONITORING))

    with django_assert_max_num_queries(9):
        client.get("/trier/buero/personen/")


def test_pages_exist_in_english(client):
    client.force_login(administrator_of(make_office()))

    page = client.get("/trier/en/buero/personen/").content.decode()

    assert "Members of the office" in page
    assert reverse("accounts:people") == "/buero/personen/"
