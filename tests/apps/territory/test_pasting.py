"""A pasted list of keys and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.apps.territory.pasting import MOST_LINES, read_lines
from bildungsbuero.core.errors import Refusal


def test_semicolons_and_tabs_divide_key_and_name():
    lines, refused = read_lines('1;Mitte/Gartenfeld\n\n2\tNord\n"3";"Süd";mehr\r\n')
    assert [(line.number, line.key, line.name) for line in lines] == [
        (1, "1", "Mitte/Gartenfeld"),
        (3, "2", "Nord"),
        (4, "3", "Süd"),
    ]
    assert refused == []


def test_a_header_is_no_part():
    lines, _refused = read_lines("Schlüssel;Name\n1;Nord")
    assert [line.name for line in lines] == ["Nord"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Nord", "territory.line_incomplete"),
        ("1;", "territory.line_incomplete"),
        (";Nord", "territory.line_incomplete"),
        ("a b;Nord", "territory.line_key"),
        ("-1;Nord", "territory.line_key"),
        ("=1+1;Nord", "territory.line_key"),
        ("x" * 41 + ";Nord", "territory.line_key"),
        ("2;" + "x" * 151, "territory.line_name_too_long"),
        ("1;noch einmal", "territory.line_twice"),
    ],
)
def test_a_line_that_cannot_be_taken_says_where_and_why(line, code):
    lines, (refusal,) = read_lines(f"1;Nord\n{line}")
    assert len(lines) == 1
    assert (refusal.code, refusal.place.row) == (code, 2)


def test_an_empty_list_and_one_that_is_too_long_are_refused_as_a_whole():
    for text, code in (("", "territory.no_lines"), (" \n\t\n", "territory.no_lines")):
        with pytest.raises(Refusal) as caught:
            read_lines(text)
        assert caught.value.code == code
    with pytest.raises(Refusal) as caught:
        read_lines("\n".join(f"{number};x" for number in range(MOST_LINES + 1)))
    assert caught.value.code == "territory.too_many_lines"


@given(st.text(max_size=300))
def test_any_text_is_taken_or_refused_line_by_line(text):
    try:
        lines, refused = read_lines(text)
    except Refusal:
        return
    written = [line for line in text.splitlines() if line.strip()]
    assert len(lines) + len(refused) in (len(written), len(written) - 1)
