"""Writing signals: who entered one is kept nowhere beside it."""

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.needs.models import Signal, SignalRules
from bildungsbuero.apps.operations import audit


@transaction.atomic
def enter(signal: Signal, *, office: Office, person: Person | None) -> Signal:
    """Store a signal; the log says that one was entered, not what it says."""
    signal.office = office
    signal.save()
    audit.note("signal.entered", office=office, person=person, about=signal.get_source_display())
    return signal


@transaction.atomic
def remove(signal: Signal, *, person: Person | None) -> None:
    """Delete a signal that was entered by mistake; no trace of its words stays."""
    audit.note("signal.removed", office=signal.office, person=person, about=signal.get_source_display())
    signal.delete()


@transaction.atomic
def set_rules(rules: SignalRules, *, person: Person | None) -> None:
    """Keep from how many signals on anything is told of them."""
    rules.save()
    audit.note("signals.rules", office=rules.office, person=person, about=str(rules.minimum))
