"""Graphs drawn in columns: every box and line, nothing on top of another, text escaped."""

import re
from itertools import combinations
from xml.etree import ElementTree

from bildungsbuero.documents.graphs import GAP_Y, Box, GraphFrame, Line, Look, layered

FRAME = GraphFrame(key="g", title="Wege", description="Drei Stationen.", looks={"plain": Look(label="Schule")})
NAMESPACE = "{http://www.w3.org/2000/svg}"


def boxes_of(**columns: int) -> list[Box]:
    """Return a box for each name with its column."""
    return [Box(key=key, title=key, column=column, look="plain", address=f"/{key}/") for key, column in columns.items()]


def places(svg: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, width and height of every box."""
    found = re.findall(r'<rect x="(\S+)" y="(\S+)" width="172" height="(\S+)"', svg)
    return [(float(x), float(y), 172.0, float(height)) for x, y, height in found]


def test_every_box_is_a_link_and_every_line_an_arrow():
    svg = layered(boxes_of(a=0, b=1, c=3), [Line(source="a", target="b"), Line(source="a", target="c")], frame=FRAME)
    root = ElementTree.fromstring(svg)
    assert [link.get("href") for link in root.iter(f"{NAMESPACE}a")] == ["/a/", "/b/", "/c/"]
    assert svg.count("marker-end") == 2
    assert root.get("role") == "group"


def test_no_box_lies_on_another():
    boxes = boxes_of(**{f"n{number}": number % 4 for number in range(20)})
    lines = [
        Line(source=one.key, target=other.key) for one, other in combinations(boxes, 2) if one.column < other.column
    ]
    drawn = places(layered(boxes, lines, frame=FRAME))
    assert len(drawn) == 20
    for one, other in combinations(drawn, 2):
        if one[0] == other[0]:
            upper, lower = sorted((one, other), key=lambda place: place[1])
            assert upper[1] + upper[3] + GAP_Y <= lower[1] + 0.01


def test_words_are_escaped_and_long_ones_cut():
    boxes = [Box(key="a", title='<b>"Rhabarberbarbarabarbarbaren"', column=0, look="plain")]
    svg = layered(boxes, [], frame=FRAME)
    assert "<b>" not in svg
    assert max(len(line) for line in re.findall(r"<tspan[^>]*>([^<]*)<", svg)) < 40


def test_lines_to_boxes_that_are_not_there_and_to_themselves_are_left_out():
    svg = layered(boxes_of(a=0), [Line(source="a", target="z"), Line(source="a", target="a")], frame=FRAME)
    assert "marker-end" not in svg
    assert layered([], [], frame=FRAME).startswith("<svg")
