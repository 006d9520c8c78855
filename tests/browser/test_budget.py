"""What a first visit costs: weight, what holds up the page, barriers; over pages, languages and widths."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import Visit

# Fonts included, as they come over the line.
MOST_BYTES = 200_000
LANGUAGES = ("", "ar/", "de-leicht/")
WIDTHS = (1280, 320)
PAGES = (
    "",
    "angebote/",
    "angebote/?q=Deutsch",
    "angebote/?kind=guidance",
    "angebote/?near=54290&radius=5",
    "anbieter/",
    "themen/",
    "themen/a-bis-z/",
    "themen/bildungsberatung/",
    "themen/berufsorientierung/",
    "themen/neu-in-deutschland/",
    "themen/lesen-schreiben-rechnen/",
    "themen/lernfoerderung/",
    "themen/uebergaenge/",
    "themen/mint/",
    "themen/kulturelle-bildung/",
    "themen/bne/",
    "bildungswege/",
    "uebersicht/",
    "merkliste/",
    "wegweiser/?q=Deutsch",
    "kennzahlen/",
    "kennzahlen/D-17/",
    "offene-daten/",
    "barrierefreiheit/",
)
SCRIPTS_THAT_WAIT = "() => [...document.scripts].filter((s) => s.src && !s.defer && !s.async).map((s) => s.src)"


@pytest.fixture
def empty(browser: Browser) -> Iterator[Page]:
    """A browser that has never been here."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


def weight_of(page: Page, address: str) -> int:
    """Return the bytes that a first visit brings over the line."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    weights: list[float] = []
    session.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    session.detach()
    return round(sum(weights))


@pytest.mark.prove
def test_a_first_visit_stays_light_and_no_script_holds_it_up(empty: Page, demo: tuple[str, str]) -> None:
    pages = ("", "angebote/", "themen/berufsorientierung/", "kennzahlen/D-17/")
    weights = {path: weight_of(empty, f"{demo[0]}/trier/{path}") for path in pages}

    assert {path: weight for path, weight in weights.items() if weight > MOST_BYTES} == {}
    assert empty.evaluate(SCRIPTS_THAT_WAIT) == []


@pytest.mark.prove
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_keeps_the_budget(browser: Browser, demo: tuple[str, str], language: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    found = []
    for path in PAGES:
        seen = Visit(page=context.new_page(), home=demo[0])
        weight = weight_of(seen.page, f"{demo[0]}/trier/{language}{path}")
        try:
            seen.check()
        except AssertionError as problem:
            found.append(f"{path}: {problem}")
        found += [f"{path}: {weight} bytes"] if weight > MOST_BYTES else []
        found += [f"{path}: {one} waits" for one in seen.page.evaluate(SCRIPTS_THAT_WAIT)]
        seen.page.close()
    context.close()

    assert found == []
