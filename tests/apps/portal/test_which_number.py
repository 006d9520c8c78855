"""The page "Welche Zahl stimmt?": the exact figures of Trier, each with its day, census and source."""

import pytest

from bildungsbuero.apps.territory.models import OfficeArea
from bildungsbuero.apps.territory.populations import populations_of
from tests.support.cast import make_office
from tests.support.territory import make_unit

PAGE = "/trier/kennzahlen/welche-zahl-stimmt/"


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_the_four_figures_of_trier_are_exact_with_day_and_census():
    found = [(item.people, item.origin.day.isoformat(), item.origin.census) for item in populations_of("07211")]

    assert found == [
        (104342, "2024-12-31", 2022),
        (102727, "2022-05-15", 2022),
        (112195, "2024-06-30", 2011),
        (105781, "2011-05-09", 2011),
    ]


def test_the_page_says_which_figure_rates_rest_on(client, trier):
    text = text_of(client.get(PAGE))

    assert "Trier: 4 Zahlen sind im Umlauf, 104.342, 102.727, 112.195, 105.781. Keine ist falsch" in text
    assert "Quoten sind hier aus 104.342 berechnet (31.12.2024)." in text
    assert "+7,5 %" in text
    assert "−1,5 %" in text
    assert "nie die Zahl der Menschen" in text
    assert "© Statistische Ämter des Bundes und der Länder, Zensus 2022" in text


def test_eisenach_sees_its_own_figures_and_those_of_its_district(client, db):
    office = make_office(key="eisenach")
    land = make_unit(key="16", name="Thüringen", parent=make_unit(key="DG", name="Deutschland"))
    district = make_unit(key="16063", name="Wartburgkreis", parent=land)
    town = make_unit(key="16063105", name="Eisenach", kind="Stadt", parent=district)
    OfficeArea.unscoped.create(office=office, unit=town)
    text = text_of(client.get("/eisenach/kennzahlen/welche-zahl-stimmt/"))

    assert "Eisenach: 2 Zahlen sind im Umlauf, 39.931, 42.408." in text
    assert "Wartburgkreis (einschließlich Eisenach): 3 Zahlen sind im Umlauf, 154.957, 156.674, 159.355." in text
    assert "Eine fortgeschriebene Bevölkerung gibt es für dieses Gebiet" in text


def test_an_office_without_such_figures_sees_trier_as_the_example(client, trier):
    make_office(key="fern")
    assert "Das Beispiel hier ist Trier." in text_of(client.get("/fern/kennzahlen/welche-zahl-stimmt/"))


def test_the_page_stands_before_any_figure_and_in_english(client, trier, data_dir):
    assert "Which number is right?" in text_of(client.get("/trier/en/kennzahlen/welche-zahl-stimmt/"))


@pytest.mark.parametrize("query", ["?gebiet=%00", "?x=" + "y" * 500])
def test_what_stands_in_the_address_does_not_disturb(client, trier, query):
    assert client.get(PAGE + query).status_code == 200


def test_only_reading_is_possible(client, trier):
    assert client.post(PAGE).status_code == 405


def test_the_page_asks_few_questions(client, trier, django_assert_max_num_queries):
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)
