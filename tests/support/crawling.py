"""Walk over the pages of an office as a visitor does, and find every number in everything that comes back."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote, urldefrag, urljoin

import duckdb
from django.test import Client

LINK = re.compile(
    r"""(?:href|src|action|hx-get|data-[\w-]+)=["']([^"']+)["']|\((https?://[^)\s]+)\)|<(https?://[^>\s]+)>"""
)
NUMBER = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+")
MOST_PAGES = 600


def walk(client: Client, starts: list[str], *, within: str, beside: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Return what each address answers that can be reached from the starts; `beside` begins what is left out."""
    found: dict[str, bytes] = {}
    waiting = list(starts)
    while waiting and len(found) < MOST_PAGES:
        address = waiting.pop(0)
        if address in found:
            continue
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[address] = body
        assert answer.status_code < 500, address
        if answer.status_code in {301, 302}:
            waiting.append(answer.headers["Location"])
        if b"<" in body[:200] or b"{" in body[:200] or b"@prefix" in body[:200]:
            waiting += [
                link for link in _links(address, body) if link.startswith(within) and not link.startswith(beside)
            ]
    return found


def _links(address: str, body: bytes) -> Iterator[str]:
    for match in LINK.finditer(body.decode("utf-8", "replace")):
        link = unescape(next(filter(None, match.groups()), ""))
        plain = urldefrag(urljoin(address, link)).url
        yield re.sub(r"^https?://[^/]+", "", plain)


def numbers(body: bytes) -> set[int]:
    """Return every whole number in a page, a drawing, a picture, a file or the parts that a file is packed of."""
    return {number for text in _texts(body) for number in _of_text(text)}


def _of_text(text: str) -> Iterator[int]:
    for match in NUMBER.finditer(unquote(unescape(text))):
        yield int(re.sub(r"\D", "", match[0]))
        yield from (int(part) for part in re.findall(r"\d+", match[0]))


def _texts(body: bytes) -> Iterator[str]:
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for name in archive.namelist():
                yield from _texts(archive.read(name))
    elif body.startswith(b"PAR1"):
        yield _parquet(body)
    elif body.startswith(b"\x89PNG"):
        yield from _png(body)
    elif body.startswith(b"%PDF"):
        yield body.decode("latin-1")
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", body, re.DOTALL):
            try:
                yield zlib.decompress(stream).decode("latin-1")
            except zlib.error:
                continue
    else:
        yield body.decode("utf-8", "replace")


def _png(body: bytes) -> Iterator[str]:
    """The texts beside the picture: everything but its pixels."""
    at = 8
    while at < len(body):
        length, kind = int.from_bytes(body[at : at + 4], "big"), body[at + 4 : at + 8]
        content = body[at + 8 : at + 8 + length]
        if kind in {b"tEXt", b"iTXt", b"eXIf"}:
            yield content.decode("latin-1")
        if kind == b"zTXt":
            name, _zero, packed = content.partition(b"\0")
            yield name.decode("latin-1") + zlib.decompress(packed[1:]).decode("latin-1")
        at += length + 12


def _parquet(body: bytes) -> str:
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".parquet") as file, duckdb.connect() as connection:
        file.write(body)
        file.flush()
        rows = connection.execute(f"SELECT * FROM read_parquet('{file.name}')").fetchall()
    return "\n".join(
        f"{int(cell)}" if isinstance(cell, float) and cell == int(cell) else str(cell) for row in rows for cell in row
    )
