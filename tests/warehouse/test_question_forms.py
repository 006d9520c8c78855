"""What an indicator may be besides one number divided by another: a taken-over rate, a change, a sum of codes."""

from dataclasses import replace

import duckdb
import pytest

from bildungsbuero.core.cells import Meaning, Missing, Published, difference
from bildungsbuero.core.indicators import Breakdown, Indicator, Kind, Part, calculate, with_sums
from bildungsbuero.warehouse.cells import cell_of
from tests.warehouse.test_questions import compiled, indicator

RATES = Part(dataset="t", measure="R")
COUNTS = Part(dataset="t", measure="N")
# area, period, measure, code, value, mark
FACTS = (
    ("01", "2024", "R", "INSGESAMT", 7.4, ""),
    ("01", "2024", "R", "a", 8.2, ""),
    ("01", "2024", "R", "b", 15.4, ""),
    ("02", "2024", "R", "INSGESAMT", None, "."),
    ("01", "2023", "N", "INSGESAMT", 103986.0, ""),
    ("01", "2024", "N", "INSGESAMT", 104342.0, ""),
    ("01", "2024", "N", "a", 30.0, ""),
    ("01", "2024", "N", "b", 12.0, ""),
    ("01", "2024", "N", "c", None, "."),
    ("02", "2024", "N", "INSGESAMT", 50.0, ""),
)
SEVERITIES = {"": 0, ".": list(Meaning).index(Meaning.UNKNOWN_OR_SECRET)}


def ask(wanted: Indicator, by: Breakdown | None = None):
    """The rows of a question by area, period and code."""
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE facts (area VARCHAR, period VARCHAR, measure VARCHAR, D VARCHAR, value DOUBLE, "
        "severity SMALLINT, mark VARCHAR, quality SMALLINT, delivery INTEGER, row BIGINT)"
    )
    for area, period, measure, code, value, mark in FACTS:
        row = [area, period, measure, code, value, SEVERITIES[mark], mark, 0, 1, 1]
        connection.execute("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    cursor = connection.execute(compiled(wanted, by))
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    connection.close()
    return {(row["area"], row["period"], row["code"]): row for row in rows}


def taken_over(count: Part | None) -> Indicator:
    return replace(indicator(COUNTS), kind=Kind.TAKEN_OVER, rate=RATES, numerator=count)


def test_a_taken_over_rate_stands_as_delivered_with_the_count_beside_it():
    rows = ask(taken_over(COUNTS))
    found = rows["01", "2024", ""]

    assert (found["value"], found["numerator"], found["denominator"]) == (7.4, 104342.0, None)
    assert cell_of(rows["02", "2024", ""], "value").meaning is Meaning.UNKNOWN_OR_SECRET


def test_a_taken_over_rate_without_a_count_has_no_parts():
    found = ask(taken_over(None))["01", "2024", ""]
    assert found["value"] == 7.4
    assert cell_of(found, "numerator").meaning is Meaning.NOT_DELIVERED


def test_a_taken_over_rate_is_split_where_its_source_splits_it():
    rows = ask(taken_over(COUNTS), Breakdown(dimension="D"))
    assert {code: (row["value"], row["numerator"]) for (_area, _period, code), row in rows.items()} == {
        "a": (8.2, 30.0),
        "b": (15.4, 12.0),
    }


def test_a_taken_over_rate_cannot_be_computed():
    with pytest.raises(ValueError, match="taken_over and cannot be computed"):
        calculate(taken_over(COUNTS), Published(value=1), None)


def test_a_change_relates_to_the_period_before_and_needs_it():
    top = Part(dataset="t", measure="N", since="{year-1}")
    bottom = Part(dataset="t", measure="N", period="{year-1}")
    rows = ask(indicator(top, bottom))

    assert ("01", "2023", "") not in rows
    assert (rows["01", "2024", ""]["numerator"], rows["01", "2024", ""]["denominator"]) == (356.0, 103986.0)
    assert cell_of(rows["02", "2024", ""], "value").meaning is Meaning.NOT_DELIVERED


def test_a_difference_needs_both_numbers():
    number, missing = Published(value=5), Missing(meaning=Meaning.PENDING)
    assert difference(number, Published(value=7)).value == -2
    assert difference(number, missing).meaning is difference(missing, number).meaning is Meaning.PENDING


def test_a_code_may_stand_for_several_others():
    sums = {"ab": ("a", "b"), "bc": ("b", "c")}
    plain = replace(indicator(COUNTS, COUNTS), breakdowns=(Breakdown(dimension="D", both=False, codes=("ab", "bc")),))
    wanted = with_sums(plain, {"t": {"D": sums}})
    rows = ask(wanted, wanted.breakdowns[0])

    assert wanted.breakdowns[0].parts_of("ab") == ("a", "b")
    assert rows["01", "2024", "ab"]["numerator"] == 42.0
    assert rows["01", "2024", "ab"]["denominator"] == 104342.0
    assert cell_of(rows["01", "2024", "bc"], "value").meaning is Meaning.UNKNOWN_OR_SECRET


def test_a_condition_may_name_a_code_that_stands_for_several():
    part = Part(dataset="t", measure="N", where={"D": ("ab",)})
    wanted = with_sums(indicator(part), {"t": {"D": {"ab": ("a", "b")}}})
    assert ask(wanted)["01", "2024", ""]["value"] == 42.0
