"""Tables as offices really get them: merged heads, sums, footnotes, signs; the numbers in them are invented."""

import zipfile
from pathlib import Path

import xlsxwriter

from tests.support.xls import write_xls
from tests.support.xlsb import write_xlsb

PUPILS = "Schülerinnen und Schüler"
YEARS = ("2021/22", "2022/23", "2023/24")
ROWS = (
    (7211, "Trier", "1.234", "1.250", "1.301 1)", "k. A.", "211"),
    (7235, "Trier-Saarburg", 2001, 2040, 2100, ".", "1.180²⁾"),
    (7312, "Kaiserslautern", "980", "–", "1.002", 95, 99),
)
NOTES = ("1) vorläufiger Wert", "2) einschließlich Förderschulen", "Quelle: Schulverwaltungsamt, Herbststatistik")
FIGURES = 15
MONTHS: tuple[tuple[str | float, ...], ...] = (
    ("Besuche der Bibliothek je 1.000 Einwohner",),
    (),
    ("AGS", "Gebiet", "Januar 2024", "Februar 2024", "März 2024"),
    (7211.0, "Trier", 120.5, 118.0, "k. A."),
    (7235.0, "Trier-Saarburg", 80.0, "–", 84.5),
    (),
    ("Quelle: Stadtbibliothek, Jahresstatistik (CC0)",),
)
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
ODS_START = (
    f'<?xml version="1.0"?><office:document-content xmlns:office="{OASIS}:office:1.0" xmlns:table="{OASIS}:table:1.0" '
    f'xmlns:text="{OASIS}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
    '<table:table table:name="Besuche">'
)
ODS_END = "</table:table></office:spreadsheet></office:body></office:document-content>"
ODS_MANIFEST = f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0"/>'


def write_ugly(folder: Path, *, name: str = "schueler.xlsx", last: str = "2023/24", moved: bool = False) -> Path:
    """Write a workbook with a title, a head of two lines with merged cells, a row of sums and footnotes.

    `moved` is how it looks a year later: a line more above the head, the name before the key, a year more.
    """
    path = folder / name
    years = [f"{int(last[:4]) - back}/{(int(last[:4]) - back + 1) % 100:02d}" for back in (2, 1, 0)]
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("Grundschulen")
    sheet.merge_range(0, 0, 0, 6, f"{PUPILS} an Grundschulen, Schuljahr {last}")
    top = 3 if moved else 2
    if moved:
        sheet.write(1, 0, "Neue Abgrenzung seit dem Sommer")
    key, label = (1, 0) if moved else (0, 1)
    sheet.merge_range(top, key, top + 1, key, "AGS")
    sheet.merge_range(top, label, top + 1, label, "Gebiet")
    sheet.merge_range(top, 2, top, 4, PUPILS)
    sheet.merge_range(top, 5, top, 6, "darunter ausländisch¹⁾")
    for column, year in enumerate([*years, *years[1:]], 2):
        sheet.write(top + 1, column, year)
    for number, row in enumerate(ROWS, top + 2):
        sheet.write(number, key, row[0])
        sheet.write(number, label, row[1])
        sheet.write_row(number, 2, row[2:])
    sheet.write_row(top + 5, label, ["Summe"])
    sheet.write_row(top + 5, 2, [4215, ".", 4403, ".", 1490])
    for number, note in enumerate(NOTES, top + 7):
        sheet.write(number, 0, note)
    workbook.close()
    return path


def write_months(folder: Path, kind: str) -> Path:
    """Write visits per 1,000 inhabitants by month, with their source in a note, in any kind of workbook."""
    path = folder / f"besuche.{kind}"
    if kind == "xls":
        return write_xls(path, MONTHS)
    if kind == "xlsb":
        return write_xlsb(path, MONTHS)
    if kind == "ods":
        return _write_ods(path)
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("Besuche")
    for number, row in enumerate(MONTHS):
        sheet.write_row(number, 0, row)
    workbook.close()
    return path


def _write_ods(path: Path) -> Path:
    content = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in MONTHS)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS_START + content + ODS_END)
        archive.writestr("META-INF/manifest.xml", ODS_MANIFEST)
    return path


def _ods_cell(value: str | float) -> str:
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    shown = f"<text:p>{value}</text:p>"
    return f'<table:table-cell office:value-type="float" office:value="{value}">{shown}</table:table-cell>'


def write_rate(folder: Path, *, name: str = "uebergangsquote.csv", moved: bool = False) -> Path:
    """Write shares by school type over school years; `moved` has two columns in another place and a year more."""
    rows = [
        ["jahr", "hauptwerkreal", "real", "gemeinschaft", "gymnasien"],
        ["2023/24", "3.0", "11.9", "28.7", "56.4"],
        ["2024/25", "3.3", "9.4", "30.2", "57.1"],
        ["2025/26", "2.3", "11.5", "32.7", "53.5"],
    ]
    if moved:
        rows.append(["2026/27", "2.0", "11.0", "33.0", "54.0"])
        rows = [["Stand 2026", *[""] * 4], [""] * 5, *([row[0], row[4], *row[1:4]] for row in rows)]
    path = folder / name
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", "utf-8")
    return path
