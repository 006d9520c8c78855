"""Every page of the product in Chromium: in German and English, with long texts, empty, and with a form full of faults.

The list of pages is the list of addresses: a new page is walked as soon as it stands in the table of rights.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.actors.models import ProviderAccess
from tests.access.table import ALLOWED, rights
from tests.access.world import address
from tests.browser.conftest import sign_in
from tests.support import samples
from tests.support.browsing import Visit
from tests.support.cast import make_office, make_person
from tests.support.deliveries import bring
from tests.support.examples import EVERYWHERE, Examples, make_examples
from tests.support.territory import make_unit
from tools.reference.pages import Page, all_pages

# What a visit changes is undone after it.
pytestmark = pytest.mark.django_db

# What answers no page of its own: files, parts of pages, and addresses that lead on at once.
NO_PAGE = {
    "accounts:after-login",
    "accounts:logo",
    "accounts:own-data-file",
    "actors:similar-organisations",
    "catalogue:known-places",
    "catalogue:list-template",
    "catalogue:picture-file",
    "catalogue:quality-letter-pdf",
    "catalogue:similar-offers",
    "catalogue:snapshot-file",
    "catalogue:translations-sheet",
    "monitoring:calendar",
    "monitoring:table-template",
    "monitoring:takeover-template",
    "monitoring:protection-report-csv",
    "monitoring:protection-report-pdf",
    "needs:coverage-file",
    "needs:needs-file",
    "needs:reach-file",
    "needs:reach-picture",
    "operations:health",
    "operations:job-state",
    "portal:catalogue",
    "portal:edition-file",
    "portal:favicon",
    "portal:guide-file",
    "portal:indicator-csv",
    "portal:indicator-picture",
    "portal:indicator-xlsx",
    "portal:interim-review-file",
    "portal:open-indicator",
    "portal:open-table",
    "portal:own-table-csv",
    "portal:shared-list-calendar",
    "portal:share-picture",
    "portal:offer-share-picture",
    "portal:indicator-share-picture",
    "portal:crawl-index",
    "portal:crawl-map",
    "portal:usage-file",
    "portal:hsds",
    "portal:hsds-at-location",
    "portal:hsds-at-locations",
    "portal:hsds-openapi",
    "portal:hsds-organization",
    "portal:hsds-organizations",
    "portal:hsds-service",
    "portal:hsds-services",
    "portal:hsds-taxonomies",
    "portal:hsds-taxonomy",
    "portal:hsds-term",
    "portal:hsds-terms",
    "portal:offer-calendar",
    "portal:offers-file",
    "portal:offers-map",
    "portal:offers-changes",
    "portal:offers-news",
    "portal:picture",
    "portal:recording",
    "portal:sign-language-file",
    "portal:provider-calendar",
    "portal:outline",
    "portal:robots",
    "portal:text-size",
    "strategy:calendar-feed",
    "strategy:decisions-file",
    "strategy:projects-file",
    "strategy:year-file",
    "strategy:initiatives-file",
    "strategy:review-file",
}
# A word as German has them, in the place of every name, title and file name.
LONG = "angebotsveroeffentlichungsfristverlaengerung"
FORM = "main form[method=post]:has([required])"
SENT_EMPTY = """(form) => {
  form.noValidate = true;
  for (const field of form.querySelectorAll("input, textarea, select")) {
    if (["checkbox", "radio"].includes(field.type)) field.checked = false;
    else if (field.type !== "hidden") field.value = "";
  }
  form.requestSubmit();
}"""


class World:
    """An office full of long words and an empty one, served, and a window for each kind of visitor."""

    def __init__(self, server: LiveServer, browser: Browser, folder: Path) -> None:
        self.home = server.url
        self.full = _full_office(folder)
        self.empty = make_office(key="leer", name="Bildungsbüro ohne alles")
        self.strangers = self._window(browser, None)
        self.insiders = {
            office.key: self._window(browser, self._insider(office)) for office in (self.full.office, self.empty)
        }

    def visit(self, page: Page, office: Office, *, language: str = "de") -> Visit:
        """Return a page that was opened by somebody who may see it."""
        window = self.strangers if page.is_public else self.insiders[office.key]
        for last in window.pages:
            last.close()
        seen = Visit(page=window.new_page(), home=self.home)
        arguments = self.full.arguments(page.name) if office == self.full.office else EVERYWHERE.get(page.name, {})
        seen.go(address(office, page.name, arguments, language=language), until="load")
        return seen

    def close(self) -> None:
        """Close all windows."""
        for window in (self.strangers, *self.insiders.values()):
            window.close()

    def _insider(self, office: Office) -> Person:
        """Return somebody in every role, who also keeps the offers of the provider of the examples."""
        person = make_person(office=office, roles=tuple(Role.values))
        if office == self.full.office:
            provider = self.full.draft.provider
            ProviderAccess.unscoped.create(office=office, person=person, organisation=provider)
        return person

    def _window(self, browser: Browser, person: Person | None) -> BrowserContext:
        window = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE", reduced_motion="reduce")
        if person is not None:
            sign_in(window, person, self.home)
        return window


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, browser: Browser, tmp_path_factory) -> Iterator[World]:
    """The world of this module; the database is emptied behind it."""
    folder = tmp_path_factory.mktemp("pages")
    with override_settings(DATA_DIR=folder, MEDIA_ROOT=folder / "media"), django_db_blocker.unblock():
        server = LiveServer("localhost")
        built = World(server, browser, folder / "files")
        try:
            yield built
        finally:
            # First the windows, or the server would leave their connections open.
            built.close()
            server.stop()
            call_command("flush", interactive=False, verbosity=0)


def shown_pages() -> list[Page]:
    """Return the pages that show something to somebody."""
    shown = {right.page for right in rights() if right.method == "GET" and ALLOWED in right.outcomes.values()}
    return [page for page in all_pages() if page.name in shown - NO_PAGE and not page.is_operation]


def lists_and_forms() -> list[Page]:
    """Return the pages that every office has, however little it has captured."""
    return [page for page in shown_pages() if "<" not in page.address or page.name in EVERYWHERE]


def walks() -> Iterator[Any]:
    """Yield every page in German and English; the English pages of the staff belong to what takes long."""
    for page in shown_pages():
        yield pytest.param(page, "de", id=f"{page.name}-de")
        marks = () if page.is_public else (pytest.mark.prove,)
        yield pytest.param(page, "en", id=f"{page.name}-en", marks=marks)


@pytest.mark.parametrize(("page", "language"), list(walks()))
def test_page_with_long_words_has_no_barrier(world: World, page: Page, language: str) -> None:
    seen = world.visit(page, world.full.office, language=language)

    seen.check()
    form = seen.page.locator(FORM)
    if language == "de" and form.count():
        with seen.page.expect_navigation(wait_until="load"):
            form.first.evaluate(SENT_EMPTY)
        expect(seen.page.locator("#errors"), "an empty form is answered with what is missing").to_have_count(1)
        seen.check()


@pytest.mark.prove
@pytest.mark.parametrize("page", lists_and_forms(), ids=lambda page: page.name)
def test_page_of_an_empty_office_has_no_barrier(world: World, page: Page) -> None:
    world.visit(page, world.empty).check()


@pytest.mark.parametrize("name", sorted(NO_PAGE))
def test_what_is_no_page_is_not_overlooked(world: World, name: str) -> None:
    assert name in {page.name for page in all_pages()}
    path = address(world.full.office, name, world.full.arguments(name))

    answer = world.insiders[world.full.office.key].request.get(world.home + path, max_redirects=0)

    assert answer.status == 302 or "<!doctype html>" not in answer.text()[:200].lower()


def _full_office(folder: Path) -> Examples:
    nation = make_unit(key="DG", name="Deutschland")
    land = make_unit(key="07", name="Rheinland-Pfalz", parent=nation)
    city = make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=land)
    make_unit(key="07235", name="Trier-Saarburg", parent=land)
    folder.mkdir(parents=True)
    bring(samples.write_leavers(folder))
    office = make_office(name="Bildungsbüro der Stadt Trier und des Landkreises Trier-Saarburg")
    other = make_office(key="konz", name=f"Bildungsbüro {LONG}")
    return make_examples(office=office, marker=LONG, area=city, other=other, folder=folder)
