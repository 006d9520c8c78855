"""The table by which figures come over from another system: empty, as CSV and as a workbook that explains itself."""

from io import BytesIO

HEADS = (
    "Kennzahl",
    "Gebiet",
    "Zeitraum",
    "Geschlecht",
    "Wert",
    "Zeichen",
    "Zähler",
    "Nenner",
    "Einheit",
    "Quelle",
    "Anmerkung",
)
EXPLAINED = (
    (
        "Kennzahl",
        "ja",
        "Name wie im bisherigen System; was er hier heißt, wird nach dem Hochladen zugeordnet.",
        "Betreuungsquote U3",
    ),
    ("Gebiet", "ja", "Amtlicher Schlüssel als Text: Land 2, Kreis 5, Gemeinde 8 Stellen.", "07211"),
    ("Zeitraum", "ja", "Jahr, Schuljahr oder Stichtag.", "2023 oder 2023/24 oder 31.12.2023"),
    (
        "Geschlecht",
        "nein",
        "Beispiel einer Aufteilung: so viele solche Spalten wie nötig, leer heißt insgesamt.",
        "weiblich",
    ),
    ("Wert", "ja", "Zahl ohne Tausenderpunkt, Dezimalkomma; leer, wo es keine Zahl gibt.", "31,4"),
    ("Zeichen", "nein", "Steht statt der Zahl: . geheim, - nichts vorhanden, / zu unsicher, x nicht sinnvoll.", "."),
    ("Zähler", "nein", "Woraus die Quote gerechnet ist; dann wird sie nachgerechnet.", "823"),
    ("Nenner", "nein", "Dazu gehört ein Zähler.", "2621"),
    ("Einheit", "nein", "Prozent, Personen, Anzahl, EUR.", "Prozent"),
    ("Quelle", "nein", "Woher die Zahl stammt.", "Statistisches Landesamt"),
    ("Anmerkung", "nein", "Was man über die Zahl wissen muss.", "ab 2014 neue Abgrenzung"),
)


def template_csv() -> bytes:
    """Return the empty table as CSV."""
    return b"\xef\xbb\xbf" + (";".join(HEADS) + "\r\n").encode()


def template_xlsx() -> bytes:
    """Return a workbook with the empty table on its first sheet and an explanation of each column on the second."""
    import xlsxwriter  # at first use

    sink = BytesIO()
    workbook = xlsxwriter.Workbook(sink, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    # Keys keep their leading zero only as text.
    text = workbook.add_format({"num_format": "@"})
    table = workbook.add_worksheet("Tabelle")
    table.write_row(0, 0, HEADS, bold)
    table.set_column(0, len(HEADS) - 1, 16)
    table.set_column(1, 2, 16, text)
    table.freeze_panes(1, 0)
    explained = workbook.add_worksheet("Erklärung")
    explained.write_row(0, 0, ("Spalte", "nötig", "Was hineingehört", "Beispiel"), bold)
    for number, row in enumerate(EXPLAINED, 1):
        explained.write_row(number, 0, row, wrapped)
    explained.set_column(0, 1, 12)
    explained.set_column(2, 3, 50)
    workbook.set_properties({"title": "Übernahme aus einem anderen System"})
    workbook.close()
    return sink.getvalue()
