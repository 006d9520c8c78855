"""The completeness of offers counted anew when what they name has changed: their place, their provider, a merge."""

from collections.abc import Iterable

from django.db.models import Q

from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.core.offer_score import offer_score

BATCH = 500


def score_of(offer: Offer) -> int:
    """Return how complete an offer is as it stands."""
    return offer_score(record_of(offer), kinds()[offer.kind]).value


def refresh_scores_around(entry: Organisation | Place) -> int:
    """Count the offers of a provider or at a place anew; return how many have another number now."""
    if isinstance(entry, Place):
        around = Q(place=entry)
    else:
        around = Q(provider=entry) | Q(operator=entry)
    offers = Offer.objects.of(entry.office).filter(around).with_provider_and_place()
    return refresh_scores(offers.iterator(chunk_size=BATCH))


def refresh_scores(offers: Iterable[Offer]) -> int:
    """Count offers anew; return how many have another number now."""
    count = 0
    for offer in offers:
        value = score_of(offer)
        if value != offer.completeness:
            Offer.objects.of(offer.office).filter(pk=offer.pk).update(completeness=value)
            count += 1
    return count
