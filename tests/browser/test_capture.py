"""The office captures a counselling offer: every input is counted, once with the pointer, once by keyboard alone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Locator, Page, expect

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Place
from bildungsbuero.apps.catalogue.models import Offer, State
from tests.support.browsing import Visit
from tests.support.cast import editor_of
from tests.support.offers import make_organisation, make_place

OpenPath = Callable[..., Visit]
MOST_INPUTS = 12


class Hand:
    """Somebody at the page; every link, field and button that is used counts as one input."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.inputs = 0

    def labelled(self, label: str) -> Locator:
        """Return the field with a label; a field that must be filled says so behind it."""
        return self.page.get_by_label(re.compile(rf"^{re.escape(label)}( Pflichtangabe)?$")).first

    def press(self, role: str, name: str) -> None:
        """Follow a link or press a button."""
        self.page.get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]
        self.inputs += 1

    def fill(self, label: str, text: str) -> None:
        """Write into a field."""
        self.labelled(label).fill(text)
        self.inputs += 1

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.labelled(label).select_option(label=option)
        self.inputs += 1

    def tick(self, label: str) -> None:
        """Tick a box."""
        self.labelled(label).check()
        self.inputs += 1


class Keyboard(Hand):
    """The same with the tab key, the arrows, the space bar and letters only."""

    def press(self, role: str, name: str) -> None:
        self._go_to(role, name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.inputs += 1

    def fill(self, label: str, text: str) -> None:
        self._go_to("", label)
        self.page.keyboard.type(text)
        self.inputs += 1

    def choose(self, label: str, option: str) -> None:
        self._go_to("", label)
        self.page.keyboard.type(option)
        self.inputs += 1

    def tick(self, label: str) -> None:
        self._go_to("", label)
        self.page.keyboard.press("Space")
        self.inputs += 1

    def _go_to(self, role: str, name: str) -> None:
        """Press the tab key until what has this name has the focus."""
        wanted = (
            self.page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
            if role
            else self.labelled(name)
        ).first
        for _press in range(250):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the tab key does not reach {name!r}")


@pytest.fixture
def place(office: Office, tmp_path: Path) -> Place:
    """A place of the register, and a provider beside it."""
    settings.DATA_DIR = tmp_path
    make_organisation(office=office, name="Beratungsstelle (Beispiel)", is_example=True)
    return make_place(office=office, name="Haus am Markt", street="Beispielweg 4", postcode="54290", town="Trier")


@pytest.mark.parametrize(("hand", "width", "scripts"), [(Hand, 1280, False), (Keyboard, 1280, True), (Hand, 360, True)])
def test_a_counselling_offer_is_captured_and_published_with_at_most_twelve_inputs(
    office: Office,
    place: Place,
    visit: OpenPath,
    picture: Callable[..., object],
    hand: type[Hand],
    width: int,
    scripts: bool,
) -> None:
    page = visit("/trier/buero/angebote/", person=editor_of(office), width=width, scripts=scripts).page
    who = hand(page)

    who.press("link", "Neues Angebot")
    who.press("link", "Beratung")
    who.fill("Titel", "Bildungsberatung am Markt")
    who.fill("Anbieter", "Beratungsstelle (Beispiel)")
    who.fill("Kurztext", "Wir beraten zu Schule, Ausbildung und Weiterbildung.")
    who.choose("Weg der Beratung", "vor Ort")
    who.tick("Geld für Bildung")
    who.fill("Ort aus dem Verzeichnis", str(place))
    who.fill("Telefon", "030 23125 120")
    picture(page, f"capture-form-{width}")
    who.press("button", "Speichern")
    who.press("button", "Veröffentlichen")
    picture(page, f"capture-published-{width}")

    offer = Offer.objects.of(office).with_provider_and_place().get()
    assert (offer.state, offer.place, offer.topics) == (State.PUBLISHED, place, ("funding_help",))
    assert offer.profile["guidance_way"] == "on_site"
    assert who.inputs <= MOST_INPUTS


def test_the_preview_stands_above_the_form_and_the_form_keeps_what_was_typed(
    office: Office, place: Place, visit: OpenPath, picture: Callable[[Page, str], Path]
) -> None:
    seen = visit("/trier/buero/angebote/neu/guidance/", person=editor_of(office))
    seen.page.locator("#id_title").fill("Bildungsberatung am Markt")
    seen.page.locator("#id_provider").fill("Beratungsstelle (Beispiel)")
    seen.page.locator("#id_known_place").fill(str(place))
    seen.page.get_by_role("button", name="Vorschau").click()

    expect(seen.page.locator("section[aria-labelledby=preview]")).to_contain_text("Beispielweg 4")
    assert seen.page.locator("#id_title").input_value() == "Bildungsberatung am Markt"
    assert Offer.objects.of(office).count() == 0
    seen.check()
    picture(seen.page, "offer-preview")
