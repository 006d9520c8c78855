"""The page of a provider: what it is, how to reach it, what it offers."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.actors.models import Contact, Organisation
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.vocabulary import label, labels
from bildungsbuero.apps.portal.offers.listing import present_hit
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
        "facts": _facts(organisation),
        "contacts": Contact.objects.of(organisation.office).public().valid_on(on).filter(organisation=organisation),
        "hits": [present_hit(offer, Selection(), on) for offer in found],
        "noindex": organisation.is_example,
    }


def _facts(organisation: Organisation) -> list[tuple[Any, Any]]:
    numbers = [f"{label('identifier', one.scheme)}: {one.value}" for one in organisation.identifiers.all()]
    return [
        (_("Short name"), organisation.short_name),
        (_("Kind of operator"), label("operator_kind", organisation.operator_kind)),
        (_("Sectors"), ", ".join(labels("sector", list(organisation.sectors)))),
        (_("Part of"), organisation.part_of.name if organisation.part_of else ""),
        (_("In registers"), ", ".join(numbers)),
    ]
