"""Small pictures of many areas on one scale."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.documents.multiples import BOTTOM, HEIGHT, TOP, Moment, Panel, drawn_panels


def moments(*values, withheld=()):
    return [
        Moment(period=str(2020 + number), value=value, display=str(value), is_suppressed=number in withheld)
        for number, value in enumerate(values)
    ]


def drawn(**panels):
    found = [Panel(key=key, name=key.title(), moments=values) for key, values in panels.items()]
    return drawn_panels(found, suppressed_label="geheim")


def dots(svg: str) -> list[float]:
    return [float(y) for y in re.findall(r'cy="([\d.]+)"', svg)]


def test_all_pictures_have_the_same_scale_from_zero_to_the_largest_value():
    found = drawn(nord=moments(10, 20, 30), sued=moments(5, 5, 60))

    assert dots(found["sued"])[-1] == TOP
    assert dots(found["nord"])[-1] == (TOP + HEIGHT - BOTTOM) / 2
    assert dots(found["nord"])[1] > dots(found["nord"])[2]


def test_a_line_breaks_off_where_there_is_no_number_and_what_is_withheld_is_said():
    svg = drawn(nord=moments(10, None, 30, None, withheld={1}))["nord"]

    assert "L" not in re.search(r'<path d="(M[^"]*)" fill="none"', svg).group(1)
    assert svg.count("stroke-dasharray") == 1
    assert ">geheim<" in svg
    assert len(dots(svg)) == 2


def test_two_periods_are_bars_and_none_at_all_are_a_picture_too():
    assert "<circle" not in drawn(nord=moments(1, 2))["nord"]
    ElementTree.fromstring(drawn(nord=[])["nord"])
    assert drawn() == {}


def test_names_cannot_break_the_picture():
    panel = Panel(key="x", name='A "<b>&', moments=moments(1, 2, 3))
    root = ElementTree.fromstring(drawn_panels([panel], suppressed_label="<i>")["x"])
    assert root.get("aria-label").startswith('A "<b>&: 2020 1')


@given(st.lists(st.lists(st.none() | st.floats(-1e6, 1e6), min_size=0, max_size=9), min_size=1, max_size=4))
def test_every_point_lies_inside_its_picture(rows):
    for svg in drawn(**{f"p{number}": moments(*row) for number, row in enumerate(rows)}).values():
        ElementTree.fromstring(svg)
        assert all(TOP - 0.1 <= y <= HEIGHT - BOTTOM + 0.1 for y in dots(svg))
