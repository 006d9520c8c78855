"""Twelve people and what they look for, walked through the demo region as they would walk."""

import csv
import io
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browsing import Visit

ADDRESS = "/trier/"


@pytest.fixture
def walk(browser: Browser, demo: tuple[str, str]) -> Iterator[Callable[..., Visit]]:
    """Begin a walk on a page of the demo, watched."""
    opened: list[BrowserContext] = []

    def begin(path: str = "", *, width: int = 360, scripts: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            reduced_motion="reduce",
            locale="de-DE",
        )
        opened.append(context)
        seen = Visit(page=context.new_page(), home=demo[0])
        seen.go(f"{ADDRESS}{path}")
        return seen

    yield begin
    for context in opened:
        context.close()


def look_for(page: Page, words: str) -> None:
    """Type words into the search of the home page and send them."""
    field = page.locator("main input[type=search]").first
    field.fill(words)
    field.press("Enter")
    page.wait_for_load_state()


def first_hit(page: Page) -> None:
    """Open the first hit."""
    page.locator(".bb-hit__title a").first.click()
    page.wait_for_load_state()


def main_text(page: Page) -> str:
    """Return what a page says."""
    return page.locator("main").inner_text()


def test_a_mother_finds_a_kita_near_trier_nord(walk, picture):
    seen = walk()
    look_for(seen.page, "Kita Trier-Nord")

    expect(seen.page.locator(".bb-chip").first).to_contain_text("Nord")
    seen.check()
    picture(seen.page, "story-mother-1")
    first_hit(seen.page)

    expect(seen.page.get_by_role("heading", level=1)).to_contain_text("Kita")
    assert "Trier" in main_text(seen.page)
    assert seen.page.locator("a[href^='tel:']").count()
    picture(seen.page, "story-mother-2")


def test_a_pupil_of_class_9_finds_a_trial_day(walk, picture):
    seen = walk("themen/berufsorientierung/")
    picture(seen.page, "story-pupil-1")
    seen.page.get_by_role("link", name="in Klasse 9 oder 10").click()
    seen.page.wait_for_load_state()

    assert "Schnuppertag" in main_text(seen.page)
    seen.go(f"{ADDRESS}angebote/?q=Praktikum+Klasse+9")
    expect(seen.page.locator(".bb-chip").first).to_contain_text("Klasse")
    first_hit(seen.page)
    expect(seen.page.get_by_role("heading", level=1)).to_contain_text("Schnuppertag")
    picture(seen.page, "story-pupil-2")


def test_a_teacher_prints_a_list_for_a_class(walk, picture):
    seen = walk("themen/berufsorientierung/", width=1280)
    seen.page.get_by_role("link", name="Lehrkraft").first.click()
    seen.page.wait_for_load_state()

    text = main_text(seen.page)
    assert "Klasse" in text
    seen.check()
    picture(seen.page, "story-teacher")


def test_a_newcomer_reads_ukrainian(walk, picture):
    seen = walk("uk/")
    look_for(seen.page, "курс німецької")

    first_hit(seen.page)
    expect(seen.page.get_by_role("heading", level=1)).to_contain_text("Німецька")
    assert seen.page.locator("html").get_attribute("lang") == "uk"
    # Weekdays, prices and conditions are Ukrainian, too.
    assert "понеділок" in main_text(seen.page).casefold()
    seen.check()
    picture(seen.page, "story-ukrainian")


def test_a_newcomer_reads_arabic_from_right_to_left(walk, picture):
    seen = walk("ar/")
    look_for(seen.page, "دورة اللغة الألمانية")

    assert seen.page.locator("html").get_attribute("dir") == "rtl"
    first_hit(seen.page)
    expect(seen.page.get_by_role("heading", level=1)).to_contain_text("الألمانية")
    seen.check()
    picture(seen.page, "story-arabic")


def test_who_reads_with_difficulty_finds_a_number_to_call(walk, picture):
    seen = walk("de-leicht/")
    seen.page.locator("main a[href*='themen/lesen-schreiben-rechnen']").first.click()
    seen.page.wait_for_load_state()

    expect(seen.page.locator("main a[href^='tel:']").first).to_be_visible()
    seen.check()
    picture(seen.page, "story-easy")


