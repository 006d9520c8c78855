"""GeoJSON of areas: what can be used, and in which words what cannot."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.territory.outlines import extent_m2, simplified, tolerance_for
from bildungsbuero.formats.geojson import MOST_FEATURES, all_rings, read_geojson
from bildungsbuero.web.problems import describe
from tests.support.geojson import feature, geojson, ring, square
from tests.support.shared import SHARED, needs_shared

HOLE = ring(column=0.2, row=0.2, size=0.5)
BOW = [[6.6, 49.7], [6.61, 49.71], [6.61, 49.7], [6.6, 49.71], [6.6, 49.7]]


def read(*features, **members):
    return read_geojson(geojson(list(features), **members).encode())


def code_of(content: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read_geojson(content)
    assert "%(" not in str(describe(caught.value))
    return caught.value.code


def test_areas_with_holes_and_several_pieces_are_read():
    islands = feature({"nr": 2.0}, [[ring(column=3)], [ring(column=5), HOLE]], kind="MultiPolygon")
    found = read(feature({"nr": "01", "name": " Mitte ", "x": None}, [ring(), HOLE]), islands)

    assert [len(item.rings) for item in found.features] == [2, 3]
    assert found.features[0].properties == {"nr": "01", "name": "Mitte", "x": ""}
    assert found.features[1].properties["nr"] == "2"
    assert found.property_names == ["nr", "name", "x"]
    assert not found.refused


def test_the_id_of_a_feature_counts_as_a_property():
    assert read({**square("1", "Nord"), "id": 7}).features[0].properties["id"] == "7"


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"])
def test_a_file_that_names_its_degrees_is_read(crs):
    assert read(square("1", "Nord"), crs={"type": "name", "properties": {"name": crs}}).features


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "geojson.not_json"),
        (b"{", "geojson.not_json"),
        (b"[" * 200_000, "geojson.not_json"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "geojson.not_json"),
        (b"[1]", "geojson.no_collection"),
        (b'{"type": ["FeatureCollection"]}', "geojson.no_collection"),
        (b'{"type": "Topology", "objects": {}}', "geojson.no_collection"),
        (b'{"type": "FeatureCollection", "features": []}', "geojson.empty"),
        (b"PK\x03\x04", "geojson.other_format"),
        (b"SQLite format 3\x00", "geojson.other_format"),
        ('{"name": "Süd"}'.encode("latin-1"), "geojson.encoding"),
        (geojson([1] * (MOST_FEATURES + 1)).encode(), "geojson.too_many_features"),
        (
            geojson([square("1", "A")], crs={"properties": {"name": "EPSG::25832"}}).encode(),
            "geojson.other_coordinates",
        ),
        (geojson([square("1", "A")], crs="EPSG:25832").encode(), "geojson.other_coordinates"),
    ],
)
def test_what_is_no_such_file_is_refused_as_a_whole(content, code):
    assert code_of(content) == code


@pytest.mark.parametrize(
    ("rings", "code"),
    [
        ([BOW], "geojson.ring_crosses"),
        ([ring()[:-1]], "geojson.ring_open"),
        ([ring()[:3]], "geojson.ring_short"),
        ([[[6.6, 49.7]] * 5], "geojson.ring_short"),
        ([[[6.6, 49.7], [6.7, 49.7], [6.8, 49.7], [6.6, 49.7]]], "geojson.ring_short"),
        (
            [[[331_000, 5_510_000], [332_000, 5_510_000], [332_000, 5_511_000], [331_000, 5_510_000]]],
            "geojson.not_degrees",
        ),
        ([[[y, x] for x, y in ring()]], "geojson.exchanged"),
        ([[[x, -y] for x, y in ring()]], "geojson.elsewhere"),
        ([[["6.6", 49.7]] * 5], "geojson.broken"),
        ([[[10**400, 1]] * 5], "geojson.broken"),
        ([[[True, 49.7]] * 5], "geojson.broken"),
        ([[[6.6]] * 5], "geojson.broken"),
        ("x", "geojson.broken"),
        ([], "geojson.no_area"),
    ],
)
def test_an_area_that_cannot_be_is_named_and_the_others_are_read(rings, code):
    found = read(square("1", "Gut", column=4), feature({"name": "Krumm"}, rings))

    assert [item.number for item in found.features] == [1]
    refusal = found.refused[0]
    assert (refusal.code, refusal.place.row, refusal.place.field) == (code, 2, "Krumm")
    assert "2" in describe(refusal).message
    assert code_of(geojson([feature({"name": "Krumm"}, rings)]).encode()) == code


@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": [6.6, 49.7]}, {"type": ["Polygon"]}, 5])
def test_points_lines_and_nothing_are_no_areas(geometry):
    found = read(square("1", "Gut"), {"type": "Feature", "properties": None, "geometry": geometry})
    assert found.refused[0].code == "geojson.no_area"


@needs_shared
def test_official_boundaries_are_read_without_a_fault_and_stay_whole_when_simplified():
    path = next((SHARED / "geo").glob("gemeinden_*_region.geojson"))
    found = read_geojson(path.read_bytes())
    rings = all_rings(found.features)
    simpler = [simplified(ring, tolerance_m=tolerance_for(rings)) for ring in rings]

    assert (len(found.features), found.refused) == (184, ())
    assert sum(map(extent_m2, simpler)) == pytest.approx(sum(map(extent_m2, rings)), rel=0.01)


Anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "geometry", "coordinates", "properties", "id", "crs"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(features=st.lists(Anything, max_size=4), crs=Anything, coordinates=Anything)
def test_whatever_json_says_it_is_read_or_refused(features, crs, coordinates):
    wild = {"properties": crs, "geometry": {"type": "Polygon", "coordinates": coordinates}}
    for document in ({"type": "FeatureCollection", "crs": crs, "features": [*features, wild]}, coordinates):
        with suppress(Refusal):
            assert read_geojson(json.dumps(document).encode()).features
