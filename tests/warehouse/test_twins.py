"""The engine agrees with the slow twins on every area and period of the demo's real figures."""

import pytest

from bildungsbuero.core.cells import Meaning, Published
from tests.support.figures import AREAS, INDICATORS, START_FIGURES, START_KEYS, STARTED, TABLES
from tests.warehouse import twins

# The indicators of a single number by their twins; those that speak of parts follow with the split of their sheet.
WHOLES = {
    "A-01": twins.a_01,
    "A-02": twins.a_02,
    "A-03": twins.a_03,
    "A-06": twins.a_06,
    "A-07": twins.a_07,
    "A-08": twins.a_08,
    "A-14": twins.a_14,
    "A-23": twins.a_23,
    "A-24": twins.a_24,
    "A-25": twins.a_25,
    "B-03": twins.b_03,
    "C-05": twins.c_05,
    "C-06": twins.c_06,
    "D-02": twins.d_02,
    "D-17": twins.d_17,
    "D-19": twins.d_19,
    "F-02": twins.f_02,
    "F-06": twins.f_06,
}
SPLITS = {
    "A-04": twins.a_04,
    "A-05": twins.a_05,
    "D-01": twins.d_01,
    "D-03": twins.d_03,
    "D-16": twins.d_16,
    "D-21": twins.d_21,
}
GONE = {area.key for area in AREAS if area.valid_to}


@pytest.fixture
def published(start_figures):
    return start_figures


@pytest.fixture(scope="module")
def tables():
    return {key: twins.LongTable(START_FIGURES / f"{key}.zip", TABLES[key]) for key in START_KEYS}


def test_every_indicator_has_its_twin():
    assert set(STARTED) == set(WHOLES) | set(SPLITS)


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
    indicator = INDICATORS[key]
    table = tables[indicator.main.dataset]
    figures = {(item.area, item.period.code): item for item in published.values(indicator, table.areas)}
    periods = [period.code for period in published.periods(indicator)]

    assert len(figures) > len(table.areas) * len(periods) * 0.9
    for area in table.areas:
        for period in periods:
            expected = WHOLES[key](tables, area, period)
            is_gone = area in GONE and not (isinstance(expected, Published) and expected.meaning is Meaning.VALUE)
            if (area, period) in figures:
                assert_same(figures[area, period], expected, is_gone=is_gone)
            else:
                assert not isinstance(expected, Published)


@pytest.mark.parametrize("key", SPLITS)
def test_split_indicators(published, tables, key):
    indicator = INDICATORS[key]
    table = tables[indicator.main.dataset]
    figures = published.values(indicator, table.areas, dimension=indicator.first_breakdown)

    assert len(figures) > len(table.areas) * 4
    for figure in figures:
        expected = SPLITS[key](tables, figure.area, figure.period.code, figure.code)
        assert_same(figure, expected, is_gone=figure.area in GONE)
