"""Sheets are data: each file is checked, and a mistake is named with its file and entry."""

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.indicators import Kind
from bildungsbuero.formats.sheets import read_indicator, read_table, shipped_indicators, shipped_tables

TABLES = {table.key: table for table in shipped_tables()}


@pytest.mark.parametrize("indicator", shipped_indicators(), ids=lambda item: item.key)
def test_every_part_of_an_indicator_exists_in_its_table(indicator):
    for part in filter(None, (indicator.numerator, indicator.denominator)):
        table = TABLES[part.dataset]
        assert table.measure(part.measure)
        for dimension, codes in part.where.items():
            assert set(codes) <= {code.code for code in table.dimension(dimension).codes}


@pytest.mark.parametrize("indicator", shipped_indicators(), ids=lambda item: item.key)
def test_every_indicator_is_complete_in_german_and_english(indicator):
    texts = [indicator.title, indicator.question, indicator.definition, indicator.formula, indicator.headline]
    texts += [indicator.dates, indicator.group, *indicator.caveats, *indicator.caveats_when_compared]
    for text in texts:
        assert text["de"].strip()
        assert text["en"].strip()
    for split in indicator.breakdowns:
        table = TABLES[indicator.numerator.dataset]
        assert set(split.codes) <= {code.code for code in table.dimension(split.dimension).codes}


@pytest.mark.parametrize("indicator", shipped_indicators(), ids=lambda item: item.key)
def test_a_computed_rate_names_both_of_its_parts(indicator):
    if indicator.kind is Kind.COMPUTED and indicator.measurement in {"share", "ratio", "rate"}:
        assert indicator.denominator is not None
        assert indicator.numerator_name
        assert indicator.denominator_name


def test_population_comes_from_one_census_base_only():
    for indicator in shipped_indicators():
        if indicator.denominator and indicator.denominator.measure == "BEVSTD":
            assert TABLES[indicator.denominator.dataset].census_base == "2022"


def test_a_missing_entry_is_named_with_its_file():
    with pytest.raises(Refusal) as refused:
        read_indicator("key: D-99\n", file="D-99.yaml")
    assert refused.value.code == "indicator.sheet"
    assert refused.value.place.file == "D-99.yaml"
    assert refused.value.place.field


def test_an_unknown_entry_is_refused():
    with pytest.raises(Refusal) as refused:
        read_table("key: x\nfarbe: rot\n", file="x.yaml")
    assert refused.value.code == "indicator.sheet"


def test_broken_yaml_is_refused():
    with pytest.raises(Refusal):
        read_table("key: [", file="x.yaml")
