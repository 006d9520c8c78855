"""Services and where they take place, as pages and one by one."""

from datetime import date
from typing import Any

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Place
from bildungsbuero.apps.catalogue.giving_out import public_offers, words
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.models.offers import OfferQuerySet
from bildungsbuero.apps.catalogue.near import find_near
from bildungsbuero.apps.catalogue.records import public_record_of
from bildungsbuero.apps.catalogue.successors import Moved, moved
from bildungsbuero.apps.catalogue.translating.showing import record_in_all
from bildungsbuero.apps.portal.hsds import vocabularies
from bildungsbuero.apps.portal.hsds.asking import Asked, Listing
from bildungsbuero.apps.portal.hsds.gone import instant, tombstones
from bildungsbuero.core.errors import NotFound
from bildungsbuero.core.places import PUBLIC, box_around, distance_m
from bildungsbuero.formats.hsds.ids import AT_LOCATION, ORGANIZATION, SERVICE, public_id_of, uuid_of
from bildungsbuero.formats.hsds.writing import at_location_of, service_of


def services(office: Office, asked: Asked, on: date) -> Listing:
    """Return the services that fit, tombstones behind them."""
    found = asked_for(office, asked, on).order_by("pk")
    gone = tombstones(office, asked, on)
    count = found.count()

    def part(first: int, last: int) -> list[dict[str, Any]]:
        contents = [service_for(offer, asked) for offer in found[first:last]] if first < count else []
        return contents + gone[max(0, first - count) : max(0, last - count)]

    return Listing(count=count + len(gone), part=part)


def service(office: Office, key: str, on: date) -> dict[str, Any] | Moved:
    """Return one service with all that hangs on it, or where it went; drafts and what is over are not found."""
    public_id = public_id_of(SERVICE, key)
    found = public_offers(office, on).filter(public_id=public_id).first()
    return service_for(found, Asked(is_full=True)) if found else moved(OFFER, public_id, office=office, on=on)


def at_locations(office: Office, asked: Asked, on: date) -> Listing:
    """Return which services take place where; masked places name no more than their town."""
    found = asked_for(office, asked, on).filter(reach=Offer.Reach.PLACE).exclude(place=None).order_by("pk")
    # A place that the public may not know at all has no entry.
    found = found.exclude(place__visibility=Place.Visibility.HIDDEN, place__municipality=None)

    def part(first: int, last: int) -> list[dict[str, Any]]:
        return [one for offer in found[first:last] if (one := _at_location(offer, is_full=asked.is_full))]

    return Listing(count=found.count(), part=part)


def at_location(office: Office, key: str, on: date) -> dict[str, Any] | Moved:
    """Return where one service takes place, with the whole service, or where it went."""
    public_id = public_id_of(AT_LOCATION, key)
    offer = public_offers(office, on).filter(public_id=public_id).first()
    if offer is None:
        return moved(OFFER, public_id, office=office, on=on)
    found = _at_location(offer, is_full=True)
    if found is None:
        raise NotFound("not_found")
    return found


def asked_for(office: Office, asked: Asked, on: date) -> OfferQuerySet:
    """Return the public offers that fit all that is asked."""
    found = public_offers(office, on).prefetch_related("translations")
    if asked.search:
        found = found.naming(asked.search)
    if asked.organization:
        found = found.filter(provider__public_id=public_id_of(ORGANIZATION, asked.organization))
    if asked.term:
        found = found.filter(vocabularies.has_term(asked.term))
    if asked.taxonomy:
        found = found.filter(vocabularies.has_taxonomy(asked.taxonomy))
    if asked.modified_after is not None:
        found = found.filter(changed_at__gte=asked.modified_after)
    return _near(found, asked, office) if asked.postcode else found


def service_for(offer: Offer, asked: Asked) -> dict[str, Any]:
    """Return an offer in the length that is asked for."""
    if asked.is_minimal:
        return {"id": uuid_of(SERVICE, offer.public_id), "modified_date": instant(offer.changed_at)}
    record = record_in_all(offer) if asked.is_full else public_record_of(offer)
    return service_of(record, words(), changed_at=offer.changed_at, is_full=asked.is_full)


def _at_location(offer: Offer, *, is_full: bool) -> dict[str, Any] | None:
    found = at_location_of(public_record_of(offer), is_full=is_full)
    if found is None:
        return None
    whole = service_for(offer, Asked(is_full=is_full))
    # The place stands around the service here, not once more inside of it.
    return found | {"service": {name: value for name, value in whole.items() if name != "service_at_locations"}}


def _near(found: OfferQuerySet, asked: Asked, office: Office) -> OfferQuerySet:
    """Narrow offers to a postcode, or to so many metres around its middle; masked places have no distance."""
    known = found.filter(place__visibility=PUBLIC)
    if asked.proximity_m is None:
        return known.filter(place__postcode=asked.postcode)
    near = find_near(asked.postcode, str(asked.proximity_m / 1000))
    box = box_around(near.latitude, near.longitude, radius_m=near.radius_m)
    inside = Place.objects.of(office).filter(
        visibility=PUBLIC, latitude__range=(box.south, box.north), longitude__range=(box.west, box.east)
    )
    places = [
        pk
        for pk, latitude, longitude in inside.values_list("pk", "latitude", "longitude")
        if latitude is not None
        and longitude is not None
        and distance_m(near.latitude, near.longitude, latitude, longitude) <= near.radius_m
    ]
    return known.filter(place__in=places)
