"""The product's own long table: the way in for own figures, and over from TILL or Excel.

A header line names the columns, German or English; what is none of the known columns is a dimension. Numbers carry no
thousands separators; one file uses the decimal comma or the decimal point, not both.
"""

import csv
from itertools import islice
from pathlib import Path

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.layouts import LongLayout, TableDescription
from bildungsbuero.formats.genesis_flat import table_code
from bildungsbuero.formats.texts import lines

ROLES = {
    "measure": ("measure", "merkmal", "wertmerkmal", "indicator", "kennzahl"),
    "area": ("area", "gebiet", "ags", "region", "gebietsschlüssel"),
    "period": ("period", "zeitraum", "zeit", "jahr", "stichtag", "berichtsjahr"),
    "value": ("value", "wert"),
    "mark": ("mark", "zeichen"),
    "numerator": ("numerator", "zähler", "zaehler"),
    "denominator": ("denominator", "nenner"),
    "unit": ("unit", "einheit"),
    "quality": ("quality", "qualität"),
    "source": ("source", "quelle"),
    "note": ("note", "anmerkung"),
}
REQUIRED = ("area", "period", "value")
DELIMITERS = ";\t,"


def is_long(first_line: str) -> bool:
    """Whether a first line is the header of a long table."""
    return set(REQUIRED) <= set(_roles(_cells(first_line)).values())


def describe_long(path: Path, *, encoding: str, name: str) -> TableDescription:
    """Return how the long table is built; raises Refusal for a doubled column and for a file without rows."""
    head = list(islice(lines(path, encoding), 2))
    columns = tuple(_cells(head[0]))
    place = Place(file=name, row=1)
    if len(set(columns)) < len(columns) or not all(columns):
        raise Refusal("statistics.long_header", place=place)
    if len(head) < 2 or not head[1].strip():
        raise Refusal("statistics.no_rows", place=Place(file=name))
    by_column = _roles(list(columns))
    if len(set(by_column.values())) < len(by_column):
        raise Refusal("statistics.long_header", place=place)
    return TableDescription(
        format="long",
        encoding=encoding,
        table=table_code(name),
        layout=LongLayout(
            columns=columns,
            roles={role: column for column, role in by_column.items()},
            dimensions=tuple(column for column in columns if column not in by_column),
            decimal_comma=True,
            delimiter=_delimiter(head[0]),
        ),
    )


def _roles(columns: list[str]) -> dict[str, str]:
    known = {alias: role for role, aliases in ROLES.items() for alias in aliases}
    return {column: known[column.casefold()] for column in columns if column.casefold() in known}


def _delimiter(first_line: str) -> str:
    return max(DELIMITERS, key=first_line.count)


def _cells(first_line: str) -> list[str]:
    text = first_line.removeprefix("\ufeff")
    return [cell.strip() for cell in next(csv.reader([text], delimiter=_delimiter(text)), [])]
