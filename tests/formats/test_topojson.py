"""TopoJSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.topojson import read_topology

# Two squares side by side share the arc 0; the right one has a hole.
TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [6.0, 49.0]},
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 2], [2, 0], [0, -2], [-2, 0]],
        [[3, 1], [0, 0], [0, 0]],
    ],
    "objects": {
        "districts": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "1", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "2", "arcs": [[[-1, -3], [3]]]},
                {"type": None, "id": "3"},
            ],
        }
    },
    "attribution": "© Amt",
}


def read(document):
    return read_topology(json.dumps(document).encode())


def test_arcs_become_rings_in_degrees():
    west, _east, _nothing = read(TOPOLOGY).layers["districts"]
    assert west.id == "1"
    assert west.properties["name"] == "West"
    assert west.rings == (((7.0, 49.0), (7.0, 50.0), (6.0, 50.0), (6.0, 49.0), (7.0, 49.0)),)


def test_an_arc_is_walked_backwards_and_holes_are_rings():
    _west, east, nothing = read(TOPOLOGY).layers["districts"]
    assert east.rings[0] == ((7.0, 50.0), (7.0, 49.0), (8.0, 49.0), (8.0, 50.0), (7.0, 50.0))
    assert len(east.rings) == 2
    assert nothing.rings == ()
    assert nothing.id == "3"


def test_a_file_without_grid_holds_degrees():
    plain = {**TOPOLOGY, "transform": None, "arcs": [[[6, 49], [7, 49], [6, 50], [6, 49]]]}
    plain["objects"] = {"one": {"geometries": [{"type": "Polygon", "arcs": [[0]]}]}}
    (feature,) = read(plain).layers["one"]
    assert feature.rings == (((6.0, 49.0), (7.0, 49.0), (6.0, 50.0), (6.0, 49.0)),)


def test_other_members_are_kept():
    assert read(TOPOLOGY).members == {"attribution": "© Amt"}


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b"null", b'{"type": "FeatureCollection", "features": []}', b'{"arcs": 1, "objects": 2}'],
)
def test_a_file_of_another_kind_is_refused(content):
    with pytest.raises(Refusal) as caught:
        read_topology(content)
    assert caught.value.code == "territory.not_topojson"


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(content):
    with pytest.raises(Refusal):
        read_topology(content)
