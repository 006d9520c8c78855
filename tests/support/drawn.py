"""Pictures of any size, made byte by byte."""

import struct
import zlib


def png(width: int = 20, height: int = 10, *, rows: int | None = None) -> bytes:
    """Return a black picture in the format PNG; with `rows` fewer lines than it claims to have."""
    lines = b"".join(b"\x00" + b"\x00\x00\x00" * width for _ in range(height if rows is None else rows))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(lines)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
