"""Every component in the browser: on one sheet, as charts and maps, as a form, after an update."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from bildungsbuero.apps.accounts.models import Office
from tests.support.browsing import Visit


@pytest.fixture(autouse=True)
def _pages_of_the_tests(settings) -> None:
    settings.ROOT_URLCONF = "tests.support.component_pages"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["bausteine", "zeichnungen", "formular"])
def test_component_has_no_barrier(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object], name: str, width: int
) -> None:
    seen = visit(f"/trier/{name}/", width=width)

    seen.check()
    picture(seen.page, f"{name}-{width}")


def test_form_with_errors_has_no_barrier(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    seen = visit("/trier/formular/")

    seen.page.get_by_role("button", name="Speichern").click()
    seen.page.wait_for_load_state("networkidle")

    seen.check()
    picture(seen.page, "formular-fehler-1280")


def test_interactive_chart_loads_on_request_within_the_content_policy(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    seen = visit("/trier/zeichnungen/")
    page = seen.page
    before = page.evaluate("() => performance.getEntriesByType('resource').map((one) => one.name)")

    page.get_by_role("button", name="Interaktives Diagramm laden").first.click()
    page.locator(".bb-chart__live svg").wait_for()

    assert not any("vega" in address for address in before)
    expect(page.locator(".bb-chart__live")).to_contain_text("11,9 %")
    page.wait_for_function("() => document.getElementById('announcement').textContent !== ''")
    seen.check()
    picture(page, "zeichnungen-interaktiv-1280")


def test_points_load_on_request_and_are_reached_by_keyboard(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    seen = visit("/trier/zeichnungen/")
    page = seen.page

    page.get_by_role("button", name="Auf einer Karte zeigen").click()
    page.locator(".leaflet-marker-icon").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".leaflet-popup-content a").first).to_have_text("Schule 0")
    seen.check()
    picture(page, "zeichnungen-karte-1280")


def test_update_keeps_the_focus_and_announces_the_count(office: Office, visit: Callable[..., Visit]) -> None:
    seen = visit("/trier/aktualisieren/")
    page = seen.page

    page.get_by_label("Wort").fill("Kurs")
    page.get_by_label("Wort").dispatch_event("change")
    page.wait_for_function("() => document.getElementById('announcement').textContent === '3 Treffer'")

    assert page.evaluate("() => document.activeElement.id") == "word"
    assert seen.complaints == []


@pytest.mark.parametrize(("path", "status"), [("konflikt", 409), ("absturz", 500)])
def test_fault_shows_a_page_with_a_way_out(
    office: Office,
    visit: Callable[..., Visit],
    picture: Callable[..., object],
    live_server,
    path: str,
    status: int,
) -> None:
    seen = visit(f"/trier/{path}/", status=status)

    seen.check()
    expect(seen.page.get_by_role("link", name="Zur Startseite")).to_be_visible()
    picture(seen.page, f"{path}-de-1280")


def test_page_without_the_parts_of_others_is_plain_but_whole(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object], monkeypatch
) -> None:
    monkeypatch.setattr("bildungsbuero.web.shell.has_vendor", lambda: False)

    seen = visit("/trier/formular/")

    seen.check()
    picture(seen.page, "formular-schlicht-1280")


def test_colours_can_be_forced(office: Office, visit: Callable[..., Visit], picture: Callable[..., object]) -> None:
    seen = visit("/trier/", forced_colors="active")

    assert seen.complaints == []
    picture(seen.page, "start-erzwungene-farben-1280")
