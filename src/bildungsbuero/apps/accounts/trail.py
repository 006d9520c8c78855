"""The log of what was done with rights, written through the slot that a higher app fills."""

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.web import slots


def note(action: str, *, office: Office, person: Person | None, about: str = "") -> None:
    """Write one entry, in the caller's transaction."""
    slots.TRAIL.collect(action, office=office, person=person, about=about)
