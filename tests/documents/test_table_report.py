"""A report of tables as PDF: accessible, with the product's own typeface, and whatever people write is only text."""

import pytest

from bildungsbuero.documents.table_report import ReportTable, TableReport, as_pdf


def report(**more) -> TableReport:
    table = ReportTable(
        caption="Zeiträume", heads=("Zeitraum", "Verfahren"), rows=(("2023", "geheim"),), note="Hinweis"
    )
    return TableReport(**{"title": "Bericht", "author": "Trier", "lines": ("Eine Zeile.",), "tables": (table,)} | more)


def test_the_report_is_a_tagged_pdf_with_title_and_language():
    found = as_pdf(report())
    assert found.startswith(b"%PDF")
    for part in (b"pdfuaid", b"StructTreeRoot", b"FiraSans"):
        assert part in found, part


@pytest.mark.parametrize("hostile", ['#read("/etc/passwd")', "*fett* $x$ \\", "#", "[", "„Müller“ & <b>"])
def test_what_people_wrote_is_text_and_never_a_command(hostile):
    table = ReportTable(caption=hostile, heads=(hostile,), rows=((hostile,),), note=hostile)
    assert as_pdf(report(title=hostile, lines=(hostile,), tables=(table,))).startswith(b"%PDF")
    assert as_pdf(report(tables=())).startswith(b"%PDF")
