"""Small CSV files with a header, comma or semicolon: rows with their numbers."""

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats.texts import find_encoding, lines


def rows_of(path: Path) -> Iterator[tuple[Place, list[str]]]:
    """Yield each row that is not empty, the header first, with its place; raises Refusal for what is no such file."""
    if not path.is_file():
        raise Refusal("file.not_there", place=Place(file=path.name))
    text = lines(path, find_encoding(path))
    first = next(text, "")
    delimiter = ";" if first.count(";") > first.count(",") else ","
    number = 0
    try:
        for number, row in enumerate(csv.reader(chain([first], text), delimiter=delimiter), 1):
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield Place(file=path.name, row=number), cells
    except csv.Error as error:
        raise Refusal("file.no_row", place=Place(file=path.name, row=number + 1)) from error
