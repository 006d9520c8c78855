"""A list that was taken over, taken back as a whole: new offers are archived, changed ones say again what they said.

The history knows what a list wrote. What somebody changed since stays as it is and is counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.filling import replace_runs
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import LiveChange, Offer, Run
from bildungsbuero.apps.catalogue.records import run_record
from bildungsbuero.apps.catalogue.transitions import move
from bildungsbuero.apps.catalogue.translating.undoing import take_texts_back
from bildungsbuero.apps.catalogue.translating.writing import settle
from bildungsbuero.apps.operations import changes
from bildungsbuero.core.offer_states import ARCHIVE, LIST

# What is no statement about the offer, or must be found anew by the next list.
NOT_PUT_BACK = frozenset({"id", "public_id", "office_id", "created_at", "changed_at", "fingerprint"})


@dataclass(slots=True)
class TakenBack:
    """How many offers were put back as they were, put away because they were new, or left since they changed later."""

    put_back: int = 0
    put_away: int = 0
    left: int = 0


@transaction.atomic
def take_back(office: Office, reason: str, *, on: date, report: Callable[[int, int | None], None]) -> TakenBack:
    """Undo every version that was written for a reason; returns what became of the offers."""
    versions = Offer.history.filter(office=office, history_change_reason=reason).order_by("history_id")
    result = TakenBack()
    take_texts_back(office, reason)
    total = versions.count()
    for done, version in enumerate(versions.iterator(chunk_size=500), 1):
        _undo(office, version, on, result)
        if done % 100 == 0 or done == total:
            report(done, total)
    return result


def _undo(office: Office, version: Any, on: date, result: TakenBack) -> None:
    offer = Offer.objects.of(office).select_related("office").filter(pk=version.id).first()
    if offer is None or offer.history.latest().history_id != version.history_id:
        result.left += 1
        return
    if version.history_type == "+":
        move(offer, ARCHIVE, by=LIST).vanished_on = on
        result.put_away += 1
    else:
        _put_back(offer, version)
        # What went live with it stands no more, so nobody needs to look at it.
        LiveChange.objects.of(office).unseen().filter(offer=offer, changed_on=version.history_date.date()).delete()
        result.put_back += 1
    offer.fingerprint = ""
    offer.save()
    settle(offer)
    changes.record(OFFER, offer.public_id, office=office)


def _put_back(offer: Offer, version: Any) -> None:
    before = version.prev_record
    for field in Offer._meta.concrete_fields:
        if field.attname not in NOT_PUT_BACK and hasattr(before, field.attname):
            setattr(offer, field.attname, getattr(before, field.attname))
    # The runs were written after their offer: what stood at that moment is what stood before.
    runs = Run.history.as_of(version.history_date).filter(office=offer.office, offer_id=offer.pk)
    replace_runs(offer, tuple(run_record(run) for run in runs))
