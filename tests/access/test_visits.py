"""What holds for every visit: looking changes nothing, forms are guarded, nothing personal is kept on the way."""

import pytest
from django.conf import settings

from bildungsbuero.apps.accounts.models import Office
from tests.access.table import ALLOWED, STRANGER, Right, rights
from tests.access.world import INSIDER, World, address, ask, kept, outcome, undone
from tools.reference.pages import all_pages

pytestmark = pytest.mark.django_db

LOOKS = [right for right in rights() if right.method == "GET"]
FORMS = [right for right in rights() if right.method == "POST" and ALLOWED in right.outcomes.values()]
# Only the sender's browser remembers what is sent here; with a token every visitor would get a cookie.
OPEN_TO_FORMS_FROM_ELSEWHERE = frozenset({"portal:change-kept-list"})
GUARDED = [right for right in FORMS if right.page not in OPEN_TO_FORMS_FROM_ELSEWHERE]
# These say by themselves how long they may be kept, because they are the same for everybody.
SAME_FOR_ALL = frozenset(
    {
        "accounts:logo",
        "operations:health",
        "portal:catalogue",
        "portal:embed",
        "portal:embed-table",
        "portal:indicator-picture",
        "portal:indicator-share-picture",
        "portal:offer-share-picture",
        "portal:outline",
        "portal:picture",
        "portal:recording",
        "portal:sign-language-file",
        "portal:share-picture",
    }
)
KEPT_NOWHERE = {"private", "no-store"}
# The browser remembers what a visitor chose; a session the key of a new password, so that it leaves the address.
REMEMBERED = frozenset({"account_reset_password_from_key", "portal:text-size"})
TOKEN = b"csrfmiddlewaretoken"
STAFF_PAGES = frozenset(page.name for page in all_pages() if page.roles)


@pytest.mark.parametrize("right", LOOKS, ids=str)
def test_looking_changes_nothing_and_leaves_nothing_in_browser_or_proxy(world, right: Right):
    looks = world.looks(right.page)

    assert looks.changed_nothing
    if right.page not in SAME_FOR_ALL:
        kept_by = {
            who: set(answer.headers.get("Cache-Control", "").split(", ")) for who, answer in looks.answers.items()
        }
        assert [who for who, said in kept_by.items() if who != STRANGER and not said >= KEPT_NOWHERE] == []
    seen = looks.answers[STRANGER]
    if right.page not in REMEMBERED and TOKEN not in seen.body:
        assert not seen.cookies


@pytest.mark.parametrize("right", GUARDED, ids=str)
def test_a_form_from_elsewhere_is_turned_down(world, right: Right):
    who = STRANGER if right.outcomes[STRANGER] == ALLOWED else INSIDER

    with undone():
        answer = ask(world.visitor(who, guarded=True), "POST", path_of(world, right))
        assert answer.status == 403
        assert kept() == world.before


@pytest.mark.parametrize("page", sorted(OPEN_TO_FORMS_FROM_ELSEWHERE))
def test_what_takes_forms_from_elsewhere_changes_nothing_in_the_house(world, page):
    path = address(world.trier.office, page, world.trier.arguments(page))
    offer = world.trier.published.public_id

    with undone():
        for who in (STRANGER, INSIDER):
            for sent in ({"offer": offer}, {"offer": offer, "change": "drop"}, {"change": "empty"}):
                assert outcome(ask(world.visitor(who, guarded=True), "POST", path, sent)) == ALLOWED
        assert kept() == world.before


@pytest.mark.parametrize("page", sorted(SAME_FOR_ALL))
def test_what_says_by_itself_how_long_it_is_kept_is_the_same_for_everybody(world, page):
    answers = list(world.looks(page).answers.values())

    assert {answer.body for answer in answers} == {answers[0].body}
    assert answers[0].headers["Cache-Control"]
    assert [answer.cookies for answer in answers if answer.cookies] == []


@pytest.mark.parametrize("right", [right for right in rights() if right.page in STAFF_PAGES], ids=str)
def test_where_an_office_demands_a_second_factor_nobody_enters_without(world, right: Right):
    with undone():
        Office.objects.filter(pk=world.trier.office.pk).update(requires_second_factor=True)
        before = kept()
        answer = ask(world.visitor(INSIDER), right.method, path_of(world, right))
        assert (answer.status, answer.headers.get("Location")) == (302, "/trier/konto/zweiter-faktor/")
        assert kept() == before


def test_the_cookie_of_a_session_is_kept_from_scripts_and_other_sites():
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE in {"Lax", "Strict"}


def test_a_change_is_noticed(world):
    with undone():
        right = next(right for right in FORMS if right.page == "operations:settle-mail")
        assert outcome(ask(world.visitor(INSIDER), "POST", path_of(world, right))) == ALLOWED
        assert kept() != world.before
    assert kept() == world.before


def path_of(world: World, right: Right) -> str:
    """Return the address of a page in Trier."""
    return address(world.trier.office, right.page, world.trier.arguments(right.page))
