"""Staff pages: the menu at every width, without scripts, and “Heute”."""

from collections.abc import Callable

from playwright.sync_api import expect

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.operations.models import ErrorReport
from tests.support.browsing import Visit
from tests.support.cast import administrator_of, editor_of


def test_today_with_work_to_do_leads_there(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    ErrorReport.unscoped.create(office=office, message="Die Nummer stimmt nicht.")
    seen = visit("/trier/buero/", person=editor_of(office))

    seen.check()
    picture(seen.page, "today-work-de-1280")
    seen.page.locator(".bb-today a").first.click()

    assert seen.page.url.endswith("/trier/buero/meldungen/")


def test_menu_opens_on_a_phone_without_scripts(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    page = visit("/trier/buero/", person=administrator_of(office), width=360, scripts=False).page
    expect(page.get_by_role("link", name="Personen").first).to_be_hidden()

    page.get_by_text("Menü des Büros").click()
    page.get_by_role("link", name="Personen").first.click()

    assert page.url.endswith("/trier/buero/personen/")


def test_person_signs_out_from_every_page(office: Office, visit: Callable[..., Visit]) -> None:
    page = visit("/trier/impressum/", person=editor_of(office)).page

    page.get_by_role("button", name="Abmelden").click()
    page.wait_for_load_state("networkidle")

    expect(page.get_by_role("link", name="Anmelden")).to_be_visible()


def test_double_click_sends_a_form_once(office: Office, visit: Callable[..., Visit]) -> None:
    page = visit("/trier/fehler-melden/").page
    page.get_by_label("Was ist nicht in Ordnung?").fill("Die Telefonnummer stimmt nicht.")

    page.get_by_role("button", name="Meldung senden").dblclick()
    page.wait_for_url("**/danke/**")

    assert ErrorReport.objects.of(office).count() == 1
