"""How the plan is shown: the tree, a goal, a measure, its milestones."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.strategy.funding.presenting import time_of
from bildungsbuero.apps.strategy.models import FieldOfAction, Goal, Initiative, Milestone, StateChange
from bildungsbuero.apps.strategy.plan import words
from bildungsbuero.apps.strategy.plan.tree import FieldBranch, GoalBranch, Leaf
from bildungsbuero.apps.strategy.plan.words import Said
from bildungsbuero.apps.strategy.public_words import state_in_words
from bildungsbuero.web.wording import day, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A derived progress: as text, and as the length of a bar, which is empty where nothing can be said."""

    text: str
    length: float | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMeasure:
    """A measure in a list."""

    title: str
    address: str
    state: Said
    bar: Bar
    next: str
    responsible: str
    is_example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGoal:
    """A goal with its figure and its measures."""

    goal: Goal
    state: Said
    bar: Bar
    facts: list[tuple[Any, Any]]
    measures: list[ShownMeasure]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """A field of action with its goals."""

    field: FieldOfAction
    bar: Bar
    goals: list[ShownGoal]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMilestone:
    """A milestone with its state in words and what can be done with it."""

    milestone: Milestone
    state: Said
    note: str
    is_open: bool


def shown_tree(tree: Iterable[FieldBranch]) -> list[ShownField]:
    """Return the plan as its page shows it."""
    return [
        ShownField(
            field=branch.field,
            bar=_bar(branch.percent, branch.field.title),
            goals=[shown_goal(goal) for goal in branch.goals],
        )
        for branch in tree
    ]


def shown_goal(branch: GoalBranch) -> ShownGoal:
    """Return a goal as pages show it."""
    return ShownGoal(
        goal=branch.goal,
        state=words.said(branch.verdict),
        bar=_bar(branch.percent, branch.goal.title),
        facts=figure_facts(branch),
        measures=[shown_measure(leaf) for leaf in branch.leaves],
    )


def figure_facts(branch: GoalBranch) -> list[tuple[Any, Any]]:
    """Return the figure of a goal with period, mark and source, where it began, where it shall go, what is left."""
    goal, measured = branch.goal, branch.measured
    if not goal.indicator:
        return []
    if measured is None:
        return [
            (_("Indicator"), goal.indicator),
            (_("Figure"), _("no published figure yet")),
            (_("At the start"), words.baseline_in_words(goal, None)),
            (_("Target"), words.target_in_words(goal, None)),
        ]
    shown = measured.shown
    figure = " ".join(part for part in (shown.display, f"({shown.meaning})" if shown.meaning else "") if part)
    return [
        (_("Indicator"), f"{shown.indicator} {shown.title}"),
        (_("Figure"), f"{figure}, {shown.period_label}, {shown.area_name}"),
        (_("At the start"), words.baseline_in_words(goal, measured)),
        (_("Target"), words.target_in_words(goal, measured)),
        (_("Distance to the target"), words.distance_in_words(measured)),
        (_("Source"), "; ".join(shown.sources)),
    ]


def shown_measure(leaf: Leaf) -> ShownMeasure:
    """Return a measure as lists show it."""
    one = leaf.initiative
    return ShownMeasure(
        title=one.title,
        address=reverse("strategy:initiative", args=[one.public_id]),
        state=words.said(leaf.verdict),
        bar=_bar(leaf.percent, one.title),
        next=next_in_words(leaf),
        responsible=one.responsible_function,
        is_example=one.is_example,
    )


def next_in_words(leaf: Leaf) -> str:
    """Return the next milestone with its day, and how many are overdue."""
    milestone = leaf.next_milestone
    if milestone is None:
        return ""
    said = f"{milestone.title} ({day(milestone.due_on)})"
    count = len(leaf.overdue)
    late = ngettext("%(count)d overdue", "%(count)d overdue", count) % {"count": count} if count else ""
    return f"{said}, {late}" if late else said


def shown_milestones(leaf: Leaf) -> list[ShownMilestone]:
    """Return the milestones of a measure in the order of their days."""
    return [_milestone(one, is_overdue=one in leaf.overdue) for one in leaf.milestones]


def _milestone(one: Milestone, *, is_overdue: bool) -> ShownMilestone:
    is_open = not (one.is_completed or one.is_cancelled)
    if one.is_completed:
        state = Said(title=_("completed"), badge="success", reason="")
        note = _("completed on %(day)s") % {"day": day(one.completed_on)}
    elif one.is_cancelled:
        state, note = Said(title=_("given up"), badge="info", reason=""), _("counts no more")
    elif is_overdue:
        state, note = Said(title=_("overdue"), badge="danger", reason=""), ""
    else:
        state, note = Said(title=_("open"), badge="info", reason=""), ""
    return ShownMilestone(milestone=one, state=state, note=note, is_open=is_open)


def initiative_facts(one: Initiative) -> list[tuple[Any, Any]]:
    """Return what is known of a measure besides its text."""
    money = f"{number(one.budget_eur, 2)}\N{NO-BREAK SPACE}€" if one.budget_eur is not None else ""
    posts = f"{words.plain(one.posts_percent)}\N{NO-BREAK SPACE}%" if one.posts_percent is not None else ""
    return [
        (_("Responsible office"), one.responsible_function),
        (_("Responsible organisation"), one.organisation.name if one.organisation else ""),
        (_("Partners"), ", ".join(partner.name for partner in one.partners.all())),
        (_("Time"), time_of(one.starts_on, one.ends_on)),
        (_("Budget"), money),
        (_("Posts in per cent"), posts),
        (_("Weight"), words.plain(one.weight) if one.weight is not None else ""),
        (_("Reminders go to"), one.responsible_email),
        (_("Released for everybody"), day(one.released_on) if one.is_public else _("no")),
        (_("Source"), one.source),
    ]


def goal_facts(goal: Goal) -> list[tuple[Any, Any]]:
    """Return what is known of a goal besides its text and its figure."""
    return [
        (_("Field of action"), goal.field.title),
        (_("Until the year"), goal.target_year if not goal.has_target else ""),
        (_("Weight"), words.plain(goal.weight) if goal.weight is not None else ""),
        (_("Released for everybody"), day(goal.released_on) if goal.is_public else _("no")),
        (_("Origin"), goal.source),
    ]


def shown_changes(changes: Iterable[StateChange]) -> list[str]:
    """Return the history of states, the latest first: “22.11.2026: planned → in work (money is granted)”."""
    return [
        f"{day(one.on)}: {state_in_words(one.before)} → {state_in_words(one.after)}"
        + (f" ({one.reason})" if one.reason else "")
        for one in changes
    ]


def _bar(value: float | None, title: str) -> Bar:
    text = words.percent(value)
    if value is None:
        text = _("no milestone yet")
    return Bar(text=text, length=value, label=_("Progress: %(title)s") % {"title": title})
