"""Somebody who has never seen the product brings tables in: no manual, no script needed, every page looked at."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.monitoring.models import Delivery
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.apps.operations.models import Job
from tests.support import tables
from tests.support.browsing import Visit
from tests.support.cast import monitor_of
from tests.support.shared import SHARED
from tests.support.territory import give_area, make_unit

RATE = SHARED / "statistics" / "konstanz_in_zahlen" / "schulen" / "uebergangsquote.csv"


@pytest.fixture
def start(office: Office, visit: Callable[..., Visit], data_dir: Path) -> Callable[..., Visit]:
    """Open the page that imports figures, as somebody in the role Monitoring."""
    nation = make_unit(key="DG", name="Deutschland")
    city = make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=nation)
    make_unit(key="07235", name="Trier-Saarburg", parent=nation)
    make_unit(key="07312", name="Kaiserslautern", kind="kreisfreie Stadt", parent=nation)
    give_area(office, city)
    person = monitor_of(office)

    def open_page(**options: Any) -> Visit:
        return visit("/trier/buero/zahlen/einlesen/", person=person, **options)

    return open_page


def press(page: Page, name: str) -> None:
    """Press a button and wait for the next page."""
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state("networkidle")


def give(page: Page, path: Path) -> None:
    """Give a file and go on."""
    page.get_by_label("Datei").set_input_files(path)
    press(page, "Einlesen")


def result(page: Page, office: Office) -> Delivery:
    """Let the job process do its work and open the page that it leads to."""
    assert execute(Job.objects.of(office).latest("pk").public_id) is None
    page.reload(wait_until="networkidle")
    page.get_by_role("link", name="Zum Ergebnis").click()
    page.wait_for_load_state("networkidle")
    return Delivery.objects.of(office).latest("pk")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_table_of_a_city_is_imported_without_a_manual(office, start, picture, tmp_path, scripts):
    seen = start(scripts=scripts)
    path = RATE if RATE.is_file() else tables.write_rate(tmp_path)
    give(seen.page, path)
    expect(seen.page.get_by_role("heading", level=1)).to_have_text("Ist es richtig gelesen?")
    if scripts:
        seen.check()
        picture(seen.page, "assistent-lesen-1280")
    press(seen.page, "Weiter zum Datensatz")
    if scripts:
        seen.check()
    seen.page.get_by_label("Titel").fill("Übergänge auf weiterführende Schulen")
    press(seen.page, "Einlesen")

    delivery = result(seen.page, office)

    expect(seen.page.get_by_role("heading", level=1)).to_have_text(path.name)
    assert (delivery.refused_rows, delivery.dataset.title) == (0, "Übergänge auf weiterführende Schulen")
    assert delivery.dataset.period == "school_year_begun"


def test_an_ugly_workbook_is_imported_and_next_years_needs_one_click(office, start, picture, tmp_path):
    seen = start()
    give(seen.page, tables.write_ugly(tmp_path))
    seen.check()
    picture(seen.page, "assistent-mappe-1280")
    text = seen.page.locator("main").inner_text()
    assert "15 Werte werden gelesen." in text
    assert "1 Summenzeile wird ausgelassen" in text
    press(seen.page, "Weiter zum Datensatz")
    seen.page.get_by_label("Titel").fill("Grundschulen")
    press(seen.page, "Einlesen")
    first = result(seen.page, office)
    seen.check()

    seen.go("/trier/buero/zahlen/einlesen/")
    give(seen.page, tables.write_ugly(tmp_path, name="neu.xlsx", last="2024/25", moved=True))
    expect(seen.page.locator("main")).to_contain_text("Erkannt als „Grundschulen“")
    seen.check()
    picture(seen.page, "assistent-erkannt-1280")
    press(seen.page, "Übernehmen")
    second = result(seen.page, office)

    assert (first.rows, second.rows, second.refused_rows) == (15, 15, 0)
    assert (second.dataset, second.periods) == (first.dataset, ["2022", "2023", "2024"])


def test_a_column_is_corrected_by_keyboard_alone(office, start, tmp_path):
    path = tmp_path / "besuche.csv"
    path.write_text("Jahr;Besuche;Telefon\n2022/23;5;12345\n2023/24;6;12345\n", "utf-8")
    seen = start()
    give(seen.page, path)
    seen.page.get_by_role("link", name="Jede Spalte einzeln festlegen").focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_load_state("networkidle")

    seen.page.get_by_label("Spalte C", exact=False).first.focus()
    seen.page.keyboard.press("End")
    seen.page.get_by_role("button", name="Neu lesen").first.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_load_state("networkidle")

    expect(seen.page.locator("main")).to_contain_text("2 Werte werden gelesen.")
    expect(seen.page.locator(".bb-sheet thead")).to_contain_text("ausgelassen")


def test_what_is_no_table_is_said_on_the_page_where_it_was_given(start, tmp_path):
    path = tmp_path / "brief.csv"
    path.write_text("Sehr geehrte Damen und Herren\nanbei die Zahlen.\n", "utf-8")
    seen = start()

    give(seen.page, path)

    expect(seen.page.locator("main")).to_contain_text("In dieser Datei steht keine Tabelle mit Zahlen")
    seen.check()
