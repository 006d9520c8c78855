"""Deleting a record of the plan that nothing hangs on; frozen reviews keep what they say of it."""

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.operations import audit, links
from bildungsbuero.apps.strategy.models import (
    Decision,
    FieldOfAction,
    Goal,
    Initiative,
    Milestone,
    Project,
)
from bildungsbuero.apps.strategy.removal.hanging import Record, ends_of, notes_on, removal_of
from bildungsbuero.core.errors import NotFound, Refusal

ACTIONS: dict[type, str] = {
    FieldOfAction: "plan.field_removed",
    Goal: "plan.goal_removed",
    Initiative: "plan.initiative_removed",
    Milestone: "plan.milestone_removed",
    Decision: "decision.removed",
    Project: "project.removed",
}


@transaction.atomic
def remove(record: Record, *, person: Person) -> None:
    """Delete a record with its parts and links; raises Refusal where everybody sees it or something hangs on it."""
    held = type(record).objects.of(record.office).select_for_update().filter(pk=record.pk).first()
    if held is None:
        # Somebody was quicker.
        raise NotFound("not_found")
    check_is_free(held)
    for kind, public_id in ends_of(held):
        links.forget_record(kind, public_id, office=held.office)
        notes_on(kind, public_id, held.office).delete()
    audit.note(ACTIONS[type(held)], office=held.office, person=person, about=str(held))
    held.delete()


def check_is_free(record: Record) -> None:
    """Only what nobody outside sees and nothing is built on is deleted."""
    found = removal_of(record)
    if found.is_released:
        raise Refusal("plan.is_released")
    if found.hanging:
        raise Refusal("plan.has_hanging")
