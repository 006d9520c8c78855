"""Offers as entries of a matrix: columns only, in one pass, of today from the records, of a past day from the versions.

An offer of the matrix is no proposal for another one, and an example only where examples are asked for.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.db.models import Q

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.models import Place
from bildungsbuero.apps.catalogue.models import Offer, OfferQuerySet
from bildungsbuero.apps.catalogue.snapshots.past import end_of, offer_versions, parts, said
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.apps.needs.coverage.asking import PLANNED, RUNNING, Asked
from bildungsbuero.apps.needs.coverage.axis_keys import Facts, keyer_of
from bildungsbuero.apps.needs.coverage.geography import Geography
from bildungsbuero.apps.needs.coverage.holdings import holdings_now, holdings_then
from bildungsbuero.core.as_of import OfferVersion, standing_before
from bildungsbuero.core.coverage import PLACE_AXES, TIME, Entry, is_verified
from bildungsbuero.core.freshness import DRAFT, PUBLISHED, SUBMITTED
from bildungsbuero.core.offers import AT_PLACE, ONLINE
from bildungsbuero.core.places import HIDDEN

BATCH = 2_000
ONLINE_MODES = frozenset({"online_live", "online_anytime"})
# The number of the record or version, then what every matrix needs.
COMMON = ("kind", "reach", "mode", "place_id", "confirmed_on", "is_example", "replaces_id", "public_id")
PLACE_COLUMNS = ("municipality_id", "layer_unit_id", "country", "visibility")

Numbered: TypeAlias = tuple[int, Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Whose offers are read for a matrix. Of another office only those in `released`."""

    office: Office
    asked: Asked
    geography: Geography
    released: frozenset[str] | None = None
    with_seats: bool = True

    def entries(self) -> Iterator[Numbered]:
        """Yield the number of each record, or of its version on a past day, with its entry."""
        return _then(self) if self.asked.is_past else _now(self)


def _now(reading: Reading) -> Iterator[Numbered]:
    office, asked = reading.office, reading.asked
    offers = _in_state(Offer.objects.of(office).filter(replaces=None), asked)
    offers = offers if asked.with_examples else offers.filter(is_example=False)
    offers = offers.filter(kind=asked.kind) if asked.kind else offers
    rows = offers.order_by().values_list("pk", "pk", *_columns(asked.axes)).iterator(chunk_size=BATCH)
    return _entries(rows, reading, _facts_now(reading))


def _in_state(offers: OfferQuerySet, asked: Asked) -> OfferQuerySet:
    match asked.state:
        case "planned":
            public = offers.public_on(asked.on).order_by().values("pk")
            return offers.filter(Q(state__in=[DRAFT, SUBMITTED]) | Q(pk__in=public))
        case "running":
            return offers.public_on(asked.on).filter(state=PUBLISHED)
    return offers.public_on(asked.on)


def _facts_now(reading: Reading) -> Facts:
    places: dict[int, tuple[Any, ...]] = {}
    if set(reading.asked.axes) & set(PLACE_AXES):
        rows = Place.objects.of(reading.office).order_by().values_list("pk", *PLACE_COLUMNS)
        places = {pk: tuple(fields) for pk, *fields in rows.iterator(chunk_size=BATCH)}
    seats, times = holdings_now(reading.office, reading.asked.on, **_wanted(reading))
    return Facts(places=_shown(places, reading), seats=seats, times=times, geography=reading.geography)


def _then(reading: Reading) -> Iterator[Numbered]:
    office, asked = reading.office, reading.asked
    before = end_of(asked.on)
    versions = offer_versions(office, before)
    standing = [one for one in standing_before(versions, before).values() if _counts(one, asked)]
    rows = list(_rows_then(office, [one.number for one in standing], _columns(asked.axes)))
    places: dict[int, tuple[Any, ...]] = {}
    if set(asked.axes) & set(PLACE_AXES):
        found = said(Place, {row[2 + COMMON.index("place_id")] for row in rows}, before, PLACE_COLUMNS)
        places = {pk: tuple(fields.values()) for pk, fields in found.items()}
    seats, times = holdings_then(office, [row[1] for row in rows], before=before, on=asked.on, **_wanted(reading))
    facts = Facts(places=_shown(places, reading), seats=seats, times=times, geography=reading.geography)
    return _entries(rows, reading, facts)


def _counts(version: OfferVersion, asked: Asked) -> bool:
    if asked.state == PLANNED and version.state in (DRAFT, SUBMITTED):
        return True
    return version.is_public_on(asked.on) and (asked.state != RUNNING or version.state == PUBLISHED)


def _rows_then(office: Office, numbers: list[int], columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    for some in parts(numbers):
        rows = Offer.history.filter(office=office, history_id__in=some).order_by()
        yield from rows.values_list("history_id", "id", *columns)


def _wanted(reading: Reading) -> dict[str, bool]:
    return {"with_seats": reading.with_seats, "with_times": TIME in reading.asked.axes}


def _shown(places: dict[int, tuple[Any, ...]], reading: Reading) -> dict[int, tuple[Any, ...]]:
    """Places as the reader may see them: of another office's hidden ones nobody learns where they lie."""
    if reading.released is None:
        return places
    return {pk: fields for pk, fields in places.items() if fields[-1] != HIDDEN}


def _columns(axes: tuple[str, ...]) -> tuple[str, ...]:
    more = (column for axis in axes for column in keyer_of(axis).columns)
    return (*COMMON, *more)


def _entries(rows: Iterable[tuple[Any, ...]], reading: Reading, facts: Facts) -> Iterator[Numbered]:
    asked = reading.asked
    keyers = [keyer_of(axis).bound(facts, is_foreign=reading.released is not None) for axis in asked.axes]
    spans = _spans(asked.axes)
    verified = _verified(asked.on)
    for number, offer, kind, reach, mode, place, confirmed_on, is_example, replaces, public_id, *more in rows:
        if replaces is not None or (is_example and not asked.with_examples) or (asked.kind and kind != asked.kind):
            continue
        if reading.released is not None and public_id not in reading.released:
            continue
        found_at = ONLINE if reach == AT_PLACE and place is None and mode in ONLINE_MODES else reach
        keys = tuple(
            keys_of(offer, found_at, place, *more[first:last])
            for keys_of, (first, last) in zip(keyers, spans, strict=True)
        )
        yield number, (keys, found_at, verified(kind, confirmed_on), facts.seats.get(offer))


def _spans(axes: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the columns of each axis begin and end behind the common ones."""
    spans, first = [], 0
    for axis in axes:
        last = first + len(keyer_of(axis).columns)
        spans.append((first, last))
        first = last
    return spans


def _verified(on: date) -> Callable[[str, date | None], bool]:
    """Return whether an entry of a kind is verified on a day; kinds and days repeat, so answers are kept."""
    days = {key: kind.confirm_days for key, kind in kinds().items()}
    known: dict[tuple[str, date | None], bool] = {}

    def answer(kind: str, confirmed_on: date | None) -> bool:
        pair = (kind, confirmed_on)
        if pair not in known:
            known[pair] = is_verified(confirmed_on, days.get(kind), on)
        return known[pair]

    return answer
