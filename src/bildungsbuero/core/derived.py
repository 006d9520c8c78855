"""What follows from figures: change, index, distance to a target, and whether small numbers allow to say it at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bildungsbuero.core.cells import Cell, Published, difference, ratio
from bildungsbuero.core.indicators import Direction, Measurement
from bildungsbuero.core.intervals import FEWEST, Interval, poisson, wilson
from bildungsbuero.core.periods import Period

HUNDRED = Decimal(100)
# From so many cases on chance moves a figure too little to be drawn.
SMALL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The way from one figure to a later one: the difference, and the later one where the former is 100."""

    difference: Cell
    index: Cell


class Reach(StrEnum):
    """How a figure stands to its target."""

    REACHED = "reached"
    MISSED = "missed"
    NOT_MEASURABLE = "not_measurable"
    EXACT = "exact"


def change(now: Cell, before: Cell) -> Change:
    """Return the change; a part without a number leaves both without one, a base of zero the index."""
    return Change(difference=difference(now, before), index=ratio(now, before, factor=HUNDRED))


def year_before(period: Period, known: Sequence[Period]) -> Period | None:
    """Return the period that lies exactly one year before another, None where it was not delivered."""
    wanted = (period.start.year - 1, period.start.month, period.end.year - 1, period.end.month)
    for other in known:
        if (other.start.year, other.start.month, other.end.year, other.end.month) == wanted:
            return other
    return None


def interval(
    measurement: Measurement, numerator: Cell | None, denominator: Cell | None, *, factor: Decimal
) -> Interval | None:
    """Return the 95 % interval of a share or a rate on its own scale; None for others and without both counts.

    Shares of a whole by Wilson, rates of events by Poisson.
    """
    if not isinstance(numerator, Published) or not isinstance(denominator, Published) or denominator.value <= 0:
        return None
    cases, of = float(numerator.value), float(denominator.value)
    if cases < 0 or not cases.is_integer() or not of.is_integer():
        return None
    if measurement is Measurement.SHARE and cases <= of:
        return wilson(cases, of).scaled(float(factor))
    if measurement is Measurement.RATE:
        return poisson(cases).scaled(float(factor) / of)
    return None


def is_small(numerator: Cell | None) -> bool:
    """Whether so few cases stand behind a figure that chance must be shown."""
    return isinstance(numerator, Published) and numerator.value < SMALL


def reach(
    value: Decimal, target: Decimal, *, direction: Direction, denominator: Cell | None, around: Interval | None
) -> Reach:
    """Return how a value stands to a target; nothing is said below 30 cases or where chance explains the distance.

    A denominator that is kept secret or missing may be as small as that, so nothing is said of it either; None is for
    values without one.
    """
    if denominator is not None and not (isinstance(denominator, Published) and denominator.value >= FEWEST):
        return Reach.NOT_MEASURABLE
    if value == target:
        return Reach.EXACT
    if around is not None and around.holds(float(target)):
        return Reach.NOT_MEASURABLE
    is_above = value > target
    return Reach.REACHED if is_above is (direction is not Direction.LESS_IS_BETTER) else Reach.MISSED
