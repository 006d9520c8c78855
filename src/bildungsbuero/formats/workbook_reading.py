"""The sheets of a workbook (xlsx, xls, xlsb, ods), read by a process of its own that a hostile file cannot outgrow."""

import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.formats import archive
from bildungsbuero.formats.workbook_child import LOCKED, MOST_SECONDS, TOO_LARGE

MOST_CELLS = 20_000_000
LARGEST_UNPACKED = 2 * 2**30
DECLARATIONS_WITHIN = 1 << 16
# A process that ran out of memory or time is ended by a signal.
_ENDED_BY_SIGNAL = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet: its rows with plain values from A1 on, and what was merged as (top, left), (bottom, right)."""

    name: str
    rows: list[list[Any]]
    merges: list[tuple[tuple[int, int], tuple[int, int]]]


def read_sheets(path: Path, *, name: str, most_cells: int = MOST_CELLS, most_rows: int = 0) -> list[Sheet]:
    """Return the sheets with their rows, the first `most_rows` of each or all.

    Raises Refusal for a workbook that is broken, locked, made of declarations, or larger than `most_cells`.
    """
    _check_size(path, name)
    _check_declares_nothing(path, name)
    command = [sys.executable, "-I", "-m", "bildungsbuero.formats.workbook_child"]
    try:
        done = subprocess.run(  # noqa: S603 - the command is our own, the path stands in an argument
            [*command, str(path), str(most_cells), str(most_rows)],
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refusal("workbook.too_large", place=Place(file=name), limit=most_cells) from error
    if done.returncode == LOCKED:
        raise Refusal("workbook.locked", place=Place(file=name))
    if done.returncode == TOO_LARGE or done.returncode <= _ENDED_BY_SIGNAL:
        raise Refusal("workbook.too_large", place=Place(file=name), limit=most_cells)
    if done.returncode:
        raise Refusal("workbook.broken", place=Place(file=name))
    return _sheets(done.stdout)


def _sheets(output: bytes) -> list[Sheet]:
    lines = iter(output.splitlines())
    found = []
    for line in lines:
        head = json.loads(line)
        rows = [json.loads(next(lines)) for _number in range(head["rows"])]
        merges = [(tuple(start), tuple(end)) for start, end in head["merges"]]
        found.append(Sheet(name=head["name"], rows=rows, merges=merges))
    return found


def _check_size(path: Path, name: str) -> None:
    if not zipfile.is_zipfile(path):
        return
    try:
        archive.members(path, limit_bytes=LARGEST_UNPACKED)
    except Refusal as refusal:
        refusal.place = Place(file=name)
        raise


def _check_declares_nothing(path: Path, name: str) -> None:
    """No spreadsheet program writes declarations of its own into a file; they serve to blow a small file up."""
    try:
        with zipfile.ZipFile(path) as book, book.open("content.xml") as content:
            head = content.read(DECLARATIONS_WITHIN)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError):
        return
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Refusal("workbook.declares", place=Place(file=name))
