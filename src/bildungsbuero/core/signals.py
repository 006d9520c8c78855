"""Signals that something is missing: put together by topic, place and group, and what of their number may be told.

A number is told only as a step: “more than 10”. Two dates tell nothing about few people either: a step that was told
gives way to another only if the numbers behind the two differ by at least the fewest that may be told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

# Nothing that rests on fewer signals, or on those of a single week, is told.
FEWEST = 5
FEWEST_WEEKS = 2
STEPS = (10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
SEPARATOR = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalCount:
    """How often one source said in a week that something is missing."""

    source: str
    topic: str
    area: str = ""
    target_group: str = ""
    week: date
    number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """All signals of one topic, place and group; place and group may be open."""

    topic: str
    area: str
    target_group: str
    number: int
    weeks: int
    by_source: dict[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """How links and addresses name the cluster."""
        return SEPARATOR.join((self.topic, self.area, self.target_group))

    def may_be_told(self, minimum: int) -> bool:
        """Whether the cluster rests on enough signals, from enough weeks."""
        return self.number >= max(minimum, FEWEST) and self.weeks >= FEWEST_WEEKS


def parts_of(key: str) -> tuple[str, str, str] | None:
    """Return topic, place and group of a cluster's key; None for anything else."""
    parts = key.split(SEPARATOR)
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 and parts[0] else None


def clusters(counts: Iterable[SignalCount]) -> list[Cluster]:
    """Return the clusters of signals, the largest first, equals by their keys."""
    found: dict[tuple[str, str, str], list[SignalCount]] = {}
    for count in counts:
        found.setdefault((count.topic, count.area, count.target_group), []).append(count)
    made = [_cluster(key, rows) for key, rows in found.items()]
    return sorted(made, key=lambda cluster: (-cluster.number, cluster.key))


def monday_of(on: date) -> date:
    """Return the Monday of the week of a day."""
    return on - timedelta(days=on.weekday())


def first_week(on: date, *, weeks: int) -> date:
    """Return the Monday with which the last so many weeks begin; the week of the day is the last of them."""
    return monday_of(on) - timedelta(weeks=weeks - 1)


def step_below(number: int, *, minimum: int) -> int | None:
    """Return the step of which can be said that there are more; None where the number is too small to be told.

    The first step is no smaller than the minimum and each is at least twice the one before, so that a step always
    stands for at least as many different numbers as the minimum.
    """
    usable = [step for step in STEPS if step >= max(minimum, FEWEST)]
    below = [step for step in usable if step < number]
    return below[-1] if below else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a release says of a number: the step, and inside the number that the step rests on."""

    number: int
    step: int | None


def told(number: int, *, weeks: int, minimum: int, before: Told | None = None) -> Told:
    """Return what a release says of a number of signals, after what the release before said.

    As long as the number is closer than the minimum to the one that was told before, the same is said again: who
    compares two releases learns of no change that is smaller than the minimum.
    """
    if before is not None and abs(number - before.number) < max(minimum, FEWEST):
        return before
    is_enough = weeks >= FEWEST_WEEKS
    return Told(number=number, step=step_below(number, minimum=minimum) if is_enough else None)


def _cluster(key: tuple[str, str, str], rows: Sequence[SignalCount]) -> Cluster:
    by_source: dict[str, int] = {}
    for row in rows:
        by_source[row.source] = by_source.get(row.source, 0) + row.number
    return Cluster(
        topic=key[0],
        area=key[1],
        target_group=key[2],
        number=sum(row.number for row in rows),
        weeks=len({row.week for row in rows if row.number}),
        by_source=by_source,
    )
