"""Table files of all kinds become grids; what is hostile or broken is refused with its reason."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.grids.grid import Kind, Merge
from bildungsbuero.formats import grids
from bildungsbuero.formats.grids import read_grids
from bildungsbuero.formats.table_files import is_known
from tests.support import samples
from tests.support.tables import write_ugly

ODS_CONTENT = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="Blatt"><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>Jahr</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)
ODS_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


def texts(path: Path) -> list[list[str]]:
    """Return the texts of the first sheet."""
    return [[cell.text for cell in row] for row in read_grids(path)[0].rows]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|", "^"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_file_is_read_in_its_encoding_with_its_separator(tmp_path, sign, encoding):
    path = tmp_path / "t.csv"
    path.write_text(f"Jahr{sign}Schüler\n2023{sign}12\n", encoding)

    assert texts(path) == [["Jahr", "Schüler"], ["2023", "12"]]


def test_a_first_line_may_name_the_separator(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('sep=^\nKita^Plätze\n"Haus ^ Hof"^5\n', "utf-8")

    assert texts(path) == [[], ["Kita", "Plätze"], ["Haus ^ Hof", "5"]]


def test_decimal_commas_do_not_cut_a_file_of_semicolons(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("Jahr;Quote\n2023;12,5\n2024;13,5\n", "utf-8")

    assert texts(path) == [["Jahr", "Quote"], ["2023", "12,5"], ["2024", "13,5"]]


def test_a_workbook_keeps_numbers_merges_and_what_is_hidden(tmp_path):
    path = tmp_path / "t.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("Blatt 1")
    sheet.merge_range(0, 1, 0, 2, "Kopf")
    sheet.write(1, 1, 0.1 + 0.2)
    sheet.write(1, 2, 0.123, workbook.add_format({"num_format": "0.0 %"}))
    sheet.write_formula(2, 1, "=1+1", None, "")
    sheet.write(2, 2, 7211)
    sheet.write(3, 0, "verborgen")
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column(4, 4, None, None, {"hidden": True})
    sheet.write(1, 4, 9)
    workbook.close()

    grid = read_grids(path)[0]

    assert (grid.name, grid.merges) == ("Blatt 1", (Merge(top=0, left=1, bottom=0, right=2),))
    assert (grid.hidden_rows, grid.hidden_columns) == ({3}, {4})
    assert [grid.at(1, 1).text, grid.at(2, 2).text] == ["0.3", "7211"]
    assert (grid.at(1, 2).is_percent, grid.at(2, 1).kind) == (True, Kind.UNSOLVED)
    assert grid.shown_at(0, 2).text == "Kopf"


def test_an_open_document_is_read(tmp_path):
    path = tmp_path / "t.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS_CONTENT)
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST)

    assert texts(path) == [["Jahr", "12.5"]]


def test_declarations_of_entities_are_refused(tmp_path):
    path = tmp_path / "t.xlsx"
    write_ugly(tmp_path, name="gut.xlsx")
    with zipfile.ZipFile(tmp_path / "gut.xlsx") as good, zipfile.ZipFile(path, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "ha">]><worksheet', 1)
            bad.writestr(name, content)

    with pytest.raises(Refusal, match=r"workbook\.(declares|broken)"):
        read_grids(path)


def test_an_archive_that_grows_beyond_measure_is_refused(tmp_path):
    path = tmp_path / "t.xlsx"
    write_ugly(tmp_path, name="gut.xlsx")
    with zipfile.ZipFile(tmp_path / "gut.xlsx") as good, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name))
        bad.writestr("xl/media/bild.bin", b"\0" * 60_000_000)

    with pytest.raises(Refusal, match="zip_too_large"):
        read_grids(path)


def test_a_cell_at_the_end_of_the_sheet_ends_no_process_but_its_own(tmp_path):
    path = tmp_path / "weit.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    sheet.write(0, 0, "Jahr")
    sheet.write(1_048_575, 16_383, 2)
    workbook.close()

    with pytest.raises(Refusal, match=r"workbook\.too_large"):
        read_grids(path)
    with pytest.raises(Refusal, match=r"workbook\.too_large"):
        is_known(path)


def test_a_table_of_too_many_cells_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(grids, "MOST_CELLS", 10)
    path = tmp_path / "t.csv"
    path.write_text("a;b;c\n" * 4, "utf-8")

    with pytest.raises(Refusal, match="too_large"):
        read_grids(path)
    with pytest.raises(Refusal, match="too_large"):
        read_grids(write_ugly(tmp_path))


@pytest.mark.parametrize("content", [b"", b"   \n", b";;;\n;;;\n"])
def test_an_empty_file_is_refused(tmp_path, content):
    path = tmp_path / "t.csv"
    path.write_bytes(content)

    with pytest.raises(Refusal, match="empty"):
        read_grids(path)


def test_a_file_that_is_no_text_and_one_that_only_looks_like_a_workbook_are_refused(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"\x00\x01\x02\x03")
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 nothing")

    for name in ("a.csv", "b.xlsx"):
        with pytest.raises(Refusal):
            read_grids(tmp_path / name)


def test_a_quotation_mark_that_never_ends_is_no_crash(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('a;b\n"' + "x;" * 2_000_000, "utf-8")

    with pytest.raises(Refusal) as refusal:
        texts(path)
    assert refusal.value.code == "assistant.broken_text"


def test_only_what_says_by_itself_how_it_is_read_goes_the_short_way(tmp_path):
    assert is_known(samples.write_flat(tmp_path))
    assert is_known(samples.write_leavers(tmp_path))
    assert is_known(samples.write_long(tmp_path))
    assert not is_known(write_ugly(tmp_path))
    (tmp_path / "jahr.csv").write_text("Jahr;Besuche\n2023;5\n", "utf-8")
    assert not is_known(tmp_path / "jahr.csv")
