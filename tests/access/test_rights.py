"""What the table says is what happens, at every page, with each method, for each kind of person."""

import pytest

from tests.access.table import Right, people, rights
from tests.access.world import World, address, outcome, visit

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
    path = address(world.trier.office, right.page, world.trier.arguments(right.page))
    met = {who: outcome(visit(world.visitor(who), right.method, path)) for who in right.outcomes}
    return [
        f"{who} meets “{met[who]}” at {right}; the table says “{wanted}”"
        for who, wanted in right.outcomes.items()
        if met[who] != wanted
    ]
