"""Access of millions of cells to many places, three zones to 10 km: grid and tree beside PySAL at its largest size."""

import json
import subprocess
import sys
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np

from benchmarks import machine
from benchmarks.access.once import OUT_OF_MEMORY, measured
from benchmarks.access.towns import CELLS_A_PLACE
from benchmarks.timing import Line, table

FULL = 3_000_000
# Each step has about ten times the pairs of the one before.
STEP = 10**0.5
STEPS = 5
# PySAL may have so much; the goal for ours is below 1 GB.
PEER_MEMORY_MB = 12_000
MOST_MEMORY_MB = 1000
IN_ONE_PROCESS = 20_000
HEAD = ("cells", "places", "pairs", "engine", "seconds", "CPU s", "CPU ns a pair", "memory MB", "grows with")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one engine took for one size."""

    engine: str
    cells: int
    pairs: float
    seconds: float
    cpu: float
    memory_mb: float
    extra: str = ""

    @property
    def ns_a_pair(self) -> float:
        """Nanoseconds of the processor for each pair in reach; all engines use one core, and others may be at work."""
        return 1e9 * self.cpu / max(1.0, self.pairs)


def run(size: int) -> list[Line]:
    """Print seconds, memory and growth of all engines, and return what PySAL's largest size is compared with."""
    print(machine.described("numba", "numpy", "scipy", "access", "pandas"))
    print(f"E2SFCA, three zones to 10 km; PySAL with at most {PEER_MEMORY_MB:,} MB and its distances given for free")
    print(" | ".join(HEAD))
    folder, all_taken = machine.folder("access"), []
    peer_holds = True
    for cells in _sizes(size):
        taken = {"grid": _taken("grid", cells, folder)}
        pairs = taken["grid"].pairs
        taken["tree"] = _taken("tree", cells, folder, pairs=pairs)
        peer = _taken("pysal", cells, folder, pairs=pairs, most_mb=PEER_MEMORY_MB) if peer_holds else None
        peer_holds = peer is not None and peer.seconds > 0
        if peer is not None and peer_holds:
            taken["pysal"] = peer
        elif peer is not None:
            print(f"{cells:,} | PySAL does not hold this in {PEER_MEMORY_MB:,} MB")
        _check_alike(folder, cells, list(taken))
        for engine, found in taken.items():
            print(" | ".join(_row(found, all_taken[-1].get(engine) if all_taken else None)))
        all_taken.append(taken)
    lines = _lines(all_taken)
    print(table("\nAccess", ("ours", "beside"), lines))
    return lines


def _sizes(full: int) -> list[int]:
    return sorted({max(600, round(full / STEP**step)) for step in range(STEPS)})


def _taken(engine: str, cells: int, folder: Path, *, pairs: float = 0, most_mb: int | None = None) -> Taken:
    """What a process of its own took; no seconds where its memory did not suffice."""
    found = _measured(engine, cells, folder / f"{engine}-{cells}.npy", most_mb)
    extra = ", ".join(f"{name} {found[name]:.1f} s" for name in ("compiling", "building") if name in found)
    return Taken(
        engine=engine,
        cells=cells,
        pairs=found.get("pairs", pairs),
        seconds=found.get("seconds", 0),
        cpu=found.get("cpu", 0),
        memory_mb=found.get("memory_mb", 0),
        extra=extra,
    )


def _measured(engine: str, cells: int, file: Path, most_mb: int | None) -> dict[str, float]:
    if cells <= IN_ONE_PROCESS:
        return measured(engine, cells, file)
    limit = [str(most_mb)] if most_mb else []
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.access.once", engine, str(cells), str(file), *limit],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and most_mb:
        # Some parts do not say MemoryError when there is none left; whatever ends the peer ends its row.
        if done.returncode != OUT_OF_MEMORY:
            print(done.stderr.strip().splitlines()[-1:])
        return {}
    if done.returncode:
        raise RuntimeError(done.stderr)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def _check_alike(folder: Path, cells: int, engines: list[str]) -> None:
    """All engines say the same, or nothing is compared."""
    first, *others = (np.load(folder / f"{engine}-{cells}.npy") for engine in engines)
    for engine, other in zip(engines[1:], others, strict=True):
        apart = float(np.abs(first - other).max() / max(first.max(), 1e-300))
        if apart > 1e-9:
            raise RuntimeError(f"{engine} says something else: {apart:.1e} of the highest value apart")


def _row(found: Taken, before: Taken | None) -> list[str]:
    growth = "–"
    if before and min(before.cpu, found.cpu) > 0 and found.pairs > before.pairs:
        growth = f"pairs^{log(found.cpu / before.cpu) / log(found.pairs / before.pairs):.2f}"
    return [
        f"{found.cells:,}",
        f"{found.cells // CELLS_A_PLACE:,}",
        f"{found.pairs:,.0f}",
        found.engine,
        f"{found.seconds:.2f}" + (f" ({found.extra} besides)" if found.extra else ""),
        f"{found.cpu:.2f}",
        f"{found.ns_a_pair:,.1f}",
        f"{found.memory_mb:,.0f}",
        growth,
    ]


def _lines(all_taken: list[dict[str, Taken]]) -> list[Line]:
    last = all_taken[-1]
    lines = [
        Line(
            name=f"{engine}, MB at {last[engine].cells:,} cells",
            ours=f"{last[engine].memory_mb:,.0f}",
            peer=f"{MOST_MEMORY_MB:,}",
            ratio=last[engine].memory_mb / MOST_MEMORY_MB,
            goal=1,
        )
        for engine in ("grid", "tree")
    ]
    peers = [taken["pysal"] for taken in all_taken if "pysal" in taken]
    if not peers:
        return lines
    peer = peers[-1]
    for engine, goal in (("grid", 20.0), ("tree", None)):
        ours = last[engine]
        lines.append(
            Line(
                name=f"{engine} at {ours.cells:,} cells, PySAL at {peer.cells:,}: CPU ns a pair",
                ours=f"{ours.ns_a_pair:,.1f}",
                peer=f"{peer.ns_a_pair:,.1f}",
                ratio=peer.ns_a_pair / max(ours.ns_a_pair, 1e-9),
                goal=goal,
                at_least=goal is not None,
            )
        )
    return lines
