"""Any file that might hold figures: unpacked, told apart by its content, described; or turned down with its reason."""

import shutil
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.layouts import PivotLayout, TableDescription
from bildungsbuero.formats import archive, workbook
from bildungsbuero.formats.genesis_classic import describe_classic, is_classic
from bildungsbuero.formats.genesis_flat import describe_flat, is_flat
from bildungsbuero.formats.long_table import describe_long, is_long
from bildungsbuero.formats.texts import as_utf8, find_encoding, lines

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
OTHERS = (
    (b"%PDF", "PDF"),
    (b"PAR1", "Parquet"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x89PNG", "PNG"),
    (b"SQLite format 3", "SQLite"),
)
TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
LARGEST_UNPACKED = 20 * 2**30


def describe_file(
    path: Path, *, work_dir: Path, name: str = "", limit_bytes: int = LARGEST_UNPACKED
) -> tuple[TableDescription, Path]:
    """Return what the file is, and the UTF-8 file to read: itself, or what was unpacked or rewritten in `work_dir`.

    A pivoted table is cut to its rows of data; other tables keep their header line.

    `name` is the name that the file arrived with. Raises Refusal with a sentence for everything that cannot be read.
    """
    name = name or path.name
    try:
        return _described(path, work_dir=work_dir, name=name, limit_bytes=limit_bytes)
    except Refusal as refusal:
        # People know the file by the name that it arrived with, not by that of a copy or of what was unpacked.
        refusal.place = replace(refusal.place, file=name)
        raise


def _described(path: Path, *, work_dir: Path, name: str, limit_bytes: int) -> tuple[TableDescription, Path]:
    if not path.is_file():
        raise Refusal("file.not_there", place=Place(file=name))
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(ZIP) and not workbook.is_workbook(path):
        return _describe_member(path, work_dir=work_dir, name=name, limit_bytes=limit_bytes)
    if head.startswith((ZIP, OLE)):
        plain = workbook.first_sheet_as_text(path, work_dir / "sheet.csv", name=name)
        return _with_plain(plain, work_dir=work_dir, name=name)
    _refuse_other_kinds(head, name)
    return _with_plain(path, work_dir=work_dir, name=name)


def is_known(path: Path, *, name: str = "") -> bool:
    """Whether a file says by itself how it is read (GENESIS, a long table), or is no table at all.

    Raises Refusal for one that cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith(ZIP) and not workbook.is_workbook(path):
        archive.members(path, limit_bytes=LARGEST_UNPACKED)
        return True
    if head.startswith((ZIP, OLE)):
        return _is_known_head(workbook.first_line(path, name=name or path.name))
    _refuse_other_kinds(head, name or path.name)
    return _is_known_head(next(iter(islice(lines(path, find_encoding(path)), 1)), ""))


def unpacked_table(path: Path, target: Path, *, limit_bytes: int) -> str:
    """Write the one table of a ZIP to `target` and return its name; empty for other files and for none or several.

    Raises Refusal for an archive that is broken or grows beyond measure.
    """
    with path.open("rb") as file:
        is_archive = file.read(4) == ZIP
    if not is_archive or workbook.is_workbook(path):
        return ""
    found = archive.members(path, limit_bytes=limit_bytes)
    tables = [entry for entry in found if entry.filename.lower().endswith(TABLES)]
    if len(tables) != 1:
        return ""
    archive.unpack(path, tables[0], target, limit_bytes=limit_bytes)
    return Path(tables[0].filename).name


def _is_known_head(first_line: str) -> bool:
    return any(fits(first_line) for fits in (is_flat, is_classic, is_long))


def describe_text(path: Path, *, name: str) -> TableDescription:
    """Return the description of a text file by its first line."""
    encoding = find_encoding(path)
    first_line = next(iter(islice(lines(path, encoding), 1)), "")
    for fits, describe in ((is_flat, describe_flat), (is_classic, describe_classic), (is_long, describe_long)):
        if fits(first_line):
            return describe(path, encoding=encoding, name=name)
    if first_line.startswith("Statistik_Code;"):
        raise Refusal("statistics.old_flat", place=Place(file=name, row=1))
    raise Refusal("statistics.unknown_layout", place=Place(file=name, row=1))


def _with_plain(path: Path, *, work_dir: Path, name: str) -> tuple[TableDescription, Path]:
    description = describe_text(path, name=name)
    layout = description.layout
    if isinstance(layout, PivotLayout):
        target = work_dir / "rows.csv"
        as_utf8(path, description.encoding, target, first=layout.first_line, last=layout.last_line)
        return description, target
    if description.encoding in {"utf-8", "utf-8-sig"}:
        return description, path
    return description, as_utf8(path, description.encoding, work_dir / "utf8.csv")


def _describe_member(path: Path, *, work_dir: Path, name: str, limit_bytes: int) -> tuple[TableDescription, Path]:
    found = archive.members(path, limit_bytes=limit_bytes)
    tables = [entry for entry in found if entry.filename.lower().endswith((".csv", ".txt", ".tsv"))]
    if len(tables) != 1:
        raise Refusal("statistics.zip_content", place=Place(file=name), count=len(tables))
    _check_space(work_dir, tables[0].file_size, name)
    inner = Path(tables[0].filename).name
    plain = archive.unpack(path, tables[0], work_dir / "table.csv", limit_bytes=limit_bytes)
    return _with_plain(plain, work_dir=work_dir, name=inner)


def _check_space(folder: Path, wanted: int, name: str) -> None:
    if shutil.disk_usage(folder).free < wanted + 2**28:
        raise Refusal("file.no_space", place=Place(file=name), needed_mb=wanted // 2**20 + 1)


def _refuse_other_kinds(head: bytes, name: str) -> None:
    place = Place(file=name)
    for start, kind in OTHERS:
        if head.startswith(start):
            raise Refusal("statistics.other_kind", place=place, kind=kind)
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith((b"{", b"[")):
        raise Refusal("statistics.other_kind", place=place, kind="JSON")
    if text.startswith(b"<"):
        raise Refusal("statistics.other_kind", place=place, kind="XML/HTML")
