"""How far a plan is: progress from what lies below it, the way to a target, and the state of goals and measures.

Everything follows from milestones, children and published figures; nobody types a percentage.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bildungsbuero.core.derived import Reach
from bildungsbuero.core.indicators import Direction

HUNDRED = 100.0
# A goal that lies by less than this behind an even way from start to target counts as on time.
TOLERANCE_PERCENT = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A child of a goal or measure: how far it is in per cent, what it weighs (empty: 1), whether it still counts."""

    percent: float
    weight: float | None = None
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A milestone: when it is due, whether it was done, and what it weighs."""

    due_on: date
    is_completed: bool = False
    is_cancelled: bool = False
    weight: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return not (self.is_completed or self.is_cancelled)

    def as_part(self) -> Part:
        """Return what it adds to the progress: all of its weight or nothing."""
        percent = HUNDRED if self.is_completed else 0.0
        return Part(percent=percent, weight=self.weight, is_cancelled=self.is_cancelled)


def progress(parts: Iterable[Part]) -> float | None:
    """Return sum(w·p) / sum(w) between 0 and 100, not rounded; an empty weight is 1, cancelled parts are out.

    None where nothing is left that counts. Weights need not sum to one: Decidim adds w·p as it stands and so comes to
    25 or 400 where these are a half or five (participation.md 4.6).
    """
    counting = [(1.0 if part.weight is None else part.weight, part.percent) for part in parts if not part.is_cancelled]
    for weight, percent in counting:
        if weight < 0 or not 0 <= percent <= HUNDRED:
            raise ValueError(f"{percent} per cent of weight {weight} is no progress")
    heaviest = max((weight for weight, _percent in counting), default=0.0)
    if heaviest == 0:
        return None
    # Divided by the heaviest first, so that even tiny weights do not vanish.
    shares = [(weight / heaviest, percent) for weight, percent in counting if weight]
    mean = sum(share * percent for share, percent in shares) / sum(share for share, _percent in shares)
    percents = [percent for _share, percent in shares]
    # The mean of floats may lie a last digit outside of them.
    return min(max(mean, min(percents)), max(percents))


def is_overdue(step: Step, on: date) -> bool:
    """Whether a milestone should have been done before today and was neither completed nor cancelled."""
    return step.is_open and step.due_on < on


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way from the value at the start to the target: what is left of it, and how much of it lies behind.

    `left` is never negative; `percent` may be below 0 (things got worse) or above 100, and is None where the start is
    unknown or lies at the target or beyond it.
    """

    left: Decimal
    percent: float | None
    is_reached: bool


def way(*, baseline: Decimal | None, actual: Decimal, target: Decimal, direction: Direction) -> Way:
    """Return where an actual value lies between start and target."""
    sign = -1 if direction is Direction.LESS_IS_BETTER else 1
    left = max(Decimal(0), (target - actual) * sign)
    percent = None
    if baseline is not None and (target - baseline) * sign > 0:
        percent = float((actual - baseline) / (target - baseline) * 100)
    return Way(left=left, percent=percent, is_reached=left == 0)


def expected_percent(*, start: int, end: int, now: int) -> float | None:
    """Return how much of an even way from one year to another should lie behind in a year; None without a way."""
    if end <= start:
        return None
    return min(HUNDRED, max(0.0, (now - start) / (end - start) * HUNDRED))


class Standing(StrEnum):
    """The state of a goal or a measure in a word; pages say it in words, never by colour alone."""

    DRAFT = "draft"
    PLANNED = "planned"
    ON_TRACK = "on_track"
    LATE = "late"
    STUCK = "stuck"
    PAUSED = "paused"
    NOT_MEASURABLE = "not_measurable"
    REACHED = "reached"
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"


class Reason(StrEnum):
    """The rule that led to a state."""

    SAID_SO = "said_so"
    MILESTONE_OVERDUE = "milestone_overdue"
    END_PASSED = "end_passed"
    NOT_BEGUN = "not_begun"
    NOTHING_NEXT = "nothing_next"
    NO_MILESTONE = "no_milestone"
    STEPS_ON_TIME = "steps_on_time"
    NO_MEASURE = "no_measure"
    ALL_STUCK = "all_stuck"
    MEASURE_LATE = "measure_late"
    TARGET_REACHED = "target_reached"
    TARGET_YEAR_PASSED = "target_year_passed"
    BEHIND_THE_WAY = "behind_the_way"
    TOO_FEW_CASES = "too_few_cases"
    NO_FIGURE = "no_figure"
    MEASURES_ON_TIME = "measures_on_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A state with the rule that led to it."""

    standing: Standing
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """What the state of a measure follows from; `said` is what somebody decided: planned, running, done …"""

    said: str
    starts_on: date | None = None
    ends_on: date | None = None
    has_next_step: bool = False
    steps: Sequence[Step] = ()


def measure_percent(facts: MeasureFacts) -> float | None:
    """Return the progress of a measure from its milestones; one that was completed without any is done."""
    return concluded_percent(progress(step.as_part() for step in facts.steps), said=facts.said)


def concluded_percent(percent: float | None, *, said: str) -> float | None:
    """Return the progress; what was concluded without anything below it that could show it is done."""
    return HUNDRED if percent is None and said == "done" else percent


def part_of_goal(percent: float | None, *, said: str, weight: float | None = None) -> Part:
    """Return what a measure adds to its goal: one that nobody can measure yet counts as not begun, not as left out."""
    return Part(percent=percent or 0.0, weight=weight, is_cancelled=said == "cancelled")


