"""The places of a run: from own lists and from the register, in one row of columns; none is dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Sum

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet
from bildungsbuero.apps.needs.models import PlaceSet
from bildungsbuero.apps.needs.reach import store
from bildungsbuero.core.places import PUBLIC
from bildungsbuero.core.territory.european_grid import Array, on_the_grid

COLUMNS = ("id", "name", "address", "note", "x", "y", "capacity")
# More than this is a list for a router, not a choice from the register.
MOST_OFFERS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Places in columns; a position of NaN is one that nobody knows."""

    columns: Mapping[str, Any]

    @property
    def has_position(self) -> np.ndarray:
        """Which of the places have a position."""
        return np.asarray(~np.isnan(self.columns["x"]))

    @property
    def positions(self) -> Array:
        """Metres in EPSG:3035, of all places."""
        return np.column_stack([self.columns["x"], self.columns["y"]])

    def __len__(self) -> int:
        return len(self.columns["id"])


def gathered(sets: Iterable[PlaceSet], office: Office, on: date) -> Places:
    """Return the places of all sets; one that stands in two of them under one id counts once."""
    parts = [_columns(one, office, on) for one in sets]
    if not parts:
        return Places(columns=_as_columns([]))
    columns = {name: np.concatenate([part[name] for part in parts]) for name in COLUMNS}
    _ids, first = np.unique(columns["id"].astype(str), return_index=True)
    kept = np.sort(first)
    return Places(columns={name: values[kept] for name, values in columns.items()})


def chosen_offers(selection: Mapping[str, Any], office: Office, on: date) -> OfferQuerySet:
    """Return the public offers of an office that a choice from its register means."""
    offers = Offer.objects.of(office).public_on(on).filter(reach=Offer.Reach.PLACE)
    if kinds := selection.get("kinds"):
        offers = offers.filter(kind__in=kinds)
    if topic := selection.get("topic"):
        offers = offers.about(topic)
    if school_types := selection.get("school_types"):
        offers = offers.filter(profile__school_type__in=school_types)
    return offers


def _columns(one: PlaceSet, office: Office, on: date) -> Mapping[str, Any]:
    if one.origin == PlaceSet.Origin.REGISTER:
        return from_register(one.selection, office, on).columns
    return store.rows_of(one)


def from_register(selection: Mapping[str, Any], office: Office, on: date) -> Places:
    """Return the places of offers; seats are summed over the runs of an offer, one that names none counts as one."""
    offers = chosen_offers(selection, office, on).select_related("place", "provider")
    rows = [_row(offer) for offer in offers.annotate(all_seats=Sum("runs__seats"))[:MOST_OFFERS]]
    return Places(columns=_as_columns(rows))


def _row(offer: Any) -> tuple[Any, ...]:
    place = offer.place
    # Where a place is hidden (a shelter, a private home), its position stays out of files and pictures.
    known = place is not None and place.visibility == PUBLIC and place.latitude is not None
    known = known and place.longitude is not None
    address = f"{place.street}, {place.postcode} {place.town}".strip(", ") if known else ""
    where = (place.longitude, place.latitude) if known else (np.nan, np.nan)
    return (offer.public_id, offer.title, address, "", *where, float(offer.all_seats or 1))


def _as_columns(rows: list[tuple[Any, ...]]) -> dict[str, Any]:
    texts = {name: np.array([row[at] for row in rows], dtype=object) for at, name in enumerate(COLUMNS[:4])}
    degrees = np.array([row[4:6] for row in rows], dtype=np.float64).reshape(-1, 2)
    known = ~np.isnan(degrees[:, 0])
    positions = np.full_like(degrees, np.nan)
    positions[known] = on_the_grid(degrees[known])
    capacity = np.array([row[6] for row in rows], dtype=np.float64)
    return texts | {"x": positions[:, 0], "y": positions[:, 1], "capacity": capacity}
