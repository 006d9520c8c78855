"""Shares of a sum: the whole or not, and in money without a cent lost."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.shares import amounts, are_the_whole

CENTS = st.integers(0, 10_000)


def shares(*percents: str) -> dict[str, Decimal]:
    return {str(number): Decimal(percent) for number, percent in enumerate(percents)}


def test_shares_are_the_whole_at_exactly_one_hundred():
    assert are_the_whole(shares("33.33", "33.33", "33.34"))
    assert not are_the_whole(shares("33.33", "33.33", "33.33"))
    assert not are_the_whole(shares("60", "60"))
    assert not are_the_whole({})


def test_a_sum_is_divided_into_cents():
    found = amounts(Decimal("100.00"), shares("33.33", "33.33", "33.34"))

    assert list(found.values()) == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]
    assert amounts(Decimal("0.01"), shares("50", "50")) == {"0": Decimal("0.01"), "1": Decimal(0)}


@given(total=st.integers(0, 10**9), cuts=st.lists(CENTS, min_size=3, max_size=3))
def test_no_cent_is_lost_or_made(total, cuts):
    bounds = [0, *sorted(cuts), 10_000]
    parts = {str(number): Decimal(last - first) / 100 for number, (first, last) in enumerate(pairwise(bounds))}

    found = amounts(Decimal(total) / 100, parts)

    assert sum(found.values()) == Decimal(total) / 100
    assert all(abs(found[key] - Decimal(total) / 100 * parts[key] / 100) < Decimal("0.01") for key in parts)
