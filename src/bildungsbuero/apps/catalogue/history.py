"""What changed in an offer, when, and which fields. It names no person: this is no record of who works how."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.models import Offer

MOST_LINES = 20
# Fields that say nothing to people.
SILENT = frozenset({"changed_at", "external_id", "list_name", "state_before_archive", "vanished_on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One change: when, and the fields in words."""

    at: datetime
    what: str


def history_of(offer: Offer) -> list[HistoryLine]:
    """Return the latest changes of an offer, newest first."""
    versions = list(offer.history.order_by("-history_date", "-history_id")[: MOST_LINES + 1])
    lines = []
    for newer, older in pairwise(versions):
        fields = _changed(newer, older)
        if fields:
            lines.append(HistoryLine(at=newer.history_date, what=", ".join(fields)))
    if versions and versions[-1].history_type == "+":
        lines.append(HistoryLine(at=versions[-1].history_date, what=_("written for the first time")))
    return lines[:MOST_LINES]


def _changed(newer: Any, older: Any) -> list[str]:
    changed = newer.diff_against(older, foreign_keys_are_objs=False).changed_fields
    titles = {field.name: str(field.verbose_name) for field in Offer._meta.concrete_fields}
    return [titles[name] for name in changed if name not in SILENT]
