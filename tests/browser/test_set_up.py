"""From an empty folder to a portal with own name, first figures and first institutions: every step counted."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.browsing import Visit, axe_findings, overflow
from tests.support.installation import Installation, until

MOST_STEPS = 12
PATIENCE_S = 240
PASSWORD = "drei-graue-Dächer-am-Markt"
LIST = (
    "Kennung;Titel;Art;Anbieter;Themen;PLZ;Ort\n"
    "1;Stadtbücherei Bad Beispiel;institution;Stadt Bad Beispiel;;54290;Trier\n"
    "2;Grundschule am Markt;institution;Stadt Bad Beispiel;school_learning;54290;Trier\n"
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Installation]:
    """A folder that does not exist yet."""
    made = Installation(tmp_path / "data", {"BILDUNGSBUERO_WORKERS": "1"})
    yield made
    made.end_all()


class Walk:
    """A person on the way; each click that leads on is a step, each page is looked at."""

    def __init__(self, page: Page, picture: Any) -> None:
        self.page = page
        self.picture = picture
        self.steps: list[str] = []

    def step(self, what: str) -> None:
        """Count what a person did, on the command line or by leaving a page."""
        self.steps.append(what)

    def leave(self, button: str, *, name: str) -> None:
        """Look at the page, keep a picture of it, and press the button that leads on."""
        self.look(name)
        self.step(button)
        self.page.get_by_role("button", name=button, exact=True).or_(
            self.page.get_by_role("link", name=button, exact=True)
        ).first.click()
        self.page.wait_for_load_state("networkidle")

    def look(self, name: str) -> None:
        """No finding of axe, no sideways scrolling at 320 pixels; keep a wide and a narrow picture."""
        found = [*axe_findings(self.page), *overflow(self.page)]
        assert not found, f"{self.page.url}\n" + "\n".join(found)
        self._picture(name, "de", 1280)
        self._picture(name, "de", 360)

    def look_in_english(self, name: str) -> None:
        """Keep pictures of the page in English and come back; nothing was entered yet."""
        german = self.page.url
        self.page.get_by_role("link", name="English").click()
        self.page.wait_for_load_state("networkidle")
        self._picture(name, "en", 1280)
        self._picture(name, "en", 360)
        self.page.goto(german)

    def _picture(self, name: str, language: str, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 900})
        self.picture(self.page, f"set-up-{len(self.steps):02d}-{name}-{language}-{width}")
        self.page.set_viewport_size({"width": 1280, "height": 900})


def test_a_new_office_reaches_its_portal_in_at_most_twelve_steps(empty, browser, picture):
    address, code = started(empty)
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE", reduced_motion="reduce")
    page = context.new_page()
    watched = Visit(page=page, home=address)
    walk = Walk(page, picture)
    walk.step("bildungsbuero init")
    walk.step("bildungsbuero serve")

    page.goto(address)
    found_the_office(walk, code)
    fill_the_office(walk)
    walk.look("loading")
    walk.look_in_english("loading")
    wait_for_figures(page)
    walk.leave("Zu Ihrem Portal", name="missing")

    assert len(walk.steps) <= MOST_STEPS, walk.steps
    assert "Bildungsbüro Bad Beispiel" in page.title()
    walk.look("portal")
    check_content(page, address)
    assert not watched.complaints
    context.close()


def found_the_office(walk: Walk, code: str) -> None:
    """From the code to the moment in which the office exists."""
    page = walk.page
    walk.look_in_english("code")
    page.get_by_label("Code").fill(code.lower())
    walk.leave("Beginnen", name="code")
    walk.look_in_english("office")
    page.get_by_label("Stadt oder Landkreis").fill("Stadt Trier")
    page.get_by_label("Name des Büros").fill("Bildungsbüro Bad Beispiel")
    walk.leave("Weiter", name="office")
    walk.look_in_english("area")
    assert page.get_by_label("Trier (kreisfreie Stadt").first.is_checked()
    walk.leave("Weiter", name="area")
    page.get_by_label("Ihr Name").fill("Anna Beispiel")
    page.get_by_label("E-Mail-Adresse").fill("anna@example.org")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_repeated").fill(PASSWORD)
    walk.leave("Weiter", name="administrator")


def fill_the_office(walk: Walk) -> None:
    """Contact, mail, figures and institutions."""
    page = walk.page
    walk.look_in_english("contact")
    page.get_by_label("Straße").fill("Am Markt 1")
    page.get_by_label("Postleitzahl").fill("54290")
    page.get_by_label("Ort", exact=True).fill("Bad Beispiel")
    assert page.get_by_label("Land", exact=True).input_value() == "07"
    walk.leave("Weiter", name="contact")
    walk.look_in_english("mail")
    walk.leave("Später, weiter", name="mail")
    walk.look_in_english("figures")
    walk.leave("Amtliche Startdaten laden", name="figures")
    walk.look_in_english("institutions")
    page.get_by_label("Liste").set_input_files({"name": "liste.csv", "mimeType": "text/csv", "buffer": LIST.encode()})
    walk.leave("Liste einlesen", name="institutions")


def check_content(page: Page, address: str) -> None:
    """A figure, an institution, the rules of the Land stand in the portal; the assistant is gone."""
    page.goto(f"{address}/trier/kennzahlen/D-17/")
    assert "6,5" in page.inner_text("main")
    page.goto(f"{address}/trier/angebote/?q=Stadtbücherei")
    assert "Stadtbücherei Bad Beispiel" in page.inner_text("main")
    page.goto(f"{address}/trier/barrierefreiheit/")
    assert "Mainz" in page.inner_text("main")
    assert "noch nicht geprüft" in page.inner_text("main")
    gone = page.goto(f"{address}/einrichten/")
    assert gone is not None
    assert gone.status == 404


def started(empty: Installation) -> tuple[str, str]:
    """Run init and serve as a person does; return the address and the code that the terminal shows."""
    assert empty.command("init").returncode == 0
    port = free_port()
    server = empty.start("-m", "bildungsbuero.cli", "serve", "--port", str(port))
    assert server.stdout is not None
    said = ""
    for line in server.stdout:
        said += line
        if found := re.search(r"Einrichtungscode: (\S+)", said):
            address = f"http://127.0.0.1:{port}"
            until(lambda: answers(port), "the pages answer")
            return address, found[1]
    raise AssertionError(said)


def wait_for_figures(page: Page) -> None:
    """Ask anew what is missing until the start data are loaded."""
    for _time in range(PATIENCE_S):
        if "Amtliche Startdaten" not in page.inner_text(".bb-set-up__items"):
            return
        page.wait_for_timeout(1000)
        page.reload()
    raise AssertionError("the start data were not loaded")


def answers(port: int) -> bool:
    """Whether somebody listens."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
