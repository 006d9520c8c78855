"""The engine's checks find what was planted, keep quiet about sound tables, and agree with the plain rules."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bildungsbuero.core import checks as rules
from bildungsbuero.core.checks import Outcome, Sum, compare_sum
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.warehouse.checking import Subject, coverage, jumps, ranges, rates, sums
from bildungsbuero.warehouse.checking.coded import coded

HEAD = (
    "row BIGINT, area VARCHAR, period VARCHAR, measure VARCHAR, sex VARCHAR, "
    "value DOUBLE, mark VARCHAR, quality VARCHAR"
)


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        opened.execute("CREATE TABLE refused (row BIGINT, reason VARCHAR, detail VARCHAR)")
        yield opened


def subject(connection, rows, *, unit="persons", measures=None, labels=None, before=None):
    """A subject of rows (area, period, measure, sex, value or sign); `before` are earlier rows."""
    connection.execute(f"CREATE OR REPLACE TABLE observations ({HEAD})")
    fill(connection, "observations", rows)
    if before is not None:
        connection.execute(f"CREATE OR REPLACE TABLE earlier ({HEAD})")
        fill(connection, "earlier", before)
        connection.execute("CREATE OR REPLACE VIEW before AS FROM earlier")
    return Subject(
        connection=connection,
        dimensions=("sex",),
        measures=measures or {row[2]: unit for row in rows},
        labels={"sex": labels or {}},
        before="before" if before is not None else "",
    )


def fill(connection, table, rows):
    for number, (area, period, measure, sex, value) in enumerate(rows, start=2):
        sign = value if isinstance(value, str) else ""
        figure = None if isinstance(value, str) else value
        connection.execute(
            f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?, '')",
            [number, area, period, measure, sex, figure, sign],
        )


def people(area, total, women, men, period="2024"):
    return [
        (area, period, "P", TOTAL, total),
        (area, period, "P", "W", women),
        (area, period, "P", "M", men),
    ]


def only(findings):
    (found,) = findings
    return found


def test_sums_that_come_out_pass(connection):
    rows = [row for area in ("07211", "07235", "05554") for row in people(area, 100, 60, 40)]
    found = only(sums.sums_over_dimensions(coded(subject(connection, rows))))
    assert (found.result, found.code, found.facts["of"]) == (Outcome.PASS, "sums.fit", 3)


def test_one_wrong_number_among_many_sums_fails_and_is_named_with_its_place(connection):
    rows = [row for index in range(20) for row in people(f"{1001 + index:05d}", 100, 60, 40)]
    rows += people("07211", 100, 60, 140)
    found = only(sums.sums_over_dimensions(coded(subject(connection, rows))))
    assert (found.result, found.code) == (Outcome.FAIL, "sums.too_much")
    example = found.examples[0]
    assert (example.area, example.period, example.row) == ("07211", "2024", 62)
    assert (example.found, example.expected) == (200, 100)


def test_listed_parts_are_left_out_by_their_label(connection):
    rows = [row for index in range(12) for row in people(f"{1001 + index:05d}", 100, 60, 40)]
    rows += [(f"{1001 + index:05d}", "2024", "P", "U20", 30) for index in range(12)]
    labels = {"U20": "darunter unter 20 Jahren"}
    found = only(sums.sums_over_dimensions(coded(subject(connection, rows, labels=labels))))
    assert found.result is Outcome.PASS


def test_a_dash_counts_as_nothing_and_a_secret_part_leaves_the_sum_open(connection):
    rows = [*people("07211", 60, 60, "-"), *people("07235", 100, 60, ".")]
    found = only(sums.sums_over_dimensions(coded(subject(connection, rows))))
    assert (found.code, found.facts["of"]) == ("sums.fit", 1)


def test_shares_are_not_added_up(connection):
    rows = people("07211", 50, 60, 40)
    assert sums.sums_over_dimensions(coded(subject(connection, rows, unit="percent"))) == []


def test_areas_add_up_to_the_area_around_them_or_are_hinted_at(connection):
    rows = [*people("07", 300, 180, 120), *people("07211", 100, 60, 40), *people("07235", 150, 90, 60)]
    found = sums.sums_over_areas(coded(subject(connection, rows)), [("07", 5, "2024")])
    assert (found.result, found.code, found.facts) == (Outcome.HINT, "area-sums.off", {"off": 3, "of": 3})
    assert found.examples[0].area == "07"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.lists(st.one_of(st.none(), st.integers(0, 20)), min_size=2, max_size=4)),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([1, 5]),
)
def test_the_engine_judges_every_sum_as_the_plain_rule_does(tables, step):
    tables = [(total * step, [None if part is None else part * step for part in parts]) for total, parts in tables]
    # One odd value fixes what the numbers are multiples of.
    anchor = [("09000", "2024", "P", TOTAL, float(step))]
    rows = []
    for index, (total, parts) in enumerate(tables):
        area = f"{1001 + index:05d}"
        rows.append((area, "2024", "P", TOTAL, float(total)))
        rows += [
            (area, "2024", "P", f"C{number}", "." if part is None else float(part)) for number, part in enumerate(parts)
        ]
    expected = [
        compare_sum(total, parts, step=step) for total, parts in tables if any(part is not None for part in parts)
    ]
    with duckdb.connect() as opened:
        checked = subject(opened, rows + anchor)
        if checked.steps("observations", "value")["P"] != step:
            return
        sums.sums_over_dimensions(coded(checked))
        found = opened.execute("SELECT verdict, count(*) FROM compared WHERE verdict <> '' GROUP BY 1").fetchall()
    counted = {verdict: expected.count(verdict) for verdict in Sum if expected.count(verdict)}
    assert {Sum(verdict): count for verdict, count in found} == counted


def test_percentages_above_a_hundred_are_a_hint_and_far_above_a_failure(connection):
    # domain.md section 10, example 4: above 100 % is a note about commuting, no error.
    rows = [("07211", "2024", "Q", TOTAL, 104.2)]
    assert ranges.ranges(subject(connection, rows, unit="percent")).code == "range.over"
    rows = [("07211", "2024", "Q", TOTAL, 1042.0)]
    assert ranges.ranges(subject(connection, rows, unit="percent")).result is Outcome.FAIL


def test_a_negative_count_is_a_hint_and_a_balance_is_none(connection):
    rows = [(f"{1001 + index:05d}", "2024", "P", TOTAL, 5.0) for index in range(100)]
    rows.append(("07211", "2024", "P", TOTAL, -3.0))
    found = ranges.ranges(subject(connection, rows))
    assert (found.code, found.examples[0].area) == ("range.negative", "07211")
    rows += [(f"{2001 + index:05d}", "2024", "P", TOTAL, -5.0) for index in range(20)]
    assert ranges.ranges(subject(connection, rows)).result is Outcome.PASS


def test_shares_written_as_fractions_are_noticed(connection):
    rows = [(f"{1001 + index:05d}", "2024", "Q", TOTAL, 0.123) for index in range(6)]
    assert ranges.fractions(subject(connection, rows, unit="percent")) == ["Q"]


def test_a_period_without_a_number_is_noticed(connection):
    rows = [("07211", "2023", "P", TOTAL, 5.0), ("07211", "2024", "P", TOTAL, ".")]
    assert ranges.empty_parts(subject(connection, rows)) == [("P", "2024")]


def with_parts(area, value, numerator, denominator):
    return [
        (area, "2024", "Q", TOTAL, value),
        (area, "2024", "Q" + rates.NUMERATOR, TOTAL, numerator),
        (area, "2024", "Q" + rates.DENOMINATOR, TOTAL, denominator),
    ]


def test_a_rate_that_is_not_its_quotient_is_named(connection):
    rows = [row for index in range(5) for row in with_parts(f"{1001 + index:05d}", 6.7, 8.0, 120.0)]
    rows += with_parts("07211", 7.6, 8.0, 120.0)
    found = only(rates.rates(subject(connection, rows, unit="percent")))
    assert (found.result, found.facts["off"], found.examples[0].area) == (Outcome.HINT, 1, "07211")
    assert found.examples[0].expected == pytest.approx(6.6667, abs=1e-3)


def test_mixed_up_columns_fail(connection):
    rows = [
        row
        for index in range(6)
        for row in with_parts(f"{1001 + index:05d}", 6.7 + index, 120.0 + 31 * index, 8.0 + index * index)
    ]
    assert only(rates.rates(subject(connection, rows, unit="percent"))).result is Outcome.FAIL


def test_the_engine_marks_the_jumps_that_the_plain_rule_marks(connection):
    values = [(100.0 + 3 * index, 104.0 + 3 * index) for index in range(20)] + [(150.0, 1500.0), (2.0, 20.0)]
    rows = []
    for index, (before, after) in enumerate(values):
        area = f"{1001 + index:05d}"
        rows += [(area, "2023", "P", TOTAL, before), (area, "2024", "P", TOTAL, after)]
    found = only(jumps.jumps(coded(subject(connection, rows))))
    assert found.facts["count"] == sum(rules.jumps(values)) == 1
    assert (found.examples[0].area, found.examples[0].period) == ("01021", "2024")


def test_a_number_is_compared_with_the_delivery_before(connection):
    before = [(f"{1001 + index:05d}", "2023", "P", TOTAL, 100.0) for index in range(20)]
    rows = [(f"{1001 + index:05d}", "2024", "P", TOTAL, 101.0) for index in range(19)]
    rows.append(("01020", "2024", "P", TOTAL, 1010.0))
    found = only(jumps.jumps(coded(subject(connection, rows, before=before))))
    assert [example.area for example in found.examples] == ["01020"]


def test_areas_and_periods_that_stayed_away_are_named(connection):
    before = [(area, period, "P", TOTAL, 1.0) for area in ("07211", "07235") for period in ("2022", "2023")]
    rows = [("07211", period, "P", TOTAL, 1.0) for period in ("2021", "2023")]
    checked = subject(connection, rows, before=before)
    assert coverage.lost_areas(checked) == ["07235"]
    assert coverage.lost_periods(checked) == ["2022"]
    assert coverage.rows_of_a_period(checked) == (1.0, 2.0)
