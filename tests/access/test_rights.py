"""What the table says is what happens, at every page, with each method, for each kind of person."""

from collections.abc import Iterable

import pytest

from bildungsbuero.apps.accounts.models import Role
from tests.access.table import ALLOWED, OTHER_OFFICE, Right, people, rights
from tests.access.world import Answer, World, address, outcome, visit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("right", rights(), ids=str)
def test_everybody_meets_what_the_table_says(world, right: Right):
    assert differences(world, right) == []


def test_a_page_that_is_more_open_than_the_table_says_is_noticed(world):
    closed = Right(
        page="portal:start", method="GET", outcomes=dict.fromkeys(people(), "allowed") | {"stranger": "log-in"}
    )

    assert differences(world, closed) == ["stranger meets “allowed” at GET portal:start; the table says “log-in”"]


def differences(world: World, right: Right) -> list[str]:
    """Return a sentence for each kind of person who meets something else than the table says."""
    wanted = wanted_for_each(right)
    met = {who: outcome(answer) for who, answer in answers(world, right, wanted).items()}
    return [
        f"{who} meets “{met[who]}” at {right}; the table says “{wanted[who]}”"
        for who in wanted
        if met[who] != wanted[who]
    ]


def answers(world: World, right: Right, people: Iterable[str]) -> dict[str, Answer]:
    """Return what people meet at a page of Trier; each comes to the page as it was before the others."""
    path = address(world.trier.office, right.page, world.trier.arguments(right.page))
    looked = world.looks(right.page).answers if right.method == "GET" else {}
    return {who: looked.get(who) or visit(world.visitor(who), right.method, path) for who in people}


def wanted_for_each(right: Right) -> dict[str, str]:
    """Return what each visitor must meet: who works elsewhere meets the same in every single role."""
    elsewhere = right.outcomes[OTHER_OFFICE]
    single_roles = {f"{role} of Konz": elsewhere for role in Role.values if right.method == "GET"}
    return {**right.outcomes, **({} if elsewhere == ALLOWED else single_roles)}
