"""What happens to an own indicator: declared, changed by a further version, taken into use, withdrawn, deleted."""

from datetime import datetime
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.models import OwnIndicator, OwnIndicatorVersion
from bildungsbuero.apps.monitoring.own_indicators import LETTER, indicator_from
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import Conflict

MOST_NOTE = 300


def declare(office: Office, sheet: dict[str, Any], *, note: str, person: Person, at: datetime) -> OwnIndicator:
    """Store a new indicator as a draft that only the office sees; raises Refusal where the sheet is not complete."""
    with transaction.atomic():
        Office.objects.select_for_update().get(pk=office.pk)
        record = OwnIndicator(office=office, key=_next_key(office))
        version = _version(record, sheet, number=1, note=note, person=person, at=at)
        indicator_from(record, [version])
        record.save()
        version.indicator = record
        version.save()
        audit.note("own_indicator.declared", office=office, person=person, about=record.key)
    return record


def change(
    record: OwnIndicator, sheet: dict[str, Any], *, note: str, after: str, person: Person, at: datetime
) -> OwnIndicatorVersion:
    """Store a further version; it computes the periods behind `after`, all of them where that is empty."""
    with transaction.atomic():
        locked = OwnIndicator.objects.of(record.office).select_for_update().get(pk=record.pk)
        if locked.state == OwnIndicator.State.WITHDRAWN:
            raise Conflict("own_indicator.withdrawn", indicator=record.key)
        versions = list(locked.versions.all())
        version = _version(record, sheet, number=versions[-1].number + 1, note=note, person=person, at=at)
        version.after = after
        indicator_from(record, [*versions, version])
        version.save()
        audit.note("own_indicator.changed", office=record.office, person=person, about=f"{record.key}: {note}")
    bring_up_to_date()
    return version


def use(record: OwnIndicator, *, person: Person) -> None:
    """Show the indicator in the list and on a page of its own, as far as its figures are published."""
    _set_state(record, OwnIndicator.State.STANDING, "own_indicator.used", person)


def withdraw(record: OwnIndicator, *, person: Person) -> None:
    """Take the indicator off all pages; its versions stay as a statement of what was computed."""
    _set_state(record, OwnIndicator.State.WITHDRAWN, "own_indicator.withdrawn", person)


def delete(record: OwnIndicator, *, person: Person) -> None:
    """Delete a draft; raises Conflict for one that has been in use."""
    with transaction.atomic():
        locked = OwnIndicator.objects.of(record.office).select_for_update().get(pk=record.pk)
        if locked.state != OwnIndicator.State.DRAFT:
            raise Conflict("own_indicator.not_a_draft", indicator=record.key)
        audit.note("own_indicator.deleted", office=record.office, person=person, about=record.key)
        locked.delete()


def _set_state(record: OwnIndicator, state: str, action: str, person: Person) -> None:
    with transaction.atomic():
        record.state = state
        record.save(update_fields=["state"])
        audit.note(action, office=record.office, person=person, about=record.key)
    bring_up_to_date()


def _version(
    record: OwnIndicator, sheet: dict[str, Any], *, number: int, note: str, person: Person, at: datetime
) -> OwnIndicatorVersion:
    return OwnIndicatorVersion(
        indicator=record, number=number, sheet=sheet, note=note[:MOST_NOTE], changed_at=at, changed_by=person
    )


def _next_key(office: Office) -> str:
    """The number behind the highest of the office."""
    keys = OwnIndicator.objects.of(office).values_list("key", flat=True)
    number = max((int(key.partition("-")[2]) for key in keys), default=0) + 1
    return f"{LETTER}-{number:02d}"
