"""The indicator of the month: chosen by staff, shown first on the home page with its sentence."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.monitoring.models import IndicatorOfTheMonth
from bildungsbuero.apps.monitoring.month import Choice, choose, months_from, of_the_month
from tests.support.cast import editor_of, make_office, make_person, monitor_of

PAGE = "/trier/buero/zahlen/startseite/monat/"
HOME = "/trier/"


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def maker(trier):
    return monitor_of(trier)


@pytest.fixture
def monitor(maker) -> Client:
    client = Client()
    client.force_login(maker)
    return client


def test_the_choice_of_this_month_stands_on_the_home_page_with_sentence_source_and_link(client, figures, monitor):
    this_month = f"{timezone.localdate():%Y-%m}"
    assert "Kennzahl des Monats" not in text_of(client.get(HOME))

    answer = monitor.post(PAGE, {"month": this_month, "indicator": "D-17", "text": "Weil der Bericht erscheint."})

    assert answer.status_code == 302
    text = text_of(client.get(HOME))
    assert "Kennzahl des Monats" in text
    assert "8 von 120" in text
    assert "Weil der Bericht erscheint." in text
    assert "/trier/kennzahlen/D-17/" in text
    assert "dl-de/by-2-0" in text
    assert "Weil der Bericht" in text_of(monitor.get(PAGE))


def test_a_month_stays_until_the_next_one_that_has_an_indicator(trier, maker):
    choose(trier, Choice(month=date(2026, 3, 1), indicator="D-17"), person=maker)
    choose(trier, Choice(month=date(2026, 5, 1), indicator="D-19"), person=maker)

    found = {day: of_the_month(trier, day) for day in (date(2026, 2, 28), date(2026, 4, 30), date(2026, 5, 1))}
    assert [one.indicator if one else None for one in found.values()] == [None, "D-17", "D-19"]


def test_a_month_is_changed_and_left_free_again(trier, maker):
    for indicator in ("D-17", "D-19", ""):
        choose(trier, Choice(month=date(2026, 3, 1), indicator=indicator), person=maker)
        assert IndicatorOfTheMonth.objects.of(trier).count() == (1 if indicator else 0)


def test_months_go_on_over_new_year():
    months = months_from(date(2026, 11, 22))
    assert (months[0], months[2], len(months)) == (date(2026, 11, 1), date(2027, 1, 1), 12)


def test_an_indicator_that_is_gone_or_has_no_figures_leaves_the_home_page_as_it_is(client, trier, figures):
    for key in ("Q-99", "A-01"):
        IndicatorOfTheMonth.unscoped.update_or_create(office=trier, month=date(2026, 1, 1), defaults={"indicator": key})
        response = client.get(HOME)
        assert response.status_code == 200
        assert "Kennzahl des Monats" not in text_of(response)


@pytest.mark.parametrize(
    "data", [{}, {"month": "2020-01", "indicator": "D-17"}, {"month": "x"}, {"month": "2026-13", "indicator": "A-01"}]
)
def test_what_cannot_be_is_said_and_not_stored(trier, figures, monitor, data):
    assert monitor.post(PAGE, data).status_code == 400
    assert not IndicatorOfTheMonth.objects.of(trier).exists()


def test_strangers_editors_and_other_offices_are_kept_out(trier):
    assert Client().get(PAGE).status_code == 302
    for person, status in (
        (editor_of(trier), 403),
        (make_person(office=make_office(key="konz"), roles=(Role.MONITORING,)), 404),
    ):
        client = Client()
        client.force_login(person)
        assert client.get(PAGE).status_code == status


def test_the_choice_of_one_office_is_not_that_of_another(client, trier, figures, maker):
    choose(trier, Choice(month=date(2026, 1, 1), indicator="D-17"), person=maker)
    make_office(key="konz")
    assert "Kennzahl des Monats" not in text_of(client.get("/konz/"))
    assert "Indicator of the month" in text_of(client.get("/trier/en/"))


def test_the_home_page_still_asks_few_questions(client, trier, figures, maker, django_assert_max_num_queries):
    choose(trier, Choice(month=date(2026, 1, 1), indicator="D-17"), person=maker)
    client.get(HOME)
    with django_assert_max_num_queries(25):
        client.get(HOME)
