"""How an offer gets its keys on each axis: from which columns, and what they mean there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any

from bildungsbuero.apps.catalogue.records import FOR_STEERING_ONLY
from bildungsbuero.apps.catalogue.vocabulary import vocabulary
from bildungsbuero.apps.needs.coverage.geography import Geography
from bildungsbuero.core import coverage
from bildungsbuero.core.coverage import Keys, place_keys
from bildungsbuero.core.offer_times import TIME_KEYS, time_keys
from bildungsbuero.core.offers import PriceRecord, cost_class
from bildungsbuero.core.opening_hours import from_json

UNKNOWN_COST = "unknown"
# The vocabulary that names the keys of an axis.
VOCABULARIES = {
    coverage.LIFE_PHASE: "life_phase",
    coverage.TOPIC: "topic",
    coverage.TARGET_GROUP: "target_group",
    coverage.LANGUAGE: "language",
    coverage.PRICE: "cost",
    coverage.MODE: "mode",
    coverage.LEARNING_FORM: "learning_form",
}
LISTS = {
    coverage.LIFE_PHASE: "life_phases",
    coverage.TOPIC: "topics",
    coverage.TARGET_GROUP: "target_groups",
    coverage.LANGUAGE: "languages",
}
# From the offer's number, where it is found, the number of its place and the columns of the axis.
KeysOf = Callable[..., Keys]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known beside the offers: places and holdings by number, and what lies where."""

    places: Mapping[int, tuple[Any, ...]]
    seats: Mapping[int, int]
    times: Mapping[int, frozenset[str]]
    geography: Geography


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyer:
    """The columns that an axis reads, and what makes keys of them once the facts are known."""

    columns: tuple[str, ...] = ()
    binding: Callable[..., KeysOf] = field(repr=False)

    def bound(self, facts: Facts, *, is_foreign: bool) -> KeysOf:
        """Return what gives the keys of an offer; of another office's offers without marks of that office's work."""
        return self.binding(facts, is_foreign=is_foreign)


def keyer_of(axis: str) -> Keyer:
    """Return how offers get their keys on an axis."""
    if axis in LISTS:
        return Keyer(columns=(LISTS[axis],), binding=partial(_several, VOCABULARIES[axis]))
    if axis in coverage.PLACE_AXES:
        return Keyer(binding=partial(_at_place, axis))
    return _OTHERS[axis]


def _several(name: str, _facts: Facts, *, is_foreign: bool) -> KeysOf:
    parents = {term.key: term.parent for term in vocabulary(name) if term.parent}
    hidden = FOR_STEERING_ONLY if is_foreign else frozenset()
    known: dict[Keys, Keys] = {}

    def keys_of(_offer: int, _found_at: str, _place: int | None, own: Keys) -> Keys:
        # A term of the office's own counts as the one that it lies below, too.
        if own not in known:
            every = (key for one in own if one not in hidden for key in (one, parents.get(one, "")) if key)
            known[own] = tuple(dict.fromkeys(every))
        return known[own]

    return keys_of


def _single(_facts: Facts, *, is_foreign: bool) -> KeysOf:  # noqa: ARG001 - the shape of all bindings
    return lambda _offer, _found_at, _place, own: (own,) if own else ()


def _cost(_facts: Facts, *, is_foreign: bool) -> KeysOf:  # noqa: ARG001 - the shape of all bindings
    def keys_of(_offer: int, _found_at: str, _place: int | None, *said: Any) -> Keys:
        is_free, prices, depends_on_income = said
        amounts = tuple(PriceRecord(amount=Decimal(price["amount"])) for price in prices)
        found = cost_class(is_free=is_free, prices=amounts, depends_on_income=depends_on_income)
        return () if found == UNKNOWN_COST else (found,)

    return keys_of


def _times(facts: Facts, *, is_foreign: bool) -> KeysOf:  # noqa: ARG001 - the shape of all bindings
    nothing: frozenset[str] = frozenset()

    def keys_of(offer: int, _found_at: str, _place: int | None, hours: Any) -> Keys:
        found = facts.times.get(offer, nothing) | (time_keys((), from_json(hours)) if hours else nothing)
        return tuple(key for key in TIME_KEYS if key in found)

    return keys_of


def _at_place(axis: str, facts: Facts, *, is_foreign: bool) -> KeysOf:  # noqa: ARG001 - the shape of all bindings
    known: dict[tuple[str, int | None], Keys] = {}

    def keys_of(_offer: int, found_at: str, place: int | None) -> Keys:
        pair = (found_at, place)
        if pair not in known:
            fields = facts.places.get(place) if place is not None else None
            own = facts.geography.key_of(axis, *fields[:3]) if fields else ""
            known[pair] = place_keys(found_at, own)
        return known[pair]

    return keys_of


_OTHERS = {
    coverage.TIME: Keyer(columns=("opening_hours",), binding=_times),
    coverage.PRICE: Keyer(columns=("is_free", "prices", "depends_on_income"), binding=_cost),
    coverage.MODE: Keyer(columns=("mode",), binding=_single),
    coverage.LEARNING_FORM: Keyer(columns=("learning_form",), binding=_single),
}
