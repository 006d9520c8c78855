"""Protect hierarchical tables of growing size and print what it takes; no peer withholds and proves in one run."""

from dataclasses import dataclass
from math import log
from time import perf_counter, process_time

from benchmarks import machine
from benchmarks.protection.tables import SHAPES, hierarchical
from benchmarks.timing import Line, table
from bildungsbuero.core.protection import Rule, State, protect

FULL = 100_000
MIN_CASES = 3
HEAD = (
    "cells",
    "seconds",
    "CPU s",
    "µs a cell",
    "grows with",
    "small",
    "withheld besides",
    "proven",
    "narrowest interval",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What protecting one table took, and how many of its small counts are proven safe."""

    cells: int
    seconds: float
    cpu: float
    small: int
    besides: int
    proven: int
    narrowest: float | None

    @property
    def share(self) -> float:
        """The share of small counts that the audit proved, in percent."""
        return 100 * self.proven / max(1, self.small)


def run(size: int) -> list[Line]:
    """Print time, growth and the share of small counts that the audit proved, for tables up to about `size` cells."""
    print(machine.described("highspy", "numpy"))
    print(f"Withheld counts in hierarchical tables, smallest count {MIN_CASES}")
    print(" | ".join(HEAD))
    found: list[Measured] = []
    for cells, shape in SHAPES.items():
        if cells <= size:
            found.append(_measured(shape))
            print(" | ".join(_row(found[-1], found[-2] if len(found) > 1 else None)))
    lines = [_line(item) for item in found]
    print(table("\nShare of small counts proven, %", ("ours", "all"), lines))
    return lines


def _measured(shape: tuple[int, int, int, int]) -> Measured:
    counts, rule = hierarchical(shape), Rule(min_cases=MIN_CASES)
    start, cpu = perf_counter(), process_time()
    found = protect(counts, rule)
    seconds, cpu = perf_counter() - start, process_time() - cpu
    return Measured(
        cells=len(counts.counts),
        seconds=seconds,
        cpu=cpu,
        small=found.states.count(State.PRIMARY),
        besides=found.states.count(State.SECONDARY),
        proven=sum(high is None or high - low >= rule.min_cases - 1e-6 for low, high in found.intervals.values()),
        narrowest=found.narrowest_interval,
    )


def _row(item: Measured, before: Measured | None) -> list[str]:
    """One line of the table; growth is the power of the number of cells with which the seconds grow."""
    growth = f"cells^{log(item.seconds / before.seconds) / log(item.cells / before.cells):.2f}" if before else "–"
    return [
        f"{item.cells:,}",
        f"{item.seconds:.1f}",
        f"{item.cpu:.1f}",
        f"{1e6 * item.seconds / item.cells:.0f}",
        growth,
        f"{item.small:,}",
        f"{item.besides:,}",
        f"{item.share:.1f} %",
        f"at least {item.narrowest:g}" if item.narrowest is not None else "not bounded",
    ]


def _line(item: Measured) -> Line:
    return Line(
        name=f"{item.cells:,} cells",
        ours=f"{item.proven:,}",
        peer=f"{item.small:,}",
        ratio=item.share,
        goal=100,
        at_least=True,
    )
