"""Tables to take along as Parquet."""

from decimal import Decimal

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from bildungsbuero.warehouse.parquet_files import as_parquet

NOTES = {"source": "Stadt Konstanz's Zahlen", "licence": "CC0"}


def read(content: bytes, folder):
    path = folder / "table.parquet"
    path.write_bytes(content)
    with duckdb.connect() as connection:
        rows = connection.execute(f"FROM '{path}'").fetchall()
        notes = connection.execute(f"SELECT key, value FROM parquet_kv_metadata('{path}')").fetchall()
    return rows, {key.decode(): value.decode() for key, value in notes}


def test_numbers_stay_numbers_and_what_is_missing_stays_missing(tmp_path):
    rows, notes = read(
        as_parquet(("area", "value"), [["07211", Decimal("6.5")], ["07235", None]], notes=NOTES), tmp_path
    )

    assert rows == [("07211", 6.5), ("07235", None)]
    assert notes == NOTES


def test_an_empty_table_is_a_file_with_its_columns(tmp_path):
    assert read(as_parquet(("area", "value"), [], notes={}), tmp_path)[0] == []


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=8), st.none() | st.integers(-9, 9)), max_size=5), st.text(max_size=8))
def test_any_text_comes_back_as_it_was(tmp_path_factory, rows, said):
    kept = [(text.replace("\x00", ""), number) for text, number in rows]
    note = said.replace("\x00", "")
    found, notes = read(
        as_parquet(("name'\"", "value"), [list(row) for row in kept], notes={"it's": note}),
        tmp_path_factory.mktemp("parquet"),
    )

    assert [(text, number) for text, number in found] == kept or not any(number is not None for _t, number in kept)
    assert notes == {"it's": note}
