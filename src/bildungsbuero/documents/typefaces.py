"""The typefaces of drawings and prints: Fira Sans, Noto Sans for Arabic, from packages, never of the machine."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

import fontpkg_fira_sans  # type: ignore[import-untyped]
import fontpkg_noto_sans_arabic  # type: ignore[import-untyped]

FAMILY = "Fira Sans"
ARABIC_FAMILY = "Noto Sans Arabic"
FOLDER = Path(fontpkg_fira_sans.__file__).resolve().parent / "files"
# Prints may hold letters that drawings do not.
FOLDERS = (FOLDER, Path(fontpkg_noto_sans_arabic.__file__).resolve().parent / "files")
FACE = "FiraSans-Regular.ttf"
UNICODE_TABLES = frozenset({(0, 3), (0, 4), (3, 1), (3, 10)})
WITHOUT_A_SIGN = frozenset("\n\r\t\u200b\u00ad")
ARABIC_FACE = "NotoSansArabic[wdth,wght].ttf"
# Signs that steer how letters join and run, and are none themselves.
STEERING = WITHOUT_A_SIGN | frozenset("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")


def missing_glyphs(text: str) -> str:
    """Return the letters of `text` that the typeface does not hold, each once, in order of appearance."""
    known = known_letters()
    missing = (letter for letter in text if letter not in WITHOUT_A_SIGN and ord(letter) not in known)
    return "".join(dict.fromkeys(missing))


def printable(text: str) -> str:
    """Return a text that the typefaces of prints can show: unknown letters as question marks, other signs left out."""
    return "".join(_shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter in STEERING or ord(letter) in known_letters() or ord(letter) in known_letters(FOLDERS[1] / ARABIC_FACE):
        return letter
    return "?" if unicodedata.category(letter)[0] in "LN" else ""


@cache
def known_letters(face: Path = FOLDER / FACE) -> frozenset[int]:
    """Return the code points that a typeface holds."""
    content = face.read_bytes()
    start = _table(content, b"cmap")
    (count,) = struct.unpack_from(">H", content, start + 2)
    found: set[int] = set()
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", content, start + 4 + 8 * index)
        if (platform, encoding) in UNICODE_TABLES:
            found |= _code_points(content, start + offset)
    return frozenset(found)


def _table(content: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", content, 4)
    for index in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sLLL", content, 12 + 16 * index)
        if tag == name:
            return int(offset)
    raise ValueError(f"{FACE} has no table {name!r}")


def _code_points(content: bytes, start: int) -> set[int]:
    # The two layouts in which OpenType lists Unicode (cmap formats 4 and 12).
    (layout,) = struct.unpack_from(">H", content, start)
    if layout == 12:
        (groups,) = struct.unpack_from(">L", content, start + 12)
        ranges = [struct.unpack_from(">LLL", content, start + 16 + 12 * group)[:2] for group in range(groups)]
    elif layout == 4:
        (doubled,) = struct.unpack_from(">H", content, start + 6)
        ends = struct.unpack_from(f">{doubled // 2}H", content, start + 14)
        starts = struct.unpack_from(f">{doubled // 2}H", content, start + 16 + doubled)
        ranges = list(zip(starts, ends, strict=True))
    else:
        ranges = []
    return {point for first, last in ranges for point in range(first, last + 1) if point != 0xFFFF}
