"""The plan as a tree: fields, their goals, their measures, each with what follows about how far it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import FieldOfAction, Goal, Initiative, Milestone
from bildungsbuero.apps.strategy.reviews.standing import Figures, Measured, measure_facts
from bildungsbuero.core.progress import (
    GoalFacts,
    Verdict,
    concluded_percent,
    goal_verdict,
    is_overdue,
    measure_percent,
    measure_verdict,
    part_of_goal,
    progress,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A measure with its state, its progress in per cent (None: nothing shows it) and its milestones."""

    initiative: Initiative
    verdict: Verdict
    percent: float | None
    milestones: tuple[Milestone, ...]
    overdue: tuple[Milestone, ...]

    @property
    def next_milestone(self) -> Milestone | None:
        """The open milestone that is due first."""
        if not self.initiative.is_alive:
            return None
        return next((one for one in self.milestones if not (one.is_completed or one.is_cancelled)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalBranch:
    """A goal with its state, its progress, its figure and its measures."""

    goal: Goal
    verdict: Verdict
    percent: float | None
    measured: Measured | None
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldBranch:
    """A field of action with its progress and its goals."""

    field: FieldOfAction
    percent: float | None
    goals: tuple[GoalBranch, ...]


def tree_of(office: Office, on: date) -> list[FieldBranch]:
    """Return the whole plan of an office."""
    goals = branches_of(Goal.objects.of(office).select_related("field"), office, on)
    by_field: dict[int, list[GoalBranch]] = {}
    for branch in goals:
        by_field.setdefault(branch.goal.field_id, []).append(branch)
    return [_field(field, by_field.get(field.pk, [])) for field in FieldOfAction.objects.of(office)]


def branches_of(goals: Iterable[Goal], office: Office, on: date) -> list[GoalBranch]:
    """Return goals with what lies below them."""
    goals = list(goals)
    below: dict[int, list[Leaf]] = {}
    initiatives = Initiative.objects.of(office).filter(goal__in=[goal.pk for goal in goals])
    for leaf in leaves_of(initiatives, on):
        below.setdefault(leaf.initiative.goal_id, []).append(leaf)
    figures = Figures(office, on)
    return [_branch(goal, below.get(goal.pk, []), figures, on) for goal in goals]


def leaves_of(initiatives: Iterable[Initiative], on: date) -> list[Leaf]:
    """Return measures with their milestones and what follows from them, in two queries."""
    if hasattr(initiatives, "prefetch_related"):
        initiatives = initiatives.prefetch_related("milestones")
    return [leaf_of(one, on) for one in initiatives]


def leaf_of(initiative: Initiative, on: date) -> Leaf:
    """Return a measure with what follows from its milestones and days."""
    milestones = tuple(initiative.milestones.all())
    facts = measure_facts(initiative, milestones, initiative.state, on)
    late = [one for one, step in zip(milestones, facts.steps, strict=True) if is_overdue(step, on)]
    return Leaf(
        initiative=initiative,
        verdict=measure_verdict(facts, on),
        percent=measure_percent(facts),
        milestones=milestones,
        overdue=tuple(late) if initiative.is_alive else (),
    )


def _branch(goal: Goal, leaves: Sequence[Leaf], figures: Figures, on: date) -> GoalBranch:
    measured = figures.of(goal)
    facts = GoalFacts(
        said=goal.state,
        target_year=goal.target_year,
        measures=[leaf.verdict.standing for leaf in leaves],
        figure=measured.facts if measured is not None and goal.has_target else None,
    )
    parts = [
        part_of_goal(leaf.percent, said=leaf.initiative.state, weight=weight_of(leaf.initiative.weight))
        for leaf in leaves
    ]
    percent = concluded_percent(progress(parts), said=goal.state)
    verdict = goal_verdict(facts, on)
    return GoalBranch(goal=goal, verdict=verdict, percent=percent, measured=measured, leaves=tuple(leaves))


def _field(field: FieldOfAction, goals: Sequence[GoalBranch]) -> FieldBranch:
    counting = [branch for branch in goals if branch.goal.state != Goal.State.DRAFT]
    parts = [
        part_of_goal(branch.percent, said=branch.goal.state, weight=weight_of(branch.goal.weight))
        for branch in counting
    ]
    return FieldBranch(field=field, percent=progress(parts), goals=tuple(goals))


def weight_of(weight: Decimal | None) -> float | None:
    """Return a stored weight for the calculation."""
    return None if weight is None else float(weight)
