"""Points for the map: GeoJSON of the hits that may be shown as a point, one for each place."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, time
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Place
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.presenters import address_of
from bildungsbuero.apps.catalogue.searching import find
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.search.request import TITLE
from bildungsbuero.web.wording import number

MOST_POINTS = 1_000


def points(selection: Selection, office: Office | None, on: date, at: time | None = None) -> dict[str, Any]:
    """Return the hits of a selection as points; offers at one place are one point."""
    question = replace(selection.question(office, on, at), sort=TITLE, offset=0, limit=MOST_POINTS, counted=())
    by_place: dict[Place, list[Offer]] = defaultdict(list)
    for offer in find(question).offers:
        if offer.reach == Offer.Reach.PLACE and offer.place is not None and offer.place.shown().has_position:
            by_place[offer.place].append(offer)
    return collection([_point(place, offers) for place, offers in by_place.items()])


def _point(place: Place, offers: list[Offer]) -> dict[str, Any]:
    shown = place.shown()
    position = [shown.longitude, shown.latitude]
    if len(offers) == 1:
        address = reverse("portal:offer", args=[offers[0].public_id])
        return feature("Point", position, title=offers[0].title, address=address, text=address_of(shown))
    count = ngettext("%(count)s offer", "%(count)s offers", len(offers)) % {"count": number(len(offers))}
    address = f"{reverse('portal:offers')}?venue={place.public_id}"
    return feature("Point", position, title=f"{count}: {address_of(shown)}", address=address)


def feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    """Return one thing on the map with what is said of it."""
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}


def collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a document in GeoJSON."""
    return {"type": "FeatureCollection", "features": features}
