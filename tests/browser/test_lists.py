"""Lists in the browser: a workbook with headings of its own, and the courses of a school by file each semester."""

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.formats.workbook import as_xlsx
from tests.support.browsing import Visit
from tests.support.cast import editor_of

PAGE = "/trier/buero/angebote/liste/"
HEADS = ("Kurs-Nr.", "Kurstitel", "Veranstalter", "Start", "Ort", "Kosten", "Bemerkung")
COURSE = (
    "<kurs><knr>{number}</knr><haupttitel>{title}</haupttitel><beginndat>{day}</beginndat><endedat>{day}</endedat>"
    "<gebnorm>{price}</gebnorm></kurs>"
)


def workbook() -> bytes:
    """A table as people keep it: nearly the headings of the template."""
    rows = [
        ("101", "Nähen für alle", "Nähtreff (Beispiel)", "01.03.2027", "Trier", "12,50", "Raum frei?"),
        ("102", "Chor", "Singkreis (Beispiel)", "02.03.2027", "Trier", "", ""),
    ]
    return as_xlsx("Kurse", HEADS, rows)


def semester(numbers: range, *, day: str, price: str) -> bytes:
    """An export of the school's own program."""
    courses = (COURSE.format(number=n, title=f"Kurs {n}", day=day, price=price) for n in numbers)
    return f"<kurse>{''.join(courses)}</kurse>".encode()


def give(page: Page, name: str, content: bytes) -> None:
    """Give a file on the page that reads lists, and let the job process work."""
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    page.locator("main input[type=file]").set_input_files(file)
    press(page, "Vorschau zeigen")


def press(page: Page, button: str) -> None:
    """Press a button that starts a job, do the job, and go on to its result."""
    page.get_by_role("button", name=button).click()
    page.wait_for_url(re.compile("/vorgaenge/"))
    address = page.url
    execute(address.rstrip("/").rpartition("/")[2])
    page.goto(address)
    page.get_by_role("link", name=re.compile("Ergebnis")).first.click()


def test_a_workbook_with_a_wrong_column_is_mended_in_the_browser(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    seen = visit(PAGE, person=editor_of(office), scripts=False)
    give(seen.page, "kursliste.xlsx", workbook())
    seen.page.locator("select[name=kind]").select_option("course")
    # The program takes “Start” for the first day; what it cannot know is chosen by hand or left out.
    assert seen.page.locator("select[name=column_3]").input_value() == "starts_on"
    seen.page.locator("select[name=column_4]").select_option("town")
    seen.page.locator("select[name=column_6]").select_option("")
    picture(seen.page, "list-columns-1280")
    press(seen.page, "Vorschau zeigen")
    expect(seen.page.locator("body")).to_contain_text("Was diese Liste ändern würde")
    press(seen.page, "Übernehmen")

    assert {offer.title for offer in Offer.unscoped.all()} == {"Nähen für alle", "Chor"}
    assert Offer.unscoped.get(title="Nähen für alle").prices[0]["amount"] == "12.50"


def test_three_hundred_courses_come_by_file_each_semester(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object]
) -> None:
    seen = visit(PAGE, person=editor_of(office), scripts=False)
    seen.page.locator("input[name=provider]").fill("Volkshochschule (Beispiel)")
    give(seen.page, "kurse-fruehjahr.xml", semester(range(300), day="01.03.2027", price="20,00"))
    press(seen.page, "Übernehmen")
    assert Offer.unscoped.filter(state=State.PUBLISHED).count() == 300

    seen.go(PAGE)
    seen.page.locator("input[name=provider]").fill("Volkshochschule (Beispiel)")
    give(seen.page, "kurse-herbst.xml", semester(range(80, 380), day="06.09.2027", price="22,00"))
    text = seen.page.inner_text("body")
    assert "„kurse-fruehjahr“" in text
    assert "20 €" in text
    assert "22 €" in text
    picture(seen.page, "semester-preview-1280")
    press(seen.page, "Übernehmen")
    assert Offer.unscoped.filter(state=State.ARCHIVED).count() == 80

    press(seen.page, "Die ganze Liste zurücknehmen")
    picture(seen.page, "semester-undone-1280")
    standing = Offer.unscoped.filter(state=State.PUBLISHED)
    assert {offer.external_id for offer in standing} == {str(number) for number in range(300)}
    assert {offer.prices[0]["amount"] for offer in standing} == {"20.00"}
