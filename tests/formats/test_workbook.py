"""Tables that leave the product open safely in a spreadsheet and lose no digit."""

import zipfile
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.workbook import as_csv, as_xlsx, first_sheet_as_text, guarded


@pytest.mark.parametrize("text", ["=1+1", "+49 651", "@SUM(A1)", "-cmd", "\t=1", "=HYPERLINK(1)"])
def test_a_text_that_would_run_as_a_formula_is_guarded(text):
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["-", "...", ".", "x", "/", "-5", "-3,5", "+7", "Trier", ""])
def test_marks_and_numbers_stay_as_they_are(text):
    assert guarded(text) == text


def test_numbers_keep_their_digits_in_csv():
    text = as_csv(["gebiet", "wert"], [["07211", Decimal("6.5436241611")], ["07235", None], ["07", 104342]])
    assert text == "gebiet;wert\r\n07211;6.5436241611\r\n07235;\r\n07;104342\r\n"


def test_numbers_are_numbers_and_texts_are_texts_in_a_workbook(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(as_xlsx("Titel: [1]*", ["a", "b", "c"], [[Decimal("6.5"), "=1+1", "-"], [None, "x", "07211"]]))

    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

    assert rows == [["a", "b", "c"], [6.5, "=1+1", "-"], ["", "x", "07211"]]


def test_a_workbook_made_of_declarations_is_refused_for_what_it_is(tmp_path):
    path = tmp_path / "tabelle.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
        )

    with pytest.raises(Refusal, match="declares"):
        first_sheet_as_text(path, tmp_path / "out.csv", name="tabelle.ods")
