"""Writes of offers by people: each in one transaction, with a line in the change log, so that the index follows."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.catalogue import policies
from bildungsbuero.apps.catalogue.demo import load_demo as load_demo
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer, Run, State
from bildungsbuero.apps.catalogue.records import record_of, run_record
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.apps.operations import audit, changes
from bildungsbuero.core.offers import last_day


@transaction.atomic
def save_offer(offer: Offer, *, runs: Iterable[Run] = (), removed_runs: Iterable[Run] = ()) -> Offer:
    """Store an offer with the runs that were written or taken away."""
    offer.save()
    for run in removed_runs:
        run.delete()
    for run in runs:
        run.offer, run.office = offer, offer.office
        run.save()
    _set_end(offer)
    changes.record(OFFER, offer.public_id, office=offer.office)
    return offer


@transaction.atomic
def publish(offer: Offer, *, person: Person, on: date) -> None:
    """Show an offer to the public; who publishes confirms it."""
    policies.check_may_publish(offer, record_of(offer))
    offer.confirmed_on = on
    _change_state(offer, State.PUBLISHED, action="offer.published", person=person)


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


def _change_state(offer: Offer, state: State, *, action: str, person: Person) -> None:
    offer.state = state
    offer.save()
    changes.record(OFFER, offer.public_id, office=offer.office)
    audit.note(action, office=offer.office, person=person, about=f"{offer.public_id} {offer.title}")


def _set_end(offer: Offer) -> None:
    """An offer that ends with its runs is visible until the last of them is over."""
    if not kinds()[offer.kind].ends_with_its_runs:
        return
    runs = tuple(run_record(run) for run in Run.objects.of(offer.office).filter(offer=offer))
    end = last_day(runs)
    if offer.visible_until != end:
        offer.visible_until = end
        Offer.objects.of(offer.office).filter(pk=offer.pk).update(visible_until=end)


def copy_of(offer: Offer, *, office: Office) -> Offer:
    """Return an unsaved draft with what another offer of the same office says, without its runs and confirmation."""
    policies.check_same_office(offer, office)
    copied = {
        field.name: getattr(offer, field.name)
        for field in Offer._meta.concrete_fields
        if field.editable and field.name not in _NOT_COPIED
    }
    return Offer(office=office, **copied)


_NOT_COPIED = frozenset({"id", "public_id", "office", "state", "confirmed_on", "visible_until", "source", "as_of"})