def test_an_older_person_enlarges_the_text_and_looks_around(walk, picture):
    seen = walk()
    seen.page.locator(".bb-sizes__largest").click()
    seen.page.get_by_role("link", name="Älter werden").first.click()
    seen.page.wait_for_load_state()

    assert seen.page.locator("html").get_attribute("data-text-size") == "largest"
    first_hit(seen.page)
    assert seen.page.locator("a[href^='tel:']").count()
    seen.check()
    picture(seen.page, "story-older")


def test_an_adviser_hands_out_a_list_in_two_languages(walk, picture):
    seen = walk("angebote/?q=Deutsch", width=1280)
    for number in range(3):
        seen.page.locator(".bb-keep__button").nth(number).click()
        seen.page.wait_for_function(
            "count => document.getElementById('kept-count').innerText.includes(`(${count})`)", arg=number + 1
        )
    seen.page.get_by_role("link", name="Merkliste").first.click()
    seen.page.get_by_role("link", name="Handzettel in zwei Sprachen").click()
    seen.page.get_by_role("button", name="Українська").click()
    seen.page.wait_for_load_state()

    assert seen.page.locator("td[lang=uk]").count() > 10
    expect(seen.page.locator("section.bb-twin")).to_have_count(3)
    seen.check()
    picture(seen.page, "story-adviser")


def test_who_uses_a_wheelchair_sees_what_is_known_of_the_entrance(walk, picture):
    seen = walk()
    look_for(seen.page, "Bibliothek barrierefrei")

    expect(seen.page.locator(".bb-chip").first).to_contain_text("stufenlos")
    seen.go(f"{ADDRESS}angebote/?q=barrierefrei")
    first_hit(seen.page)
    assert "stufenlos" in main_text(seen.page)
    seen.check()
    picture(seen.page, "story-wheelchair")


def test_who_has_no_car_finds_a_course_in_the_evening(walk, picture):
    seen = walk()
    look_for(seen.page, "Kurs abends")
    expect(seen.page.locator(".bb-chip").first).to_contain_text("abends")

    seen.go(f"{ADDRESS}angebote/?q=Kurs+abends&near=54290&radius=5")
    hits = seen.page.locator(".bb-hits").inner_text()
    assert "km entfernt" in hits
    assert "Uhr" in hits
    seen.check()
    picture(seen.page, "story-evening")


def test_a_family_learns_what_bildung_und_teilhabe_pays(walk, picture):
    seen = walk()
    look_for(seen.page, "Nachhilfe Bildung und Teilhabe")

    assert "Bildung und Teilhabe beantragen" in main_text(seen.page)
    first_hit(seen.page)
    assert "kostenlos" in main_text(seen.page)
    seen.check()
    picture(seen.page, "story-but")


def test_a_provider_sees_its_entries_and_what_is_asked_of_it(walk, demo, picture):
    seen = walk("konto/anmelden/")
    seen.page.locator("input[name=login]").fill("anbieter.trier@example.org")
    seen.page.locator("input[name=password]").fill(demo[1])
    seen.page.locator("main button[type=submit]").click()
    seen.page.wait_for_url("**/buero/**")

    assert seen.page.locator("main a[href*='/angebote/']").count()
    seen.check()
    picture(seen.page, "story-provider")


def test_a_journalist_takes_a_figure_along_with_its_source(walk, picture):
    seen = walk("kennzahlen/", width=1280)
    seen.page.get_by_role("link", name="Abgehende ohne Hauptschulabschluss").first.click()
    seen.page.wait_for_load_state()
    seen.check()
    picture(seen.page, "story-journalist")

    answer = seen.page.request.get(f"{seen.home}{ADDRESS}kennzahlen/D-17/tabelle.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text().lstrip("\ufeff")), delimiter=";"))
    assert rows
    assert all(row["source"] and row["licence"] for row in rows)


def test_from_search_to_print_by_keyboard_and_without_scripts(walk):
    seen = walk(scripts=False, width=1280)
    look_for(seen.page, "Deutsch")
    seen.page.get_by_role("button", name="Filter anwenden").count()
    seen.page.locator("input[name=topic]").first.check()
    seen.page.get_by_role("button", name="Filter anwenden").click()
    seen.page.wait_for_load_state()
    assert seen.page.locator(".bb-chip").count()

    first_hit(seen.page)
    keep = seen.page.get_by_role("button", name="Merken").first
    keep.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_load_state()
    seen.page.get_by_role("link", name="Merkliste").first.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/merkliste/")

    expect(seen.page.locator(".bb-kept-offer")).to_have_count(1)
    assert len(seen.page.pdf(format="A4")) > 5_000
