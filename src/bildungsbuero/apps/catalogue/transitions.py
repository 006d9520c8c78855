"""The only place where the state of an offer changes; the table in `core.offer_states` says what may happen."""

from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.core import offer_states
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.freshness import ARCHIVED
from bildungsbuero.core.offer_states import ARCHIVE, BRING, NEW, PROVIDER, RESTORE, TRUSTED


def move(offer: Offer, action: str, *, by: str, wanted: str = "") -> Offer:
    """Return the offer in the state that an action leads to, not stored yet; raises where the table forbids it."""
    before = state_of(offer)
    if action == RESTORE and offer.merged_into_id is not None:
        raise Refusal("duplicates.is_merged", name=offer.title)
    if action == RESTORE and before == ARCHIVED and not wanted:
        wanted = offer.state_before_archive or State.DRAFT
    reached = offer_states.after(before, action, by=by, wanted=wanted)
    if action == ARCHIVE:
        offer.state_before_archive = before
    if action == RESTORE:
        offer.state_before_archive, offer.vanished_on = "", None
    offer.state = State(reached)
    return offer


def check(offer: Offer, action: str, *, by: str) -> None:
    """An action that keeps the state, or ends the offer, is allowed by the table as well."""
    offer_states.after(state_of(offer), action, by=by)


def brought(offer: Offer, state: str) -> Offer:
    """Return a new offer of a list in the state that the list says."""
    return move(offer, BRING, by=offer_states.LIST, wanted=state)


def state_of(offer: Offer) -> str:
    """Return the state of an offer; one that is not stored yet is new."""
    return offer.state if offer.pk else NEW


def hand_of_provider(office: Office) -> str:
    """Return by whose hand a provider acts: one whom the office lets publish may do more."""
    return TRUSTED if office.providers_publish else PROVIDER


def put_back(offer: Offer, state: State, *, confirmed_on: date | None) -> None:
    """Take an action back, not stored yet: the offer has the state and the confirmation that it had before."""
    if offer.state == ARCHIVED:
        offer.state_before_archive = ""
    offer.state, offer.confirmed_on = state, confirmed_on
