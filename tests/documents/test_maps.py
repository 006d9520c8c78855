"""Maps of areas: patterns besides colours, a title for each area, nothing that a content policy forbids."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

from bildungsbuero.documents import drawing
from bildungsbuero.documents.maps import DrawnMap, MapArea, MapFrame, choropleth

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
NAME = {"svg": "http://www.w3.org/2000/svg"}


def square(key: str, name: str, *, right: float = 0.0, display: str = "6,5 %", index: int | None = 0) -> MapArea:
    ring = tuple((x + right, y) for x, y in SQUARE)
    return MapArea(key=key, name=name, rings=[ring], display=display, class_index=index)


def drawn(*areas: MapArea, highlight: tuple[str, ...] = (), **options: object) -> DrawnMap:
    given: dict[str, object] = {
        "title": "Schulabgänge & mehr",
        "description": "Worte.",
        "class_labels": ["unter 5 %", "5 bis unter 10 %", "10 % und mehr"],
        "no_data_label": "keine Angabe",
        **options,
    }
    return choropleth(areas, frame=MapFrame(**given), highlight=highlight)  # type: ignore[arg-type]


def test_every_area_says_its_name_and_value() -> None:
    made = drawn(square("07211", "Trier"), square("07235", "Trier-Saarburg <Land>", right=10, display="11,9 %"))

    root = ElementTree.fromstring(made.svg)
    titles = [title.text for title in root.iterfind(".//svg:path/svg:title", NAME)]
    assert titles == ["Trier: 6,5 %", "Trier-Saarburg <Land>: 11,9 %"]


def test_map_is_one_image_that_holds_no_focus() -> None:
    made = drawn(square("1", "Trier"))

    root = ElementTree.fromstring(made.svg)
    assert root.get("role") == "img"
    assert "tabindex" not in made.svg
    assert not re.search(r"\sstyle=|<style|<script|href=|class=", made.svg)


def test_each_class_has_a_colour_and_a_pattern_of_its_own() -> None:
    made = drawn(*(square(str(index), "Kreis", right=10 * index, index=index) for index in range(3)))

    patterns = re.findall(r'<pattern id="map-\d".*?</pattern>', made.svg)
    bodies = {re.sub(r'id="[^"]+"', "", pattern) for pattern in patterns}
    assert len(bodies) == 3


def test_area_without_data_is_hatched_and_stands_in_the_legend() -> None:
    made = drawn(square("1", "Trier"), square("2", "Konz", right=10, display="keine Angabe", index=None))

    assert 'fill="url(#map-none)"' in made.svg
    assert [(entry.label, entry.count) for entry in made.legend] == [
        ("unter 5 %", 1),
        ("5 bis unter 10 %", 0),
        ("10 % und mehr", 0),
        ("keine Angabe", 1),
    ]


def test_legend_leaves_out_missing_data_where_nothing_is_missing() -> None:
    assert "keine Angabe" not in [entry.label for entry in drawn(square("1", "Trier")).legend]


def test_own_area_is_outlined_on_top() -> None:
    made = drawn(square("1", "Trier"), square("2", "Konz", right=10), highlight=("1",))

    assert made.svg.rindex('stroke-width="30"') > made.svg.rindex("<title>")


def test_shape_fits_the_picture_and_keeps_its_proportions() -> None:
    made = drawn(square("1", "Trier"), square("2", "Konz", right=10), width=412)

    path = re.search(r'evenodd" d="(M[^"]+)"', made.svg)
    assert path is not None
    assert path[1] == "M60 60l2000 0l0 2000l-2000 0z"
    assert 'viewBox="0 0 412 212"' in made.svg


def test_hole_stays_open() -> None:
    hole = tuple((x / 2 + 2.5, y / 2 + 2.5) for x, y in SQUARE)
    area = MapArea(key="1", name="Kreis um eine Stadt", rings=[SQUARE, hole], display="1", class_index=0)

    made = drawn(area)

    assert 'fill-rule="evenodd"' in made.svg
    assert re.search(r'evenodd" d="M[^"]+zM[^"]+z"', made.svg)


def test_two_maps_on_a_page_share_no_ids() -> None:
    first, second = (drawn(square("1", "Trier"), key=key).svg for key in ("a", "b"))

    assert not set(re.findall(r'id="([^"]+)"', first)) & set(re.findall(r'id="([^"]+)"', second))


def test_map_that_leaves_the_page_carries_title_legend_and_source() -> None:
    made = drawn(square("1", "Trier"), stands_alone=True, source="Quelle: BKG, dl-de/by-2-0")

    shown = re.findall(r"<text[^>]*>([^<]+)</text>", made.svg)
    assert shown == [
        "Schulabgänge &amp; mehr",
        "unter 5 %",
        "5 bis unter 10 %",
        "10 % und mehr",
        "Quelle: BKG, dl-de/by-2-0",
    ]
    assert drawing.picture(made.svg).startswith(b"\x89PNG")


def test_same_areas_draw_the_same_map() -> None:
    assert drawn(square("1", "Trier")).svg == drawn(square("1", "Trier")).svg


def test_no_areas_draw_an_empty_map() -> None:
    ElementTree.fromstring(drawn().svg)


def test_title_and_source_of_a_map_that_leaves_the_page_are_never_cut() -> None:
    title = "Anteil der Schülerinnen und Schüler an allgemeinbildenden Schulen nach Schularten im Schuljahr 2022/23"

    made = drawn(square("1", "Trier"), title=title, stands_alone=True, source=f"Quelle: {title}, {title}")

    lines = re.findall(r"<text[^>]*>([^<]*)</text>", made.svg)
    assert max(len(line) for line in lines) < 90
    assert title in " ".join(lines)
    assert f"Quelle: {title}, {title}" in " ".join(lines)
    assert "sans-serif" in made.svg


def test_withheld_areas_have_a_pattern_and_a_line_of_the_legend_of_their_own() -> None:
    withheld = replace(square("1", "Nord", display="geheim", index=None), is_suppressed=True, address="/nord/")
    others = (square("2", "Süd", display="keine Angabe", index=None), square("3", "West"))
    made = drawn(withheld, *others, suppressed_label="geheim")

    assert [(entry.label, entry.count) for entry in made.legend[3:]] == [("geheim", 1), ("keine Angabe", 1)]
    assert 'id="map-suppressed"' in made.svg
    assert 'id="map-suppressed"' not in drawn(*others).svg
    assert '<a href="/nord/" tabindex="-1"><path fill="url(#map-suppressed)"' in made.svg
