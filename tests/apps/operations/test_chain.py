"""The chain through a record: what led to it, what came of it, what measures it."""

import pytest

from bildungsbuero.apps.operations import links
from bildungsbuero.apps.operations.chain import chain_of
from bildungsbuero.apps.operations.links import Shown
from tests.support.cast import make_office

pytestmark = pytest.mark.django_db

STEPS = ("need", "goal", "initiative", "offer", "indicator")


@pytest.fixture
def trier(monkeypatch):
    monkeypatch.setattr(links, "_kinds", {})
    for step, kind in enumerate(STEPS):
        links.register_kind(kind, title=f"{kind}s", step=step, shown=_shown)
    office = make_office()
    for start, end in (("need:n", "goal:g"), ("goal:g", "initiative:i"), ("goal:g", "initiative:secret")):
        _link(start, end, office)
    for start, end in (("initiative:i", "offer:o"), ("initiative:i", "offer:p"), ("goal:g", "indicator:k")):
        _link(start, end, office)
    return office


def test_an_offer_knows_its_measure_its_goal_its_need_and_the_indicator_of_the_goal(trier):
    assert _said(chain_of("offer", "o", trier, frozenset({"management"}))) == ["n", "g", "i", "(o)", "k"]


def test_a_need_leads_to_all_that_came_of_it(trier):
    assert _said(chain_of("need", "n", trier, frozenset({"management"}))) == ["(n)", "g", "i", "secret", "o", "p", "k"]


def test_what_one_may_not_see_is_left_out_and_nothing_is_alone(trier):
    assert _said(chain_of("goal", "g", trier, frozenset())) == ["n", "(g)", "i", "o", "p", "k"]
    assert chain_of("offer", "q", trier, frozenset()).is_alone


def test_a_circle_ends_and_a_long_chain_says_that_it_is_cut(trier):
    _link("offer:o", "need:n", trier)
    for number in range(80):
        _link("initiative:i", f"offer:x{number}", trier)

    chain = chain_of("need", "n", trier, frozenset())

    assert chain.is_cut
    assert "(n)" in _said(chain)


def _link(start, end, office):
    links.link(*start.split(":"), "leads_to", *end.split(":"), office=office, person=None)


def _shown(public_ids, _office, roles):
    return {one: Shown(title=one) for one in public_ids if one != "secret" or roles}


def _said(chain):
    return [
        f"({record.shown.title})" if record.is_here else record.shown.title
        for step in chain.steps
        for record in step.records
    ]
