"""The public API of figures."""

import pytest

VALUE = "/trier/api/indicators/D-17/value"


def test_the_list_says_which_periods_there_are(client, figures):
    found = {item["indicator"]: item for item in client.get("/trier/api/indicators").json()}

    assert found["D-17"]["periods"] == ["2023"]
    assert found["A-06"]["periods"] == []


def test_the_list_stands_before_any_figure(client, trier, data_dir):
    assert client.get("/trier/api/indicators").status_code == 200


def test_a_figure_comes_with_parts_period_and_source(client, figures):
    found = client.get(VALUE, {"area": "07211", "period": "2022/23"}).json()

    assert (found["value"], found["numerator"], found["denominator"]) == ("6.6666666667", 8, 120)
    assert found["period_label"] == "Schuljahr 2022/23"
    assert found["sources"][0]["licence"] == "dl-de/by-2-0"


def test_a_split_may_be_asked_by_name(client, figures):
    found = client.get(VALUE, {"area": "07211", "period": "2023", "by": "Geschlecht=weiblich"}).json()
    assert (found["numerator"], found["by"]) == (3, {"GES": "GESW"})


def test_where_there_is_no_number_the_figure_says_why(client, figures):
    found = client.get(VALUE, {"area": "16056", "period": "2023"}).json()
    assert (found["value"], found["meaning"]) == (None, "unit_gone")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 400),
        ({"area": "07211"}, 400),
        ({"area": "99999", "period": "2023"}, 400),
        ({"area": "07211", "period": "1848"}, 400),
        ({"area": "07211", "period": "2023", "by": "rot"}, 400),
        ({"area": "07211", "period": "2023", "by": "FARBE=rot"}, 400),
        ({"area": "x" * 50, "period": "2023"}, 400),
        ({"area": "\0", "period": "2023"}, 400),
    ],
)
def test_what_cannot_be_read_is_answered_as_a_document(client, figures, query, status):
    response = client.get(VALUE, query)
    assert response.status_code == status
    assert response.json()["error"]["message"]


def test_an_unknown_indicator_is_not_found(client, figures):
    response = client.get("/trier/api/indicators/X-99/value", {"area": "07211", "period": "2023"})
    assert response.status_code == 404
