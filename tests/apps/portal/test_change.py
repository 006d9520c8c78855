"""Derived views of an indicator page: change, index, distance to a target, intervals, and what the chart draws."""

import json
from decimal import Decimal
from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.test import Client

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.monitoring.models import Target
from bildungsbuero.apps.monitoring.targets import Wish, set_target
from bildungsbuero.apps.portal.indicators.change import breaks_between
from bildungsbuero.core.indicators import Break
from bildungsbuero.core.periods import PeriodMeaning, read_period
from tests.apps.portal.test_indicators_of_the_start_data import start_data
from tests.support.cast import editor_of, make_office, make_person, monitor_of

__all__ = ["start_data"]

PAGE = "/trier/kennzahlen/D-17/"
TARGETS = "/trier/buero/zahlen/ziele/"


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def maker(trier):
    return monitor_of(trier)


def spec_of(client, key: str) -> str:
    spec = client.get(f"/trier/kennzahlen/{key}/vergleich.json").json()
    return json.dumps(spec, ensure_ascii=False).replace("\u00a0", " ")


def test_few_cases_come_with_their_interval_on_the_page_and_in_the_chart(client, figures):
    text = text_of(client.get(PAGE))

    assert "Trier: 8 von 120; 95-%-Intervall 3,4 bis 12,6 %" in text
    assert "Dünne Striche: 95-%-Intervall" in spec_of(client, "D-17")
    assert "Schule, nicht am Wohnort" in spec_of(client, "D-17"), "the caveat is drawn"


def test_the_target_stands_beside_the_figure_and_in_the_chart(client, trier, figures, maker):
    set_target(trier, Wish(indicator="D-17", value=Decimal(2), year=2030, decided="Stadtrat, 12.03.2025"), person=maker)
    text = text_of(client.get(PAGE))

    assert "Ziel des Büros: 2,0 % bis 2030 (Stadtrat, 12.03.2025)." in text
    assert "noch nicht erreicht (+4,7 Prozentpunkte)" in text
    assert "Ziel: 2,0 % bis 2030" in spec_of(client, "D-17")
    assert "Ziel des Büros" not in text_of(client.get("/trier/kennzahlen/D-19/"))


@pytest.mark.parametrize(("value", "said"), [("6", "Noch nicht messbar"), ("20", "erreicht (−13,3 Prozentpunkte)")])
def test_nothing_is_said_where_chance_can_explain_the_distance(client, trier, figures, maker, value, said):
    set_target(trier, Wish(indicator="D-17", value=Decimal(value)), person=maker)
    assert said in text_of(client.get(PAGE))


def test_the_target_of_one_office_is_not_that_of_another(client, trier, figures, maker):
    set_target(trier, Wish(indicator="D-17", value=Decimal(5)), person=maker)
    make_office(key="konz")
    assert "Ziel des Büros" not in text_of(client.get("/konz/kennzahlen/D-17/?gebiet=07211"))


def test_staff_set_change_and_take_back_a_target(client, trier, figures, maker):
    browser = Client()
    browser.force_login(maker)

    for value, expected in (("5", [Decimal(5)]), ("4,5", [Decimal("4.5")]), ("", [])):
        answer = browser.post(TARGETS, {"indicator": "D-17", "value": value, "year": "2030"})
        assert answer.status_code == 302, answer.content.decode()[:300]
        assert list(Target.objects.of(trier).values_list("value", flat=True)) == expected


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"indicator": "Q-99", "value": "5"},
        {"indicator": "D-17", "value": "viel"},
        {"indicator": "D-17", "value": "5", "year": "20300"},
        {"indicator": "D-17", "value": "1e99"},
    ],
)
def test_a_target_that_cannot_be_is_not_stored(trier, figures, maker, data):
    browser = Client()
    browser.force_login(maker)
    assert browser.post(TARGETS, data).status_code == 400
    assert not Target.objects.of(trier).exists()


def test_strangers_editors_and_other_offices_set_no_target(trier):
    assert Client().get(TARGETS).status_code == 302
    for person, status in (
        (editor_of(trier), 403),
        (make_person(office=make_office(key="konz"), roles=(Role.MANAGEMENT,)), 404),
    ):
        browser = Client()
        browser.force_login(person)
        assert browser.get(TARGETS).status_code == status


def test_no_change_is_told_across_a_break():
    years = [read_period(code, PeriodMeaning.CALENDAR_YEAR) for code in ("2020", "2021", "2022", "2023")]
    selection = SimpleNamespace(indicator=SimpleNamespace(breaks=(Break(period="2022", text={"de": "Zensus"}),)))
    told = [bool(breaks_between(selection, first, last)) for first, last in pairwise(years)]
    assert told == [False, True, False]


def test_a_long_series_has_change_index_and_a_base_to_choose(client, start_data):
    page = "/trier/kennzahlen/A-14/"
    usual, chosen = text_of(client.get(page)), text_of(client.get(f"{page}?basis=2010"))

    assert "gegenüber dem Vorjahr (2021)" in usual
    assert "+2,2 Prozentpunkte" in usual
    assert "Index (1995 = 100)" in usual
    assert "Index (2010 = 100)" in chosen
    assert client.get(f"{page}?basis=1800").status_code == 400
    assert client.get(f"{page}?basis=%00").status_code == 400
    spec = spec_of(client, "A-14")
    assert "triangle-down" in spec
    assert "1 2015 springt der Wert" in spec


def test_counts_change_in_numbers_and_per_cent_and_two_dates_are_drawn(client, start_data):
    text = text_of(client.get("/trier/kennzahlen/A-01/"))
    assert "+356 (+0,3 %)" in text
    assert "† Zwei Stichtage: Schulen zu Beginn" in spec_of(client, "B-03")
    assert "percentage points" in text_of(client.get("/trier/en/kennzahlen/A-14/"))


def test_the_page_still_asks_few_questions(client, figures, django_assert_max_num_queries):
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)
