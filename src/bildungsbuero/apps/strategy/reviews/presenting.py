"""An interim review as its page and its print show it: fields with goals and measures, then the other records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.strategy.public_words import (
    BADGES,
    KINDS,
    MILESTONES,
    standing_in_words,
    state_in_words,
)
from bildungsbuero.core.progress import Standing
from bildungsbuero.core.review_changes import Change, ChangeSort, Course
from bildungsbuero.core.reviews import (
    MilestoneStanding,
    RecordKind,
    Review,
    ReviewFigure,
    ReviewGoal,
    ReviewInitiative,
    ReviewMilestone,
    ReviewRecord,
)
from bildungsbuero.documents.way_to_target import PointOnTheWay, Stop, way_to_target
from bildungsbuero.web import wording

Pairs = list[tuple[Any, Any]]
NO_NUMBER = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMilestone:
    """A milestone in words: what, when, how it stands."""

    title: str
    when: str
    standing: str
    badge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMeasure:
    """A measure in words."""

    public_id: str
    title: str
    text: str
    standing: str
    badge: str
    sentence: str
    facts: Pairs
    milestones: list[ShownMilestone]
    remark: str
    next_step: str
    is_example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGoal:
    """A goal in words, with the figure behind it."""

    public_id: str
    title: str
    text: str
    standing: str
    badge: str
    sentence: str
    figure: str
    figure_address_key: str
    drawing: str
    described: str
    sources: list[str]
    measures: list[ShownMeasure]
    remark: str
    source: str
    is_internal: bool
    is_example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """A field of action with its goals."""

    title: str
    goals: list[ShownGoal]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """A decision, a project, a need or who carries the work."""

    public_id: str
    title: str
    state: str
    facts: Pairs
    answers: list[str]
    remark: str
    is_example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroup:
    """Records of one kind under their heading."""

    kind: str
    title: str
    records: list[ShownRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReview:
    """A whole review in words."""

    counts: Pairs
    fields: list[ShownField]
    groups: list[ShownGroup]
    structures: ShownGroup | None


def shown(review: Review) -> ShownReview:
    """Return the review in words of the active language; what the office wrote stays as it is."""
    titles = {goal.public_id: goal.title for goal in review.goals}
    titles |= {one.public_id: one.title for one in review.initiatives}
    groups = [
        ShownGroup(kind=str(kind), title=str(title), records=[_record(one, review, titles) for one in found])
        for kind, title in group_titles().items()
        if (found := review.of_kind(kind))
    ]
    return ShownReview(
        counts=counts(review),
        fields=_fields(review),
        groups=[group for group in groups if group.kind != RecordKind.STRUCTURE],
        structures=next((group for group in groups if group.kind == RecordKind.STRUCTURE), None),
    )


def group_titles() -> Mapping[str, str]:
    """Return the headings of the groups in their order."""
    return {
        RecordKind.NEED: _("Needs and what answers them"),
        RecordKind.DECISION: _("Decisions"),
        RecordKind.PROJECT: _("Projects"),
        RecordKind.STRUCTURE: _("Who takes part"),
    }


def counts(review: Review) -> Pairs:
    """Return how many goals, measures and milestones there are, and how many are done or late."""
    steps = [
        step for one in review.initiatives for step in one.milestones if step.standing != MilestoneStanding.CANCELLED
    ]
    done = sum(step.standing == MilestoneStanding.DONE for step in steps)
    late = sum(step.standing == MilestoneStanding.OVERDUE for step in steps)
    of_all = _("%(count)s of %(total)s")
    return [
        (_("Goals"), wording.number(len(review.goals))),
        (_("Measures"), wording.number(len(review.initiatives))),
        (_("Milestones done"), of_all % {"count": done, "total": len(steps)}),
        (_("Milestones overdue"), wording.number(late)),
    ]


def in_fields(goals: Iterable[ReviewGoal]) -> dict[str, list[ReviewGoal]]:
    """Return goals by field of action, in their order."""
    found: dict[str, list[ReviewGoal]] = {}
    for goal in goals:
        found.setdefault(goal.field, []).append(goal)
    return found


def _fields(review: Review) -> list[ShownField]:
    below: dict[str, list[ReviewInitiative]] = {}
    for one in review.initiatives:
        below.setdefault(one.goal, []).append(one)
    return [
        ShownField(title=title, goals=[shown_goal(goal, below.get(goal.public_id, []), review) for goal in goals])
        for title, goals in in_fields(review.goals).items()
    ]


def shown_goal(goal: ReviewGoal, measures: Iterable[ReviewInitiative], review: Review) -> ShownGoal:
    """Return a goal in words with its measures."""
    figure = goal.figure
    return ShownGoal(
        public_id=goal.public_id,
        title=goal.title,
        text=goal.text,
        standing=standing_in_words(goal.standing),
        badge=badge_of(goal.standing),
        sentence=goal_sentence(goal),
        figure=figure_line(figure) if figure else "",
        figure_address_key=figure.indicator if figure else "",
        drawing=drawing(goal),
        described=goal_sentence(goal),
        sources=source_lines(figure),
        measures=[shown_measure(one, review) for one in measures],
        remark=review.remark_on(RecordKind.GOAL, goal.public_id),
        source=goal.source,
        is_internal=not goal.is_public,
        is_example=goal.is_example,
    )


def shown_measure(one: ReviewInitiative, review: Review) -> ShownMeasure:
    """Return a measure in words with its milestones."""
    return ShownMeasure(
        public_id=one.public_id,
        title=one.title,
        text=one.text,
        standing=standing_in_words(one.standing),
        badge=badge_of(one.standing),
        sentence=measure_sentence(one),
        facts=[
            (_("Responsible"), ", ".join(part for part in (one.responsible, one.organisation) if part)),
            (_("With"), ", ".join(one.partners)),
            (_("Offers that came of it"), ", ".join(one.offers)),
            (_("Source"), one.source),
        ],
        milestones=[_milestone(step) for step in one.milestones],
        remark=review.remark_on(RecordKind.INITIATIVE, one.public_id),
        next_step=one.next_step,
        is_example=one.is_example,
    )


def badge_of(standing: str) -> str:
    """Return the kind of badge for a state."""
    return BADGES.get(Standing(standing), "info") if standing in set(Standing) else "info"


def goal_sentence(goal: ReviewGoal) -> str:
    """Return where a goal stands in one sentence: the figure, the target, what is left."""
    figure = goal.figure
    target = _target(goal)
    if figure is None or not figure.value:
        return target
    facts = {"area": figure.area_name, "period": figure.period_label, "value": figure.display}
    now = _("%(area)s, %(period)s: %(value)s.") % facts
    left = _("Still to go: %(distance)s.") % {"distance": goal.distance_display} if goal.distance_display else ""
    return " ".join(part for part in (now, target, left) if part)


def _target(goal: ReviewGoal) -> str:
    if not goal.target_display:
        return ""
    if goal.target_year:
        return _("Target until %(year)s: %(value)s.") % {"year": goal.target_year, "value": goal.target_display}
    return _("Target: %(value)s.") % {"value": goal.target_display}


def measure_sentence(one: ReviewInitiative) -> str:
    """Return how far a measure is, counted by its milestones."""
    steps = [step for step in one.milestones if step.standing != MilestoneStanding.CANCELLED]
    if not steps:
        return ""
    done = sum(step.standing == MilestoneStanding.DONE for step in steps)
    facts = {"done": done, "total": len(steps), "percent": percent(one.progress)}
    return _("%(done)s of %(total)s milestones are done (%(percent)s of the measure).") % facts


def percent(value: str) -> str:
    """Return a progress as a whole per cent, a dash where it is not known."""
    return (
        wording.number(Decimal(value)) + ("%" if wording.is_english() else "\N{NO-BREAK SPACE}%")
        if value
        else NO_NUMBER
    )


def figure_line(figure: ReviewFigure) -> str:
    """Return a figure with all that stands beside it, and what its mark means."""
    spoken = f" ({figure.meaning})" if figure.meaning else ""
    return f"{figure.title}, {figure.area_name}, {figure.period_label}: {figure.display}{spoken}"


def source_lines(figure: ReviewFigure | None) -> list[str]:
    """Return the sources of a figure with the delivery that it was taken from."""
    if figure is None:
        return []
    lines = [f"{_('Source')}: {source}" for source in figure.sources]
    about = [figure.origin] if figure.origin else []
    about += [_("delivery %(edition)s") % {"edition": figure.edition}] if figure.edition else []
    return [*lines, "; ".join(about)] if about else lines


def drawing(goal: ReviewGoal) -> str:
    """Return the way from the start to the target as a drawing, empty where numbers are missing."""
    figure = goal.figure
    points = []
    if goal.baseline:
        words = _("Start %(period)s: %(value)s") % {"period": goal.baseline_period, "value": goal.baseline_display}
        points.append(PointOnTheWay(stop=Stop.START, value=float(goal.baseline), words=words))
    if goal.target:
        words = _("Target %(year)s: %(value)s") % {"year": goal.target_year or "", "value": goal.target_display}
        points.append(PointOnTheWay(stop=Stop.TARGET, value=float(goal.target), words=words))
    if figure is None or not figure.value or not points:
        return ""
    words = f"{figure.period_label}: {figure.display}"
    points.append(PointOnTheWay(stop=Stop.NOW, value=float(figure.value), words=words))
    return way_to_target(points, title=goal_sentence(goal))


def _milestone(step: ReviewMilestone) -> ShownMilestone:
    standing = MilestoneStanding(step.standing)
    day = step.completed_on if standing is MilestoneStanding.DONE else step.due_on
    badges = {MilestoneStanding.DONE: "success", MilestoneStanding.OVERDUE: "danger"}
    return ShownMilestone(
        title=step.title,
        when=wording.day(day),
        standing=str(MILESTONES[standing]),
        badge=badges.get(standing, "info"),
    )


def _record(record: ReviewRecord, review: Review, titles: Mapping[str, str]) -> ShownRecord:
    return ShownRecord(
        public_id=record.public_id,
        title=record.title,
        state=state_in_words(record.state) if record.state else "",
        facts=list(record.facts),
        answers=[titles[one] for one in record.answers if one in titles],
        remark=review.remark_on(record.kind, record.public_id),
        is_example=record.is_example,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """A move in words."""

    kind: str
    title: str
    what: str
    before: str
    after: str
    course: str
    badge: str


def shown_changes(changes: Iterable[Change]) -> list[ShownChange]:
    """Return what moved, in words."""
    return [_change(one) for one in changes]


def _change(one: Change) -> ShownChange:
    words = sorts()[one.sort]
    courses = {Course.BETTER: (_("better"), "success"), Course.WORSE: (_("worse"), "warning")}
    course, badge = courses.get(one.course, ("", ""))
    return ShownChange(
        kind=str(KINDS.get(RecordKind(one.kind), one.kind)),
        title=one.title,
        what=words,
        before=_value(one.sort, one.before),
        after=_value(one.sort, one.after),
        course=course,
        badge=badge,
    )


def sorts() -> Mapping[ChangeSort, str]:
    """Return what can move, in words."""
    return {
        ChangeSort.NEW: _("new"),
        ChangeSort.NOT_ANY_MORE: _("no longer there"),
        ChangeSort.STATE: _("state"),
        ChangeSort.STANDING: _("how it stands"),
        ChangeSort.FIGURE: _("figure"),
        ChangeSort.FIGURE_REVISED: _("figure, revised by its source"),
        ChangeSort.TARGET: _("target"),
        ChangeSort.PROGRESS: _("progress"),
        ChangeSort.MILESTONES_DONE: _("milestones done"),
        ChangeSort.MILESTONES_OVERDUE: _("milestones overdue"),
    }


def _value(sort: ChangeSort, value: str) -> str:
    if sort is ChangeSort.STATE:
        return state_in_words(value)
    if sort is ChangeSort.STANDING:
        return standing_in_words(value)
    if sort is ChangeSort.PROGRESS:
        return percent(value)
    return value
