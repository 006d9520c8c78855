"""Figures and life phases on the home page of an office."""

from datetime import date

import pytest
from django.utils import translation

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.cover import PLACES, PROPOSED, choose
from bildungsbuero.apps.portal.cover import cover
from bildungsbuero.apps.portal.life_phases import tiles
from tests.support.cast import make_person


def test_home_page_shows_figures_of_the_own_area_beside_land_and_bund(client, figures) -> None:
    html = client.get("/trier/").content.decode().replace("\u00a0", " ")

    assert "Neueste Zahlen für Trier" in html
    assert '<p class="bb-cover__figure">6,7 %</p>' in html
    assert "Rheinland-Pfalz 8,5 % · Deutschland 7,0 %" in html
    assert "Schuljahr 2022/23; berechnet aus 21111-02-06-4" in html
    assert "© Statistische Ämter des Bundes und der Länder" in html
    assert 'href="/trier/kennzahlen/D-17/"' in html
    assert 'href="/trier/kennzahlen/"' in html


def test_office_of_several_municipalities_sees_them_together_and_each(client, figures, trier) -> None:
    Office.objects.filter(pk=trier.pk).update(kind=Office.Kind.JOINT)
    html = client.get("/trier/").content.decode().replace("\u00a0", " ")

    assert "Neueste Zahlen für Trier und Landkreis Trier-Saarburg zusammen" in html
    assert '<p class="bb-cover__figure">8,8 %</p>' in html
    assert "Trier 6,7 % · Landkreis Trier-Saarburg 11,6 %" in html


def test_figures_stand_in_the_order_that_the_office_chose(figures, trier) -> None:
    choose(trier, ["D-19", "D-17"], person=make_person(office=trier))
    with translation.override("de"):
        found = cover(trier, date(2026, 1, 1))

    assert [card.title for card in found.cards] == [
        "Abgehende mit allgemeiner Hochschulreife",
        "Abgehende ohne Hauptschulabschluss",
    ]


def test_figures_of_another_choice_are_never_more_than_twelve() -> None:
    assert len(PROPOSED) == len(set(PROPOSED)) == PLACES == 12


def test_home_page_with_figures_asks_few_questions(client, figures, django_assert_max_num_queries) -> None:
    client.get("/trier/")
    with django_assert_max_num_queries(13):
        client.get("/trier/")


def test_home_page_stands_before_any_figure(client, trier, data_dir) -> None:
    html = client.get("/trier/").content.decode()

    assert "Bildung in Zahlen" not in html


@pytest.mark.parametrize(
    ("language", "title", "hint"),
    [("de", "Nach der Schule", "Ausbildung, Studium, Beruf finden"), ("en", "After school", "finding training")],
)
def test_long_name_of_a_life_phase_is_split_into_title_and_hint(language: str, title: str, hint: str) -> None:
    with translation.override(language):
        tile = next(tile for tile in tiles("/angebote/") if tile.key == "transition")

    assert tile.title == title
    assert tile.hint.startswith(hint)


def test_life_phase_names_its_ages() -> None:
    with translation.override("de"):
        assert [tile.hint for tile in tiles("/angebote/")][1] == "Alter: 1 bis unter 6"
