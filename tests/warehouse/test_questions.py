"""Adding up and dividing in the engine follows the definitions of the core on any table."""

from decimal import Decimal

import duckdb
import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bildungsbuero.core.cells import SEVERITY, Meaning, Missing, Published, ratio, total, without_number
from bildungsbuero.core.indicators import Breakdown, Indicator, Kind, Measurement, Part
from bildungsbuero.warehouse.cells import cell_of
from bildungsbuero.warehouse.questions import indicator_values

MEANINGS = list(Meaning)
CODES = ("INSGESAMT", "a", "b", "c")
TEXT = {"de": "x", "en": "x"}
TEXTS: dict[str, str] = {}
SCHEMA = {
    "area": "string",
    "period": "string",
    "measure": "string",
    "D": "string",
    "value": "float64",
    "severity": "int16",
    "mark": "string",
    "quality": "int16",
    "delivery": "int32",
    "row": "int64",
}


def indicator(numerator: Part, denominator: Part | None = None) -> Indicator:
    return Indicator(
        key="X-01",
        version=1,
        education_area="D",
        group=TEXT,
        kind=Kind.COMPUTED,
        measurement=Measurement.SHARE,
        title=TEXT,
        question=TEXT,
        definition=TEXT,
        formula=TEXT,
        numerator=numerator,
        denominator=denominator,
        factor=Decimal(100),
    )


@st.composite
def tables(draw):
    """Cells by area, measure and code; some are not there at all."""
    cells = {}
    for area in ("01", "02"):
        for measure in ("N", "M"):
            for code in CODES:
                kind = draw(st.sampled_from(["absent", "number", "zero", "sign"]))
                if kind == "number":
                    cells[area, measure, code] = Published(value=Decimal(draw(st.integers(0, 500))))
                elif kind == "zero":
                    cells[area, measure, code] = Published(value=Decimal(0), mark="-", meaning=Meaning.ZERO)
                elif kind == "sign":
                    meaning = draw(st.sampled_from([m for m in MEANINGS if m not in {Meaning.VALUE, Meaning.ZERO}]))
                    cells[area, measure, code] = without_number(meaning)
    return cells


def compiled(wanted: Indicator, by: Breakdown | None = None) -> str:
    """The text of the question, made once for all examples."""
    key = repr((wanted, by))
    if key not in TEXTS:
        facts = dict.fromkeys(wanted.datasets, ibis.table(SCHEMA, name="facts"))
        TEXTS[key] = str(ibis.to_sql(indicator_values(wanted, facts, by=by), dialect="duckdb"))
    return TEXTS[key]


def ask(cells, wanted: Indicator, by: Breakdown | None = None):
    text = compiled(wanted, by)
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE facts (area VARCHAR, period VARCHAR, measure VARCHAR, D VARCHAR, value DOUBLE, "
        "severity SMALLINT, mark VARCHAR, quality SMALLINT, delivery INTEGER, row BIGINT)"
    )
    for (area, measure, code), cell in cells.items():
        value = float(cell.value) if isinstance(cell, Published) else None
        row = [area, "2023", measure, code, value, SEVERITY[cell.meaning], cell.mark, 0, 1, 1]
        connection.execute("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    cursor = connection.execute(text)
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    connection.close()
    return {(row["area"], row["code"]): row for row in rows}


def twin_sum(cells, area, measure, codes):
    """A sum over several codes; one that was not delivered makes it one that is not delivered."""
    parts = [cells.get((area, measure, code)) for code in codes]
    if all(part is None for part in parts):
        return None
    return total([part or Missing(meaning=Meaning.NOT_DELIVERED) for part in parts])


def assert_equal(found, expected):
    assert found.meaning is expected.meaning
    if isinstance(expected, Published):
        assert abs(found.value - expected.value) < Decimal("1e-9")


few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@few
@given(tables())
def test_sums_over_codes(cells):
    wanted = indicator(Part(dataset="t", measure="N", where={"D": ("a", "b", "c")}))
    rows = ask(cells, wanted)
    for area in ("01", "02"):
        expected = twin_sum(cells, area, "N", ("a", "b", "c"))
        assert ((area, "") in rows) == (expected is not None)
        if expected is not None:
            assert_equal(cell_of(rows[area, ""], "value"), expected)


@few
@given(tables())
def test_shares_of_a_sum_in_another(cells):
    top, bottom = Part(dataset="t", measure="N", where={"D": ("a", "b")}), Part(dataset="t", measure="M")
    rows = ask(cells, indicator(top, bottom))
    for area in ("01", "02"):
        numerator = twin_sum(cells, area, "N", ("a", "b"))
        if numerator is None:
            assert (area, "") not in rows
            continue
        denominator = cells.get((area, "M", "INSGESAMT"), Missing(meaning=Meaning.NOT_DELIVERED))
        assert_equal(cell_of(rows[area, ""], "value"), ratio(numerator, denominator, factor=Decimal(100)))


@few
@given(tables(), st.booleans())
def test_splits_of_the_numerator_or_of_both_parts(cells, both):
    top, bottom = Part(dataset="t", measure="N"), Part(dataset="t", measure="M")
    rows = ask(cells, indicator(top, bottom), Breakdown(dimension="D", both=both))
    for area in ("01", "02"):
        for code in ("a", "b", "c"):
            numerator = cells.get((area, "N", code))
            assert ((area, code) in rows) == (numerator is not None)
            if numerator is not None:
                below = (area, "M", code if both else "INSGESAMT")
                denominator = cells.get(below, Missing(meaning=Meaning.NOT_DELIVERED))
                assert_equal(cell_of(rows[area, code], "value"), ratio(numerator, denominator, factor=Decimal(100)))


def test_a_denominator_may_belong_to_another_day():
    wanted = indicator(Part(dataset="t", measure="N"), Part(dataset="t", measure="M", period="{year}-12-31"))
    text = compiled(wanted)
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE facts AS SELECT * FROM (VALUES "
        "('07211', '2023', 'N', 'INSGESAMT', 24.0, 0::SMALLINT, '', 0::SMALLINT, 1, 1::BIGINT), "
        "('07211', '2023-12-31', 'M', 'INSGESAMT', 3656.0, 0::SMALLINT, '', 0::SMALLINT, 1, 2::BIGINT)) "
        "t(area, period, measure, D, value, severity, mark, quality, delivery, row)"
    )
    found = connection.execute(f"SELECT numerator, denominator, value FROM ({text})").fetchall()
    assert found == [(24.0, 3656.0, pytest.approx(0.6564551))]
