"""Tables as offices really get them: merged heads, sums, footnotes, signs; the numbers in them are invented."""

from pathlib import Path

import xlsxwriter

PUPILS = "Schülerinnen und Schüler"
YEARS = ("2021/22", "2022/23", "2023/24")
ROWS = (
    (7211, "Trier", "1.234", "1.250", "1.301 1)", "k. A.", "211"),
    (7235, "Trier-Saarburg", 2001, 2040, 2100, ".", "1.180²⁾"),
    (7312, "Kaiserslautern", "980", "–", "1.002", 95, 99),
)
NOTES = ("1) vorläufiger Wert", "2) einschließlich Förderschulen", "Quelle: Schulverwaltungsamt, Herbststatistik")
FIGURES = 15


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
