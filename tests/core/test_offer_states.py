"""The table of states: written here once more by hand, walked whole, closed against everything that it leaves out."""

import pytest

from bildungsbuero.core.errors import Denied, Refusal
from bildungsbuero.core.offer_states import (
    ACTIONS,
    ARCHIVED,
    GONE,
    HANDS,
    LIVING,
    NEW,
    STATES,
    after,
    allowed,
    cells,
)

# State, action, hands (o office, p provider, t trusted provider, a anybody, l list, n night) and where it leads.
BY_HAND = """
new        write     opt     draft
new        propose   opta    submitted
new        bring     l       draft submitted published closed cancelled archived
draft      write     optl    draft
draft      submit    opt     submitted
draft      publish   ot      published
draft      archive   optl    archived
submitted  write     optl    submitted
submitted  publish   ot      published
submitted  adopt     ot      gone
submitted  withdraw  o       draft
submitted  archive   optl    archived
published  write     otl     published
published  correct   opt     published
published  bring     l       published closed cancelled
published  withdraw  o       draft
published  confirm   optl    published
published  close     opt     closed
published  cancel    optl    cancelled
published  archive   optl    archived
closed     write     otl     closed
closed     correct   opt     closed
closed     bring     l       published closed cancelled
closed     publish   ot      published
closed     withdraw  o       draft
closed     confirm   optl    closed
closed     cancel    optl    cancelled
closed     archive   optl    archived
cancelled  write     otl     cancelled
cancelled  correct   opt     cancelled
cancelled  bring     l       published closed cancelled
cancelled  publish   ot      published
cancelled  withdraw  o       draft
cancelled  confirm   optl    cancelled
cancelled  archive   optl    archived
archived   restore   optl    draft submitted published closed cancelled
archived   purge     n       gone
"""
LETTERS = dict(zip("optaln", HANDS, strict=True))


def written() -> dict[tuple[str, str, str], set[str]]:
    """Return what the lines above say, by state, action and hand."""
    lines = [line.split() for line in BY_HAND.strip().splitlines()]
    return {
        (state, action, LETTERS[letter]): set(targets)
        for state, action, letters, *targets in lines
        for letter in letters
    }


def test_the_whole_table_says_what_is_written_here():
    found = {(state, action, hand): set(targets) for state, action, hand, targets in cells() if targets}

    assert found == written()
    assert len(list(cells())) == len(STATES) * len(ACTIONS) * len(HANDS)


def test_every_cell_leads_where_it_says_or_is_refused():
    for state, action, hand, targets in cells():
        assert (action in allowed(state, by=hand)) == bool(targets)
        for target in STATES:
            if target in targets:
                assert after(state, action, by=hand, wanted=target) == target
            else:
                with pytest.raises(Refusal):
                    after(state, action, by=hand, wanted=target)


def test_a_hand_without_the_right_is_denied_and_a_state_that_does_not_fit_is_refused():
    with pytest.raises(Denied):
        after("submitted", "publish", by="provider")
    with pytest.raises(Refusal) as caught:
        after("published", "publish", by="office")
    assert caught.value.code == "offers.not_in_this_state"
    with pytest.raises(Refusal, match=r"offers\.is_archived"):
        after(ARCHIVED, "confirm", by="office")
    with pytest.raises(Refusal, match=r"offers\.is_not_archived"):
        after("draft", "restore", by="office")


def test_nothing_leaves_the_house_for_good_but_what_was_put_away_and_waiting_changes():
    assert {(state, action) for state, action, _hand, targets in cells() if GONE in targets} == {
        (ARCHIVED, "purge"),
        ("submitted", "adopt"),
    }


def test_every_living_state_can_be_reached_and_left():
    reached = {target for state, _action, _hand, targets in cells() for target in targets if target != state}

    assert set(LIVING) <= reached
    assert all(allowed(state, by="office") for state in LIVING)
    assert allowed(NEW, by="night") == frozenset()
