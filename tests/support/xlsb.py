"""The smallest binary workbook (xlsb) that is one: no program on this machine writes the format.

After [MS-XLSB]: a part is a row of records, each with its number and length in seven bits a byte, then its content.
"""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

Value = str | float
OFFICE = "http://schemas.openxmlformats.org"
PACKAGE = f"{OFFICE}/package/2006"
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
TYPES = (
    f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)
ROW, REAL, TEXT, SHEET, SHEETS_END = 0x00, 0x05, 0x06, 0x9C, 0x90
DIMENSION, DATA, DATA_END, CALCULATION = 0x94, 0x91, 0x92, 0x9D


def write_xlsb(path: Path, rows: Sequence[Sequence[Value]], *, sheet: str = "Blatt") -> Path:
    """Write a workbook of one sheet."""
    book = _record(SHEET, struct.pack("<II", 0, 1) + _text("rId1") + _text(sheet))
    book += _record(SHEETS_END) + _record(CALCULATION)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", _relation("officeDocument", "xl/workbook.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", _relation("worksheet", "worksheets/sheet1.bin"))
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", _sheet(rows))
    return path


def _sheet(rows: Sequence[Sequence[Value]]) -> bytes:
    last = (max(len(rows), 1) - 1, max((len(row) for row in rows), default=1) - 1)
    found = _record(DIMENSION, struct.pack("<IIII", 0, last[0], 0, last[1])) + _record(DATA)
    for number, row in enumerate(rows):
        found += _record(ROW, struct.pack("<I", number) + bytes(13))
        found += b"".join(_cell(column, value) for column, value in enumerate(row) if value != "")
    return found + _record(DATA_END)


def _cell(column: int, value: Value) -> bytes:
    place = struct.pack("<II", column, 0)
    return (
        _record(TEXT, place + _text(value))
        if isinstance(value, str)
        else _record(REAL, place + struct.pack("<d", value))
    )


def _record(number: int, content: bytes = b"") -> bytes:
    head = bytes([number]) if number < 0x80 else bytes([number & 0x7F | 0x80, number >> 7])
    size, length = b"", len(content)
    while length >= 0x80:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    return head + size + bytes([length]) + content


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _relation(kind: str, target: str) -> str:
    return (
        f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )
