"""From the idea to the measure: sketches of projects that are taken over or put away."""

from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.models import Initiative, ProjectSketch


def find_waiting(office: Office, public_id: str) -> ProjectSketch | None:
    """Return a sketch that may become a measure, None where there is none such."""
    found = ProjectSketch.objects.of(office).waiting().select_related("goal")
    return found.filter(public_id=public_id).first() if public_id else None


def initial_from(sketch: ProjectSketch) -> dict[str, Any]:
    """Return what a sketch says, for the form of the measure that it becomes."""
    parts = [sketch.purpose or sketch.idea, sketch.effort, sketch.structure_needed]
    return {
        "title": sketch.title,
        "goal": sketch.goal,
        "description": "\n\n".join(part for part in parts if part),
        "partners": list(sketch.partners.all()),
    }


@transaction.atomic
def take_over(sketch: ProjectSketch, initiative: Initiative, *, person: Person) -> None:
    """Note that a sketch became a measure."""
    sketch.initiative = initiative
    sketch.save()
    audit.note("plan.sketch_taken", office=sketch.office, person=person, about=sketch.title)


@transaction.atomic
def put_away(sketch: ProjectSketch, *, is_put_away: bool, person: Person) -> None:
    """Put a sketch away, or bring it back."""
    sketch.is_put_away = is_put_away
    sketch.save()
    audit.note("plan.sketch_saved", office=sketch.office, person=person, about=sketch.title)
