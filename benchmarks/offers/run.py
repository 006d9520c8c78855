"""Ask the staff pages of an office with many offers, beside bare Django pages, and print what they take."""

import json
import os
import shutil
import subprocess
import sys

from benchmarks import machine
from benchmarks.offers.pages import Taken
from benchmarks.timing import Line, as_p50_p95, percentile, table

FULL = 1_000_000
MOST_MS = 300


def run(size: int) -> list[Line]:
    """Print the milliseconds of each page over `size` offers and return the lines."""
    folder = machine.folder(f"offers-{size}")
    answer = folder / "answer.json"
    data = folder / "data"
    data.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "benchmarks.offers.pages", str(size), str(answer)]
    environment = {**os.environ, "BILDUNGSBUERO_DATA_DIR": str(data)}
    done = subprocess.run(command, env=environment, check=False)
    if done.returncode:
        # What was filled may have another form than the program has by now.
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir()
        subprocess.run(command, env=environment, check=True)
    document = json.loads(answer.read_text("utf-8"))
    print(machine.described("django"))
    lines = [line_of(Taken(**one)) for one in document["pages"]]
    title = f"Staff pages, {size:,} offers of one office, ms p50 / p95; made ready in {document['seconds']:.0f} s"
    print(table(title, ("ours", "bare Django"), lines))
    return lines


def line_of(taken: Taken) -> Line:
    """Return the line of one page: its slowest twentieth is what has a goal."""
    slow, bare = percentile(taken.ours, 0.95), percentile(taken.bare, 0.95)
    return Line(
        name=taken.name,
        ours=as_p50_p95(taken.ours),
        peer=as_p50_p95(taken.bare),
        ratio=slow,
        goal=MOST_MS,
        note=f"{taken.queries} queries, {slow / bare:.1f} times the bare page",
    )
