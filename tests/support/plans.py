"""Plans for tests: fields, goals, measures and milestones, made by keyword-only functions with quiet defaults."""

from datetime import date
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import FieldOfAction, Goal, Initiative, Milestone


def make_goal(*, office: Office, title: str = "Mehr lesen können", is_public: bool = True, **fields: Any) -> Goal:
    """Return a stored goal in a field of action that is released."""
    field, _made = FieldOfAction.objects.of(office).get_or_create(
        office=office, title="Grundbildung", defaults={"is_public": True}
    )
    return Goal.objects.create(**{"office": office, "field": field, "title": title, "is_public": is_public} | fields)


def make_initiative(*, goal: Goal, title: str = "Lerntreff", is_public: bool = True, **fields: Any) -> Initiative:
    """Return a stored measure in work with a next step."""
    told = {"state": Initiative.State.RUNNING, "next_step": "Raum suchen", "is_public": is_public}
    return Initiative.objects.create(**{"office": goal.office, "goal": goal, "title": title} | told | fields)


def make_milestone(*, initiative: Initiative, title: str, due_on: date, completed_on: date | None = None) -> Milestone:
    """Return a stored milestone, completed where it has a day."""
    return Milestone.objects.create(
        office=initiative.office,
        initiative=initiative,
        title=title,
        due_on=due_on,
        completed_on=completed_on,
        is_completed=completed_on is not None,
    )
