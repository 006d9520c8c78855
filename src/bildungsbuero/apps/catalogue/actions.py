"""Writes of offers by people: each in one transaction, with a line in the change log, so that the index follows."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.actors.register import Register
from bildungsbuero.apps.catalogue import policies, transitions
from bildungsbuero.apps.catalogue.filling import fill, replace_runs
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer, State, WrittenBy
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.rules import rules_of
from bildungsbuero.apps.catalogue.translating.writing import copy_texts, settle
from bildungsbuero.apps.operations import audit, changes
from bildungsbuero.core import offer_states
from bildungsbuero.core.minor_changes import with_minor
from bildungsbuero.core.offer_states import OFFICE
from bildungsbuero.core.offers import OfferRecord


@transaction.atomic
def write_offer(
    offer: Offer, record: OfferRecord, *, person: Person | None, by: str = OFFICE, action: str = offer_states.WRITE
) -> Offer:
    """Store what a record says of an offer; a new one begins as a draft, or as a proposal that waits."""
    is_new = offer.pk is None
    transitions.move(offer, action, by=by)
    register = Register(offer.office)
    register.prefer(offer.operator)
    if offer.provider_id is not None:
        register.prefer(offer.provider)
    fill(offer, record, register)
    register.store()
    offer.save()
    replace_runs(offer, record.runs)
    settle(offer, record)
    note_writer(offer, person)
    _note(offer, "offer.written" if is_new else "offer.changed", person)
    return offer


@transaction.atomic
def copy_offer(offer: Offer, *, person: Person) -> Offer:
    """Return a new draft that says the same as another offer of the office, without its runs and confirmation."""
    record = replace(
        record_of(offer), runs=(), confirmed_on=None, title=_("Copy of %(title)s") % {"title": offer.title}
    )
    copied = write_offer(Offer(office=offer.office), record, person=person)
    copy_texts(offer, copied)
    return copied


@transaction.atomic
def publish(offer: Offer, *, person: Person | None, on: date, by: str = OFFICE) -> Offer:
    """Return the offer that the public now sees; who publishes confirms it, and a waiting change takes its place."""
    transitions.check(offer, offer_states.ADOPT if offer.replaces_id else offer_states.PUBLISH, by=by)
    policies.check_may_publish(offer, record_of(offer))
    policies.check_four_eyes(offer, person)
    if offer.replaces is not None:
        offer = _adopted(offer, person=person)
    if offer.state != State.PUBLISHED:
        transitions.move(offer, offer_states.PUBLISH, by=by)
    WrittenBy.objects.of(offer.office).filter(offer=offer).delete()
    offer.confirmed_on = on
    return _stored(offer, "offer.published", person)


@transaction.atomic
def submit(offer: Offer, *, person: Person | None, by: str = OFFICE) -> Offer:
    """Return the offer, which now waits for the office to look at it."""
    transitions.move(offer, offer_states.SUBMIT, by=by)
    return _stored(offer, "offer.submitted", person)


@transaction.atomic
def withdraw(offer: Offer, *, person: Person) -> None:
    """Take an offer off the public pages; it becomes a draft again."""
    transitions.move(offer, offer_states.WITHDRAW, by=OFFICE)
    _stored(offer, "offer.withdrawn", person)


@transaction.atomic
def confirm(offer: Offer, *, person: Person | None, on: date, by: str = OFFICE) -> None:
    """Note that everything that an offer says is right today."""
    transitions.move(offer, offer_states.CONFIRM, by=by)
    offer.confirmed_on = on
    _stored(offer, "offer.confirmed", person)


@transaction.atomic
def close(offer: Offer, *, person: Person | None, by: str = OFFICE) -> None:
    """Say that an offer is closed for the time being; it stays visible with that mark."""
    transitions.move(offer, offer_states.CLOSE, by=by)
    _stored(offer, "offer.closed", person)


@transaction.atomic
def cancel(offer: Offer, *, person: Person | None, by: str = OFFICE) -> None:
    """Say that an offer does not take place; it stays visible with that mark."""
    transitions.move(offer, offer_states.CANCEL, by=by)
    _stored(offer, "offer.cancelled", person)


@transaction.atomic
def archive(offer: Offer, *, person: Person | None, by: str = OFFICE) -> None:
    """Put an offer away; `restore` brings it back as it was."""
    transitions.move(offer, offer_states.ARCHIVE, by=by)
    _stored(offer, "offer.archived", person)


@transaction.atomic
def restore(offer: Offer, *, person: Person | None, by: str = OFFICE) -> None:
    """Bring an archived offer back in the state that it had."""
    transitions.move(offer, offer_states.RESTORE, by=by)
    _stored(offer, "offer.restored", person)


def note_writer(offer: Offer, person: Person | None) -> None:
    """Remember who wrote a version that is not public yet, where the office wants four eyes; else nobody."""
    written = WrittenBy.objects.of(offer.office).filter(offer=offer)
    if person is None or offer.is_public_state or not rules_of(offer.office).four_eyes:
        written.delete()
        return
    WrittenBy.objects.of(offer.office).update_or_create(
        offer=offer, defaults={"office": offer.office, "changed_by": person}
    )


def _adopted(proposal: Offer, *, person: Person | None) -> Offer:
    """Return the public version with what the proposal says; dates and prices stay as they are live."""
    original = proposal.replaces
    assert original is not None  # noqa: S101 - asked by the caller
    record = with_minor(record_of(proposal), record_of(original))
    proposal.delete()
    return write_offer(original, record, person=person)


def _stored(offer: Offer, action: str, person: Person | None) -> Offer:
    offer.save()
    settle(offer)
    _note(offer, action, person)
    return offer


def _note(offer: Offer, action: str, person: Person | None) -> None:
    changes.record(OFFER, offer.public_id, office=offer.office)
    audit.note(action, office=offer.office, person=person, about=f"{offer.public_id} {offer.title}")
