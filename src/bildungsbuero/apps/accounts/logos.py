"""Logos: what a file really is, told by its first bytes and never by its name."""

import struct
from dataclasses import dataclass

from bildungsbuero.core.errors import Refusal

LIMIT_KB = 500
LIMIT_PIXELS = 4000
CONTENT_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}
# Markers of a JPEG that carry no size: they end after two bytes.
JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The kind of a picture (as the ending of its name) and its size in pixels."""

    kind: str
    width: int
    height: int


def check_logo(content: bytes) -> Picture:
    """Return what the picture is; refuse what is too large or no picture that browsers show without risk."""
    if len(content) > LIMIT_KB * 1024:
        raise Refusal("logo.too_large", limit=LIMIT_KB)
    picture = recognise(content)
    if picture is None:
        raise Refusal("logo.not_an_image")
    if not 0 < picture.width <= LIMIT_PIXELS or not 0 < picture.height <= LIMIT_PIXELS:
        raise Refusal("logo.too_many_pixels", limit=LIMIT_PIXELS)
    return picture


def recognise(content: bytes) -> Picture | None:
    """Return kind and size of a PNG, JPEG or WebP, None for anything else."""
    try:
        return _png(content) or _jpeg(content) or _webp(content)
    except (struct.error, IndexError):
        return None


def _png(content: bytes) -> Picture | None:
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR" or b"IEND" not in content[-16:]:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return Picture(kind="png", width=width, height=height)


def _jpeg(content: bytes) -> Picture | None:
    if content[:3] != b"\xff\xd8\xff":
        return None
    position = 2
    while content[position] == 0xFF:
        marker = content[position + 1]
        if marker in JPEG_SIZES:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return Picture(kind="jpg", width=width, height=height)
        if marker in JPEG_ALONE:
            position += 2
        else:
            position += 2 + struct.unpack(">H", content[position + 2 : position + 4])[0]
    return None


def _webp(content: bytes) -> Picture | None:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    kind = content[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        height = int.from_bytes(content[27:30], "little") + 1
    elif kind == b"VP8L":
        bits = struct.unpack("<I", content[21:25])[0]
        width, height = (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    elif kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", content[26:30]))
    else:
        return None
    return Picture(kind="webp", width=width, height=height)
