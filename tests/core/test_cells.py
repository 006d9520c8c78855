"""Null propagation: what adding up and dividing make of cells without a number."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.cells import (
    SEVERITY,
    SKIPPED,
    Meaning,
    Missing,
    Published,
    Quality,
    Suppressed,
    as_text,
    plain,
    ratio,
    rounded,
    total,
    without_number,
)

WITHOUT_NUMBER = [meaning for meaning in Meaning if meaning not in {Meaning.VALUE, Meaning.ZERO}]
whole_numbers = st.integers(-(10**9), 10**9).map(Decimal)
published = whole_numbers.map(lambda value: Published(value=value))
zeros = st.just(Published(value=Decimal(0), mark="-", meaning=Meaning.ZERO))
numberless = st.sampled_from(WITHOUT_NUMBER).map(without_number)
cells = st.one_of(published, zeros, numberless)


def number(value: int | str) -> Published:
    return Published(value=Decimal(value))


@given(st.lists(st.one_of(published, zeros), min_size=1))
def test_numbers_and_exact_zeros_add_up(parts):
    assert total(parts).value == sum(part.value for part in parts)


@given(st.lists(cells, min_size=1))
def test_one_cell_without_a_number_makes_the_sum_one_without(parts):
    spoiling = [part for part in parts if SEVERITY[part.meaning] > SKIPPED]
    if spoiling:
        assert not isinstance(total(parts), Published)
        assert SEVERITY[total(parts).meaning] == max(SEVERITY[part.meaning] for part in spoiling)


@given(st.lists(cells, min_size=1), st.randoms(use_true_random=False))
def test_the_order_of_the_parts_does_not_matter(parts, random):
    shuffled = list(parts)
    random.shuffle(shuffled)
    assert total(shuffled) == total(parts)


@given(st.lists(cells, min_size=1))
def test_nothing_withheld_ever_becomes_a_number(parts):
    if any(isinstance(part, Suppressed) for part in parts):
        assert not isinstance(total(parts), Published)


def test_cells_that_make_no_sense_are_left_out_unless_they_stand_alone():
    blocked = without_number(Meaning.NOT_MEANINGFUL)
    assert total([number(3), blocked, number(4)]) == number(7)
    assert total([blocked, blocked]) == blocked


def test_only_zeros_stay_an_exact_zero():
    zero = Published(value=Decimal(0), mark="-", meaning=Meaning.ZERO)
    assert total([zero, zero]).meaning is Meaning.ZERO
    assert total([zero, number(5)]) == number(5)


def test_nothing_at_all_is_not_delivered():
    assert total([]) == Missing(meaning=Meaning.NOT_DELIVERED)


@given(cells, cells)
def test_a_ratio_has_a_number_only_where_both_parts_have_one(top, bottom):
    found = ratio(top, bottom, factor=Decimal(100))
    has_parts = isinstance(top, Published) and isinstance(bottom, Published)
    assert isinstance(found, Published) == (has_parts and bottom.value != 0)


@given(whole_numbers)
def test_dividing_by_zero_has_no_base_and_is_never_zero(value):
    found = ratio(Published(value=value), number(0), factor=Decimal(100))
    assert found.meaning is Meaning.NO_BASE
    assert not isinstance(found, Published)


def test_the_graver_reason_stands_for_a_ratio():
    secret, missing = without_number(Meaning.UNKNOWN_OR_SECRET), without_number(Meaning.NOT_DELIVERED)
    assert ratio(missing, secret).meaning is Meaning.UNKNOWN_OR_SECRET


def test_a_rate_is_unrounded_to_ten_decimals():
    found = ratio(number(78), number(1192), factor=Decimal(100))
    assert as_text(found.value) == "6.5436241611"


def test_quality_is_carried_along():
    estimated = Published(value=Decimal(5), quality=frozenset({Quality.ESTIMATED}))
    assert total([estimated, number(1)]).quality == {Quality.ESTIMATED}
    assert ratio(estimated, number(2)).quality == {Quality.ESTIMATED}


def test_commercial_rounding_goes_up_at_the_half():
    assert rounded(Decimal("28.75"), 1) == Decimal("28.8")
    assert rounded(Decimal("-0.05"), 1) == Decimal("-0.1")
    assert rounded(Decimal("1234.5"), 0) == Decimal(1235)


def test_plain_numbers_have_neither_needless_zeros_nor_exponents():
    assert str(plain(Decimal("6.50"))) == "6.5"
    assert str(plain(Decimal("1E+2"))) == "100"
    assert as_text(Decimal("104342.0")) == "104342"
    assert as_text(Decimal("0.12345678901")) == "0.123456789"
