"""The public API: an indicator as a JSON-stat cube, and a description that holds for every operation."""

import pytest

from bildungsbuero.apps.portal.api_comparison import ComparisonOut
from bildungsbuero.apps.portal.api_examples import examples
from bildungsbuero.apps.portal.api_indicators import FigureOut, IndicatorOut
from bildungsbuero.apps.portal.api_offers import Found, OfferOut
from tests.support.json_stat_rules import broken_rules

CUBE = "/trier/api/indicators/D-17/json-stat"
COMPARISON = "/trier/api/indicators/D-17/comparison"


def test_without_areas_the_cube_holds_those_of_the_office_its_land_and_germany(client, figures):
    document = client.get(CUBE).json()

    assert broken_rules(document) == []
    assert document["dimension"]["area"]["category"]["index"] == ["07211", "07235", "07", "DG"]
    assert document["value"][:4] == [6.6666666667, 11.5789473684, 8.5, 7]
    assert document["dimension"]["period"]["category"]["label"] == {"2023": "Schuljahr 2022/23"}


def test_parts_stand_beside_the_value(client, figures):
    document = client.get(CUBE, {"area": "07211"}).json()

    assert document["dimension"]["metric"]["category"]["index"] == ["value", "numerator", "denominator"]
    assert document["value"][1:] == [8, 120]


def test_a_split_is_a_dimension_with_its_total(client, figures):
    document = client.get(CUBE, {"area": "07211", "split": "Geschlecht"}).json()

    assert document["dimension"]["GES"]["category"]["index"] == ["INSGESAMT", "GESW"]
    assert document["value"][2:4] == [8, 3]


def test_a_secret_value_is_null_with_its_mark_explained(client, figures):
    document = client.get("/trier/api/indicators/D-16/json-stat", {"area": "07235", "split": "BILAG2"}).json()

    place = next(place for place, mark in document["status"].items() if mark == ".")
    assert document["value"][int(place)] is None
    assert document["extension"]["status"]["label"]["."] == "unbekannt oder geheim zu halten"
    assert document["extension"]["licence"] == "dl-de/by-2-0"


def test_all_districts_are_one_call(client, figures):
    areas = client.get(CUBE, {"level": "district"}).json()["dimension"]["area"]["category"]["index"]
    assert areas == ["07211", "07235"]


@pytest.mark.parametrize(
    "query",
    [
        {"area": "99999"},
        {"area": "\0"},
        {"level": "moon"},
        {"period": "1848"},
        {"split": "FARBE"},
        {"area": [str(number) for number in range(9)]},
    ],
)
def test_what_cannot_be_read_is_answered_as_a_document(client, figures, query):
    response = client.get(CUBE, query)
    assert response.status_code == 400
    assert response.json()["error"]["message"]


def test_too_few_areas_are_not_compared(client, figures):
    response = client.get(COMPARISON)
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "indicator.no_peers"


@pytest.mark.parametrize("address", [CUBE, COMPARISON])
def test_only_reading_is_possible(client, figures, address):
    assert client.post(address).status_code == 405


def test_every_operation_is_described_with_an_example(client, trier):
    document = client.get("/trier/api/openapi.json").json()
    operations = [method for path in document["paths"].values() for method in path.values()]

    assert len(operations) == len(examples())
    for operation in operations:
        assert operation["description"] or operation["summary"]
        assert {"200", "400", "404"} <= set(operation["responses"])
        assert operation["responses"]["200"]["content"]["application/json"]["example"]


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("indicator-value", FigureOut),
        ("comparison", ComparisonOut),
        ("offers", Found),
        ("offer", OfferOut),
    ],
)
def test_an_example_has_exactly_the_fields_of_its_schema(name, schema):
    example = examples()[name]

    assert schema(**example)
    assert set(example) == set(schema.model_fields)


def test_the_examples_of_the_list_have_exactly_the_fields_of_its_schema():
    for item in examples()["indicators"]:
        assert IndicatorOut(**item)
        assert set(item) == set(IndicatorOut.model_fields)


def test_the_example_of_the_cube_keeps_the_published_rules():
    assert broken_rules(examples()["json-stat"]) == []
