"""A pasted list of keys and names, line by line: what can be taken, and for each other line why not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bildungsbuero.core.errors import Place, Refusal

MOST_LINES = 20_000
LONGEST_KEY, LONGEST_NAME = 40, 150
HEADERS = frozenset({"key", "schlüssel", "schluessel", "nr", "nummer", "code"})
KEY_FORM = r"^[A-Za-z0-9ÄÖÜäöüß][A-Za-z0-9ÄÖÜäöüß._/-]*\Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One usable line; number 0 stands for what no person pasted."""

    number: int
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What became of the lines that could be taken."""

    added: int
    renamed: int
    unchanged: int


def read_lines(text: str) -> tuple[list[Line], list[Refusal]]:
    """Return the usable lines and a refusal, with its row, for each other one; empty lines do not count."""
    written = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(written) > MOST_LINES:
        raise Refusal("territory.too_many_lines", most=MOST_LINES, found=len(written))
    if not written:
        raise Refusal("territory.no_lines")
    taken: list[Line] = []
    refused: list[Refusal] = []
    first_of: dict[str, int] = {}
    for number, line in _without_header(written):
        try:
            taken.append(_read_line(number, line, first_of))
        except Refusal as refusal:
            refused.append(refusal)
    return taken, refused


def _without_header(written: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    start = 1 if _cells(written[0][1])[0].casefold() in HEADERS else 0
    return islice(written, start, None)


def _read_line(number: int, line: str, first_of: dict[str, int]) -> Line:
    place = Place(row=number)
    key, name = _cells(line)
    if not name or not key:
        raise Refusal("territory.line_incomplete", place=place, line=line[:60])
    if len(key) > LONGEST_KEY or not re.match(KEY_FORM, key):
        raise Refusal("territory.line_key", place=place, key=key[:60])
    if len(name) > LONGEST_NAME:
        raise Refusal("territory.line_name_too_long", place=place, most=LONGEST_NAME)
    if key in first_of:
        raise Refusal("territory.line_twice", place=place, key=key, first=first_of[key])
    first_of[key] = number
    return Line(number=number, key=key, name=name)


def _cells(line: str) -> tuple[str, str]:
    """Return the first two cells, between tabs as Excel copies them or semicolons."""
    separator = "\t" if "\t" in line else ";"
    cells = [cell.strip().strip('"').strip() for cell in line.split(separator)]
    return cells[0], cells[1] if len(cells) > 1 else ""
