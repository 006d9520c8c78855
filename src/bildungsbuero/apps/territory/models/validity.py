"""What holds from one day to before another; an empty day is open."""

from datetime import date
from typing import Protocol

from django.db.models import Q


class Dated(Protocol):
    """A record with a first day and a first day after."""

    valid_from: date | None
    valid_to: date | None


def standing(on: date) -> Q:
    """Return the condition that a record stands on a day."""
    begun = Q(valid_from=None) | Q(valid_from__lte=on)
    return begun & (Q(valid_to=None) | Q(valid_to__gt=on))


def stands(record: Dated, on: date) -> bool:
    """Whether a record stands on a day."""
    return (record.valid_from is None or record.valid_from <= on) and (record.valid_to is None or on < record.valid_to)
