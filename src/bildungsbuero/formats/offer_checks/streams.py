"""A JSON document with one long list, read entry by entry, so that no file is too long."""

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Refusal

CHUNK = 1 << 20
BLANK = " \n\r\t,"


def entries(path: Path, before: str) -> Generator[Any, None, str]:
    """Yield the entries of the list that begins behind a text; returns what stands behind the list.

    Raises Refusal where the file is no such document.
    """
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8") as file:
        text = file.read(CHUNK)
        if not text.startswith(before):
            raise Refusal("exports.unreadable", detail=text[:40])
        at = len(before)
        while True:
            while at < len(text) and text[at] in BLANK:
                at += 1
            if text[at : at + 1] == "]":
                return text[at + 1 :] + file.read()
            try:
                entry, at = decoder.raw_decode(text, at)
            except ValueError as error:
                more = file.read(CHUNK)
                if not more:
                    raise Refusal("exports.unreadable", detail=str(error)[:120]) from error
                text, at = text[at:] + more, 0
                continue
            yield entry
