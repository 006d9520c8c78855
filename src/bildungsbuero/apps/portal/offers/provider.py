"""The page of a provider: what it is, how to reach it, what it offers."""

from datetime import date
from typing import Any

from bildungsbuero.apps.actors.models import Contact, Organisation
from bildungsbuero.apps.actors.words import words
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.portal.offers.listing import present_hits
from bildungsbuero.apps.portal.offers.pictures import shown_picture
from bildungsbuero.apps.portal.offers.selection import Selection

MOST_OFFERS = 200


def present_provider(organisation: Organisation, on: date) -> dict[str, Any] | None:
    """Return what the page shows; None where nothing of the provider is public."""
    offers = Offer.objects.of(organisation.office).public_on(on).filter(provider=organisation)
    found = list(offers.with_provider_and_place()[:MOST_OFFERS])
    if not found:
        return None
    return {
        "organisation": organisation,
        "facts": words.facts(organisation),
        "contacts": Contact.objects.of(organisation.office).public().valid_on(on).filter(organisation=organisation),
        "hits": present_hits(found, Selection(), on),
        "picture": shown_picture(organisation),
        "noindex": organisation.is_example,
    }
