"""Files become observations; rows that cannot be read are refused with their line."""

import csv
from collections import Counter

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.warehouse.reading import flat
from tests.support import samples
from tests.support.figures import read_file
from tests.support.shared import SHARED, needs_shared

SIGNS = {"-", ".", "/", "x", "...", "*"}


def observations(reading, columns="*", where="true"):
    return reading.connection.execute(f"SELECT {columns} FROM observations WHERE {where} ORDER BY row").fetchall()


def test_a_flat_file_keeps_zeros_in_keys_and_knows_totals(tmp_path):
    reading = read_file(samples.write_flat(tmp_path), tmp_path)

    assert reading.rows == 5
    assert reading.marks() == {"-": 1}
    assert reading.periods() == ["2024-12-31"]
    assert observations(reading, 'area, "GES", value', "value IS NOT NULL") == [
        ("07235", "GESW", 61.0),
        ("07211", "INSGESAMT", 104.0),
        ("07211", "GESM", 51.0),
        ("07211", "GESW", 53.0),
    ]
    assert reading.dictionary.dimensions["GES"]["values"]["GESM"] == "männlich"


def test_rows_carry_their_line_in_the_file(tmp_path):
    reading = read_file(samples.write_flat(tmp_path), tmp_path)
    assert [row[0] for row in observations(reading, "row")] == [2, 3, 4, 5, 6]


def test_a_table_in_thousands_gives_persons_and_keeps_brackets(tmp_path):
    reading = read_file(samples.write_survey(tmp_path), tmp_path)

    assert observations(reading, 'value, mark, quality, "LBFORM01"') == [
        (166000.0, "", "", "LB-INS"),
        (4500.0, "", "()", "FAMILIEN"),
        (None, "/", "", "ALLEINST"),
        (None, "-", "", "LB-INS"),
    ]
    assert reading.marks() == {"-": 1, "/": 1, "()": 1}
    assert reading.dictionary.measures["LBFMZ01"]["unit"] == "number"


@pytest.mark.parametrize("write", [samples.write_flat, samples.write_survey])
def test_what_the_first_rows_do_not_show_is_read_all_the_same(tmp_path, monkeypatch, write):
    path = write(tmp_path)
    usual = read_file(path, tmp_path)
    monkeypatch.setattr(flat, "HEAD_ROWS", 1)
    hurried = read_file(path, tmp_path)

    assert observations(hurried) == observations(usual)
    assert hurried.dictionary == usual.dictionary


def test_a_classic_table_gives_a_value_for_each_column(tmp_path):
    reading = read_file(samples.write_leavers(tmp_path), tmp_path)

    assert reading.rows == 5 * 14
    assert reading.marks() == {"-": 14 + 6, "x": 2, ".": 2}
    trier = observations(reading, '"BILAG2", "GES", value', "area = '07211' AND \"BILAG2\" = 'BILABS11'")
    assert sorted(trier) == [("BILABS11", "GESW", 3.0), ("BILABS11", "INSGESAMT", 8.0)]
    assert {row[0] for row in observations(reading, "row", "area = '07211'")} == {9}


def test_a_long_table_takes_names_and_codes(tmp_path):
    reading = read_file(samples.write_long(tmp_path), tmp_path, dataset="12411-01-01-4")

    assert observations(reading, 'area, period, "GES", value, mark') == [
        ("07211", "2024-12-31", "INSGESAMT", 104.0, ""),
        ("07211", "2024-12-31", "GESW", 53.0, ""),
        ("07235", "2024-12-31", "INSGESAMT", None, "."),
    ]


def test_a_column_that_was_moved_is_named(tmp_path):
    moved = (*samples.CERTIFICATES[:2], *reversed(samples.CERTIFICATES[2:4]), *samples.CERTIFICATES[4:])
    path = samples.write_leavers(tmp_path, text=samples.leavers_text(certificates=moved))

    with pytest.raises(Refusal) as refused:
        read_file(path, tmp_path)

    assert refused.value.code == "statistics.shifted"
    assert refused.value.facts["position"] == 8


def test_a_column_that_is_missing_is_named(tmp_path):
    rows = [row.rsplit(";", 2)[0] for row in samples.LEAVERS_ROWS]
    text = samples.leavers_text(rows=rows, certificates=samples.CERTIFICATES[:-1])

    with pytest.raises(Refusal) as refused:
        read_file(samples.write_leavers(tmp_path, text=text), tmp_path)

    assert refused.value.code == "statistics.shifted"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("07211;Trier", "0721A;Trier"), "area"),
        (("2024-12-31", "31-12"), "period"),
        (("2024-12-31", "2023-13-45"), "period"),
        (("2024-12-31", "2023-13P6M"), "period"),
        (("2024-12-31", "0000"), "period"),
        (("2024-12-31", "9999"), "period"),
        ((";51;Anzahl", ";5.1;Anzahl"), "value"),
        ((";51;Anzahl", ";viele;Anzahl"), "value"),
        ((";51;Anzahl", ";51;zu viel;Anzahl"), "columns"),
        ((";51;Anzahl", ";51"), "columns"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_and_the_rest_stands(tmp_path, change, reason):
    rows = list(samples.FLAT_ROWS)
    rows[2] = rows[2].replace(*change)
    reading = read_file(samples.write_flat(tmp_path, text=samples.flat_text(rows)), tmp_path)

    assert reading.rows == 4
    assert [(item.row, item.reason) for item in reading.refused()] == [(4, reason)]
    assert [row[0] for row in observations(reading, "row")] == [2, 3, 5, 6]


def test_line_numbers_stay_true_behind_several_refused_lines(tmp_path):
    rows = list(samples.FLAT_ROWS)
    rows.insert(0, "zu;kurz")
    rows.insert(3, "zu;kurz")
    reading = read_file(samples.write_flat(tmp_path, text=samples.flat_text(rows)), tmp_path)

    assert [item.row for item in reading.refused()] == [2, 5]
    assert [row[0] for row in observations(reading, "row")] == [3, 4, 6, 7, 8]


def test_keys_that_lost_their_zero_get_it_back(tmp_path):
    rows = [row.replace(";07211;", ";7211;") for row in samples.FLAT_ROWS]
    reading = read_file(samples.write_flat(tmp_path, text=samples.flat_text(rows)), tmp_path)

    assert reading.mended_keys == 3
    assert reading.area_keys() == ["07211", "07235", "16056"]


def test_regional_keys_of_twelve_digits_become_municipality_keys(tmp_path):
    rows = [row.replace(";07211;", ";072355001045;") for row in samples.FLAT_ROWS[1:4]]
    reading = read_file(samples.write_flat(tmp_path, text=samples.flat_text(rows)), tmp_path)

    assert reading.area_keys() == ["07235045"]


def test_the_same_value_twice_is_refused_with_the_line_of_the_first(tmp_path):
    rows = [*samples.FLAT_ROWS, samples.FLAT_ROWS[1].replace(";104;", ";105;")]
    reading = read_file(samples.write_flat(tmp_path, text=samples.flat_text(rows)), tmp_path)

    assert reading.rows == 5
    assert [(item.row, item.reason, item.detail) for item in reading.refused()] == [(7, "double", "3")]


@pytest.mark.parametrize("value", ["1.234", "12.345"])
def test_points_that_may_mean_thousands_are_refused(tmp_path, value):
    rows = ("gebiet;zeitraum;wert", f"07211;2023;{value}")
    with pytest.raises(Refusal) as refused:
        read_file(samples.write_long(tmp_path, rows=rows), tmp_path)
    assert refused.value.code == "statistics.ambiguous_numbers"


def test_decimals_with_a_point_are_taken_where_the_file_shows_that_they_are_meant(tmp_path):
    rows = ("gebiet;zeitraum;wert", "07211;2023;1.234", "07235;2023;0.5")
    reading = read_file(samples.write_long(tmp_path, rows=rows), tmp_path)
    assert [row[0] for row in observations(reading, "value")] == [1.234, 0.5]


def test_unknown_names_in_a_declared_table_refuse_their_rows(tmp_path):
    rows = (*samples.LONG_ROWS, "BEVSTD;07211;31.12.2024;divers;1;", "ETWAS;07211;31.12.2024;weiblich;1;")
    reading = read_file(samples.write_long(tmp_path, rows=rows), tmp_path, dataset="12411-01-01-4")

    assert [(item.row, item.reason, item.detail) for item in reading.refused()] == [
        (5, "label", "divers"),
        (6, "label", "ETWAS"),
    ]


def test_a_name_in_a_file_can_never_become_a_statement(tmp_path):
    evil = 'x"; DROP TABLE raw; --'
    rows = (f"gebiet;zeitraum;wert;{evil.replace(';', ',')}", "07211;2023;5;'; DROP TABLE raw; --")
    rows = (rows[0], '07211;2023;5;"\'; DROP TABLE raw; --"')
    reading = read_file(samples.write_long(tmp_path, rows=rows), tmp_path)
    assert reading.rows == 1


@needs_shared
@pytest.mark.parametrize(
    "path", sorted((SHARED / "statistics" / "genesis_ffcsv").glob("*.csv")), ids=lambda path: path.name
)
def test_real_flat_files_agree_with_an_independent_count(tmp_path, path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE))
    marks = Counter(row["value"] for row in rows if row["value"] in SIGNS)
    marks.update(row["value_q"] for row in rows if row.get("value_q") in {"()", "r", "p", "s"})

    reading = read_file(path, tmp_path)

    assert reading.rows == len(rows)
    assert reading.refused_rows == 0
    assert reading.marks() == dict(marks)
    assert reading.areas() == len({row["1_variable_attribute_code"] for row in rows})
    assert reading.periods() == sorted({row["time"] for row in rows})


@needs_shared
@pytest.mark.parametrize(
    "path", sorted((SHARED / "statistics" / "genesis_classic_csv").glob("*.csv")), ids=lambda path: path.name
)
def test_real_classic_tables_agree_with_an_independent_count(tmp_path, path):
    lines = path.read_bytes().decode("cp1252").split("\n")
    data = [line.split(";") for line in lines[: lines.index("__________")] if line[:4].isdigit() and ";" in line]
    first = 4 if path.name.startswith("21111-01") else 3
    values = [value.strip() for row in data for value in row[first:]]

    reading = read_file(path, tmp_path)

    assert reading.rows == len(values)
    assert reading.refused_rows == 0
    assert reading.marks() == dict(Counter(value for value in values if value in SIGNS))
    assert reading.areas() == len({row[1] for row in data})
