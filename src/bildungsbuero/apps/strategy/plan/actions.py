"""Writes of the plan: fields, goals, measures, their states and milestones; each with its line in the log."""

from datetime import date

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.operations import audit, links
from bildungsbuero.apps.strategy.models import FieldOfAction, Goal, Initiative, Milestone, StateChange
from bildungsbuero.apps.strategy.plan import policies
from bildungsbuero.core.errors import Refusal

GOAL, INITIATIVE, INDICATOR = "goal", "initiative", "indicator"
MEASURED_BY = "measured_by"


def date_of_release(record: FieldOfAction | Goal | Initiative, on: date) -> None:
    """Note since when everybody may see a record; taken back, the day goes."""
    record.released_on = (record.released_on or on) if record.is_public else None


@transaction.atomic
def save_field(field: FieldOfAction, *, on: date, person: Person | None) -> FieldOfAction:
    """Store a field of action."""
    date_of_release(field, on)
    field.save()
    audit.note("plan.field_saved", office=field.office, person=person, about=field.title)
    return field


@transaction.atomic
def save_goal(goal: Goal, *, on: date, person: Person | None) -> Goal:
    """Store a goal and bind it to the indicator that measures it, in place of an earlier one."""
    before = Goal.objects.of(goal.office).filter(pk=goal.pk).values_list("indicator", flat=True).first()
    date_of_release(goal, on)
    goal.save()
    if before and before != goal.indicator:
        links.unlink(GOAL, goal.public_id, MEASURED_BY, INDICATOR, before, office=goal.office)
    if goal.indicator:
        links.link(GOAL, goal.public_id, MEASURED_BY, INDICATOR, goal.indicator, office=goal.office, person=person)
    audit.note("plan.goal_saved", office=goal.office, person=person, about=goal.title)
    return goal


@transaction.atomic
def save_initiative(initiative: Initiative, *, on: date, person: Person | None) -> Initiative:
    """Store a measure."""
    date_of_release(initiative, on)
    initiative.save()
    audit.note("plan.initiative_saved", office=initiative.office, person=person, about=initiative.title)
    return initiative


@transaction.atomic
def change_goal_state(goal: Goal, state: str, *, reason: str, on: date, person: Person) -> None:
    """Bring a goal into another state, with the reason."""
    if state == goal.state:
        return
    policies.check_goal_may_become(goal, state, reason)
    StateChange.unscoped.create(
        office=goal.office, goal=goal, before=goal.state, after=state, reason=reason.strip(), on=on
    )
    goal.state = state
    goal.save()
    audit.note("plan.goal_state", office=goal.office, person=person, about=goal.title)


@transaction.atomic
def change_initiative_state(initiative: Initiative, state: str, *, reason: str, on: date, person: Person) -> None:
    """Bring a measure into another state, with the reason."""
    if state == initiative.state:
        return
    policies.check_initiative_may_become(initiative, state, reason)
    StateChange.unscoped.create(
        office=initiative.office,
        initiative=initiative,
        before=initiative.state,
        after=state,
        reason=reason.strip(),
        on=on,
    )
    initiative.state = state
    initiative.save()
    audit.note("plan.initiative_state", office=initiative.office, person=person, about=initiative.title)


@transaction.atomic
def say_next_step(initiative: Initiative, next_step: str, *, person: Person | None) -> None:
    """Keep what comes next in a measure."""
    initiative.next_step = next_step.strip()
    initiative.save()
    audit.note("plan.next_step", office=initiative.office, person=person, about=initiative.title)


@transaction.atomic
def save_milestone(milestone: Milestone, *, person: Person | None) -> Milestone:
    """Store a milestone: a new one, or one with another day."""
    milestone.save()
    _note("plan.milestone_saved", milestone, person)
    return milestone


@transaction.atomic
def complete_milestone(milestone: Milestone, *, completed_on: date, on: date, person: Person | None) -> None:
    """Note that a milestone was completed on a day, at the latest today."""
    policies.check_milestone_is_open(milestone)
    if completed_on > on:
        raise Refusal("plan.completed_in_future")
    milestone.is_completed, milestone.completed_on = True, completed_on
    milestone.save()
    _note("plan.milestone_completed", milestone, person)


@transaction.atomic
def cancel_milestone(milestone: Milestone, *, person: Person | None) -> None:
    """Cancel a milestone: it counts no more."""
    policies.check_milestone_is_open(milestone)
    milestone.is_cancelled = True
    milestone.save()
    _note("plan.milestone_cancelled", milestone, person)


@transaction.atomic
def reopen_milestone(milestone: Milestone, *, person: Person | None) -> None:
    """Undo that a milestone was completed or cancelled."""
    if not (milestone.is_completed or milestone.is_cancelled):
        raise Refusal("plan.milestone_not_closed")
    milestone.is_completed, milestone.completed_on, milestone.is_cancelled = False, None, False
    milestone.save()
    _note("plan.milestone_reopened", milestone, person)


def _note(action: str, milestone: Milestone, person: Person | None) -> None:
    about = f"{milestone.initiative.title}: {milestone.title}"
    audit.note(action, office=milestone.office, person=person, about=about[:300])
