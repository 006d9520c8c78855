"""Codes for telephones and maps of points: drawn from plain values, safe with whatever people wrote."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from bildungsbuero.documents.codes import QUIET_ZONE, qr_svg
from bildungsbuero.documents.point_map import Outline, Point, point_map

SVG = "{http://www.w3.org/2000/svg}"


def test_every_dark_module_is_drawn_once():
    text = "https://example.org/trier/merkliste/bcdfghjk/"
    code = QRCode(border=QUIET_ZONE, error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    wanted = {(x, y) for y, row in enumerate(code.get_matrix()) for x, is_dark in enumerate(row) if is_dark}

    path = ElementTree.fromstring(qr_svg(text, title="Liste")).find(f"{SVG}path").get("d")
    drawn = set()
    for bar in path.split("M")[1:]:
        corner, width = bar.partition("h")[0].split(), int(bar.partition("h")[2].partition("v")[0])
        drawn |= {(int(corner[0]) + step, int(corner[1])) for step in range(width)}

    assert drawn == wanted


@given(st.text(max_size=60).filter(lambda text: text.isprintable()))
def test_a_title_never_leaves_its_attribute(title):
    assert ElementTree.fromstring(qr_svg("x", title=title)).get("aria-label") == title


degrees = st.tuples(st.floats(5, 15), st.floats(47, 55))


@given(st.lists(degrees, max_size=30), st.lists(degrees, min_size=3, max_size=8))
def test_every_number_lies_inside_the_picture(spots, ring):
    points = [
        Point(label=f"<{number}>", longitude=spot[0], latitude=spot[1]) for number, spot in enumerate(spots, start=1)
    ]
    drawn = point_map([Outline(rings=[ring]), Outline(rings=[ring], is_around=True)], points)

    if not points:
        assert drawn == ""
        return
    picture = ElementTree.fromstring(drawn)
    width, height = float(picture.get("width")), float(picture.get("height"))
    for dot in picture.iter(f"{SVG}circle"):
        assert 0 <= float(dot.get("cx")) <= width
        assert 0 <= float(dot.get("cy")) <= height


def test_points_of_one_spot_share_a_dot():
    points = [Point(label=str(number), longitude=6.6, latitude=49.7) for number in range(1, 7)]

    drawn = point_map([], points)

    assert drawn.count("<circle") == 1
    assert "1, 2, 3, 4 …" in drawn
