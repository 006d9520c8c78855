"""What an indicator (Kennzahl) is: numerator, denominator, factor, reference dates, breakdowns, and what to know of it.

The sheet follows the structure of BIBB's systematic description of indicators (name, definition, purpose, numerator
and denominator, formula, breakdowns, sources, dates, breaks, notes).
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bildungsbuero.core.cells import Cell, ratio

Text = dict[str, str]


class Kind(StrEnum):
    """Where the number comes from."""

    COMPUTED = "computed"
    TAKEN_OVER = "taken_over"


class Measurement(StrEnum):
    """What sort of number it is; it decides the unit and whether parts may be added."""

    COUNT = "count"
    SHARE = "share"
    RATIO = "ratio"
    RATE = "rate"


class Direction(StrEnum):
    """Whether more is better; most education figures are neither."""

    MORE_IS_BETTER = "more_is_better"
    LESS_IS_BETTER = "less_is_better"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A numerator or denominator: the measure of a data set, summed over the given codes.

    A dimension that `where` does not name stands at its total. `period` says which period belongs to the indicator's:
    "same", or a pattern such as "{year}-12-31".
    """

    dataset: str
    measure: str
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)
    period: str = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A dimension by which the indicator can be split.

    `both` parts are split (girls among girls), or the numerator alone (leavers with a certificate among all leavers).
    """

    dimension: str
    both: bool = True
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A point in time across which values may not be compared."""

    period: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator with its sheet."""

    key: str
    version: int
    education_area: str
    group: Text
    kind: Kind
    measurement: Measurement
    title: Text
    question: Text
    definition: Text
    formula: Text
    numerator: Part
    denominator: Part | None = None
    factor: Decimal = Decimal(1)
    unit: str = "number"
    decimals: int = 0
    direction: Direction = Direction.NEUTRAL
    priority: str = ""
    checked: bool = True
    breakdowns: tuple[Breakdown, ...] = ()
    first_breakdown: str = ""
    headline: Text = field(default_factory=dict)
    numerator_name: Text = field(default_factory=dict)
    denominator_name: Text = field(default_factory=dict)
    dates: Text = field(default_factory=dict)
    caveats: tuple[Text, ...] = ()
    caveats_when_compared: tuple[Text, ...] = ()
    no_base: Text = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()
    counted_at: str = ""

    @property
    def datasets(self) -> tuple[str, ...]:
        """The data sets that it is made from, the numerator's first."""
        parts = [self.numerator] if self.denominator is None else [self.numerator, self.denominator]
        return tuple(dict.fromkeys(part.dataset for part in parts))

    def breakdown(self, dimension: str) -> Breakdown | None:
        """Return the breakdown by a dimension, None where the indicator has none."""
        return next((item for item in self.breakdowns if item.dimension == dimension), None)


def calculate(indicator: Indicator, numerator: Cell, denominator: Cell | None) -> Cell:
    """Return the value from its parts: the numerator itself for counts, else numerator / denominator × factor."""
    if indicator.denominator is None:
        return numerator
    if denominator is None:
        raise ValueError(f"{indicator.key} needs a denominator")
    return ratio(numerator, denominator, factor=indicator.factor)
