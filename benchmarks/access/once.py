"""One calculation in a process of its own: `python -m benchmarks.access.once ENGINE CELLS FILE [MEMORY_MB]`.

The answer goes to FILE, what it took to standard output as JSON; exit 3 where the memory does not suffice.
"""

import json
import resource
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from benchmarks.access.towns import people_and_places
from bildungsbuero.core.access import Array, Points, StraightLines, floating_catchment

REACH_M = 10_000.0
WEIGHTS = (1.0, 0.68, 0.22)
OUT_OF_MEMORY = 3
Taken = dict[str, float]


def grid(people: Points, places: Points) -> tuple[Array, Taken]:
    """Return access by the compiled grid, without the seconds of compiling, and the number of pairs."""
    begin = perf_counter()
    from bildungsbuero.core.access import grid as compiled

    few = people_and_places(60)
    compiled.floating_catchment(*few, reach_m=REACH_M, weights=WEIGHTS)
    compiling = perf_counter() - begin
    begin, cpu = perf_counter(), process_time()
    found = compiled.floating_catchment(people, places, reach_m=REACH_M, weights=WEIGHTS)
    seconds, cpu = perf_counter() - begin, process_time() - cpu
    pairs = float(compiled.number_within(people, places, reach_m=REACH_M).sum())
    return found, {"seconds": seconds, "cpu": cpu, "compiling": compiling, "pairs": pairs}


def tree(people: Points, places: Points) -> tuple[Array, Taken]:
    """Return access by the KD-tree."""
    begin, cpu = perf_counter(), process_time()
    found = floating_catchment(people, places, reach_m=REACH_M, weights=WEIGHTS)
    return found, {"seconds": perf_counter() - begin, "cpu": process_time() - cpu}


def pysal(people: Points, places: Points) -> tuple[Array, Taken]:
    """Return access by PySAL `access`; the seconds do not hold the table of distances, which it wants to be given."""
    import pandas
    from access import fca  # type: ignore[import-untyped,unused-ignore]

    warnings.simplefilter("ignore")
    begin = perf_counter()
    parts = list(StraightLines(people, places).within(REACH_M))
    costs = pandas.DataFrame(
        {
            "origin": np.concatenate([part.people for part in parts]),
            "dest": np.concatenate([part.places for part in parts]),
            "cost": np.concatenate([part.values for part in parts]),
        }
    )
    del parts
    building = perf_counter() - begin
    demand = pandas.DataFrame({"demand": people.amounts}).rename_axis("geoid")
    supply = pandas.DataFrame({"supply": places.amounts}).rename_axis("geoid")
    from access.weights import step_fn  # type: ignore[import-untyped,unused-ignore]

    steps = step_fn(dict(zip((REACH_M * np.array([1, 2, 3]) / 3).tolist(), WEIGHTS, strict=True)))
    named: dict[str, Any] = {"demand_index": True, "supply_index": True, "demand_name": "demand"}
    begin, cpu = perf_counter(), process_time()
    each = fca.two_stage_fca(demand, supply, costs, REACH_M, supply_name="supply", weight_fn=steps, **named)
    seconds, cpu = perf_counter() - begin, process_time() - cpu
    found = np.zeros(len(people.amounts))
    found[each.index.to_numpy()] = each.to_numpy()
    return found, {"seconds": seconds, "cpu": cpu, "building": building, "pairs": float(len(costs))}


ENGINES: dict[str, Callable[[Points, Points], tuple[Array, Taken]]] = {"grid": grid, "tree": tree, "pysal": pysal}


def measured(engine: str, cells: int, file: Path) -> Taken:
    """Calculate, write the answer, and return seconds, pairs and the highest memory of this process in MB."""
    found, taken = ENGINES[engine](*people_and_places(cells))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    np.save(file, found)
    return {**taken, "memory_mb": memory}


def main() -> None:
    """Measure once, within the memory given."""
    engine, cells, file, *memory = sys.argv[1:]
    if memory:
        most = int(memory[0]) * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    try:
        print(json.dumps(measured(engine, int(cells), Path(file))))
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)


if __name__ == "__main__":
    main()
