"""The coverage matrix: for each pair or triple of keys how many offers there are, and where there are none.

Values in, cells out. An offer counts in every cell whose keys it has, and once in each total. What is found in the
whole town or online fills no place: it has keys of its own on the axes of places, and is told apart in all other cells.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import TypeAlias

from bildungsbuero.core.offers import AT_PLACE, CITY_WIDE, DISTRICT_WIDE, ONLINE, REACHES

LIFE_PHASE, TOPIC, TARGET_GROUP, LANGUAGE = "life_phase", "topic", "target_group", "language"
TIME, PRICE, MODE, LEARNING_FORM = "time", "price", "mode", "learning_form"
DISTRICT, ASSOCIATION, MUNICIPALITY, PART = "district", "association", "municipality", "part"
PLACE_AXES = (DISTRICT, ASSOCIATION, MUNICIPALITY, PART)
AXES = (LIFE_PHASE, TOPIC, TARGET_GROUP, *PLACE_AXES, LANGUAGE, TIME, PRICE, MODE, LEARNING_FORM)
MOST_AXES = 3

# Keys beside those of the vocabularies and the territory.
TOTAL = ""
NOT_SAID = "not_said"
ELSEWHERE = "elsewhere"
APART = (CITY_WIDE, DISTRICT_WIDE, ONLINE)

EVIDENCE = "cell:"
_PLAIN = re.compile(r"[A-Za-z0-9_.-]")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
LONGEST_KEY = 60

# The keys of an offer on each axis, each once; where it is found (of `REACHES`); whether it is verified; its seats.
Entry: TypeAlias = tuple[tuple[tuple[str, ...], ...], str, bool, int | None]
Keys: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What stands in a cell. Seats are those of the offers that name any."""

    offers: int = 0
    verified: int = 0
    wide: int = 0
    online: int = 0
    seats: int = 0
    with_seats: int = 0

    @property
    def share_verified_percent(self) -> float | None:
        """verified offers / offers in percent, None where there is no offer."""
        return 100 * self.verified / self.offers if self.offers else None

    @property
    def at_places(self) -> int:
        """Offers that are found at a place: all but those of the whole town or district and online."""
        return self.offers - self.wide - self.online

    def as_list(self) -> list[int]:
        """Return the numbers in their order."""
        return [self.offers, self.verified, self.wide, self.online, self.seats, self.with_seats]


NONE = Tally()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cube:
    """Cells by their keys, one key an axis; `TOTAL` in place of a key stands for all, each offer counted once."""

    axes: tuple[str, ...]
    cells: Mapping[Keys, Tally] = field(default_factory=dict)

    def at(self, *keys: str) -> Tally:
        """Return a cell, empty where there is nothing."""
        return self.cells.get(keys, NONE)

    @property
    def total(self) -> Tally:
        """All offers, each once."""
        return self.at(*[TOTAL] * len(self.axes))

    def keys_on(self, axis: int) -> list[str]:
        """Return the keys of an axis that any offer has, in no order that means anything."""
        return [keys[axis] for keys in self.cells if sum(map(bool, keys)) == 1 and keys[axis]]


def count(entries: Iterable[Entry], axes: Sequence[str]) -> Cube:
    """Return the cells and totals of offers in one pass; offers that say the same are spread over cells together."""
    alike: dict[tuple[tuple[Keys, ...], str], list[int]] = {}
    for keys, reach, is_verified, seats in entries:
        tally = alike.get((keys, reach))
        if tally is None:
            tally = alike[keys, reach] = [0, 0, 0, 0]
        tally[0] += 1
        tally[1] += is_verified
        if seats is not None:
            tally[2] += seats
            tally[3] += 1
    return Cube(axes=tuple(axes), cells=_spread(alike))


