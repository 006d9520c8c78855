"""Two offices in one installation learn nothing of each other; what an office sees of its own stands in the rights."""

import io
import logging
import zipfile

import pytest

from bildungsbuero.apps.accounts.models import Role
from tests.access.doors import (
    KONZ,
    KONZ_HOST,
    KONZ_HOST_IN_ENGLISH,
    ROOT,
    TRIER_IN_ENGLISH,
    TRIER_ON_THE_HOST_OF_KONZ,
    Door,
)
from tests.access.table import INSTALLATION, OTHER_OFFICE, OTHER_PROVIDER, STRANGER, rights
from tests.access.world import INSIDER, MARKERS, Answer, World

pytestmark = pytest.mark.django_db

# Who holds the link of a mail or the key to a calendar may read what it stands for.
OPEN_BY_DESIGN = frozenset({"accounts:accept-invitation", "strategy:calendar-feed"})
PAGES = sorted({right.page for right in rights()} - OPEN_BY_DESIGN)
SHOW_WHAT_WAS_RELEASED = frozenset({"accounts:received-releases", "accounts:releases"})
BOTH = ("trier", "konz")
# Who comes through which doors, and whose drafts they must not see.
WAYS: dict[str, tuple[tuple[str, ...], tuple[Door, ...]]] = {
    STRANGER: (BOTH, (TRIER_IN_ENGLISH, TRIER_ON_THE_HOST_OF_KONZ, KONZ, KONZ_HOST, KONZ_HOST_IN_ENGLISH, ROOT)),
    INSIDER: (("konz",), (TRIER_IN_ENGLISH, KONZ_HOST)),
    OTHER_OFFICE: (("trier",), (KONZ, KONZ_HOST_IN_ENGLISH, TRIER_IN_ENGLISH)),
    INSTALLATION: (BOTH, (KONZ_HOST, ROOT)),
}
# Who sees nothing of what only the office may read, at any page of it; everybody else sees nothing of Konz.
OUTSIDE = (STRANGER, OTHER_OFFICE, OTHER_PROVIDER, Role.PARTNER, INSTALLATION)
POSTS = (KONZ, KONZ_HOST)
# What lists, searches and maps are asked beside the plain address.
QUERIES = {
    "actors:organisations": ("q=verein", "archived=on"),
    "catalogue:offers": ("q=zaun", "order=-title"),
    "monitoring:values": ("area=07211&period=2024-12-31",),
    "operations:reports": ("stand=erledigt",),
    "portal:api:offers": ("q=zaunkönig&per_page=100", "per_page=100&topic=arts_culture"),
    "portal:indicator-csv": ("umfang=kreise",),
    "portal:indicator-xlsx": ("umfang=kreise",),
    "portal:indicators": ("q=tabelle",),
    "portal:offers": ("q=zaunkönig", "topic=arts_culture", "q=verein&sort=title"),
    "portal:offers-map": ("q=zaunkönig",),
    "territory:areas": ("suche=trier",),
}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_an_office_shows_its_drafts_to_its_people_only(world, page):
    leaks = [
        f"{who} reads the drafts of {office}"
        for who, answer in world.looks(page).answers.items()
        for office in leaked(answer, hidden_from(who))
    ]

    assert leaks == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_the_drafts_of_another_office(world, page, caplog):
    caplog.set_level(logging.INFO)

    leaks = [
        f"{who} reads the drafts of {office}, with {method} at {door.name}: {path}"
        for who, (hidden, doors) in WAYS.items()
        for door in doors
        for method, path in visits(world, door, page)
        for office in leaked(door.visit(world, who, method, path), hidden)
    ]

    assert leaks == []
    assert [marker for marker in MARKERS.values() if marker in caplog.text] == []


@pytest.mark.parametrize("page", sorted(set(PAGES) - SHOW_WHAT_WAS_RELEASED))
def test_an_office_lists_its_own_offers_and_no_others(world, page):
    answers = world.looks(page).answers

    assert [who for who in (STRANGER, INSIDER) if world.konz.published.title.encode() in answers[who].body] == []


def test_the_marker_is_on_the_pages_of_the_own_office(world):
    """Otherwise the test above would find nothing because there is nothing."""
    shown = [page for page in PAGES if leaked(world.looks(page).answers[INSIDER], ("trier",))]

    assert len(shown) > 25


def test_a_leak_in_a_workbook_or_a_header_is_noticed():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{MARKERS['konz']}</t>")

    assert leaked(Answer(status=200, headers={}, body=packed.getvalue()), BOTH) == ["konz"]
    assert leaked(Answer(status=302, headers={"Location": f"/{MARKERS['trier']}/"}, body=b""), BOTH) == ["trier"]


def hidden_from(who: str) -> tuple[str, ...]:
    """Return whose drafts somebody must not see at the pages of Trier."""
    if who == OTHER_OFFICE:
        return ("trier",)
    return BOTH if who in OUTSIDE else ("konz",)


def visits(world: World, door: Door, page: str) -> list[tuple[str, str]]:
    """Return the methods and addresses by which a page is visited through a door."""
    path = door.path(world, page, door.examples(world).arguments(page))
    asked = [("GET", f"{path}?{query}") for query in QUERIES.get(page, ())]
    return [("GET", path), *asked, *([("POST", path)] if door in POSTS else [])]


def leaked(answer: Answer, offices: tuple[str, ...]) -> list[str]:
    """Return the offices whose marker stands in an answer: in its head, its body, or the files packed in it."""
    texts = [repr(answer.headers).encode(), answer.body]
    if answer.body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            texts += [archive.read(name) for name in archive.namelist()]
    return [office for office in offices if any(MARKERS[office].encode() in text for text in texts)]
