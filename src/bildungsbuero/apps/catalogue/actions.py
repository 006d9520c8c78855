"""Writes of offers by people: each in one transaction, with a line in the change log, so that the index follows."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.actors.register import Register
from bildungsbuero.apps.catalogue import policies
from bildungsbuero.apps.catalogue.filling import fill, replace_runs
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.operations import audit, changes
from bildungsbuero.core.offers import OfferRecord


@transaction.atomic
def write_offer(offer: Offer, record: OfferRecord, *, person: Person) -> Offer:
    """Store what a record says of an offer; a new one begins as a draft."""
    register = Register(offer.office)
    register.prefer(offer.operator)
    if offer.provider_id is not None:
        register.prefer(offer.provider)
    fill(offer, record, register)
    is_new = offer.pk is None
    offer.save()
    replace_runs(offer, record.runs)
    changes.record(OFFER, offer.public_id, office=offer.office)
    action = "offer.written" if is_new else "offer.changed"
    audit.note(action, office=offer.office, person=person, about=f"{offer.public_id} {offer.title}")
    return offer


@transaction.atomic
def copy_offer(offer: Offer, *, person: Person) -> Offer:
    """Return a new draft that says the same as another offer of the office, without its runs and confirmation."""
    record = replace(
        record_of(offer), runs=(), confirmed_on=None, title=_("Copy of %(title)s") % {"title": offer.title}
    )
    return write_offer(Offer(office=offer.office), record, person=person)


@transaction.atomic
def publish(offer: Offer, *, person: Person, on: date) -> Offer:
    """Return the offer that the public now sees; who publishes confirms it, and a waiting change takes its place."""
    policies.check_may_publish(offer, record_of(offer))
    if offer.replaces is not None:
        offer = _taken_over(offer, person=person)
    offer.confirmed_on = on
    _change_state(offer, State.PUBLISHED, action="offer.published", person=person)
    return offer


@transaction.atomic
def submit(offer: Offer, *, person: Person) -> Offer:
    """Return the offer, which now waits for the office to look at it."""
    policies.check_is_not_archived(offer)
    _change_state(offer, State.SUBMITTED, action="offer.submitted", person=person)
    return offer


@transaction.atomic
def withdraw(offer: Offer, *, person: Person) -> None:
    """Take an offer off the public pages; it becomes a draft again."""
    policies.check_is_not_archived(offer)
    _change_state(offer, State.DRAFT, action="offer.withdrawn", person=person)


@transaction.atomic
def confirm(offer: Offer, *, person: Person, on: date) -> None:
    """Note that everything that an offer says is right today."""
    policies.check_is_not_archived(offer)
    offer.confirmed_on = on
    _change_state(offer, State(offer.state), action="offer.confirmed", person=person)


@transaction.atomic
def archive(offer: Offer, *, person: Person) -> None:
    """Put an offer away; `restore` brings it back as it was."""
    policies.check_is_not_archived(offer)
    offer.state_before_archive = offer.state
    _change_state(offer, State.ARCHIVED, action="offer.archived", person=person)


@transaction.atomic
def restore(offer: Offer, *, person: Person) -> None:
    """Bring an archived offer back in the state that it had."""
    policies.check_is_archived(offer)
    before = offer.state_before_archive or State.DRAFT
    offer.state_before_archive, offer.vanished_on = "", None
    _change_state(offer, State(before), action="offer.restored", person=person)


def _taken_over(proposal: Offer, *, person: Person) -> Offer:
    original, record = proposal.replaces, record_of(proposal)
    assert original is not None  # noqa: S101 - asked by the caller
    proposal.delete()
    return write_offer(original, record, person=person)


def _change_state(offer: Offer, state: State, *, action: str, person: Person) -> None:
    offer.state = state
    offer.save()
    changes.record(OFFER, offer.public_id, office=offer.office)
    audit.note(action, office=offer.office, person=person, about=f"{offer.public_id} {offer.title}")
