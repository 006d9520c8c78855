"""Text files as they arrive: which encoding, which line ends, and a copy in UTF-8 for engines that want no other."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from bildungsbuero.core.errors import Place, Refusal

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
HEAD_BYTES = 1 << 16
# Control signs that no text holds; tab, line feed, carriage return and form feed are allowed.
NO_TEXT = frozenset(range(32)) - {9, 10, 12, 13}
UNDEFINED_IN_CP1252 = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})


def find_encoding(path: Path) -> str:
    """Return "utf-8-sig", "utf-16", "utf-8" or "cp1252"; raises Refusal for an empty file and for what is no text."""
    place = Place(file=path.name)
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.strip():
        raise Refusal("file.empty", place=place)
    for bom, name in BOMS:
        if head.startswith(bom):
            return name
    if NO_TEXT & set(head):
        raise Refusal("file.no_text", place=place)
    return "utf-8" if _is_utf8(path) else _as_cp1252(head, place)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _as_cp1252(head: bytes, place: Place) -> str:
    if UNDEFINED_IN_CP1252 & set(head):
        raise Refusal("file.encoding", place=place)
    return "cp1252"


def lines(path: Path, encoding: str) -> Iterator[str]:
    """Yield the lines of a text file without their ends; raises Refusal where a sign cannot be read."""
    try:
        with path.open(encoding=encoding, newline="") as file:
            for line in file:
                yield line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Refusal("file.encoding", place=Place(file=path.name)) from error


def as_utf8(path: Path, encoding: str, target: Path, *, first: int = 1, last: int | None = None) -> Path:
    """Write lines `first` to `last` (from 1, both included) in UTF-8 without a byte order mark to `target`."""
    with target.open("w", encoding="utf-8", newline="\n") as sink:
        for number, line in enumerate(lines(path, encoding), 1):
            if last is not None and number > last:
                break
            if number >= first:
                sink.write(line + "\n")
    return target
