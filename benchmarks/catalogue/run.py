"""`bildungsbuero offers import` of a generated list in a process of its own: time, most memory, pairs found."""

import csv
import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks import machine
from benchmarks.duplicates.pools import Half
from benchmarks.duplicates.registers import register
from benchmarks.timing import Line
from bildungsbuero.core.matching import Kind, Subject

FULL = 100_000
SECONDS, MEGABYTES = 180.0, 1024.0
OFFICE = "bench"
HEADS = ("id", "title", "kind", "provider", "street", "postcode", "town", "phone", "starts_on")


def run(size: int) -> list[Line]:
    """Print and return how long the import of `size` offers takes and what memory it needs at most."""
    folder = machine.folder(f"catalogue-{size}")
    shutil.rmtree(folder / "data", ignore_errors=True)
    path = _list(folder / "liste.csv", size)
    environment = {**os.environ, "BILDUNGSBUERO_DATA_DIR": str(folder / "data")}
    _command(environment, "init")
    _command(environment, "offices", "add", OFFICE, "Bildungsbüro Probe")
    begin = perf_counter()
    document = _command(environment, "offers", "import", str(path), "--office", OFFICE, "--json")
    seconds = perf_counter() - begin
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(machine.described("django", "rapidfuzz", "tantivy"))
    print(
        f"{document['new']:,} offers imported, compared and indexed in {seconds:.1f} s, at most {megabytes:.0f} MB, "
        f"{len(document['refused'])} refused"
    )
    return [
        Line(name=f"{size} offers, seconds", ours=f"{seconds:.1f}", peer="", ratio=seconds, goal=SECONDS),
        Line(name=f"{size} offers, megabytes", ours=f"{megabytes:.0f}", peer="", ratio=megabytes, goal=MEGABYTES),
    ]


def _list(path: Path, size: int) -> Path:
    entries = register("list", size, kind=Kind.OFFER, half=Half(parity=1), seed=7).entries[:size]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADS)
        writer.writerows(_row(one) for one in entries)
    return path


def _row(one: Subject) -> tuple[str, ...]:
    day = one.days[0] if one.days else ""
    return one.key, one.name, "course", one.provider, one.street, one.postcode, one.town, one.phone, day


def _command(environment: dict[str, str], *arguments: str) -> Any:
    program = Path(sys.executable).parent / "bildungsbuero"
    done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{arguments[0]}: {done.stdout[-500:]} {done.stderr[-2000:]}")
    return json.loads(done.stdout) if "--json" in arguments else None
