"""Numbers as people write them, and signs in their place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.grids.grid import Cell, Kind
from bildungsbuero.core.grids.numbers import Decimals, Figure, Unreadable, find_style, read_figure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("12 345", "12345"),
        ("12\u202f345,75", "12345.75"),
        ("1'234", "1234"),
        ("-3,5", "-3.5"),
        ("\u2212 7", "-7"),
        ("0,5", "0.5"),
        ("1.234.567", "1234567"),
        ("45 €", "45"),
    ],
)
def test_a_german_number_is_read(text, number):
    assert read_figure(Cell(text)) == Figure(number=Decimal(number))


@pytest.mark.parametrize(
    ("text", "number", "note"),
    [
        ("12 345¹⁾", "12345", "¹⁾"),
        ("123 1)", "123", "1)"),
        ("1234 a)", "1234", "a)"),
        ("1.234*", "1234", "*"),
        ("12.3451)", "12345", "1)"),
        ("77 (2)", "77", "(2)"),
        ("5²", "5", "²"),
    ],
)
def test_a_footnote_glued_to_a_number_is_cut_off(text, number, note):
    assert read_figure(Cell(text)) == Figure(number=Decimal(number), note=note)


def test_a_footnote_that_cannot_be_told_from_the_number_is_refused():
    assert read_figure(Cell("1231)")) == Unreadable(reason="footnote")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("–", "-"),
        ("—", "-"),
        (".", "."),
        ("…", "..."),
        ("/", "/"),
        ("X", "x"),
        ("*", "*"),
        ("k. A.", ""),
        ("n. v.", ""),
        ("keine Angabe", ""),
        ("", ""),
        ("< 5", "*"),
        (". 1)", "."),
    ],
)
def test_a_sign_stands_in_place_of_a_number(text, sign):
    figure = read_figure(Cell(text))

    assert isinstance(figure, Figure)
    assert (figure.number, figure.sign) == (None, sign)


def test_percent_brackets_and_letters_say_something_beside_the_number():
    assert read_figure(Cell("12,3 %")) == Figure(number=Decimal("12.3"), is_percent=True)
    assert read_figure(Cell("(4,5)")) == Figure(number=Decimal("4.5"), quality="()")
    assert read_figure(Cell("120 p")) == Figure(number=Decimal(120), quality="p")


@pytest.mark.parametrize("text", ["Trier", "12 1", "1,23,4", "1.23.4", "--1", "12.5.", "unter 6", "9" * 70])
def test_a_text_is_no_number(text):
    assert read_figure(Cell(text)) == Unreadable(reason="value")


def test_errors_and_unsolved_formulas_say_what_they_are():
    assert read_figure(Cell("#DIV/0!")) == Unreadable(reason="error")
    assert read_figure(Cell("#DIV/0!", Kind.ERROR)) == Unreadable(reason="error")
    assert read_figure(Cell("=…", Kind.UNSOLVED)) == Unreadable(reason="unsolved")
    assert read_figure(Cell("1" * 20)) == Unreadable(reason="digits")


@pytest.mark.parametrize(
    ("texts", "decimals", "is_doubtful"),
    [
        (["1.234", "12,5"], Decimals.COMMA, False),
        (["1.234", "12.5"], Decimals.POINT, False),
        (["0.123"], Decimals.POINT, False),
        (["1.234.567"], Decimals.COMMA, False),
        (["1.234"], Decimals.COMMA, True),
        (["12", "Trier"], Decimals.COMMA, False),
    ],
)
def test_the_style_of_a_table_is_told_by_numbers_that_can_be_read_in_one_way_only(texts, decimals, is_doubtful):
    style = find_style(texts)

    assert (style.decimals, bool(style.doubtful)) == (decimals, is_doubtful)


NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=3, allow_nan=False, allow_infinity=False)
SEPARATORS = {Decimals.COMMA: [".", " ", "'", "\u00a0", ""], Decimals.POINT: [",", " ", "'", "\u202f", ""]}


def written(number: Decimal, decimals: Decimals, separator: str) -> str:
    """Return a number as a person writes it."""
    whole, _point, rest = f"{abs(number):,f}".partition(".")
    sign = "-" if number < 0 else ""
    return sign + whole.replace(",", separator) + (f"{decimals}{rest}" if rest else "")


@given(number=NUMBERS, decimals=st.sampled_from(Decimals), data=st.data())
def test_a_written_number_is_read_back(number, decimals, data):
    text = written(number, decimals, data.draw(st.sampled_from(SEPARATORS[decimals])))

    assert read_figure(Cell(text), decimals) == Figure(number=number)


@given(number=NUMBERS, decimals=st.sampled_from(Decimals), note=st.sampled_from(["¹⁾", " 1)", " a)", "*", "²"]))
def test_a_footnote_never_changes_the_number(number, decimals, note):
    figure = read_figure(Cell(written(number, decimals, " ") + note), decimals)

    assert figure == Figure(number=number, note=note.strip())


@given(text=st.text(max_size=80))
def test_no_text_breaks_the_reading(text):
    assert isinstance(read_figure(Cell(text)), Figure | Unreadable)


@given(number=NUMBERS, decimals=st.sampled_from(Decimals))
def test_a_table_with_one_clear_number_is_read_in_its_style(number, decimals):
    clear = written(Decimal("1234.5"), decimals, SEPARATORS[decimals][0])

    assert find_style([clear, written(number, decimals, "")]).decimals is decimals
