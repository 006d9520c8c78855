"""What moved from one interim review to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bildungsbuero.core.indicators import Direction
from bildungsbuero.core.reviews import (
    MilestoneStanding,
    RecordKind,
    Review,
    ReviewFigure,
    ReviewGoal,
    ReviewInitiative,
    ReviewRecord,
)


class ChangeSort(StrEnum):
    """What moved."""

    NEW = "new"
    NOT_ANY_MORE = "not_any_more"
    STATE = "state"
    STANDING = "standing"
    FIGURE = "figure"
    FIGURE_REVISED = "figure_revised"
    TARGET = "target"
    PROGRESS = "progress"
    MILESTONES_DONE = "milestones_done"
    MILESTONES_OVERDUE = "milestones_overdue"


class Course(StrEnum):
    """Whether a move is one for the better; unknown where nobody can tell."""

    BETTER = "better"
    WORSE = "worse"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One move of one record: what it was and what it became, as codes or as people read them."""

    kind: str
    record: str
    title: str
    sort: ChangeSort
    before: str = ""
    after: str = ""
    course: Course = Course.UNKNOWN


def changes_between(earlier: Review, later: Review) -> tuple[Change, ...]:
    """Return what moved from the earlier review to the later one: goals, measures, then the other records.

    A record that only one of them holds is new, or not there any more. Figures are compared where indicator and area
    are the same: of another period the figure moved, of the same period it was revised.
    """
    return (
        *_goals({one.public_id: one for one in earlier.goals}, {one.public_id: one for one in later.goals}),
        *_initiatives(
            {one.public_id: one for one in earlier.initiatives}, {one.public_id: one for one in later.initiatives}
        ),
        *_records(
            {(one.kind, one.public_id): one for one in earlier.records},
            {(one.kind, one.public_id): one for one in later.records},
        ),
    )


def _goals(earlier: dict[str, ReviewGoal], later: dict[str, ReviewGoal]) -> Iterator[Change]:
    yield from _come_and_gone(RecordKind.GOAL, earlier, later)
    for key, now in later.items():
        if (then := earlier.get(key)) is None:
            continue
        place = _Place(kind=RecordKind.GOAL, record=key, title=now.title)
        yield from place.moved(ChangeSort.STATE, then.state, now.state)
        yield from place.moved(ChangeSort.TARGET, _target(then), _target(now))
        yield from _figure(place, then, now)
        yield from place.moved(ChangeSort.STANDING, then.standing, now.standing)
        yield from place.counted(ChangeSort.PROGRESS, then.progress, now.progress)


def _initiatives(earlier: dict[str, ReviewInitiative], later: dict[str, ReviewInitiative]) -> Iterator[Change]:
    yield from _come_and_gone(RecordKind.INITIATIVE, earlier, later)
    for key, now in later.items():
        if (then := earlier.get(key)) is None:
            continue
        place = _Place(kind=RecordKind.INITIATIVE, record=key, title=now.title)
        yield from place.moved(ChangeSort.STATE, then.state, now.state)
        yield from place.counted(ChangeSort.PROGRESS, then.progress, now.progress)
        for sort, standing, more_is_better in (
            (ChangeSort.MILESTONES_DONE, MilestoneStanding.DONE, True),
            (ChangeSort.MILESTONES_OVERDUE, MilestoneStanding.OVERDUE, False),
        ):
            yield from place.counted(sort, _count(then, standing), _count(now, standing), more_is_better=more_is_better)


def _records(
    earlier: dict[tuple[str, str], ReviewRecord], later: dict[tuple[str, str], ReviewRecord]
) -> Iterable[Change]:
    for end, record in later.items():
        place = _Place(kind=record.kind, record=record.public_id, title=record.title)
        if end not in earlier:
            yield place.change(ChangeSort.NEW)
        else:
            yield from place.moved(ChangeSort.STATE, earlier[end].state, record.state)
    for end, record in earlier.items():
        if end not in later:
            place = _Place(kind=record.kind, record=record.public_id, title=record.title)
            yield place.change(ChangeSort.NOT_ANY_MORE)


def _come_and_gone(
    kind: str,
    earlier: dict[str, ReviewGoal] | dict[str, ReviewInitiative],
    later: dict[str, ReviewGoal] | dict[str, ReviewInitiative],
) -> Iterator[Change]:
    for key in [key for key in later if key not in earlier]:
        yield _Place(kind=kind, record=key, title=later[key].title).change(ChangeSort.NEW)
    for key in [key for key in earlier if key not in later]:
        yield _Place(kind=kind, record=key, title=earlier[key].title).change(ChangeSort.NOT_ANY_MORE)


def _figure(place: "_Place", then: ReviewGoal, now: ReviewGoal) -> Iterator[Change]:
    before, after = then.figure, now.figure
    if before is None or after is None or (before.indicator, before.area) != (after.indicator, after.area):
        return
    if before.period == after.period:
        yield from place.moved(ChangeSort.FIGURE_REVISED, before.display, after.display)
        return
    is_more_better = now.polarity != Direction.LESS_IS_BETTER
    has_both = bool(before.value and after.value)
    course = _course(Decimal(before.value), Decimal(after.value), is_more_better) if has_both else Course.UNKNOWN
    yield place.change(ChangeSort.FIGURE, _dated(before), _dated(after), course)


def _dated(figure: ReviewFigure) -> str:
    return f"{figure.display} ({figure.period_label})"


def _target(goal: ReviewGoal) -> str:
    return " ".join(part for part in (goal.target_display, str(goal.target_year or "")) if part)


def _count(initiative: ReviewInitiative, standing: str) -> str:
    return str(sum(one.standing == standing for one in initiative.milestones))


def _course(before: Decimal, after: Decimal, is_more_better: bool) -> Course:  # noqa: FBT001 - one of three values
    if before == after:
        return Course.UNKNOWN
    return Course.BETTER if (after > before) == is_more_better else Course.WORSE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """The record of which a change is told."""

    kind: str
    record: str
    title: str

    def change(self, sort: ChangeSort, before: str = "", after: str = "", course: Course = Course.UNKNOWN) -> Change:
        return Change(
            kind=self.kind, record=self.record, title=self.title, sort=sort, before=before, after=after, course=course
        )

    def moved(self, sort: ChangeSort, before: str, after: str) -> Iterator[Change]:
        if before != after:
            yield self.change(sort, before, after)

    def counted(self, sort: ChangeSort, before: str, after: str, *, more_is_better: bool = True) -> Iterator[Change]:
        """Numbers where both are known; a progress that nobody could tell before says so."""
        if before == after:
            return
        course = _course(Decimal(before), Decimal(after), more_is_better) if before and after else Course.UNKNOWN
        yield self.change(sort, before, after, course)
