"""Office and language in the address."""

import pytest
from django.urls import reverse

from bildungsbuero.apps.accounts.middleware import read_address
from tests.support.cast import make_office

pytestmark = pytest.mark.django_db


def test_the_first_segment_names_the_office_and_the_second_the_language():
    trier = make_office()

    assert read_address("testserver", "/trier/en/kennzahlen/") == (trier, "en", "/trier/en")
    assert read_address("testserver", "/trier/kennzahlen/") == (trier, "de", "/trier")
    assert read_address("testserver", "/en/") == (None, "en", "/en")
    assert read_address("testserver", "/unbekannt/") == (None, "de", "")


def test_an_own_host_name_needs_no_segment():
    trier = make_office(host="bildung.trier.example")

    assert read_address("bildung.trier.example:8000", "/en/kennzahlen/") == (trier, "en", "/en")


def test_an_office_that_is_not_active_is_not_found():
    make_office(active=False)

    assert read_address("testserver", "/trier/")[0] is None


def test_addresses_stay_in_the_office_only_during_the_request(client):
    make_office()

    response = client.get("/trier/en/")

    assert response.status_code == 200
    assert response.headers["Content-Language"] == "en"
    assert reverse("portal:start") == "/"


@pytest.mark.parametrize("path", ["/%00/", "/trier/%00/", "/trier/buero/personen/%00/", "/\x00"])
def test_an_address_that_no_database_can_hold_is_not_found(client, path):
    make_office()

    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("/trier", "/trier/"),
        ("/trier/en", "/trier/en/"),
        ("/en", "/en/"),
        ("/TRIER/", "/trier/"),
        ("/Trier", "/trier/"),
        ("/Trier/kennzahlen/?q=a%20b&x=%3F", "/trier/kennzahlen/?q=a%20b&x=%3F"),
        ("/TRIER/en/gibt%3Fes%23nicht/", "/trier/en/gibt%3Fes%23nicht/"),
    ],
)
def test_an_address_that_is_nearly_right_leads_to_the_right_one(client, asked, answered):
    make_office()

    response = client.get(asked)

    assert response.status_code == 301
    assert response.headers["Location"] == answered


def test_capital_letters_of_no_office_lead_nowhere(client):
    make_office()
    make_office(key="still", active=False)

    assert client.get("/UNBEKANNT/").status_code == 404
    assert client.get("/STILL/").status_code == 404
    assert client.get("/BUERO/").status_code == 404


def test_what_was_sent_to_a_nearly_right_address_is_not_lost(client):
    make_office()

    assert client.post("/TRIER/fehler-melden/").status_code == 200


def test_nothing_of_an_office_with_examples_is_kept_by_search_engines(client):
    make_office(is_demo=True)
    make_office(key="echt", name="Bildungsbüro Echt")

    for path in (
        "",
        "en/",
        "angebote/karte.geojson",
        "api/openapi.json",
        "kennzahlen/A-01/tabelle.csv",
        "gibt-es-nicht/",
    ):
        assert client.get(f"/trier/{path}").headers["X-Robots-Tag"] == "noindex", path
        assert "X-Robots-Tag" not in client.get(f"/echt/{path}").headers, path