# What somebody decided goes before what follows from dates.
DECIDED = {
    "cancelled": Standing.CANCELLED,
    "done": Standing.CONCLUDED,
    "paused": Standing.PAUSED,
}


def measure_verdict(facts: MeasureFacts, on: date) -> Verdict:
    """Return the state of a measure; the first rule that holds decides.

    Cancelled, completed or paused: as somebody said. An overdue milestone, a passed end, or a passed begin of what is
    only planned: late. In work with neither an open milestone nor a next step: stuck. In work without any milestone:
    not measurable. Else planned, or on track.
    """
    if decided := DECIDED.get(facts.said):
        return Verdict(standing=decided, reason=Reason.SAID_SO)
    if late := _late_reason(facts, on):
        return Verdict(standing=Standing.LATE, reason=late)
    if facts.said == "planned":
        return Verdict(standing=Standing.PLANNED, reason=Reason.SAID_SO)
    if not facts.has_next_step and not any(step.is_open for step in facts.steps):
        return Verdict(standing=Standing.STUCK, reason=Reason.NOTHING_NEXT)
    if all(step.is_cancelled for step in facts.steps):
        return Verdict(standing=Standing.NOT_MEASURABLE, reason=Reason.NO_MILESTONE)
    return Verdict(standing=Standing.ON_TRACK, reason=Reason.STEPS_ON_TIME)


def _late_reason(facts: MeasureFacts, on: date) -> Reason | None:
    if any(is_overdue(step, on) for step in facts.steps):
        return Reason.MILESTONE_OVERDUE
    if facts.ends_on is not None and facts.ends_on < on:
        return Reason.END_PASSED
    if facts.said == "planned" and facts.starts_on is not None and facts.starts_on < on:
        return Reason.NOT_BEGUN
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFacts:
    """The figure of a goal with a target: how it stands to it, of which year it is, how much of the way lies behind.

    `reach` is None where there is no figure yet.
    """

    reach: Reach | None
    way_percent: float | None = None
    figure_year: int | None = None
    baseline_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFacts:
    """What the state of a goal follows from; `figure` is None where no indicator with a target belongs to it."""

    said: str
    target_year: int | None = None
    measures: Sequence[Standing] = ()
    figure: FigureFacts | None = None


SAID_OF_GOAL = {"cancelled": Standing.CANCELLED, "done": Standing.CONCLUDED, "draft": Standing.DRAFT}
REACHED = (Reach.REACHED, Reach.EXACT)


def goal_verdict(facts: GoalFacts, on: date) -> Verdict:
    """Return the state of a goal; the first rule that holds decides.

    Given up, concluded or draft: as somebody said. The figure is at the target or beyond: reached. The year of the
    target is past: late. No measure lives: stuck. A live measure is late, or the figure lies more than ten points
    behind an even way: late. All live measures are stuck: stuck. Below 30 cases, with the target inside the interval,
    or without a figure: not measurable. Else on track.
    """
    if decided := SAID_OF_GOAL.get(facts.said):
        return Verdict(standing=decided, reason=Reason.SAID_SO)
    figure = facts.figure
    if figure is not None and figure.reach in REACHED:
        return Verdict(standing=Standing.REACHED, reason=Reason.TARGET_REACHED)
    if facts.target_year is not None and on.year > facts.target_year:
        return _after_the_year(figure)
    return _from_measures(facts) or _from_figure(facts)


def _after_the_year(figure: FigureFacts | None) -> Verdict:
    if figure is not None and figure.reach is Reach.NOT_MEASURABLE:
        return Verdict(standing=Standing.NOT_MEASURABLE, reason=Reason.TOO_FEW_CASES)
    return Verdict(standing=Standing.LATE, reason=Reason.TARGET_YEAR_PASSED)


def _from_measures(facts: GoalFacts) -> Verdict | None:
    live = [one for one in facts.measures if one not in (Standing.CANCELLED, Standing.CONCLUDED)]
    if not live:
        return Verdict(standing=Standing.STUCK, reason=Reason.NO_MEASURE)
    if Standing.LATE in live:
        return Verdict(standing=Standing.LATE, reason=Reason.MEASURE_LATE)
    if set(live) <= {Standing.STUCK, Standing.PAUSED}:
        return Verdict(standing=Standing.STUCK, reason=Reason.ALL_STUCK)
    return None


def _from_figure(facts: GoalFacts) -> Verdict:
    figure = facts.figure
    if figure is None:
        return Verdict(standing=Standing.ON_TRACK, reason=Reason.MEASURES_ON_TIME)
    if figure.reach is None:
        return Verdict(standing=Standing.NOT_MEASURABLE, reason=Reason.NO_FIGURE)
    if figure.reach is Reach.NOT_MEASURABLE:
        return Verdict(standing=Standing.NOT_MEASURABLE, reason=Reason.TOO_FEW_CASES)
    if _is_behind(figure, facts.target_year):
        return Verdict(standing=Standing.LATE, reason=Reason.BEHIND_THE_WAY)
    return Verdict(standing=Standing.ON_TRACK, reason=Reason.MEASURES_ON_TIME)


def _is_behind(figure: FigureFacts, target_year: int | None) -> bool:
    if figure.way_percent is None or figure.figure_year is None or figure.baseline_year is None or target_year is None:
        return False
    expected = expected_percent(start=figure.baseline_year, end=target_year, now=figure.figure_year)
    return expected is not None and figure.way_percent < expected - TOLERANCE_PERCENT
