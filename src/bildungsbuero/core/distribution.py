"""How values are spread over areas, and where one of them stands: never the one without the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """Five numbers that say how values are spread, and how many areas have none."""

    count: int
    without: int
    minimum: Decimal
    lower_quartile: Decimal
    median: Decimal
    upper_quartile: Decimal
    maximum: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a value stands among others, counted from the lowest; equal values share a place."""

    place: int
    count: int
    sharing: int


def distribution_of(values: Sequence[Decimal | None]) -> Distribution | None:
    """Return how values are spread, None where there is none; None among them is an area without a value."""
    numbers = sorted(value for value in values if value is not None)
    if not numbers:
        return None
    return Distribution(
        count=len(numbers),
        without=len(values) - len(numbers),
        minimum=numbers[0],
        lower_quartile=quantile(numbers, Decimal("0.25")),
        median=quantile(numbers, Decimal("0.5")),
        upper_quartile=quantile(numbers, Decimal("0.75")),
        maximum=numbers[-1],
    )


def quantile(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """Return the quantile of values in order of size, interpolated between neighbours (Hyndman and Fan, type 7)."""
    position = share * (len(ordered) - 1)
    below = int(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def standing_of(value: Decimal, among: Sequence[Decimal | None]) -> Standing:
    """Return the place of a value among others, of which it is one."""
    numbers = [other for other in among if other is not None]
    lower = sum(other < value for other in numbers)
    return Standing(place=lower + 1, count=len(numbers), sharing=max(0, numbers.count(value) - 1))
