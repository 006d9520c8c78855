"""The languages of the pages: all on public ones, German and English on those for work."""

from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from django.conf import settings
from django.test import Client
from django.utils import translation

from bildungsbuero.core.languages import EASY, SHIPPED, Language, by_code
from bildungsbuero.web import wording
from tests.support.cast import editor_of, make_office

CODES = [language.code for language in SHIPPED]


def page(path: str) -> str:
    return Client().get(path).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("language", SHIPPED, ids=CODES)
def test_public_page_names_language_and_direction(language: Language) -> None:
    make_office()
    way = "/trier/" if language.code == "de" else f"/trier/{language.code}/"

    answer = Client().get(f"{way}impressum/")

    html = answer.content.decode()
    assert f'<html lang="{language.tag}" dir="{"rtl" if language.code in ("ar", "fa") else "ltr"}"' in html
    assert answer.headers["Content-Language"] == language.tag
    assert f'<a href="{way}impressum/" lang="{language.tag}" hreflang="{language.tag}" aria-current="true">' in html
    for other in SHIPPED:
        assert f'rel="alternate" hreflang="{other.tag}"' in html


@pytest.mark.django_db
def test_page_for_work_leads_to_german_and_keeps_the_question() -> None:
    make_office()

    answer = Client().get("/trier/uk/konto/anmelden/?next=/trier/uk/")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/trier/konto/anmelden/?next=/trier/uk/"
    assert Client().get("/trier/en/konto/anmelden/").status_code == 200
    assert Client().post("/trier/uk/konto/anmelden/", {}).headers["Content-Language"] == "de"


@pytest.mark.django_db
def test_page_for_work_offers_german_and_english_only() -> None:
    office = make_office()
    client = Client()
    client.force_login(editor_of(office))

    html = client.get("/trier/buero/").content.decode()

    assert 'href="/trier/en/buero/"' in html
    assert "/uk/" not in html


@pytest.mark.django_db
def test_languages_can_be_switched_without_scripts() -> None:
    make_office()

    html = page("/trier/ar/fehler-melden/?page=%2Fx%2F")

    assert '<details class="bb-languages' in html
    assert 'href="/trier/uk/fehler-melden/?page=%2Fx%2F" lang="uk"' in html


@pytest.mark.parametrize("language", [code for code in CODES if code != "en"])
def test_message_that_only_german_has_is_shown_in_german_and_never_in_english(language: str) -> None:
    with translation.override(language):
        assert translation.gettext("Log of changes for the search") == "Änderungsliste für die Suche"
        assert translation.gettext("A message that nobody wrote") == "A message that nobody wrote"


@pytest.mark.parametrize("language", [one for one in SHIPPED if one.code != EASY], ids=lambda one: one.code)
def test_numbers_have_the_signs_of_the_language(language: Language) -> None:
    signs = Locale.parse(language.code).number_symbols["latn"]

    assert (language.group, language.decimal) == (signs["group"], signs["decimal"])


@pytest.mark.parametrize(
    ("language", "number", "day"),
    [
        ("de-leicht", "1.234,5", "03.12.2026"),
        ("uk", "1\N{NO-BREAK SPACE}234,5", "03.12.2026"),
        ("ar", "1,234.5", "3 ديسمبر 2026"),
        ("fa", "1,234.5", "3 دسامبر 2026"),
        ("fr", "1\N{NARROW NO-BREAK SPACE}234,5", "03/12/2026"),
    ],
)
def test_numbers_and_days_are_written_as_in_the_language(language: str, number: str, day: str) -> None:
    with translation.override(language):
        assert wording.number(Decimal("1234.5"), 1) == number
        assert wording.day(date(2026, 12, 3)) == day


def test_directions_are_those_of_the_unicode_data() -> None:
    for language in SHIPPED:
        assert language.is_rtl == (Locale.parse(language.code.split("-")[0]).text_direction == "rtl")


def test_german_comes_first_and_no_language_twice() -> None:
    assert CODES[0] == settings.LANGUAGE_CODE
    assert len({*CODES}) == len({one.tag for one in SHIPPED}) == len(CODES)
    assert by_code(SHIPPED, "xx") is None
