"""Boundaries for maps."""

from datetime import date

import pytest

from bildungsbuero.apps.territory.reference_files import read_units
from bildungsbuero.apps.territory.shapes import projected, shapes

BEFORE, AFTER = date(2021, 6, 30), date(2021, 7, 1)


def by_key(level, on, **named):
    return {shape.key: shape for shape in shapes(level, on, **named)}


def test_there_are_401_districts_before_july_2021_and_400_after():
    before, after = by_key("district", BEFORE), by_key("district", AFTER)
    assert len(before) == len(shapes("district", BEFORE)) == 401
    assert set(before) - set(after) == {"16056"}
    assert before["16063"].rings != after["16063"].rings
    assert set(before) & set(after) == set(after)


def test_every_district_and_every_municipality_of_the_demo_has_a_shape():
    on = date(2024, 6, 30)
    units = [unit for unit in read_units() if unit.standing_on(on)]
    assert set(by_key("district", on)) == {unit.key for unit in units if unit.level == "district"}
    demo = ("07211", "07235", "07312", "09762", "09777", "16063")
    expected = {unit.key for unit in units if unit.level == "municipality" and unit.key.startswith(demo)}
    assert set(by_key("municipality", on)) == expected


def test_eisenach_has_a_shape_under_both_of_its_keys():
    assert "16056000" in by_key("municipality", BEFORE)
    assert "16056000" not in by_key("municipality", AFTER)
    assert by_key("municipality", AFTER)["16063105"].rings == by_key("municipality", BEFORE)["16056000"].rings


def test_shapes_carry_their_source():
    shape = by_key("district", AFTER)["07211"]
    assert shape.name == "Trier"
    assert shape.source == "© GeoBasis-DE / BKG (2021), dl-de/by-2-0, Daten verändert"
    assert shape.licence == "https://www.govdata.de/dl-de/by-2-0"


def test_shapes_of_one_land_or_of_one_district_only():
    assert len(shapes("district", AFTER, inside=["07"])) == 36
    assert len(shapes("municipality", AFTER, inside=["07235"])) == 104
    assert shapes("state", AFTER) == []


def test_rings_are_closed_and_lie_in_germany():
    for shape in shapes("district", AFTER):
        assert shape.rings
        for ring in shape.rings:
            assert ring[0] == ring[-1]
            assert all(5.8 < east < 15.1 and 47.2 < north < 55.1 for east, north in ring)


def test_neighbours_share_their_border():
    inner, outer = by_key("district", AFTER)["07211"], by_key("district", AFTER)["07235"]
    border = set(inner.rings[0]) & {point for ring in outer.rings for point in ring}
    # The city of Trier lies wholly in the Landkreis around it.
    assert len(border) >= len(set(inner.rings[0])) - 2


def test_a_drawing_has_the_proportions_of_germany():
    drawing = projected(shapes("district", AFTER), width=600)
    assert drawing.width == 600
    assert 1.3 < drawing.height / drawing.width < 1.42
    points = [point for shape in drawing.shapes for ring in shape.rings for point in ring]
    assert min(x for x, _y in points) == min(y for _x, y in points) == 0
    assert max(x for x, _y in points) == 600
    assert max(y for _x, y in points) == pytest.approx(drawing.height)


def test_north_is_up_in_a_drawing():
    drawn = {shape.key: shape.rings[0][0] for shape in projected(shapes("district", AFTER)).shapes}
    flensburg, lindau = drawn["01001"], drawn["09776"]
    assert flensburg[1] < lindau[1]


def test_nothing_to_draw_gives_an_empty_drawing():
    assert projected([], width=300).shapes == ()
    assert projected([], width=300).height == 0
