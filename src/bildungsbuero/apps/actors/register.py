"""Organisations and places found again, or made once, while a list is read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.actions import save_organisation, save_place
from bildungsbuero.apps.actors.models import Identifier, Organisation, Place
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.apps.territory.models import LayerUnit, Unit
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offers import ProviderRecord
from bildungsbuero.core.places import PlaceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an entry comes from."""

    source: str = ""
    as_of: str = ""
    is_example: bool = False


class Register:
    """The organisations and places of an office while a list is read: found again, or made once.

    An organisation is found by a register number together with its name, else by its name alone: two names under one
    number stay two (a person decides), and so do two schools at one address.
    """

    def __init__(self, office: Office) -> None:
        self.office = office
        self._organisations: dict[tuple[object, ...], Organisation] = {}
        self._places: dict[tuple[object, ...], Place] = {}
        self._layer_units: dict[str, LayerUnit] | None = None
        self._municipalities: dict[str, Unit] = {}
        self._by_town: dict[str, Unit | None] | None = None

    def prefer(self, organisation: Organisation | None) -> None:
        """Let the name of an organisation mean this one, also where others bear the same name."""
        if organisation is not None:
            self._organisations[(_folded(organisation.name),)] = organisation

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
            found = self._found_place(record)
            self._places[key] = found.standing_one() if found else self._made_place(record)
        return self._places[key]

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
        save_organisation(organisation)
        self._number(organisation, record)
        return organisation

    def _found(self, record: ProviderRecord) -> Organisation | None:
        same_name = Organisation.objects.of(self.office).filter(name__iexact=record.name)
        if not record.identifiers:
            return same_name.first()
        # Another school of the same name has another number; one without any number may be the same.
        for scheme, value in record.identifiers.items():
            found = same_name.numbered(scheme, value).first() or same_name.exclude(identifiers__scheme=scheme).first()
            if found is not None:
                self._number(found, record)
                return found
        return None

    def _number(self, organisation: Organisation, record: ProviderRecord) -> None:
        for scheme, value in record.identifiers.items():
            Identifier.objects.of(self.office).get_or_create(
                office=self.office, organisation=organisation, scheme=scheme, value=value
            )

    def _found_place(self, record: PlaceRecord) -> Place | None:
        places = Place.objects.of(self.office).filter(
            name=record.name,
            street=record.street,
            postcode=record.postcode,
            town=record.town,
            visibility=record.visibility,
            latitude=record.latitude,
            longitude=record.longitude,
            municipality=self._municipality(record),
            layer_unit=self._layer_unit(record),
        )
        return places.first()

    def _made_place(self, record: PlaceRecord) -> Place:
        place = Place(
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
        return save_place(place)

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


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
