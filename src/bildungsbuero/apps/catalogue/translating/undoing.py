"""Translated texts that a file brought, taken back: new ones go, changed ones say again what they said.

What somebody changed since stays as it is and is counted.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer, Translation
from bildungsbuero.apps.catalogue.translating.writing import settle
from bildungsbuero.apps.operations import changes

# What a version says of a text; the rest is where it stands.
SAID = ("text", "original", "is_outdated", "origin", "is_checked")


@dataclass(slots=True)
class TakenBack:
    """How many texts say again what they said, are gone since they were new, or stay since they were changed later."""

    put_back: int = 0
    removed: int = 0
    left: int = 0


@transaction.atomic
def take_texts_back(office: Office, reason: str) -> TakenBack:
    """Undo every version of a text that was written for a reason."""
    result = TakenBack()
    touched: set[int] = set()
    versions = Translation.history.filter(office=office, history_change_reason=reason).order_by("-history_id")
    for version in versions:
        if _undo(office, version, result):
            touched.add(version.offer_id)
    for offer in Offer.objects.of(office).with_provider_and_place().filter(pk__in=touched):
        settle(offer)
        changes.record(OFFER, offer.public_id, office=office)
    return result


def _undo(office: Office, version: Any, result: TakenBack) -> bool:
    row = Translation.objects.of(office).filter(pk=version.id).first()
    if row is None or row.history.latest().history_id != version.history_id:
        result.left += 1
        return False
    if version.history_type == "+":
        row.delete()
        result.removed += 1
        return True
    before = version.prev_record
    for name in SAID:
        setattr(row, name, getattr(before, name))
    row.save()
    result.put_back += 1
    return True
