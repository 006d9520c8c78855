"""Protect hierarchical tables of growing size and print what it takes; no peer withholds and proves in one run."""

from time import perf_counter

from benchmarks import machine
from benchmarks.protection.tables import SHAPES, hierarchical
from benchmarks.timing import Line
from bildungsbuero.core.protection import Rule, State, protect

FULL = 100_000
HEAD = ("cells", "seconds", "µs a cell", "small", "withheld besides", "proven", "narrowest interval")


def run(size: int) -> list[Line]:
    """Print time, growth and the share of small counts that the audit proved, for tables up to about `size` cells."""
    print(machine.described("highspy", "numpy"))
    print("Withheld counts in hierarchical tables, smallest count 3")
    print(" | ".join(HEAD))
    for cells, shape in SHAPES.items():
        if cells <= size:
            print(" | ".join(_measured(shape)))
    return []


def _measured(shape: tuple[int, int, int, int]) -> list[str]:
    table, rule = hierarchical(shape), Rule(min_cases=3)
    start = perf_counter()
    found = protect(table, rule)
    seconds = perf_counter() - start
    small = found.states.count(State.PRIMARY)
    proven = sum(high is None or high - low >= rule.min_cases - 1e-6 for low, high in found.intervals.values())
    return [
        f"{len(table.counts):,}",
        f"{seconds:.1f}",
        f"{1e6 * seconds / len(table.counts):.0f}",
        f"{small:,}",
        f"{found.states.count(State.SECONDARY):,}",
        f"{100 * proven / max(1, small):.1f} %",
        f"at least {found.narrowest_interval:g}" if found.narrowest_interval is not None else "not bounded",
    ]
