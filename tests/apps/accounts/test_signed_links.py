"""Links of mails: they hold for 30 days, for one record, as long as it is tied to the same address."""

from datetime import date, timedelta

import pytest
from django.core.signing import Signer

from bildungsbuero.apps.accounts.signed_links import SignedLinks

LINKS = SignedLinks(salt="bildungsbuero.upkeep", id_key="o")
TODAY = date(2026, 11, 22)


def test_a_link_holds_for_thirty_days_and_not_before_it_was_made():
    bond = LINKS.bond_of(("trier", "bcdfghjk", "info@vhs.example", 1))
    token = LINKS.token_for("bcdfghjk", bond, TODAY)

    held = [days for days in (-1, 0, 30, 31) if LINKS.find_claim(token, TODAY + timedelta(days=days))]
    assert held == [0, 30]


def test_a_link_is_tied_to_what_it_was_made_for():
    bond = LINKS.bond_of(("trier", "bcdfghjk", "info@vhs.example", 1))
    claim = LINKS.find_claim(LINKS.token_for("bcdfghjk", bond, TODAY), TODAY)

    assert claim is not None
    assert claim.public_id == "bcdfghjk"
    assert claim.is_bound_to(bond)
    assert not claim.is_bound_to(LINKS.bond_of(("trier", "bcdfghjk", "neu@vhs.example", 1)))


@pytest.mark.parametrize(
    "content",
    [{}, [], {"o": "bcdfghjk", "d": "gestern", "b": ""}, {"i": "bcdfghjk", "d": "2026-11-22", "b": ""}],
)
def test_what_is_signed_but_says_something_else_opens_nothing(content):
    assert LINKS.find_claim(Signer(salt=LINKS.salt).sign_object(content), TODAY) is None
    assert LINKS.find_claim("guessed", TODAY) is None


def test_links_that_were_mailed_once_stay_valid():
    mailed = Signer(salt="bildungsbuero.upkeep").sign_object({"o": "bcdfghjk", "d": "2026-11-01", "b": "tied"})

    claim = LINKS.find_claim(mailed, TODAY)

    assert claim is not None
    assert claim.is_bound_to("tied")
