"""The engine agrees with the slow twins on every area and period of the demo's real figures."""

from importlib.resources import files
from pathlib import Path

import pytest

from bildungsbuero.core.cells import Meaning, Published
from tests.support.figures import AREAS, INDICATORS, TABLES, published_from
from tests.warehouse import twins

FIGURES = Path(str(files("bildungsbuero") / "demo" / "figures"))
WHOLES = {
    "A-01": ("12411-02-03-4", twins.a_01),
    "A-06": ("12411-02-03-4", twins.a_06),
    "D-02": ("21111-01-03-4", twins.d_02),
    "D-17": ("21111-02-06-4", twins.d_17),
    "D-19": ("21111-02-06-4", twins.d_19),
}
SPLITS = {
    "D-01": ("21111-01-03-4", twins.d_01),
    "D-03": ("21111-01-03-4", twins.d_03),
    "D-16": ("21111-02-06-4", twins.d_16),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    keys = ("12411-02-03-4", "21111-01-03-4", "21111-02-06-4")
    return published_from(tmp_path_factory.mktemp("demo"), {key: [FIGURES / f"{key}.zip"] for key in keys})


@pytest.fixture(scope="module")
def tables():
    return {
        key: twins.LongTable(FIGURES / f"{key}.zip", TABLES[key]) for key in TABLES if (FIGURES / f"{key}.zip").exists()
    }


def assert_same(figure, expected, *, is_gone: bool):
    found = figure.cell
    if is_gone:
        assert found.meaning is Meaning.UNIT_GONE
    elif isinstance(expected, Published):
        assert isinstance(found, Published), (figure, expected)
        assert abs(found.value - expected.value) < 1e-9
    else:
        assert found.meaning is expected.meaning, (figure, expected)


@pytest.mark.parametrize("key", WHOLES)
def test_whole_indicators(published, tables, key):
    dataset, twin = WHOLES[key]
    table, gone = tables[dataset], {area.key for area in AREAS if area.valid_to}
    figures = {(figure.area, figure.period.code): figure for figure in published.values(INDICATORS[key], table.areas)}

    assert len(figures) == len(table.areas) * len(table.periods)
    for area in table.areas:
        for period in table.periods:
            expected = twin(table, area, period)
            is_gone = area in gone and not (isinstance(expected, Published) and expected.meaning is Meaning.VALUE)
            assert_same(figures[area, period], expected, is_gone=is_gone)


@pytest.mark.parametrize("key", SPLITS)
def test_split_indicators(published, tables, key):
    dataset, twin = SPLITS[key]
    table, gone = tables[dataset], {area.key for area in AREAS if area.valid_to}
    indicator = INDICATORS[key]
    split = indicator.first_breakdown
    figures = published.values(indicator, table.areas, dimension=split)

    assert len(figures) > len(table.areas) * 5
    for figure in figures:
        expected = twin(table, figure.area, figure.period.code, figure.code)
        assert_same(figure, expected, is_gone=figure.area in gone)
