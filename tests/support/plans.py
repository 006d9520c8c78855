"""Plans for tests: fields, goals, measures and milestones, made by keyword-only functions with quiet defaults."""

from datetime import date
from typing import Any

from django.utils import timezone

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.strategy.models import (
    FieldOfAction,
    Goal,
    Initiative,
    Milestone,
    Mission,
    MissionVersion,
    ProjectSketch,
)
from bildungsbuero.apps.strategy.plan.links import token_for


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


def of_plan(office: Office, marker: str) -> dict[str, dict[str, str | int]]:
    """Return what stands in the addresses of the plan of an office; all of it is internal."""
    goal = make_goal(office=office, title=f"Plan {marker}", text=marker, is_public=False)
    measure = make_initiative(
        goal=goal, title=f"Schritt {marker}", is_public=False, responsible_email="stelle@example.org"
    )
    milestone = make_milestone(initiative=measure, title=f"Meilenstein {marker}", due_on=date(2026, 12, 1))
    sketch = ProjectSketch.objects.create(office=office, title=f"Skizze {marker}", idea=marker)
    # The title stands above released versions, too.
    mission = Mission.objects.create(office=office, title=f"Leitbild {office.key}")
    MissionVersion.objects.create(office=office, mission=mission, number=1, text=marker, dated_on=date(2026, 1, 1))
    one, step = {"public_id": measure.public_id}, {"milestone_id": milestone.public_id}
    # Whoever has the link of a mail reads the measure that it is about, and nothing else.
    asked = make_initiative(goal=make_goal(office=office, title="Ziel im Brief", is_public=False), is_public=False)
    token = {"token": token_for(asked, timezone.localdate())}
    told = make_milestone(initiative=asked, title="Raum", due_on=date(2026, 12, 1))
    of_goal = ("goal", "goal-edit", "goal-state", "goal-remove")
    of_measure = (
        "initiative",
        "initiative-edit",
        "initiative-state",
        "next-step",
        "milestone-new",
        "initiative-remove",
    )
    of_milestone = (
        "milestone-edit",
        "milestone-complete",
        "milestone-cancel",
        "milestone-reopen",
        "milestone-remove",
    )
    return {
        **{f"strategy:{name}": {"public_id": goal.public_id} for name in of_goal},
        **{f"strategy:{name}": one for name in of_measure},
        **{f"strategy:{name}": one | step for name in of_milestone},
        **{f"strategy:{name}": {"public_id": sketch.public_id} for name in ("sketch-edit", "sketch-put-away")},
        **{f"strategy:{name}": {"public_id": goal.field.public_id} for name in ("field-edit", "field-remove")},
        "strategy:plan-update": token,
        "strategy:plan-update-step": token,
        "strategy:plan-update-milestone": token | {"milestone_id": told.public_id},
    }
