"""What else there is at the station of a way that an offer belongs to: schools of its kind, the same courses."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.portal.offers.listing import Hit, present_hits
from bildungsbuero.apps.portal.offers.selection import Selection
from bildungsbuero.apps.portal.spoken import Spoken, spoken
from bildungsbuero.apps.portal.ways.book import book_of
from bildungsbuero.apps.portal.ways.local import INSTITUTION, PATH

MOST_STATIONS = 3
MOST_BESIDE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheWay:
    """A station that an offer belongs to, and other offers there."""

    title: Spoken
    address: str
    hits: list[Hit]


def also_on_way(offer: Offer, on: date) -> list[OnTheWay]:
    """Return the stations that an offer names itself or by its school type; most offers belong to none."""
    station, school_type = offer.profile.get("station", ""), offer.profile.get("school_type", "")
    if not (offer.kind == PATH and station) and not (offer.kind == INSTITUTION and school_type):
        return []
    book = book_of(offer.office)
    public = book.public_on(on).stations
    keys = [
        key
        for key, entry in book.stations.items()
        if key in public and (key == station or (school_type and school_type in entry.school_types))
    ]
    return [
        OnTheWay(
            title=spoken(book.stations[key].texts, "title"),
            address=reverse("portal:way-station", args=[key]),
            hits=_beside(offer, offer.office, on, station=key, school_types=book.stations[key].school_types),
        )
        for key in keys[:MOST_STATIONS]
    ]


def _beside(offer: Offer, office: Office, on: date, *, station: str, school_types: tuple[str, ...]) -> list[Hit]:
    there = Q(kind=PATH, profile__station=station)
    if school_types:
        there |= Q(kind=INSTITUTION, profile__school_type__in=school_types)
    found = Offer.objects.of(office).public_on(on).filter(there).exclude(pk=offer.pk).with_provider_and_place()
    return present_hits(list(found.order_by("title")[:MOST_BESIDE]), Selection(), on)
