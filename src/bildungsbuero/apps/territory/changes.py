"""The changes of territory as pages of figures need them: all of those that ship, read once for a process."""

from datetime import date
from functools import cache

from bildungsbuero.apps.territory import reference_files
from bildungsbuero.apps.territory.models import Change


def shipped_changes(after: date, until: date) -> tuple[Change, ...]:
    """Return the changes after one day, up to and on another; only a new version of the product brings others."""
    return tuple(change for change in _all() if after < change.on <= until)


@cache
def _all() -> tuple[Change, ...]:
    return tuple(reference_files.read_changes())
