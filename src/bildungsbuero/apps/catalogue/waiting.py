"""A change of a public offer that somebody of the office looks at first: what is minor goes live, the rest waits."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.catalogue import actions
from bildungsbuero.apps.catalogue.differences import in_german
from bildungsbuero.apps.catalogue.models import LiveChange, Offer, State
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.rules import rules_of
from bildungsbuero.core.minor_changes import differences, has_major, with_minor
from bildungsbuero.core.offer_states import CORRECT, OFFICE, PROPOSE, WRITE
from bildungsbuero.core.offers import OfferRecord, RunRecord


@transaction.atomic
def write_beside(
    offer: Offer, record: OfferRecord, *, person: Person | None, by: str, on: date, reason: str = ""
) -> Offer:
    """Return what was stored: the public offer, where all is live, or the change that waits beside it.

    `reason` is written beside each version in the history, so that a whole list can be taken back.
    """
    before = record_of(offer)
    offer._change_reason = reason or None  # type: ignore[attr-defined]
    record = replace(record, runs=_recognised(before, record))
    offer = _go_live(offer, before, record, person=person, by=by, on=on)
    proposal = waiting_change(offer)
    if not has_major(before, record):
        if proposal is not None:
            proposal.delete()
        return offer
    if proposal is not None:
        proposal._change_reason = reason or None  # type: ignore[attr-defined]
        return actions.write_offer(proposal, record, person=person, by=by, action=WRITE)
    proposal = Offer(
        office=offer.office, kind=offer.kind, provider=offer.provider, operator=offer.operator, replaces=offer
    )
    proposal._change_reason = reason or None  # type: ignore[attr-defined]
    return actions.write_offer(proposal, record, person=person, by=by, action=PROPOSE)


def write_by_office(offer: Offer, record: OfferRecord, *, person: Person, on: date) -> Offer:
    """Return what was stored; where the office wants four eyes, a change of a public offer waits beside it."""
    if offer.pk and offer.is_public_state and rules_of(offer.office).four_eyes:
        return write_beside(offer, record, person=person, by=OFFICE, on=on)
    return actions.write_offer(offer, record, person=person)


def waiting_change(offer: Offer) -> Offer | None:
    """Return the change that waits beside a public offer, if there is one."""
    return offer.proposals.exclude(state=State.ARCHIVED).first()


def _go_live(
    offer: Offer, before: OfferRecord, record: OfferRecord, *, person: Person | None, by: str, on: date
) -> Offer:
    """Store what goes live at once and mark it until somebody of the office has looked."""
    changed = [difference for difference in differences(before, record) if difference.is_minor]
    if not changed:
        return offer
    live = actions.write_offer(offer, with_minor(before, record), person=person, by=by, action=CORRECT)
    # The end of a course follows from its dates: nobody said it, nobody needs to read it.
    shown = [one for one in changed if one.field != "visible_until" or len(changed) == 1]
    said = in_german(shown, before, record)
    LiveChange.unscoped.create(office=offer.office, offer=offer, changed_on=on, said=said)
    return live


def _recognised(before: OfferRecord, record: OfferRecord) -> tuple[RunRecord, ...]:
    """Return the runs; the id of one that belongs to the waiting change says nothing to the public version."""
    known = {run.public_id for run in before.runs}
    return tuple(run if run.public_id in known else replace(run, public_id="") for run in record.runs)


def mark_seen(offer: Offer, *, on: date) -> int:
    """Note that somebody of the office has looked at what went live; return how many changes that were."""
    return LiveChange.objects.of(offer.office).unseen().filter(offer=offer).update(seen_on=on)
