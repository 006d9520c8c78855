"""Organisations and places found again, or made once, while a list is read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.actions import ORGANISATION, PLACE
from bildungsbuero.apps.actors.models import Identifier, Organisation, Place
from bildungsbuero.apps.operations import changes
from bildungsbuero.apps.operations.first_versions import create_all
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.apps.territory.models import LayerUnit, Unit
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offers import ProviderRecord
from bildungsbuero.core.places import PlaceRecord

_Known: TypeAlias = tuple[Organisation, set[tuple[str, str]]]
# Returns a place with what can be told of its position.
Locate: TypeAlias = Callable[[PlaceRecord], PlaceRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an entry comes from."""

    source: str = ""
    as_of: str = ""
    is_example: bool = False


class Register:
    """The organisations and places of an office while a list is read: found again, or made once.

    An organisation is found by a register number together with its name, else by its name alone: two names under one
    number stay two (a person decides), and so do two schools at one address. What is new is stored by `store`.
    Of a place without a position, `locate` tells one when it is made; it is found again by its address alone.
    """

    def __init__(self, office: Office, locate: Locate = lambda place: place) -> None:
        self.office = office
        self._locate = locate
        self._organisations: dict[tuple[object, ...], Organisation] = {}
        self._places: dict[tuple[object, ...], Place] = {}
        # Everybody of a name in the order of their names, with the numbers of each.
        self._named: dict[str, list[_Known]] = {}
        # The places of the streets (town, street) that were looked up, by address.
        self._streets: set[tuple[str, str]] = set()
        self._standing: dict[tuple[object, ...], Place] = {}
        self._by_street: dict[tuple[object, ...], Place] = {}
        # Public ids of what was made, by kind.
        self.made: dict[str, list[str]] = {ORGANISATION: [], PLACE: []}
        self._new: tuple[list[Organisation], list[Place], list[Identifier]] = ([], [], [])
        self._layer_units: dict[str, LayerUnit] | None = None
        self._municipalities: dict[str, Unit] = {}
        self._by_town: dict[str, Unit | None] | None = None

    def prefer(self, organisation: Organisation | None) -> None:
        """Let the name of an organisation mean this one, also where others bear the same name."""
        if organisation is not None:
            self._organisations[(_folded(organisation.name),)] = organisation

    def look_up(self, names: Iterable[str], places: Iterable[PlaceRecord]) -> None:
        """Find in a few queries who and what stands already under these names and at these places."""
        self._look_up_names({name for name in names if _folded(name) not in self._named})
        self._look_up_streets({(place.town, place.street) for place in places})

    def organisation(self, record: ProviderRecord, origin: Origin) -> Organisation:
        """Return the organisation of that name and number, made if there was none."""
        key = (_folded(record.name), *sorted(record.identifiers.items()))
        if key not in self._organisations:
            found = self._found(record)
            # What was put together with another one stays so, however often a list names it.
            self._organisations[key] = found.standing_one() if found else self._made(record, origin)
        return self._organisations[key]

    def named(self, name: str, origin: Origin) -> Organisation:
        """Return the organisation of that name, made if there was none."""
        return self.organisation(ProviderRecord(name=name), origin)

    def place(self, record: PlaceRecord) -> Place:
        """Return the place with that address, made if there was none; another spelling is another place."""
        key = _place_key(record)
        if key not in self._places:
            self._look_up_streets({(record.town, record.street)})
            made = self._made_place(record)
            found = self._standing.get(_address_of(made)) or self._without_position(record, made)
            if found is None:
                made = made if record.has_position else self._made_place(self._locate(record))
                self._new[1].append(made)
            self._places[key] = found.standing_one() if found else made
        return self._places[key]

    def _without_position(self, record: PlaceRecord, made: Place) -> Place | None:
        """Return the place of that address whose position somebody told since; a record with one means that one."""
        if record.has_position:
            return None
        found = self._by_street.get(_street_of(made))
        if found is None or (record.municipality_key and found.municipality_id != record.municipality_key):
            return None
        return found if not record.district or found.layer_unit_id == made.layer_unit_id else None

    @transaction.atomic
    def store(self) -> None:
        """Store what is new since the last time; each leaves a line in the change log."""
        organisations, places, numbers = self._new
        self._new = ([], [], [])
        create_all(organisations)
        create_all(places)
        create_all(numbers)
        self.made[ORGANISATION] += [one.public_id for one in organisations]
        self.made[PLACE] += [one.public_id for one in places]
        changes.record_many(ORGANISATION, [one.public_id for one in organisations], office=self.office)
        changes.record_many(PLACE, [one.public_id for one in places], office=self.office)

    def _look_up_names(self, names: set[str]) -> None:
        # SQLite folds the letters of ASCII only.
        lowered = {form for name in names for form in (name.lower(), _lowered_in_ascii(name))}
        for name in names:
            self._named[_folded(name)] = []
        same = Organisation.objects.of(self.office).annotate(lowered=Lower("name")).filter(lowered__in=lowered)
        for organisation in same.prefetch_related("identifiers").order_by("name", "pk"):
            numbers = [(number.scheme, number.value) for number in organisation.identifiers.all()]
            self._named.setdefault(_folded(organisation.name), []).append((organisation, set(numbers)))

    def _look_up_streets(self, wanted: set[tuple[str, str]]) -> None:
        towns_and_streets = wanted - self._streets
        self._streets |= wanted
        towns, streets = ({pair[part] for pair in towns_and_streets} for part in (0, 1))
        if towns_and_streets:
            for place in Place.objects.of(self.office).filter(town__in=towns, street__in=streets):
                self._standing.setdefault(_address_of(place), place)
                self._by_street.setdefault(_street_of(place), place)

    def _found(self, record: ProviderRecord) -> Organisation | None:
        name = _folded(record.name)
        if name not in self._named:
            self._look_up_names({record.name})
        same = self._named[name]
        if not record.identifiers:
            return same[0][0] if same else None
        # Another school of the same name has another number; one without any number may be the same.
        for scheme, value in record.identifiers.items():
            numbered = [known for known in same if (scheme, value) in known[1]]
            free = [known for known in same if all(scheme != other for other, _value in known[1])]
            for known in (*numbered[:1], *free[:1]):
                self._number(known, record)
                return known[0]
        return None

    def _made(self, record: ProviderRecord, origin: Origin) -> Organisation:
        organisation = Organisation(
            office=self.office,
            name=record.name,
            operator_kind=record.operator_kind,
            sectors=record.sectors,
            website=record.website,
            source=origin.source,
            as_of=origin.as_of,
            is_example=origin.is_example,
        )
        known: _Known = (organisation, set())
        self._new[0].append(organisation)
        self._named[_folded(record.name)].append(known)
        self._number(known, record)
        return organisation

    def _number(self, known: _Known, record: ProviderRecord) -> None:
        organisation, numbers = known
        for scheme, value in record.identifiers.items():
            if (scheme, value) not in numbers:
                numbers.add((scheme, value))
                self._new[2].append(
                    Identifier(office=self.office, organisation=organisation, scheme=scheme, value=value)
                )

    def _made_place(self, record: PlaceRecord) -> Place:
        return Place(
            office=self.office,
            name=record.name,
            street=record.street,
            postcode=record.postcode,
            town=record.town,
            country=record.country,
            municipality=self._municipality(record),
            layer_unit=self._layer_unit(record),
            latitude=record.latitude,
            longitude=record.longitude,
            precision=record.precision,
            visibility=record.visibility,
            stop=record.stop,
            accessibility=dict(record.accessibility),
        )

    def _municipality(self, record: PlaceRecord) -> Unit | None:
        key = record.municipality_key
        if not key:
            return self._municipality_of_name(record.town) if record.country == "DE" else None
        if key not in self._municipalities:
            unit = Unit.objects.filter(key=key, level=Unit.Level.MUNICIPALITY).first()
            if unit is None:
                raise Refusal("offers.unknown_municipality", value=key)
            self._municipalities[key] = unit
        return self._municipalities[key]

    def _municipality_of_name(self, town: str) -> Unit | None:
        """Return the municipality of that name in the areas of the office, if there is one only."""
        if self._by_town is None:
            self._by_town = {}
            for unit in _municipalities_of(self.office):
                name = _folded(unit.name)
                self._by_town[name] = None if name in self._by_town else unit
        return self._by_town.get(_folded(town))

    def _layer_unit(self, record: PlaceRecord) -> LayerUnit | None:
        """Return the part of town of that name; "Nord" in Trier may be called "Trier-Nord"."""
        if not record.district:
            return None
        if self._layer_units is None:
            self._layer_units = {_folded(unit.name): unit for unit in LayerUnit.objects.of(self.office)}
        name, town = _folded(record.district), _folded(record.town)
        for spelling in (name, f"{town}-{name}", name.removeprefix(f"{town}-")):
            if spelling in self._layer_units:
                return self._layer_units[spelling]
        raise Refusal("offers.unknown_district", value=record.district)


def _municipalities_of(office: Office) -> Iterable[Unit]:
    inside = [unit.key for unit in areas_of(office).own]
    for key in inside:
        yield from Unit.objects.filter(
            Q(key=key) | Q(key__startswith=key), level=Unit.Level.MUNICIPALITY, valid_to=None
        )


def _place_key(record: PlaceRecord) -> tuple[object, ...]:
    return (
        _folded(record.name),
        _folded(record.street),
        record.postcode,
        _folded(record.town),
        record.visibility,
        record.latitude,
        record.longitude,
        record.municipality_key,
        _folded(record.district),
    )


def _street_of(place: Place) -> tuple[object, ...]:
    return (place.name, place.street, place.postcode, place.town, place.visibility)


def _address_of(place: Place) -> tuple[object, ...]:
    return (
        *_street_of(place),
        place.latitude,
        place.longitude,
        place.municipality_id,
        place.layer_unit_id,
    )


def _lowered_in_ascii(text: str) -> str:
    return "".join(sign.lower() if sign.isascii() else sign for sign in text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
