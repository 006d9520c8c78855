"""Sheets are data: each file is checked, and a mistake is named with its file and entry."""

import csv
from importlib.resources import files

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.indicators import Kind
from bildungsbuero.formats.sheets import read_indicator, read_table, shipped_indicators, shipped_tables
from tests.support.shared import SHARED, needs_shared

TABLES = {table.key: table for table in shipped_tables()}


@pytest.mark.parametrize("indicator", shipped_indicators(), ids=lambda item: item.key)
def test_every_part_of_an_indicator_exists_in_its_table(indicator):
    parts = (indicator.numerator, indicator.denominator, indicator.rate, *indicator.behind)
    for part in filter(None, parts):
        table = TABLES[part.dataset]
        assert table.measure(part.measure)
        for dimension, codes in part.where.items():
            assert set(codes) <= {code.code for code in table.dimension(dimension).codes}


@pytest.mark.parametrize("indicator", shipped_indicators(), ids=lambda item: item.key)
def test_every_indicator_is_complete_in_german_and_english(indicator):
    texts = [indicator.title, indicator.question, indicator.definition, indicator.formula]
    texts += [item for item in (indicator.headline, indicator.split_by) if item]
    texts += [indicator.dates, indicator.group, *indicator.caveats, *indicator.caveats_when_compared]
    texts += [note.text for note in indicator.regional_notes]
    for text in texts:
        assert text["de"].strip()
        assert text["en"].strip()
    for split in indicator.breakdowns:
        table = TABLES[indicator.main.dataset]
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


def test_all_indicators_of_the_catalogue_have_a_sheet():
    areas = {letter: sum(item.education_area == letter for item in shipped_indicators()) for letter in "ABCDEFGHI"}
    assert areas == {"A": 32, "B": 5, "C": 24, "D": 27, "E": 16, "F": 7, "G": 13, "H": 11, "I": 10}


@needs_shared
def test_what_nobody_has_verified_says_so():
    with (SHARED.parent / "reference" / "indicators.csv").open(encoding="utf-8") as file:
        evidence = {row["key"]: row["evidence"] for row in csv.DictReader(file, delimiter=";")}
    unchecked = {item.key for item in shipped_indicators() if not item.checked}

    assert set(evidence) == {item.key for item in shipped_indicators()}
    assert {key for key, value in evidence.items() if value == "M"} == unchecked - {"A-03"}


def test_each_named_table_is_declared():
    assert [key for item in shipped_indicators() for key in item.named_tables if key not in TABLES] == []
    assert [item.key for item in shipped_indicators() if not item.named_tables] == []


def test_an_open_indicator_is_described_without_any_code():
    text = (files("bildungsbuero") / "indicators" / "A-16.yaml").read_text("utf-8")
    found = read_indicator(text, file="A-16.yaml")

    assert found.is_open
    assert found.is_count
    assert found.datasets == ()
    with pytest.raises(ValueError, match="A-16"):
        _ = found.main
    with pytest.raises(Refusal):
        read_indicator(text.replace("tables:", "numerator: {dataset: x, measure: y}\ntables:"), file="A-16.yaml")
    with pytest.raises(Refusal):
        read_indicator(text.replace('tables: ["12531"]', ""), file="A-16.yaml")


def test_inkar_stands_alone_and_is_never_a_part_of_a_computed_figure():
    for indicator in shipped_indicators():
        if "INKAR" in indicator.datasets:
            assert indicator.kind is Kind.TAKEN_OVER
            assert indicator.datasets == ("INKAR",)
            assert indicator.levels == ("district",)


@pytest.mark.parametrize("table", shipped_tables(), ids=lambda item: item.key)
def test_every_table_says_where_it_is_to_be_had(table):
    assert table.obtaining.text["de"]
    assert table.obtaining.text["en"]
    assert table.own or table.obtaining.address.startswith("https://")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: computed", "kind: taken_over"),
        ("measurement: ratio", "measurement: count"),
        ("denominator:", "rate:"),
    ],
)
def test_a_kind_that_does_not_fit_its_parts_is_refused(old, new):
    text = (files("bildungsbuero") / "indicators" / "A-02.yaml").read_text("utf-8")
    with pytest.raises(Refusal) as refused:
        read_indicator(text.replace(old, new), file="A-02.yaml")
    assert refused.value.code == "indicator.sheet"


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
