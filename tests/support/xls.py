"""The smallest old workbook (xls) that is one: no program on this machine writes the format.

After [MS-CFB] and [MS-XLS]: a compound file with one stream of records (BIFF8), padded so that it needs no mini stream.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

Value = str | float
SECTOR, SMALLEST = 512, 4096
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
BOF, EOF, SHEET, NUMBER, LABEL = 0x0809, 0x000A, 0x0085, 0x0203, 0x0204
BOOK, WORKSHEET = 0x0005, 0x0010


def write_xls(path: Path, rows: Sequence[Sequence[Value]], *, sheet: str = "Blatt") -> Path:
    """Write a workbook of one sheet."""
    before = len(_book(sheet, 0))
    path.write_bytes(_compound(_book(sheet, before) + _sheet(rows)))
    return path


def _book(sheet: str, starts_at: int) -> bytes:
    name = sheet.encode("latin-1")
    named = struct.pack("<IBBBB", starts_at, 0, 0, len(name), 0) + name
    return _begin(BOOK) + _record(SHEET, named) + _record(EOF)


def _sheet(rows: Sequence[Sequence[Value]]) -> bytes:
    cells = [
        _cell(number, column, value)
        for number, row in enumerate(rows)
        for column, value in enumerate(row)
        if value != ""
    ]
    return _begin(WORKSHEET) + b"".join(cells) + _record(EOF)


def _cell(row: int, column: int, value: Value) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return _record(LABEL, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(NUMBER, place + struct.pack("<d", value))


def _begin(kind: int) -> bytes:
    return _record(BOF, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0x0600))


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _compound(stream: bytes) -> bytes:
    stream = stream.ljust(max(SMALLEST, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    first, count = 2, len(stream) // SECTOR
    chain = [TABLE, END, *range(first + 1, first + count), END]
    table = struct.pack(f"<{len(chain)}I", *chain) + b"\xff" * (SECTOR - 4 * len(chain))
    entries = _entry("Root Entry", 5, child=1, start=END, size=0) + _entry("Workbook", 2, start=first, size=len(stream))
    return _head() + table + entries.ljust(SECTOR, b"\0") + stream


def _head() -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    sizes = struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST, END, 0, END, 0)
    return start + sizes + struct.pack("<I", 0) + b"\xff" * (SECTOR - 76 - 4)


def _entry(name: str, kind: int, *, start: int, size: int, child: int = FREE) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(letters), kind, 1, FREE, FREE, child)
    return letters.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
