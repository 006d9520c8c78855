"""Files are told apart by their content and described, or turned down with a reason."""

import zipfile

import pytest

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.layouts import FlatLayout, LongLayout, PivotLayout
from bildungsbuero.formats.table_files import describe_file
from tests.support import samples
from tests.support.shared import SHARED, needs_shared


def describe(path, tmp_path):
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    return describe_file(path, work_dir=work)[0]


def refusal_of(path, tmp_path) -> Refusal:
    with pytest.raises(Refusal) as refused:
        describe(path, tmp_path)
    return refused.value


def test_a_flat_file_names_its_table_in_the_file_name(tmp_path):
    found = describe(samples.write_flat(tmp_path), tmp_path)

    assert (found.format, found.table, found.statistic) == ("ffcsv", "12411-01-01-4", "12411")
    assert found.layout == FlatLayout(
        columns=tuple(samples.FLAT_HEAD.split(";")), blocks=2, has_quality=False, decimal_comma=True
    )


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("12411-01-01-4_1773175772751_de_flat.csv", "12411-01-01-4"),
        ("21311-01-01-4-B_de_flat.csv", "21311-01-01-4-B"),
        ("12211-Z-11_de.csv", "12211-Z-11"),
        ("1000A-0000_de.csv", "1000A-0000"),
        ("download.csv", ""),
    ],
)
def test_the_code_of_the_table_is_read_from_many_names(tmp_path, name, table):
    assert describe(samples.write_flat(tmp_path, name=name), tmp_path).table == table


def test_an_english_flat_file_writes_decimals_with_a_point(tmp_path):
    text = samples.flat_text().replace("Insgesamt", "Total").replace(";Anzahl;", ";number;")
    assert not describe(samples.write_flat(tmp_path, text=text), tmp_path).layout.decimal_comma


def test_a_zip_with_one_table_is_opened(tmp_path):
    plain = samples.write_flat(tmp_path)
    packed = tmp_path / "12411.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(plain, plain.name)

    assert describe(packed, tmp_path).table == "12411-01-01-4"


def test_a_classic_table_has_header_rows_footer_and_date(tmp_path):
    found = describe(samples.write_leavers(tmp_path), tmp_path)

    assert (found.format, found.table, found.encoding) == ("genesis-classic", "21111-02-06-4", "cp1252")
    assert isinstance(found.layout, PivotLayout)
    assert (found.layout.first_line, found.layout.last_line, found.layout.row_dimensions) == (7, 11, 0)
    assert found.layout.values[2].header[-2:] == ("ohne Hauptschulabschluss", "Insgesamt")
    assert found.as_of == "13.03.2025 / 16:40:08"
    assert found.attribution == "© Statistische Ämter des Bundes und der Länder, Deutschland, 2025, dl-de/by-2-0"
    assert found.footer.startswith('zu "gesamte Tabelle":\nDie Angabe des Berichtsjahres')


def test_a_long_table_speaks_german_or_english(tmp_path):
    german = describe(samples.write_long(tmp_path), tmp_path)
    english = describe(samples.write_long(tmp_path, rows=("area,period,value", "07211,2023,5")), tmp_path)

    assert isinstance(german.layout, LongLayout)
    assert german.layout.dimensions == ("Geschlecht",)
    assert english.layout.delimiter == ","


def test_a_workbook_with_a_long_table_is_read(tmp_path):
    from bildungsbuero.formats.workbook import as_xlsx

    path = tmp_path / "zahlen.xlsx"
    path.write_bytes(as_xlsx("Zahlen", ["gebiet", "zeitraum", "wert"], [[7211, 2023, 5.5], ["07235", "2023", None]]))

    assert describe(path, tmp_path).format == "long"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leer.csv", b"", "file.empty"),
        ("weiss.csv", b" \n\n ", "file.empty"),
        ("zufall.csv", bytes(range(256)) * 20, "file.no_text"),
        ("utf16.bin", b"\x00\x01\x02\x03", "file.no_text"),
        ("falsch.csv", b"Stra\x81e;1\n", "file.encoding"),
        ("daten.json", b'{"a": 1}', "statistics.other_kind"),
        ("daten.xml", b'<?xml version="1.0"?><a/>', "statistics.other_kind"),
        ("bild.png", b"\x89PNG\r\n\x1a\n", "statistics.other_kind"),
        ("bericht.pdf", b"%PDF-1.7", "statistics.other_kind"),
        ("fremd.csv", b"a;b\n1;2\n", "statistics.unknown_layout"),
        ("kopf.csv", samples.FLAT_HEAD.encode() + b"\n", "statistics.no_rows"),
        (
            "schief.csv",
            samples.flat_text(head=samples.FLAT_HEAD.replace("value;", "", 1)).encode(),
            "statistics.flat_header",
        ),
        ("alt.csv", b"Statistik_Code;Statistik_Label;Zeit_Code\n1;2;3\n", "statistics.old_flat"),
        ("halb.zip", b"PK\x03\x04halb", "file.broken_zip"),
        ("kaputt.xls", b"\xd0\xcf\x11\xe0kaputt", "workbook.broken"),
        ("doppelt.csv", b"gebiet;zeitraum;wert;wert\n07211;2023;5;6\n", "statistics.long_header"),
        ("tabelle.csv", b"Tabelle: 21111-02-06-4\nTitel;;;\n", "statistics.no_rows"),
    ],
)
def test_what_is_no_table_gets_its_reason(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)

    refused = refusal_of(path, tmp_path)

    assert refused.code == code
    assert refused.place.file == name


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert refusal_of(tmp_path / "fehlt.csv", tmp_path).code == "file.not_there"


def test_a_truncated_zip_is_refused(tmp_path):
    plain = samples.write_flat(tmp_path)
    packed = tmp_path / "ganz.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(plain, plain.name)
    for cut in (20, 100, packed.stat().st_size - 30):
        broken = tmp_path / f"halb-{cut}.zip"
        broken.write_bytes(packed.read_bytes()[:cut])
        assert refusal_of(broken, tmp_path).code == "file.broken_zip"


def test_a_zip_bomb_is_not_opened(tmp_path):
    packed = tmp_path / "bombe.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zahlen.csv", b"0" * 2**28)

    assert refusal_of(packed, tmp_path).code == "file.zip_too_large"


@pytest.mark.parametrize(
    "name", ["../zahlen.csv", "/etc/zahlen.csv", "a/../../zahlen.csv", "..\\zahlen.csv", "C:\\zahlen.csv"]
)
def test_names_that_lead_out_of_the_folder_are_refused(tmp_path, name):
    packed = tmp_path / "pfade.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "a")

    assert refusal_of(packed, tmp_path).code == "file.zip_bad_name"


def test_a_zip_must_hold_exactly_one_table(tmp_path):
    packed = tmp_path / "zwei.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "a")
        archive.writestr("b.csv", "b")

    assert refusal_of(packed, tmp_path).code == "statistics.zip_content"


@needs_shared
def test_every_other_real_file_gets_one_reason(tmp_path):
    tables = {"genesis_ffcsv", "genesis_classic_csv"}
    others = [
        path for path in sorted((SHARED / "statistics").rglob("*")) if path.is_file() and path.parent.name not in tables
    ]
    assert len(others) > 80
    for path in [*others, SHARED / "territory" / "AuszugGV2QAktuell_2024-06-30.xlsx"]:
        refusal_of(path, tmp_path)
