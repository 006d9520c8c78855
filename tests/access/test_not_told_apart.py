"""A record of another office looks as if it did not exist, and nobody changes what is not theirs."""

import re
from urllib.parse import quote
from uuid import UUID

import pytest

from tests.access.doors import KONZ_HOST, TRIER, TRIER_IN_ENGLISH, Door
from tests.access.table import ALLOWED, METHODS, NOT_FOUND, OTHER_OFFICE, STRANGER, WRONG_METHOD, Right, rights
from tests.access.world import INSIDER, World, address, ask, kept, outcome, undone, visit
from tests.support.examples import Arguments

pytestmark = pytest.mark.django_db

# Who holds the link of a mail comes in by any office's address; a logo is shown to everybody.
OPEN_BY_DESIGN = frozenset({"accounts:accept-invitation", "account_reset_password_from_key", "accounts:logo"})
SAYS_NO_RECORD = frozenset({"kind"})
# `Expires` names the second of the visit.
DIFFERS_BY_CHANCE = frozenset({"Content-Length", "Expires"})
WAYS: tuple[tuple[str, Door], ...] = (
    (STRANGER, TRIER),
    (INSIDER, TRIER),
    (INSIDER, TRIER_IN_ENGLISH),
    (OTHER_OFFICE, KONZ_HOST),
)
SENT = {"change": "withdraw", "state": "done", "title": "übernommen", "name": "übernommen", "is_reviewed": "on"}


def pages_of_records(world: World) -> list[str]:
    """Return the pages whose address holds a record of an office."""
    return sorted(set(world.trier.places) - OPEN_BY_DESIGN)


@pytest.mark.parametrize("method", METHODS)
def test_a_record_of_another_office_looks_as_if_it_did_not_exist(world, method):
    told_apart = [
        f"{who}, {method} {page} at {door.name}"
        for page in pages_of_records(world)
        for who, door in WAYS
        if not are_alike(world, door, who, method, page)
    ]

    assert told_apart == []


@pytest.mark.parametrize("method", METHODS)
def test_a_record_of_another_office_is_not_found_in_any_role(world, method):
    met = {
        page: outcome(visit(world.visitor(INSIDER), method, address(world.trier.office, page, world.konz.places[page])))
        for page in pages_of_records(world)
    }

    allowed = {NOT_FOUND, WRONG_METHOD}
    assert {page: answer for page, answer in met.items() if answer not in allowed} == {}
    assert NOT_FOUND in met.values()


@pytest.mark.parametrize("page", ["portal:offer", "portal:api:offer", "portal:provider"])
def test_a_draft_has_no_public_page(world, page):
    draft = world.trier.draft
    public_id = draft.provider.public_id if page == "portal:provider" else draft.public_id
    named = address(world.trier.office, page, {"public_id": public_id})
    at_the_root = address(None, page, {"public_id": public_id})

    met = {who: outcome(visit(world.visitor(who), "GET", named)) for who in (STRANGER, INSIDER, OTHER_OFFICE)}

    assert set(met.values()) == {NOT_FOUND}
    assert outcome(visit(world.visitor(STRANGER), "GET", at_the_root)) == NOT_FOUND


def test_the_part_of_another_office_in_an_own_layer_is_not_found(world):
    mixed = world.trier.places["territory:part"] | {"part_id": world.konz.places["territory:part"]["part_id"]}

    for page in ("territory:part", "territory:remove-part"):
        answer = visit(world.visitor(INSIDER), "POST", address(world.trier.office, page, mixed))
        assert outcome(answer) == NOT_FOUND


def test_nothing_sent_to_a_record_of_another_office_changes_anything(world):
    with undone():
        for page in pages_of_records(world):
            ask(world.visitor(INSIDER), "POST", address(world.trier.office, page, world.konz.places[page]), SENT)
            assert kept() == world.before, page


@pytest.mark.parametrize("right", [right for right in rights() if right.method == "POST"], ids=str)
def test_whoever_is_turned_away_changes_nothing(world, right: Right):
    turned_away = [who for who, wanted in right.outcomes.items() if wanted != ALLOWED]
    path = address(world.trier.office, right.page, world.trier.arguments(right.page))

    with undone():
        for who in turned_away:
            ask(world.visitor(who), "POST", path, SENT)
        assert kept() == world.before


def are_alike(world: World, door: Door, who: str, method: str, page: str) -> bool:
    """Whether a page answers for a record of the other office as for one that never was, to the last byte."""
    owner = world.konz if door.of == "trier" else world.trier
    theirs = owner.places[page]
    return _seen(world, door, who, method, page, theirs) == _seen(world, door, who, method, page, unknown(theirs))


def unknown(arguments: Arguments) -> Arguments:
    """Return arguments of the same form that nothing answers to; what kind of file is asked for stays."""
    return {name: value if name in SAYS_NO_RECORD else _like(value) for name, value in arguments.items()}


def _like(value: str | int) -> str | int:
    if isinstance(value, int):
        return 999_999
    return str(UUID(int=0)) if len(value) == len(str(UUID(int=0))) else "zzzzzzzz"


def _seen(world: World, door: Door, who: str, method: str, page: str, arguments: Arguments) -> tuple[int, str, str]:
    answer = door.visit(world, who, method, door.path(world, page, arguments))
    headers = {name: value for name, value in answer.headers.items() if name not in DIFFERS_BY_CHANCE}
    return (
        answer.status,
        _without_chance(repr(sorted(headers.items())), arguments),
        _without_chance(answer.body.decode(), arguments),
    )


def _without_chance(text: str, arguments: Arguments) -> str:
    """Return a text without what differs at every visit: the id that was asked for, and tokens."""
    for value in arguments.values():
        for written in {str(value), quote(str(value)), quote(str(value), safe="")}:
            text = re.sub(rf"(?<=/|F){re.escape(written)}(?=/|%2F|\.|\")", "…", text)
    return re.sub(r'(csrfmiddlewaretoken" value="|csrftoken=|X-CSRFToken[^\w]+)\w+', r"\1…", text)
