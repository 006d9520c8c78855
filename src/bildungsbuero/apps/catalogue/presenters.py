"""Offers in the shape that pages, the API and the command line show; places as the public may see them."""

from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.vocabulary import label
from bildungsbuero.core.addresses import shown_postcode
from bildungsbuero.core.offers import AT_PLACE
from bildungsbuero.core.places import HIDDEN, PlaceRecord


def hit(offer: Offer) -> dict[str, Any]:
    """Return an offer as a hit of the search: keys as in the vocabularies."""
    return {
        "record": "institution" if offer.kind == "institution" else "offer",
        "id": offer.public_id,
        "title": offer.title,
        "provider": offer.provider.name,
        "place": where(offer),
        "kind": offer.kind,
        "topics": list(offer.topics),
        "life_phases": list(offer.life_phases),
    }


def where(offer: Offer) -> str:
    """Return in a few words where an offer is found: "Trier (Euren)", "Konz", "online", "stadtweit"."""
    if offer.reach != AT_PLACE:
        return label("reach", offer.reach)
    return town_of(offer.place.shown()) if offer.place else ""


def town_of(place: PlaceRecord) -> str:
    """Return town and part of town of a place that has been masked."""
    if place.visibility == HIDDEN:
        return _("address not public")
    return f"{place.town} ({place.district})" if place.district else place.town


def address_of(place: PlaceRecord) -> str:
    """Return the address of a place that has been masked, in one line."""
    town = " ".join(part for part in (shown_postcode(place.postcode, place.country), place.town) if part)
    district = f"({place.district})" if place.district else ""
    return ", ".join(part for part in (place.name, place.street, f"{town} {district}".strip()) if part)
