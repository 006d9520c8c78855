"""Who may write the plan, and what a state asks for."""

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.strategy.models import Goal, Initiative, Milestone
from bildungsbuero.core.errors import Refusal

WRITERS = (Role.MANAGEMENT,)


def may_write(person: Person, office: Office) -> bool:
    """Whether somebody steers the office."""
    return Role.MANAGEMENT in person.roles_in(office)


def check_initiative_may_become(initiative: Initiative, state: str, reason: str) -> None:
    """A measure is completed when no milestone is open; whoever pauses or cancels it says why."""
    if state == Initiative.State.DONE and initiative.milestones.filter(is_completed=False, is_cancelled=False).exists():
        raise Refusal("plan.open_milestones")
    if state in (Initiative.State.PAUSED, Initiative.State.CANCELLED) and not reason.strip():
        raise Refusal("plan.reason_needed")


def check_goal_may_become(goal: Goal, state: str, reason: str) -> None:
    """A goal is concluded when no measure of it lives; whoever gives it up says why."""
    if (
        state in (Goal.State.DONE, Goal.State.CANCELLED)
        and goal.initiatives.filter(state__in=Initiative.ALIVE).exists()
    ):
        raise Refusal("plan.live_measures")
    if state == Goal.State.CANCELLED and not reason.strip():
        raise Refusal("plan.reason_needed")


def check_milestone_is_open(milestone: Milestone) -> None:
    """Only what is neither completed nor cancelled can become so."""
    if milestone.is_completed or milestone.is_cancelled:
        raise Refusal("plan.milestone_not_open")
