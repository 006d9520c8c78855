"""Figures and life phases on the home page of an office."""

from datetime import date

import pytest
from django.utils import translation

from bildungsbuero.apps.portal.highlights import AT_MOST, highlights
from bildungsbuero.apps.portal.life_phases import tiles


def test_home_page_shows_figures_of_the_own_area_with_their_source(client, figures) -> None:
    html = client.get("/trier/").content.decode().replace("\u00a0", " ")

    assert "Trier, Schuljahr 2022/23" in html
    assert '<p class="bb-teaser__figure">6,7 %</p>' in html
    assert "© Statistische Ämter des Bundes und der Länder" in html
    assert 'href="/trier/kennzahlen/D-17/"' in html


def test_figures_on_the_home_page_are_few(figures, trier) -> None:
    assert 0 < len(highlights(trier, date(2026, 1, 1))) <= AT_MOST


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
