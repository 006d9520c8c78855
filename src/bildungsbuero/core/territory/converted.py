"""Counts as cells brought onto the territory of a later day: what is missing or withheld stays so, with its reason."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bildungsbuero.core.cells import (
    TEN_DECIMALS,
    Cell,
    Meaning,
    Missing,
    Published,
    Quality,
    gravest,
    plain,
    without_number,
)
from bildungsbuero.core.territory.conversion import ValueKind, Weight, chain, convert
from bildungsbuero.core.territory.units import Change

NOT_DELIVERED = Missing(meaning=Meaning.NOT_DELIVERED)


def origins(key: str, changes: Iterable[Change], *, at: date, onto: date) -> tuple[str, ...]:
    """Return the units of the day `at` of which some part belongs to a unit on the later day `onto`, by key."""
    ways = chain(changes, at=at, onto=onto)
    if not any(key in (way.from_key, way.to_key) for way in ways):
        return (key,)
    return tuple(way.from_key for way in ways if way.to_key == key)


def converted_count(
    key: str,
    cells: Mapping[str, Cell],
    changes: Sequence[Change],
    *,
    at: date,
    onto: date,
    weight: Weight = Weight.PEOPLE,
) -> Cell:
    """Return the count of a unit on the territory of a later day, from the counts of the units of an earlier one.

    value(new) = Σ share(old → new) · value(old). A part without a number leaves the whole without one, for the gravest
    reason; where nobody has published a share, the whole is not published either.
    """
    parts = {origin: cells.get(origin, NOT_DELIVERED) for origin in origins(key, changes, at=at, onto=onto)}
    if not parts:
        return without_number(Meaning.UNIT_GONE)
    numbers = {origin: cell for origin, cell in parts.items() if isinstance(cell, Published)}
    if len(numbers) < len(parts):
        return without_number(gravest(cell for cell in parts.values() if not isinstance(cell, Published)).meaning)
    counts = {origin: cell.value for origin, cell in numbers.items()}
    found = convert(counts, changes, at=at, onto=onto, kind=ValueKind.COUNT, weight=weight).get(key)
    if found is None:
        return without_number(Meaning.NOT_PUBLISHED)
    quality: frozenset[Quality] = frozenset().union(*(cell.quality for cell in numbers.values()))
    return Published(value=plain(found.quantize(TEN_DECIMALS)), quality=quality)
