"""Seconds of calls, percentiles over many of them, and the table that a person reads."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One comparison: what was asked, ours and the peer's milliseconds, the ratio and what it should be."""

    name: str
    ours: str
    peer: str
    ratio: float
    goal: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the ratio is what it should be, where it should be anything."""
        if self.goal is None:
            return True
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


def ms_of(call: Callable[[], Any], *, times: int = 3) -> float:
    """Return the median milliseconds of a call."""
    return median(_once(call) for _number in range(times))


def side_by_side(calls: Sequence[Callable[[], Any]], *, times: int = 3) -> list[float]:
    """Return the median milliseconds of each call; they take turns, so that a busy moment hits all alike."""
    taken: list[list[float]] = [[] for _call in calls]
    for _number in range(times):
        for series, call in zip(taken, calls, strict=True):
            series.append(_once(call))
    return [median(series) for series in taken]


def _once(call: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    call()
    return (time.perf_counter() - begin) * 1000


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value below which `share` of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def as_p50_p95(values: Sequence[float]) -> str:
    """Return "p50 / p95" in milliseconds."""
    return f"{percentile(values, 0.5):.1f} / {percentile(values, 0.95):.1f}"


def table(title: str, heads: tuple[str, str], lines: Iterable[Line]) -> str:
    """Return the comparisons as text: one line each, with the ratio and whether it meets its goal."""
    rows = [("", *heads, "ratio", "goal", "", "")]
    for line in lines:
        goal = "" if line.goal is None else f"{'≥' if line.at_least else '≤'} {line.goal:g}"
        met = "" if line.goal is None else "met" if line.is_met else "MISSED"
        rows.append((line.name, line.ours, line.peer, f"{line.ratio:.2f}", goal, met, line.note))
    widths = [max(len(row[position]) for row in rows) for position in range(len(rows[0]))]
    text = "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
    return f"{title}\n{text}\n"
