"""The same sign means different things by source and era."""

from decimal import Decimal

import pytest

from bildungsbuero.core.cells import Meaning, Missing, Published, Quality
from bildungsbuero.core.symbols import LETTERS, OFFICIAL, ROUNDED_TO_5, Dash, read_cell


@pytest.mark.parametrize(
    ("sign", "meaning"),
    [
        (".", Meaning.UNKNOWN_OR_SECRET),
        ("...", Meaning.PENDING),
        ("/", Meaning.UNRELIABLE),
        ("x", Meaning.NOT_MEANINGFUL),
        ("*", Meaning.SECRET),
        ("", Meaning.NOT_DELIVERED),
    ],
)
def test_official_signs_without_a_number(sign, meaning):
    assert read_cell(None, sign, OFFICIAL) == Missing(meaning=meaning, mark=sign)


def test_a_dash_is_zero_in_one_table_and_not_published_in_another():
    zero = read_cell(None, "-", OFFICIAL.with_dash(Dash.ZERO))
    hidden = read_cell(None, "-", OFFICIAL.with_dash(Dash.NOT_PUBLISHED))

    assert zero == Published(value=Decimal(0), mark="-", meaning=Meaning.ZERO)
    assert hidden == Missing(meaning=Meaning.NOT_PUBLISHED, mark="-")


def test_a_dash_that_nobody_decided_is_no_number():
    assert read_cell(None, "-", OFFICIAL).meaning is Meaning.UNDECIDED


def test_letters_of_newer_tables():
    assert read_cell(None, "g", LETTERS).meaning is Meaning.UNKNOWN_OR_SECRET
    assert read_cell(None, "k", LETTERS).meaning is Meaning.ZERO
    assert read_cell(Decimal(0), "0", LETTERS).value == 0


def test_an_unknown_sign_is_kept_and_is_no_number():
    found = read_cell(None, "?", OFFICIAL)
    assert (found.meaning, found.mark) == (Meaning.UNDECIDED, "?")


@pytest.mark.parametrize(
    ("sign", "quality"),
    [("()", Quality.LIMITED), ("r", Quality.REVISED), ("p", Quality.PRELIMINARY), ("s", Quality.ESTIMATED)],
)
def test_signs_beside_a_number_limit_it(sign, quality):
    found = read_cell(Decimal("4.5"), "", OFFICIAL, quality=sign)
    assert found == Published(value=Decimal("4.5"), mark=sign, quality=frozenset({quality}))


def test_a_final_value_carries_no_sign():
    assert read_cell(Decimal(7), "", OFFICIAL, quality="e") == Published(value=Decimal(7))


def test_rounded_sources_flag_every_number():
    assert Quality.ROUNDED in read_cell(Decimal(15), "", ROUNDED_TO_5).quality
