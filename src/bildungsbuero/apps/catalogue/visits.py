"""Places that somebody checks on site, with a phone in the hand: which come first, and what was found there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Min, Q

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.actors.models import Place, PlaceQuerySet
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet, Talk
from bildungsbuero.apps.catalogue.near import find_near
from bildungsbuero.apps.catalogue.staff import standing_in_words
from bildungsbuero.apps.catalogue.talks import note_talk
from bildungsbuero.core import places
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.places import distance_m
from bildungsbuero.search.request import Near
from bildungsbuero.web.wording import day, number

MOST_PLACES = 15
RADIUS_KM = "200"
RESULTS = (Talk.Result.RIGHT, Talk.Result.CLOSED, Talk.Result.WRONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceToVisit:
    """A place with what is offered there."""

    public_id: str
    name: str
    address: str
    far: str
    offers: list[tuple[str, str, str]]
    visited: str


def places_to_visit(office: Office, on: date, *, text: str = "", near: str = "") -> list[PlaceToVisit]:
    """Return public places with public offers, those that nobody confirmed for longest first, or the nearest ones.

    Places that must not be found are visited by nobody.
    """
    offers = _offers_at_places(office, on)
    found = Place.objects.of(office).filter(
        visibility=places.PUBLIC, pk__in=offers.order_by().values("place_id").distinct()
    )
    if text:
        named = Q(name__icontains=text) | Q(street__icontains=text) | Q(town__icontains=text)
        found = found.filter(named | Q(layer_unit__name__icontains=text))
    chosen = _nearest(found, near) if near else _oldest(found)
    by_place: dict[int, list[Offer]] = {}
    for offer in offers.filter(place__in=[place.pk for place, _far in chosen]).order_by("title"):
        by_place.setdefault(offer.place_id or 0, []).append(offer)
    visits = dict(
        Talk.objects.of(office)
        .filter(channel=Talk.Channel.VISIT, offer__place__in=[place.pk for place, _far in chosen])
        .order_by("on")
        .values_list("offer__place_id", "on")
    )
    return [_shown(place, far, by_place.get(place.pk, []), visits.get(place.pk), on) for place, far in chosen]


@transaction.atomic
def offers_at(office: Office, public_id: str, on: date) -> list[Offer]:
    """Return the public offers at a place that people may go to; raise NotFound where there are none."""
    place = Place.objects.of(office).filter(public_id=public_id, visibility=places.PUBLIC).first()
    offers = list(_offers_at_places(office, on).filter(place=place).select_related("office")) if place else []
    if not offers:
        raise NotFound("not_found")
    return offers


def note_visit(offers: list[Offer], *, result: str, about: str, person: Person, on: date) -> int:
    """Note what somebody found at a place, for each of its offers; return how many."""
    for offer in offers:
        talk = Talk(offer=offer, channel=Talk.Channel.VISIT, on=on, result=result, about=about)
        note_talk(talk, person=person)
    return len(offers)


def _offers_at_places(office: Office, on: date) -> OfferQuerySet:
    return Offer.objects.of(office).public_on(on).filter(reach=Offer.Reach.PLACE, replaces=None).exclude(place=None)


def _oldest(found: PlaceQuerySet) -> list[tuple[Place, str]]:
    ordered = found.annotate(oldest=Min("offers__confirmed_on")).order_by(
        F("oldest").asc(nulls_first=True), "town", "pk"
    )
    return [(place, "") for place in ordered[:MOST_PLACES]]


def _nearest(found: PlaceQuerySet, near: str) -> list[tuple[Place, str]]:
    """Return the nearest places; those without coordinates cannot be sorted and are left out."""
    point = find_near(near, RADIUS_KM)
    known = found.exclude(latitude=None).exclude(longitude=None)
    far = [(_metres(point, place), place) for place in known]
    nearest = sorted(far, key=lambda pair: (pair[0], pair[1].pk))[:MOST_PLACES]
    return [(place, f"{number(metres / 1000, 1)} km") for metres, place in nearest]


def _metres(point: Near, place: Place) -> float:
    return distance_m(point.latitude, point.longitude, place.latitude or 0.0, place.longitude or 0.0)


def _shown(place: Place, far: str, offers: Iterable[Offer], visited: date | None, on: date) -> PlaceToVisit:
    town = " ".join(part for part in (place.postcode, place.town) if part)
    return PlaceToVisit(
        public_id=place.public_id,
        name=place.name or place.street or place.town,
        address=", ".join(part for part in (place.street, town) if part),
        far=far,
        offers=[(offer.public_id, offer.title, standing_in_words(offer.standing_on(on))) for offer in offers],
        visited=day(visited),
    )
