"""What a provider does with its own offers; where the office wants to look first, the public version stays."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.actors.keepers import kept_by
from bildungsbuero.apps.catalogue import actions, policies, transitions
from bildungsbuero.apps.catalogue.duplicates.finding import similar_offers, typed_offer
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.models.offers import OfferQuerySet
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.waiting import write_beside
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.matching import Pair
from bildungsbuero.core.offers import OfferRecord

SimilarOffer: TypeAlias = tuple[Offer, Pair]


def own_offers(person: Person, office: Office) -> OfferQuerySet:
    """Return the offers in use of every provider that somebody keeps."""
    return Offer.objects.of(office).in_use().filter(provider__in=[one.pk for one in kept_by(person, office)])


def get_own(person: Person, office: Office, public_id: str) -> Offer:
    """Return an offer of the own provider; any other one is not found."""
    found = own_offers(person, office).with_provider_and_place().filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def similar_to_new(person: Person, office: Office, values: Mapping[str, Any], *, on: date) -> list[SimilarOffer]:
    """Return what is like a new offer among those that its provider may see: its own, and public ones of others."""
    mine = set(own_offers(person, office).values_list("public_id", flat=True))
    found = similar_offers(office, typed_offer(values), on=on)
    return [(offer, pair) for offer, pair in found if offer.public_id in mine or offer.is_public_on(on)]


@transaction.atomic
def write_own(offer: Offer, record: OfferRecord, *, person: Person | None, on: date) -> Offer:
    """Return what was stored: the offer itself, or the change that waits beside the public version."""
    by = transitions.hand_of_provider(offer.office)
    if offer.replaces is not None:
        offer = offer.replaces
    if offer.is_public_state and not offer.office.providers_publish:
        return write_beside(offer, record, person=person, by=by, on=on)
    stored = actions.write_offer(offer, record, person=person, by=by)
    if stored.is_public_state:
        actions.confirm(stored, person=person, on=on, by=by)
    return stored


@transaction.atomic
def submit(offer: Offer, *, person: Person, on: date) -> Offer:
    """Return the offer, sent to the office, or published where providers publish by themselves."""
    policies.check_may_publish(offer, record_of(offer))
    by = transitions.hand_of_provider(offer.office)
    if offer.office.providers_publish:
        return actions.publish(offer, person=person, on=on, by=by)
    return actions.submit(offer, person=person, by=by)
