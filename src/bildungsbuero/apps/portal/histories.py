"""What changed in a record of the portal, when, and which fields; it names no person."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

MOST_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One change: when, and the fields in words."""

    at: datetime
    what: str


def history_of(record: Any) -> list[HistoryLine]:
    """Return the latest changes, newest first; of a record that was never stored there are none."""
    if record.pk is None:
        return []
    versions = list(record.history.order_by("-history_date", "-history_id")[: MOST_LINES + 1])
    titles = {field.name: str(field.verbose_name) for field in record._meta.concrete_fields}
    lines = []
    for newer, older in pairwise(versions):
        changed = newer.diff_against(older, foreign_keys_are_objs=False).changed_fields
        if changed:
            lines.append(HistoryLine(at=newer.history_date, what=", ".join(titles.get(name, name) for name in changed)))
    if versions and versions[-1].history_type == "+":
        lines.append(HistoryLine(at=versions[-1].history_date, what=_("written for the first time")))
    return lines[:MOST_LINES]
