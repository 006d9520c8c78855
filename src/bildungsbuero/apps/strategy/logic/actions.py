"""Writes of the logic of a measure."""

from typing import Any

from django.db import transaction
from django.forms import BaseModelFormSet

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.models import Initiative


@transaction.atomic
def save_logic(initiative: Initiative, rows: "BaseModelFormSet[Any, Any]", *, person: Person) -> None:
    """Store the rows of a measure; those that are marked for it go."""
    for row in rows.save(commit=False):
        row.initiative, row.office = initiative, initiative.office
        row.save()
    for row in rows.deleted_objects:
        row.delete()
    audit.note("logic.saved", office=initiative.office, person=person, about=initiative.title)
