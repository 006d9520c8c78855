"""Where an address lies, found without asking anybody: postcode and town give the municipality and its middle.

The street is only found where the installation has a geocoder of its own (setting GEOCODER); its silence is no error.
"""

import json
import logging
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import replace

from django.conf import settings

from bildungsbuero.apps.catalogue.near import municipality_keys
from bildungsbuero.apps.catalogue.towns_abroad import Position, town_abroad
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.addresses import GERMANY
from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.places import EXACT, MUNICIPALITY, PlaceRecord

WAIT_S = 3.0
LARGEST_ANSWER = 100_000
log = logging.getLogger(__name__)
Ask = Callable[[PlaceRecord], Position | None]


def located(record: OfferRecord, *, ask: Ask | None = None) -> OfferRecord:
    """Return the record with municipality and position of its place, as far as they can be told."""
    place = record.place
    if place is None or place.has_position:
        return record
    return replace(record, place=located_place(place, ask=ask))


def located_place(place: PlaceRecord, *, ask: Ask | None = None) -> PlaceRecord:
    """Return the place with its municipality and position; what cannot be told stays open."""
    if place.country != GERMANY:
        position = town_abroad(place.town, place.country)
    else:
        unit = _municipality(place)
        position = _middle(unit)
        place = replace(place, municipality_key=unit.key if unit else place.municipality_key)
    if place.street and (exact := (ask or ask_geocoder)(place)):
        return replace(place, latitude=exact[0], longitude=exact[1], precision=EXACT)
    if position is None:
        return place
    return replace(place, latitude=position[0], longitude=position[1], precision=MUNICIPALITY)


class Locator:
    """Tells where the places of a list lie: each postcode and town once, and nobody outside is asked."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, ...], PlaceRecord] = {}

    def __call__(self, place: PlaceRecord) -> PlaceRecord:
        """Return the place with municipality and position, as far as postcode and town tell them."""
        key = (place.postcode, place.town, place.country, place.municipality_key)
        if key not in self._told:
            self._told[key] = located_place(place, ask=lambda _place: None)
        told = self._told[key]
        return replace(
            place,
            municipality_key=told.municipality_key,
            latitude=told.latitude,
            longitude=told.longitude,
            precision=told.precision,
        )


def ask_geocoder(place: PlaceRecord) -> Position | None:
    """Return what the installation's own geocoder says of an address; None where there is none, or no answer."""
    address = settings.OPTIONS["GEOCODER"]
    if not address:
        return None
    words = {"street": place.street, "postalcode": place.postcode, "city": place.town, "countrycodes": place.country}
    query = urllib.parse.urlencode({**words, "format": "jsonv2", "limit": 1})
    try:
        with urllib.request.urlopen(f"{address}?{query}", timeout=WAIT_S) as answer:  # noqa: S310 - set by hand
            found = json.loads(answer.read(LARGEST_ANSWER))
        return read_answer(found)
    except (OSError, ValueError) as error:
        log.warning("The geocoder did not answer: %s", type(error).__name__)
        return None


def read_answer(found: object) -> Position | None:
    """Return the first position of an answer in the format of Nominatim."""
    first = found[0] if isinstance(found, list) and found else None
    if not isinstance(first, Mapping):
        return None
    try:
        latitude, longitude = float(first["lat"]), float(first["lon"])
    except (KeyError, TypeError, ValueError):
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _municipality(place: PlaceRecord) -> Unit | None:
    """Return the municipality of a postcode, of those that it serves the one with the name of the town."""
    if place.municipality_key:
        return Unit.objects.filter(key=place.municipality_key).first()
    served = list(Unit.objects.filter(key__in=municipality_keys(place.postcode), valid_to=None))
    named = [unit for unit in served if _is_called(unit, place.town)]
    if len(named) == 1:
        return named[0]
    return served[0] if len(served) == 1 else None


def _is_called(unit: Unit, town: str) -> bool:
    town, name = town.casefold().strip(), unit.name.casefold()
    return bool(town) and (name == town or name.startswith((f"{town} ", f"{town},")) or town.startswith(f"{name}-"))


def _middle(unit: Unit | None) -> Position | None:
    if unit is None or unit.latitude is None or unit.longitude is None:
        return None
    return unit.latitude, unit.longitude
