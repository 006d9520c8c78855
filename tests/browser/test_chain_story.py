"""From a gap in the offers to its effect, walked by the office of Trier-Saarburg as it would walk."""

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.support.browsing import Visit

OFFICE = "/trier-saarburg/"
STAFF = f"{OFFICE}buero/"
ACCOUNT = "leitung.saarburg@example.org"
# Konz, where the demo has no offer for those who learn to read and write, and no advice for them.
TOWN, TOPIC = "07235068", "basic_education"
MATRIX = {"rows": "municipality", "columns": "topic"}


@pytest.fixture
def office(browser: Browser, demo: tuple[str, str]) -> Iterator[Visit]:
    """Somebody who steers the office, signed in."""
    home, password = demo
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="de-DE")
    seen = Visit(page=context.new_page(), home=home)
    seen.go(f"{OFFICE}konto/anmelden/")
    seen.page.locator("input[name=login]").fill(ACCOUNT)
    seen.page.locator("input[name=password]").fill(password)
    seen.page.locator("main button[type=submit]").click()
    seen.page.wait_for_url("**/buero/**")
    yield seen
    context.close()


def send(page: Page, name: str) -> None:
    """Press the button with this name and wait for the next page."""
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state("networkidle")


def save(page: Page) -> None:
    """Send the form of the page."""
    page.locator("main form.bb-form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")


def follow(page: Page, name: str) -> None:
    """Follow the link with this name."""
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state("networkidle")


def main_text(page: Page) -> str:
    """Return what a page says."""
    return page.locator("main").inner_text()


def test_from_the_gap_to_the_effect(office: Visit, picture) -> None:
    page = office.page
    cell = f"{STAFF}angebotsmatrix/zelle/?{urlencode(MATRIX | {'row': TOWN, 'column': TOPIC})}"
    a_gap(office, cell, picture)
    a_need(office, picture)
    a_goal(office, picture)
    a_measure(office, picture)
    measure = page.url
    an_offer(office)
    office.go(cell)
    assert "Hier ist nichts" not in main_text(page)
    assert "Beratung zum Lesen und Schreiben" in main_text(page)
    picture(page, "chain-cell-after")
    the_figure_moves(office)
    page.goto(measure)
    send(page, "Abschließen")
    follow(page, "Wer lesen und schreiben lernen will")
    text = main_text(page)
    assert f"1, {timezone.localdate():%d.%m.%Y}" in text
    assert "In Konz fehlt eine Beratung" in text
    picture(page, "chain-goal-after")
    a_review(office, picture)


def a_gap(office: Visit, cell: str, picture) -> None:
    """The matrix has a zero; the cell says whom that concerns."""
    office.go(f"{STAFF}angebotsmatrix/?{urlencode(MATRIX)}")
    picture(office.page, "chain-matrix")
    office.go(cell)
    assert "Hier ist nichts" in main_text(office.page)
    office.check()
    picture(office.page, "chain-cell-before")


def a_need(office: Visit, picture) -> None:
    """The gap becomes a need that knows its evidence."""
    page = office.page
    follow(page, "Bedarf daraus machen")
    page.locator("#id_title").fill("Alphabetisierung: In Konz fehlt eine Beratung (Beispiel)")
    page.locator("#id_owner").fill("Bildungsmanagement")
    save(page)
    office.check()
    picture(page, "chain-need")


def a_goal(office: Visit, picture) -> None:
    """The need becomes a goal with a target; the field that it belongs to is written first."""
    page = office.page
    need = page.url
    office.go(f"{STAFF}ziele/handlungsfeld/neu/")
    page.locator("#id_title").fill("Grundbildung (Beispiel)")
    page.locator("#id_is_public").check()
    save(page)
    page.goto(need)
    follow(page, "Ziel daraus machen")
    page.locator("#id_field").select_option(label="Grundbildung (Beispiel)")
    page.locator("#id_title").fill("Wer lesen und schreiben lernen will, wird im Kreis beraten (Beispiel)")
    page.locator("#id_indicator").select_option("I-06")
    page.locator("#id_area").select_option("07235")
    page.locator("#id_target_value").fill("2")
    page.locator("#id_target_year").fill(str(timezone.localdate().year + 2))
    page.locator("#id_is_public").check()
    save(page)
    office.check()
    picture(page, "chain-goal-before")


