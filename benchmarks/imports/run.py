"""Import the same file by ours and by one statement, in turns, each in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from math import isclose
from pathlib import Path
from statistics import median

import duckdb

from benchmarks import machine
from benchmarks.imports.once import Taken
from benchmarks.imports.rows import flat_file
from benchmarks.timing import Line, table

FULL = 10_000_000
TIMES = 3
ROWS_A_SECOND = 250_000
TIMES_THE_PEER = 4

Import = Callable[[Path], Taken]


def run(size: int) -> list[Line]:
    """Print the comparison over about `size` rows and return its lines."""
    file = flat_file(size)
    print(machine.described("duckdb", "django"))
    return compared(file, ours=lambda path: _in_a_process("ours", path), peer=lambda path: _in_a_process("peer", path))


def compared(file: Path, *, ours: Import, peer: Import) -> list[Line]:
    """Print what both take for a file, in turns, and return the lines."""
    mine: list[Taken] = []
    theirs: list[Taken] = []
    for _number in range(TIMES):
        theirs.append(peer(file))
        mine.append(ours(file))
        _check_same(mine[-1], theirs[-1])
    lines = _lines(mine, theirs)
    megabytes, rows = file.stat().st_size / 2**20, mine[0].rows
    title = (
        f"Import, {rows:,} rows of {file.stat().st_size / rows:.0f} bytes, {megabytes:,.0f} MB, {TIMES} times in turn"
    )
    print(table(title, ("ours", "one statement"), lines))
    return lines


def _lines(mine: list[Taken], theirs: list[Taken]) -> list[Line]:
    ours, peer = _middle(mine), _middle(theirs)
    speed, peer_speed = ours.rows / ours.seconds, peer.rows / peer.seconds
    return [
        Line(
            name="thousand rows a second",
            ours=f"{speed / 1000:,.0f}",
            peer=f"{peer_speed / 1000:,.0f}",
            ratio=speed / 1000,
            goal=ROWS_A_SECOND / 1000,
            at_least=True,
            note=f"ours with {ours.checks} checks and all that was refused, the peer unchecked",
        ),
        _line("seconds until it is stored", ours.seconds, peer.seconds, goal=TIMES_THE_PEER),
        _line("CPU seconds until it is stored", ours.cpu, peer.cpu),
        _line("seconds with the built files", ours.built, peer.seconds, note="the peer builds none"),
        _line("most memory until it is stored, MB", ours.peak_mb, peer.peak_mb),
    ]


def _line(name: str, ours: float, peer: float, *, goal: float | None = None, note: str = "") -> Line:
    return Line(name=name, ours=f"{ours:,.1f}", peer=f"{peer:,.1f}", ratio=ours / peer, goal=goal, note=note)


def _middle(taken: list[Taken]) -> Taken:
    """The run of the median; its other values belong to it."""
    middle = median(item.seconds for item in taken)
    return min(taken, key=lambda item: abs(item.seconds - middle))


def _check_same(ours: Taken, peer: Taken) -> None:
    """Both files hold the same rows and numbers."""
    query = "SELECT count(*), sum(value), count(*) FILTER (mark = '-') FROM read_parquet(?)"
    with duckdb.connect() as connection:
        found, expected = (connection.execute(query, [item.path]).fetchone() for item in (ours, peer))
    assert found is not None
    assert expected is not None
    assert all(map(isclose, found, expected)), (found, expected)


def _in_a_process(which: str, file: Path) -> Taken:
    folder = file.parent / which
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if which == "ours":
        # An empty installation with the areas of Germany; what that takes is not counted.
        _run("bildungsbuero.cli", "init", BILDUNGSBUERO_DATA_DIR=str(folder))
    return Taken(**json.loads(_run("benchmarks.imports.once", which, str(file), str(folder))))


def _run(*words: str, **around: str) -> str:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, **around}).stdout
