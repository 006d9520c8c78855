"""What a provider does on the page of its link; each answer is noted, so that nobody asks again."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue import actions, own
from bildungsbuero.apps.catalogue.models import LiveChange, Offer, State
from bildungsbuero.apps.catalogue.transitions import hand_of_provider
from bildungsbuero.apps.catalogue.upkeep.asking import care_of
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.offers import OfferRecord


def get_offer_of(organisation: Organisation, public_id: str) -> Offer:
    """Return an offer in use of this provider; any other one is not found."""
    offers = Offer.objects.of(organisation.office).in_use().filter(provider=organisation, replaces=None)
    found = offers.with_provider_and_place().filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


@transaction.atomic
def confirm(organisation: Organisation, public_ids: Iterable[str], *, on: date) -> int:
    """Confirm the public offers of a provider among those that were named; return how many."""
    public = Offer.objects.of(organisation.office).public_on(on).filter(provider=organisation, replaces=None)
    offers = list(public.select_related("office").filter(public_id__in=list(public_ids)))
    for offer in offers:
        actions.confirm(offer, person=None, on=on, by=hand_of_provider(organisation.office))
    _answered(organisation, on)
    return len(offers)


@transaction.atomic
def correct(offer: Offer, record: OfferRecord, *, on: date) -> Offer:
    """Return what was stored; dates and prices are live, the rest waits for the office. Who corrects confirms."""
    stored = own.write_own(offer, record, person=None, on=on)
    public = stored.replaces or stored
    if public.is_public_state and public.confirmed_on != on:
        actions.confirm(public, person=None, on=on, by=hand_of_provider(public.office))
    _answered(public.provider, on)
    return stored


@transaction.atomic
def say_gone(organisation: Organisation, public_id: str, *, on: date) -> Offer:
    """Put an offer away that its provider no longer makes; the office is told."""
    offer = get_offer_of(organisation, public_id)
    actions.archive(offer, person=None, by=hand_of_provider(organisation.office))
    said = [{"field": "Zustand", "old": "veröffentlicht", "new": "gibt es nicht mehr, sagt der Anbieter"}]
    LiveChange.unscoped.create(office=offer.office, offer=offer, changed_on=on, said=said)
    _answered(organisation, on)
    return offer


def gone_offers(organisation: Organisation) -> list[Offer]:
    """Return the offers that the provider said are gone and that can still be brought back."""
    gone = LiveChange.objects.of(organisation.office).unseen().filter(offer__state=State.ARCHIVED)
    return list(
        Offer.objects.of(organisation.office).filter(
            provider=organisation, pk__in=list(gone.values_list("offer_id", flat=True))
        )
    )


@transaction.atomic
def bring_back(organisation: Organisation, public_id: str, *, on: date) -> Offer:
    """Bring an offer back that the provider said was gone, as long as nobody of the office has looked at it."""
    gone = LiveChange.objects.of(organisation.office).unseen().filter(offer__state=State.ARCHIVED)
    mine = gone.filter(offer__provider=organisation, offer__public_id=public_id)
    change = mine.select_related("offer__office").first()
    if change is None:
        raise NotFound("not_found")
    offer = change.offer
    actions.restore(offer, person=None, by=hand_of_provider(organisation.office))
    change.delete()
    _answered(organisation, on)
    return offer


@transaction.atomic
def want_no_mail(organisation: Organisation, *, on: date) -> None:
    """Write no more mails to a provider; the office asks by telephone."""
    care = care_of(organisation)
    care.wants_no_mail = True
    care.save()
    _answered(organisation, on)
    audit.note("provider.wants_no_mail", office=organisation.office, person=None, about=organisation.name)


def _answered(organisation: Organisation, on: date) -> None:
    care = care_of(organisation)
    care.answered_on = on
    care.save()