def _spread(alike: Mapping[tuple[tuple[Keys, ...], str], list[int]]) -> dict[Keys, Tally]:
    found: dict[Keys, list[int]] = {}
    for (keys, reach), (offers, verified, seats, with_seats) in alike.items():
        wide = offers if reach in (CITY_WIDE, DISTRICT_WIDE) else 0
        online = offers if reach == ONLINE else 0
        for cell in product(*[(TOTAL, *(own or (NOT_SAID,))) for own in keys]):
            numbers = found.get(cell)
            if numbers is None:
                found[cell] = [offers, verified, wide, online, seats, with_seats]
                continue
            # One by one: this is the innermost loop of a hundred thousand offers.
            numbers[0] += offers
            numbers[1] += verified
            numbers[2] += wide
            numbers[3] += online
            numbers[4] += seats
            numbers[5] += with_seats
    return {cell: tally_of(numbers) for cell, numbers in found.items()}


def tally_of(numbers: Sequence[int]) -> Tally:
    """Return the cell of numbers as `Tally.as_list` gives them."""
    offers, verified, wide, online, seats, with_seats = numbers
    return Tally(offers=offers, verified=verified, wide=wide, online=online, seats=seats, with_seats=with_seats)


def summed(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of cells: an offer of several cells counts as often."""
    numbers = [tally.as_list() for tally in tallies]
    return tally_of([sum(column) for column in zip(*numbers, strict=True)]) if numbers else NONE


def is_at(keys: Sequence[Keys], cell: Keys) -> bool:
    """Whether an offer with these keys is counted in a cell."""
    return all(not wanted or wanted in (own or (NOT_SAID,)) for own, wanted in zip(keys, cell, strict=True))


def empty_cells(cube: Cube, lines: Sequence[Sequence[str]]) -> Iterator[Keys]:
    """Yield the cells without any offer among the keys of each axis, in their order."""
    return (keys for keys in product(*lines) if not cube.at(*keys).offers)


def is_verified(confirmed_on: date | None, confirm_days: int | None, on: date) -> bool:
    """Whether somebody confirmed an entry and the confirmation still holds on a day; without a span it holds on."""
    if confirmed_on is None:
        return False
    return confirm_days is None or on <= confirmed_on + timedelta(days=confirm_days)


def place_keys(reach: str, own: str) -> Keys:
    """Return the key on an axis of places: the place's own, or the way in which an offer is bound to none."""
    return (reach,) if reach != AT_PLACE and reach in REACHES else (own or NOT_SAID,)


def cell_key(at: Sequence[tuple[str, str]]) -> str:
    """Return how a cell is named as evidence: "cell:municipality=07235068;topic=basic_education"."""
    return EVIDENCE + ";".join(f"{axis}={_written(key)}" for axis, key in at)


def read_cell_key(text: str) -> tuple[tuple[str, str], ...] | None:
    """Return the axes and keys of a cell that is named as evidence, None where the text names none."""
    if not text.startswith(EVIDENCE):
        return None
    pairs = [part.partition("=") for part in text.removeprefix(EVIDENCE).split(";")]
    found = tuple((axis, _read(key)) for axis, _sign, key in pairs)
    axes = {axis for axis, _key in found}
    fits = len(axes) == len(found) <= MOST_AXES and axes <= set(AXES)
    return found if fits and all(0 < len(key) <= LONGEST_KEY for _axis, key in found) else None


def _written(key: str) -> str:
    """A key with all signs but plain ones escaped, as in addresses."""
    return "".join(
        sign if _PLAIN.match(sign) else "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))
        for sign in key
    )


def _read(text: str) -> str:
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace"), text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A cell before and after."""

    before: Tally
    after: Tally

    @property
    def offers(self) -> int:
        """How many offers more there are than before."""
        return self.after.offers - self.before.offers

    @property
    def is_closed(self) -> bool:
        """Whether there was nothing before and there is something now."""
        return not self.before.offers and bool(self.after.offers)

    @property
    def is_opened(self) -> bool:
        """Whether there was something before and there is nothing now."""
        return bool(self.before.offers) and not self.after.offers


def change(before: Cube, after: Cube, keys: Keys) -> Change:
    """Return a cell of two matrices over the same axes."""
    return Change(before=before.at(*keys), after=after.at(*keys))
