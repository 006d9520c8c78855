"""The offer search, an offer, its provider and the staff pages: wide and narrow, with and without scripts."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import expect

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, Run, State
from tests.support.browsing import Visit
from tests.support.cast import editor_of
from tests.support.offers import make_offer, make_organisation, make_place

OpenPath = Callable[..., Visit]


@pytest.fixture
def offers(office: Office, tmp_path) -> list[Offer]:
    """Some offers of different kinds."""
    settings.DATA_DIR = tmp_path
    provider = make_organisation(
        office=office, name="Sprachwerkstatt (Beispiel)", phone="030 23125 111", is_example=True
    )
    place = make_place(office=office, street="Domfreihof 1", postcode="54290", latitude=49.7566, longitude=6.6414)
    course = make_offer(
        office=office,
        title="Deutsch A1 am Vormittag",
        kind="language_course",
        summary="Ein Kurs für den Anfang, viermal in der Woche.",
        provider=provider,
        place=place,
        topics=("german_language",),
        life_phases=("adult_life",),
        languages=("de", "uk"),
        language_taught="de",
        level_from="A1",
        prices=[{"amount": "48", "label": "im Monat"}],
        accessibility={"step_free": True, "lift": False},
        childcare=True,
        contact_phone="030 23125 111",
        is_example=True,
        runs=(Run(rolling_entry=True, weekdays=("mo", "tu"), schedule="vormittags", seats_free=3),),
    )
    choir = make_offer(office=office, title="Kinderchor", topics=("arts_culture",), life_phases=("primary_school",))
    robots = make_offer(office=office, title="Roboterwerkstatt", topics=("stem",), is_free=True, reach="online")
    return [course, choir, robots]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("query", ["q=deutsch&kind=guidance", "near=quatsch"])
def test_a_search_without_a_hit_or_a_place_has_no_barrier(
    office: Office, offers: list[Offer], visit: OpenPath, query: str, language: str, width: int
) -> None:
    visit(f"/trier{language}/angebote/?{query}", width=width).check()


@pytest.mark.parametrize("width", [1280, 360])
def test_somebody_without_scripts_searches_filters_and_reads(
    office: Office, offers: list[Offer], visit: OpenPath, width: int
) -> None:
    page = visit("/trier/angebote/", width=width, scripts=False).page
    expect(page.locator("#results-count")).to_have_text("3 Angebote")

    page.get_by_label("MINT").check()
    page.get_by_role("button", name="Filter anwenden").click()
    expect(page.locator("#results-count")).to_have_text("1 Angebot")
    assert "topic=stem" in page.url

    page.get_by_role("link", name="MINT").click()
    page.get_by_label("Was suchen Sie?").fill("sprachkurse")
    page.get_by_role("button", name="Suchen", exact=True).click()
    page.get_by_role("link", name="Deutsch A1 am Vormittag", exact=True).click()

    expect(page.locator("h1")).to_have_text("Deutsch A1 am Vormittag")
    expect(page.locator("main")).to_contain_text("48 € im Monat")


def test_with_scripts_a_filter_renews_hits_and_counts_and_keeps_the_focus(
    office: Office, offers: list[Offer], visit: OpenPath
) -> None:
    seen = visit("/trier/angebote/")
    page = seen.page
    page.evaluate("window.stayed = true")

    page.get_by_label("MINT").check()
    expect(page.locator("#results-count")).to_have_text("1 Angebot")

    assert page.evaluate("window.stayed")
    assert "topic=stem" in page.url
    assert page.evaluate("document.activeElement.value") == "stem"
    expect(page.locator("#announcement")).to_have_text("1 Angebot")
    assert page.get_by_label("MINT").is_checked()
    seen.check()

    page.go_back()
    expect(page.locator("#results-count")).to_have_text("3 Angebote")


def test_on_a_phone_the_filters_are_folded_and_open_by_keyboard(
    office: Office, offers: list[Offer], visit: OpenPath
) -> None:
    page = visit("/trier/angebote/", width=360).page
    expect(page.get_by_label("MINT")).to_be_hidden()

    page.locator("#filters-fold > summary").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_label("MINT")).to_be_visible()


def test_the_map_comes_when_it_is_asked_for(office: Office, offers: list[Offer], visit: OpenPath) -> None:
    seen = visit("/trier/angebote/")
    page = seen.page

    page.get_by_role("button", name="Auf einer Karte zeigen").click()
    page.locator(".leaflet-marker-icon").first.wait_for()

    expect(page.locator(".leaflet-marker-icon")).to_have_count(1)
    seen.check()


def test_an_editor_writes_and_publishes_an_offer_without_scripts(
    office: Office, offers: list[Offer], visit: OpenPath
) -> None:
    page = visit("/trier/buero/angebote/neu/", person=editor_of(office), scripts=False).page

    page.get_by_role("link", name="Beratung", exact=True).click()
    page.locator("#id_title").fill("Sprechstunde")
    page.locator("#id_provider").fill("Beratungsstelle")
    page.get_by_label("Kurztext").fill("Wir hören zu.")
    page.get_by_label("Weg der Beratung").select_option("on_site")
    page.get_by_label("Geld für Bildung").check()
    page.locator("#id_reach").select_option("city_wide")
    page.get_by_label("Telefon").fill("030 23125 120")
    page.get_by_role("button", name="Speichern").click()
    page.get_by_role("button", name="Veröffentlichen").click()

    offer = Offer.objects.of(office).get(title="Sprechstunde")
    assert offer.state == State.PUBLISHED
    page.get_by_role("link", name="Öffentliche Seite zeigen").click()
    expect(page.locator("h1")).to_have_text("Sprechstunde")
