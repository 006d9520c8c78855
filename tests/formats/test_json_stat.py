"""JSON-stat 2.0: the cube in the order of its dimensions, marks as status."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bildungsbuero.core.cells import Meaning, Missing, Published
from bildungsbuero.formats.json_stat import Category, Cube, Dimension, Unit, as_document
from tests.support.json_stat_rules import broken_rules

SHARE = Unit(label="Prozent", decimals=1)


def dimension(key: str, *codes: str, role: str = "") -> Dimension:
    unit = SHARE if role == "metric" else None
    return Dimension(
        key=key, label=key, role=role, categories=tuple(Category(key=c, label=c, unit=unit) for c in codes)
    )


def cube(cells, *dimensions: Dimension) -> Cube:
    return Cube(
        label="Quote", source="Quelle", updated="2025-03-13", href="https://bildung.example/", dimensions=dimensions,
        cells=cells, marks={".": "unbekannt oder geheim zu halten"}, notes=("Hinweis",),
    )  # fmt: skip


AREAS = dimension("area", "07211", "16063", "99", role="geo")
METRIC = dimension("metric", "value", role="metric")
YEARS = dimension("period", "2022", "2023", role="time")
CELLS = {
    ("value", "07211", "2022"): Published(value=Decimal("6.5")),
    ("value", "07211", "2023"): Published(value=Decimal(0), mark="-", meaning=Meaning.ZERO),
    ("value", "16063", "2022"): Missing(meaning=Meaning.UNKNOWN_OR_SECRET, mark="."),
    ("value", "16063", "2023"): Published(value=Decimal(7), mark="p"),
}


def test_values_stand_in_the_order_of_the_dimensions_the_last_one_running_fastest():
    document = as_document(cube(CELLS, METRIC, AREAS, YEARS))

    assert document["id"] == ["metric", "area", "period"]
    assert document["size"] == [1, 3, 2]
    assert document["value"] == [6.5, 0, None, 7, None, None]


def test_marks_are_the_status_of_their_value_and_are_explained():
    document = as_document(cube(CELLS, METRIC, AREAS, YEARS))

    assert document["status"] == {"1": "-", "2": ".", "3": "p", "4": "missing", "5": "missing"}
    assert document["extension"]["status"]["label"]["."] == "unbekannt oder geheim zu halten"


def test_secret_is_null_and_never_zero():
    document = as_document(cube(CELLS, METRIC, AREAS, YEARS))
    assert document["value"][2] is None


def test_roles_units_source_and_notes_are_said():
    document = as_document(cube(CELLS, METRIC, AREAS, YEARS))

    assert document["role"] == {"metric": ["metric"], "geo": ["area"], "time": ["period"]}
    assert document["dimension"]["metric"]["category"]["unit"] == {"value": {"label": "Prozent", "decimals": 1}}
    assert (document["source"], document["note"]) == ("Quelle", ["Hinweis"])


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_any_cube_keeps_the_published_rules(sizes, random):
    dimensions = [dimension(f"d{number}", *(f"c{code}" for code in range(size))) for number, size in enumerate(sizes)]
    places = [()]
    for item in dimensions:
        places = [(*place, category.key) for place in places for category in item.categories]
    cells = {place: Published(value=Decimal(number)) for number, place in enumerate(places) if random.random() < 0.7}
    document = json.loads(json.dumps(as_document(cube(cells, *dimensions))))

    assert broken_rules(document) == []
    assert [document["value"][number] for number, place in enumerate(places) if place in cells] == [
        float(cells[place].value) for place in places if place in cells
    ]


@pytest.mark.parametrize(
    "change",
    [{"version": "1.0"}, {"size": [1, 3]}, {"value": [1]}, {"status": {"99": "x"}}, {"role": {"colour": ["area"]}}],
)
def test_the_rules_find_what_is_broken(change):
    assert broken_rules(as_document(cube(CELLS, METRIC, AREAS, YEARS)) | change)
