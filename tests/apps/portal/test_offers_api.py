"""The public API of offers."""

import pytest

from bildungsbuero.apps.catalogue.models import Run, State
from tests.support.cast import editor_of, make_office
from tests.support.offers import make_offer, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def trier(data_dir):
    return make_office()


def test_the_search_answers_as_the_command_line_does(client, trier):
    offer = make_offer(office=trier, title="Chor", topics=("arts_culture",), place=make_place(office=trier))

    answer = client.get("/trier/api/offers?q=chor&topic=arts_culture").json()

    assert answer["total"] == 1
    assert answer["hits"] == [
        {
            "record": "offer",
            "id": offer.public_id,
            "title": "Chor",
            "provider": offer.provider.name,
            "place": "Trier",
            "kind": "group",
            "topics": ["arts_culture"],
            "life_phases": [],
        }
    ]
    assert answer["facets"]["topic"] == {"arts_culture": 1}


def test_one_offer_answers_with_its_runs_prices_and_place(client, trier):
    offer = make_offer(
        office=trier,
        kind="course",
        prices=[{"amount": "12.50", "label": "ermäßigt"}],
        place=make_place(office=trier, latitude=49.7, longitude=6.6),
        runs=(Run(rolling_entry=True, seats=5),),
    )

    answer = client.get(f"/trier/api/offers/{offer.public_id}").json()

    assert answer["prices"] == [{"amount": "12.50", "label": "ermäßigt", "currency": "EUR"}]
    assert (answer["place"]["latitude"], answer["runs"][0]["seats"]) == (49.7, 5)
    assert answer["address"] == f"http://testserver/trier/angebote/{offer.public_id}/"
    assert (answer["is_free"], answer["childcare"], answer["standing"]) == (False, None, "unconfirmed")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("page=x", "api.bad_parameter"),
        ("page=0", "api.bad_parameter"),
        ("per_page=1000", "api.bad_parameter"),
        ("sort=quatsch", "api.bad_parameter"),
        ("near=quatsch", "offers.unknown_place"),
        ("near=49.7,6.6&radius=0", "offers.bad_radius"),
    ],
)
def test_bad_parameters_are_named(client, trier, query, code):
    response = client.get(f"/trier/api/offers?{query}")

    assert response.status_code == 400
    assert response.json()["error"]["code"] == code
    assert response.json()["error"]["remedy"]


def test_drafts_and_offers_of_others_are_not_found_by_anybody(client, trier):
    konz = make_office(key="konz")
    draft = make_offer(office=trier, title="Geheim", state=State.DRAFT)
    elsewhere = make_offer(office=konz, title="Nebenan")

    for person in (None, editor_of(trier)):
        if person is not None:
            client.force_login(person)
        assert client.get("/trier/api/offers").json()["total"] == 0
        for offer in (draft, elsewhere):
            response = client.get(f"/trier/api/offers/{offer.public_id}")
            assert (response.status_code, response.json()["error"]["code"]) == (404, "not_found")
    assert client.get("/api/offers").json()["total"] == 1


def test_other_methods_are_turned_down(client, trier):
    assert client.post("/trier/api/offers").status_code == 405
    assert client.delete("/trier/api/offers/abc").status_code == 405


def test_the_api_is_described_and_has_no_console(client, trier):
    document = client.get("/trier/api/openapi.json").json()

    assert set(document["paths"]) >= {"/trier/api/offers", "/trier/api/offers/{public_id}"}
    assert client.get("/trier/api/docs").status_code == 404


def test_the_root_of_the_api_is_a_page_for_people(client, trier):
    page = client.get("/trier/api/").content.decode()

    assert "Schnittstelle für Programme" in page
    assert "/trier/api/offers" in page
    assert 'href="/trier/api/openapi.json"' in page
    assert client.get("/trier/en/api/").status_code == 200
    assert client.post("/trier/api/").status_code == 405