def a_measure(office: Visit, picture) -> None:
    """A measure with an owner and a milestone."""
    page = office.page
    follow(page, "Maßnahme anlegen")
    page.locator("#id_title").fill("Sprechstunde im Bürgerhaus Konz (Beispiel)")
    page.locator("#id_responsible_function").fill("Bildungsmanagement")
    page.locator("#id_next_step").fill("Raum und Stunde festlegen")
    page.locator("#id_is_public").check()
    save(page)
    page.locator("form[action$='/meilenstein/'] [name=title]").fill("Die Sprechstunde hat begonnen")
    due_on = timezone.localdate() + timedelta(days=30)
    page.locator("form[action$='/meilenstein/'] [name=due_on]").fill(due_on.isoformat())
    page.locator("form[action$='/meilenstein/'] button[type=submit]").click()
    page.wait_for_load_state("networkidle")
    office.check()
    picture(page, "chain-measure-before")


def an_offer(office: Visit) -> None:
    """The measure creates an offer in the town, which is published."""
    page = office.page
    follow(page, "Angebot anlegen")
    follow(page, "Beratung")
    page.locator("#id_title").fill("Beratung zum Lesen und Schreiben (Beispiel)")
    page.locator("#id_provider").fill("Bürgerhaus (Beispiel)")
    page.locator("#id_summary").fill("Wir sagen, wo man lesen und schreiben lernen kann, und gehen mit hin.")
    page.get_by_label(re.compile("^Weg der Beratung")).first.select_option(label="vor Ort")
    page.locator(f"input[name=topics][value={TOPIC}]").check()
    page.locator("#id_street").fill("Beispielweg 4")
    page.locator("#id_postcode").fill("54329")
    page.locator("#id_town").fill("Konz")
    page.locator("#id_contact_phone").fill("030 23125 120")
    send(page, "Speichern")
    send(page, "Veröffentlichen")


def the_figure_moves(office: Visit) -> None:
    """The office counts its records; the indicator has a new figure."""
    page = office.page
    office.go(f"{STAFF}zahlen/")
    form = page.locator("form", has=page.locator("input[name=dataset][value=angebotsregister]"))
    form.locator("button[type=submit]").click()
    page.get_by_text("fertig", exact=False).first.wait_for(timeout=60_000)


def a_review(office: Visit, picture) -> None:
    """The interim review shows all of it, also as PDF, and everybody sees what was released."""
    page = office.page
    office.go(f"{STAFF}zwischenbilanzen/neu/")
    page.locator("#id_title").fill("Zwischenbilanz Grundbildung (Beispiel)")
    page.locator("#id_summary").fill("In Konz gibt es jetzt eine Beratung. Das Ziel ist noch nicht erreicht.")
    save(page)
    follow(page, "Durchsehen und einfrieren")
    send(page, "Jetzt einfrieren")
    send(page, "Für alle freigeben")
    follow(page, "Öffentliche Seite")
    text = main_text(page)
    assert "Meilensteine erledigt: 1 von 1" in text
    assert "Beratung zum Lesen und Schreiben" in text
    office.check()
    picture(page, "chain-review")
    printed = page.request.get(f"{page.url}zwischenbilanz.pdf").body()
    assert printed.startswith(b"%PDF")
    assert b"/StructTreeRoot" in printed
    follow(page, "Was wird aus")
    follow(page, "Wer lesen und schreiben lernen will")
    office.check()
    picture(page, "chain-outcome")
