"""The pages that every office has: each in German and English, wide and narrow, without a barrier."""

from collections.abc import Callable

from playwright.sync_api import expect

from bildungsbuero.apps.accounts.models import Office
from tests.support.browsing import Visit
from tests.support.cast import make_office


def test_page_that_does_not_exist_has_no_barrier(office: Office, visit: Callable[..., Visit]) -> None:
    visit("/trier/gibt-es-nicht/", status=404).check()


def test_list_of_offices_has_no_barrier(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    make_office(key="trier-saarburg", name="Bildungsbüro Landkreis Trier-Saarburg")

    seen = visit("/")

    seen.check()
    picture(seen.page, "offices-de-1280")


def test_person_reaches_content_navigation_and_search_by_keyboard_alone(
    office: Office, visit: Callable[..., Visit]
) -> None:
    page = visit("/trier/impressum/").page

    order = []
    for _step in range(14):
        page.keyboard.press("Tab")
        order.append(page.evaluate("() => document.activeElement.innerText || document.activeElement.name"))

    assert order[0] == "Zum Inhalt springen"
    assert "Merkliste" in order
    assert "Sprache:\nDeutsch" in order
    assert "Anmelden" in order
    assert "Start" in order
    page.keyboard.press("Shift+Tab")
    page.goto(page.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content"


def test_problem_is_reported_without_scripts(office: Office, visit: Callable[..., Visit]) -> None:
    page = visit("/trier/", scripts=False).page

    page.get_by_role("link", name="Fehler melden").click()
    page.get_by_label("Was ist nicht in Ordnung?").fill("Die Telefonnummer stimmt nicht.")
    page.get_by_role("button", name="Meldung senden").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Danke. Ihre Meldung ist angekommen.")


def test_error_summary_takes_the_focus_and_leads_to_the_field(office: Office, visit: Callable[..., Visit]) -> None:
    seen = visit("/trier/fehler-melden/")
    page = seen.page

    page.get_by_role("button", name="Meldung senden").click()
    page.wait_for_load_state("networkidle")

    assert page.evaluate("() => document.activeElement.id") == "errors"
    assert page.title().startswith("Fehler:")
    seen.check()
    page.get_by_role("alert").get_by_role("link").click()
    assert page.evaluate("() => document.activeElement.id") == "id_message"


def test_text_size_stays_on_the_next_page(office: Office, visit: Callable[..., Visit]) -> None:
    page = visit("/trier/impressum/", scripts=False).page

    page.get_by_role("link", name="Textgröße: sehr groß").click()
    assert page.url.endswith("/trier/impressum/")
    page.get_by_role("link", name="Datenschutz").first.click()

    assert page.locator("html").get_attribute("data-text-size") == "largest"


def test_language_link_leads_to_the_same_page(office: Office, visit: Callable[..., Visit]) -> None:
    page = visit("/trier/datenschutz/").page

    page.locator(".bb-languages summary").click()
    page.get_by_role("link", name="English").click()

    assert page.url.endswith("/trier/en/datenschutz/")
    assert page.locator("html").get_attribute("lang") == "en"
