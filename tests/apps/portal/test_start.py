"""The home page of an office and the list of offices."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from bildungsbuero.apps.accounts.models import LegalPage, Office
from bildungsbuero.apps.catalogue.models import Run
from bildungsbuero.apps.portal.life_phases import tiles
from bildungsbuero.apps.portal.places import heading_of
from bildungsbuero.web import slots
from bildungsbuero.web.teasers import Teaser
from tests.support.cast import make_office
from tests.support.offers import make_offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office(municipality="Trier", phone="0651 000", opening_hours="Montag 9 bis 12 Uhr")


@pytest.fixture
def teaser() -> Iterator[Teaser]:
    card = Teaser(kind="Kennzahl", title="Ohne Abschluss", address="/trier/kennzahlen/d-17/", figure="6,5 %")
    slots.START.fill("test", lambda *_asked: [card])
    yield card
    slots.START._fillers.pop("test")


def test_home_page_names_the_place_and_the_ways_to_the_office(office: Office) -> None:
    html = Client().get("/trier/").content.decode()

    assert "Bildung in Trier" in html
    assert 'href="tel:+49651000"' in html
    assert "Montag 9 bis 12 Uhr" in html


@pytest.mark.parametrize(
    ("municipality", "heading"),
    [
        ("Trier", "Bildung in Trier"),
        ("Stadt Trier", "Bildung in Trier"),
        ("Landkreis Trier-Saarburg", "Bildung im Landkreis Trier-Saarburg"),
        ("Eifelkreis", "Bildung im Eifelkreis"),
        ("", "Bildungsbüro Trier"),
    ],
)
def test_heading_names_the_place_as_germans_do(municipality: str, heading: str) -> None:
    with translation.override("de"):
        assert heading_of(Office(name="Bildungsbüro Trier", municipality=municipality)) == heading


def test_home_page_shows_what_other_apps_put_there(office: Office, teaser: Teaser) -> None:
    html = Client().get("/trier/").content.decode()

    assert "Ohne Abschluss" in html
    assert "6,5 %" in html


def test_nine_life_phases_lead_to_the_search() -> None:
    made = tiles("/trier/angebote/")

    assert len(made) == 9
    assert made[0].address == "/trier/angebote/?life_phase=family_start"
    assert tiles("") == []


def test_root_lists_the_offices(office: Office) -> None:
    make_office(key="eisenach", name="Bildungsbüro Eisenach")

    html = Client().get("/").content.decode()

    assert 'href="/trier/"' in html
    assert 'href="/eisenach/"' in html
    assert 'href="/trier/en/"' in Client().get("/en/").content.decode()


def test_root_with_a_single_office_leads_there(office: Office) -> None:
    assert Client().get("/").headers["Location"] == "/trier/"
    assert Client().get("/en/").headers["Location"] == "/trier/en/"


def test_root_without_offices_leads_to_the_set_up() -> None:
    assert Client().get("/").headers["Location"] == "/einrichten/"


def test_inactive_office_is_not_listed(office: Office) -> None:
    make_office(key="eisenach", name="Bildungsbüro Eisenach")
    make_office(key="alt", name="Altes Büro", active=False)

    assert "Altes Büro" not in Client().get("/").content.decode()


@pytest.mark.parametrize("path", ["impressum", "datenschutz", "barrierefreiheit"])
def test_legal_page_exists_before_the_office_writes_it_and_says_so(office: Office, path: str) -> None:
    answer = Client().get(f"/trier/{path}/")

    assert answer.status_code == 200
    assert "Entwurf" in answer.content.decode()


def test_legal_page_shows_what_the_office_wrote(office: Office) -> None:
    LegalPage.unscoped.create(office=office, kind="impressum", text="# Wer\n\nStadt **Trier**", is_reviewed=True)

    html = Client().get("/trier/impressum/").content.decode()

    assert "<strong>Trier</strong>" in html
    assert "Entwurf" not in html


def test_german_text_on_an_english_page_is_marked(office: Office) -> None:
    assert '<div class="bb-prose" lang="de" dir="ltr">' in Client().get("/trier/en/impressum/").content.decode()


def test_root_has_no_legal_page_of_its_own(office: Office) -> None:
    assert Client().get("/impressum/").status_code == 404


@pytest.mark.parametrize("path", ["/trier/", "/trier/impressum/", "/"])
def test_page_that_only_shows_refuses_to_be_posted_to(office: Office, path: str) -> None:
    assert Client().post(path).status_code == 405


def test_home_page_costs_few_queries(office: Office, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(12):
        Client().get("/trier/", headers={"date": date(2026, 1, 1).isoformat()})


def test_what_begins_this_week_stands_there_the_first_day_first(client, data_dir):
    office, today = make_office(), timezone.localdate()
    sunday = today + timedelta(days=6 - today.weekday())
    for title, day in (("Töpfern", sunday), ("Chor", today), ("Später", sunday + timedelta(days=1))):
        make_offer(office=office, title=title, kind="course", runs=(Run(starts_on=day, ends_on=day),))

    text = client.get("/trier/").content.decode()

    assert 0 < text.index("Beginnt diese Woche") < text.index("Chor") < text.index("Töpfern")
    assert "Später" not in text


def test_news_stand_there_once_there_are_some(client, data_dir, monkeypatch):
    make_office()
    assert "Aktuelles" not in client.get("/trier/").content.decode()
    news = slots.Slot("news")
    news.fill("test", lambda _office, _on: [Teaser(kind="Meldung", title="Neues Haus", address="/trier/")])
    news.fill("broken", lambda _office, _on: 1 / 0)
    monkeypatch.setattr(slots, "NEWS", news)

    assert "Neues Haus" in client.get("/trier/").content.decode()
