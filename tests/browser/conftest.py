"""Chromium drives the product; where there is no Chromium these tests are skipped, plainly."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bildungsbuero.apps.accounts.models import Office, Person
from tests.support.browsing import Visit
from tests.support.cast import make_office

# Playwright keeps an event loop in this thread; Django would refuse the database because of it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PICTURES = Path(__file__).parent / "pictures"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this process."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        pytest.skip("Chromium is not installed on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def demo(browser: Browser) -> Iterator[tuple[str, str]]:
    """The demo region, served by the product itself, and the password of its accounts."""
    from tools.pictures import served_demo

    with served_demo() as (home, password):
        yield home, password


@pytest.fixture
def office(transactional_db: None) -> Office:
    """The office whose pages are looked at."""
    return make_office(
        name="Bildungsbüro der Stadt Trier",
        municipality="Trier",
        street="Beispielstraße 1",
        postcode="54290",
        town="Trier",
        phone="0651 000-0000",
        email="bildung@example.org",
        opening_hours="Montag bis Donnerstag 9 bis 16 Uhr\nFreitag 9 bis 12 Uhr",
    )


@pytest.fixture
def open_context(browser: Browser, live_server: Any) -> Iterator[Callable[..., BrowserContext]]:
    """Open browser contexts (language, width, scripts) that are closed after the test."""
    opened: list[BrowserContext] = []

    def open_one(*, width: int = 1280, scripts: bool = True, **options: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            locale="de-DE",
            java_script_enabled=scripts,
            reduced_motion="reduce",
            **options,
        )
        # A slow machine is no fault of the page.
        context.set_default_timeout(90_000)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def visit(open_context: Callable[..., BrowserContext], live_server: Any) -> Callable[..., Visit]:
    """Open a path, watched: errors in the console, violations of the content policy, requests to elsewhere."""

    def open_path(path: str, *, person: Person | None = None, status: int = 200, **options: Any) -> Visit:
        context = open_context(**options)
        if person is not None:
            sign_in(context, person, live_server.url)
        watched = Visit(page=context.new_page(), home=live_server.url)
        watched.go(path, status=status)
        return watched

    return open_path


@pytest.fixture
def picture() -> Callable[[Page, str], Path]:
    """Keep a picture of a whole page for people to look at."""

    def keep(page: Page, name: str) -> Path:
        PICTURES.mkdir(exist_ok=True)
        path = PICTURES / f"{name}.png"
        page.evaluate("() => document.fonts.ready.then(() => true)")
        page.screenshot(path=path, full_page=True)
        return path

    return keep


def sign_in(context: BrowserContext, person: Person, address: str) -> None:
    """Give the browser the session of a person."""
    client = Client()
    client.force_login(person)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}])
