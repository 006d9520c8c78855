"""What an indicator (Kennzahl) is: numerator, denominator, factor, reference dates, breakdowns, and what to know of it.

The sheet follows the structure of BIBB's systematic description of indicators (name, definition, purpose, numerator
and denominator, formula, breakdowns, sources, dates, breaks, notes).
"""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from bildungsbuero.core.cells import Cell, ratio

Text = dict[str, str]
# Codes that stand for several others of their dimension, by dimension: {"ALTER": {"ALT000B18": ("ALT000B03", …)}}.
Sums = dict[str, dict[str, tuple[str, ...]]]


class Kind(StrEnum):
    """Where the number comes from: computed here from counts, or a finished rate as its source delivers it.

    An open one is described, with the tables that would fill it; which of their measures it needs is not settled yet.
    """

    COMPUTED = "computed"
    TAKEN_OVER = "taken_over"
    OPEN = "open"


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
    "same", or a pattern such as "{year}-12-31" or "{year-1}-12-31". With `since`, a pattern too, the part is the change
    since that period.
    """

    dataset: str
    measure: str
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)
    period: str = "same"
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A dimension by which the indicator can be split.

    `both` parts are split (girls among girls), or the numerator alone (leavers with a certificate among all leavers).
    `sums` holds those of its codes that stand for several others.
    """

    dimension: str
    both: bool = True
    codes: tuple[str, ...] = ()
    sums: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def parts_of(self, code: str) -> tuple[str, ...]:
        """Return the codes that a code stands for, mostly itself."""
        return self.sums.get(code, (code,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A point in time across which values may not be compared."""

    period: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionalNote:
    """What must be said beside the figures of some areas; keys begin with one of `areas`."""

    areas: tuple[str, ...]
    text: Text
    period: str = ""

    def concerns(self, area: str) -> bool:
        """Whether it belongs beside the figure of an area."""
        return area.startswith(self.areas)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indicator with its sheet.

    A computed one has a numerator, and unless it is a count a denominator. A taken-over one has a `rate`, and as
    `numerator` the count that its source gives beside it, if any. `behind` are series of other sources, shown beside
    its own and never joined with them. An open one has none of these. `tables` are further data sets that would fill
    it, `split_by` says in words how it may be split, `external_codes` are its names in other catalogues. One that an
    office declared itself has an `owner`; its version computes the periods after `after`, `earlier` ones those before.
    """

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
    numerator: Part | None = None
    denominator: Part | None = None
    rate: Part | None = None
    behind: tuple[Part, ...] = ()
    factor: Decimal = Decimal(1)
    unit: str = "number"
    decimals: int = 0
    direction: Direction = Direction.NEUTRAL
    priority: str = ""
    checked: bool = True
    breakdowns: tuple[Breakdown, ...] = ()
    first_breakdown: str = ""
    relative_to_whole: bool = False
    parts_in_order: bool = False
    levels: tuple[str, ...] = ("nation", "state", "district")
    headline: Text = field(default_factory=dict)
    headline_falling: Text = field(default_factory=dict)
    numerator_name: Text = field(default_factory=dict)
    denominator_name: Text = field(default_factory=dict)
    dates: Text = field(default_factory=dict)
    caveats: tuple[Text, ...] = ()
    caveats_when_compared: tuple[Text, ...] = ()
    no_base: Text = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()
    regional_notes: tuple[RegionalNote, ...] = ()
    counted_at: str = ""
    tables: tuple[str, ...] = ()
    split_by: Text = field(default_factory=dict)
    external_codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    owner: str = ""
    after: str = ""
    earlier: tuple["Indicator", ...] = ()

    def of_version(self, number: int) -> "Indicator":
        """Return the version of that number, this one where there is none."""
        return next((item for item in self.earlier if item.version == number), self)

    @property
    def is_open(self) -> bool:
        """Whether nothing says yet from which measures it is made."""
        return self.kind is Kind.OPEN

    @property
    def main(self) -> Part:
        """The part whose data set gives periods and breakdowns: the finished rate, or the numerator."""
        part = self.rate or self.numerator
        if part is None:
            raise ValueError(f"{self.key} has neither a numerator nor a rate")
        return part

    @property
    def is_count(self) -> bool:
        """Whether it is a number of things, which grows with the area, and no rate."""
        return self.measurement is Measurement.COUNT if self.is_open else self.rate is None and self.denominator is None

    @property
    def is_distribution(self) -> bool:
        """Whether its whole is 100 everywhere, so that only its parts say something."""
        return self.denominator is not None and self.numerator == self.denominator

    @property
    def datasets(self) -> tuple[str, ...]:
        """The data sets that it is made from, the main one first; an open one has none."""
        parts = (self.rate or self.numerator, self.numerator, self.denominator)
        return tuple(dict.fromkeys(part.dataset for part in parts if part is not None))

    @property
    def named_tables(self) -> tuple[str, ...]:
        """The data sets that it is made from, and further ones that would fill it."""
        return tuple(dict.fromkeys((*self.datasets, *self.tables)))

    @property
    def series_behind(self) -> tuple["Indicator", ...]:
        """The series of other sources, each as a taken-over indicator with a key of its own."""
        return tuple(
            replace(
                self,
                key=f"{self.key}+{part.dataset}",
                kind=Kind.TAKEN_OVER,
                rate=part,
                numerator=None,
                denominator=None,
                behind=(),
                breakdowns=(),
                first_breakdown="",
            )
            for part in self.behind
        )

    def breakdown(self, dimension: str) -> Breakdown | None:
        """Return the breakdown by a dimension, None where the indicator has none."""
        return next((item for item in self.breakdowns if item.dimension == dimension), None)


def calculate(indicator: Indicator, numerator: Cell, denominator: Cell | None) -> Cell:
    """Return the value of a computed indicator: the numerator for counts, else numerator / denominator × factor."""
    if indicator.kind is not Kind.COMPUTED:
        raise ValueError(f"{indicator.key} is {indicator.kind} and cannot be computed")
    if indicator.denominator is None:
        return numerator
    if denominator is None:
        raise ValueError(f"{indicator.key} needs a denominator")
    return ratio(numerator, denominator, factor=indicator.factor)


def with_sums(indicator: Indicator, sums: dict[str, Sums]) -> Indicator:
    """Return the indicator with every code that stands for several others resolved; `sums` is by data set."""
    if indicator.is_open:
        return indicator
    main = sums.get(indicator.main.dataset, {})
    return replace(
        indicator,
        numerator=_resolved(indicator.numerator, sums),
        denominator=_resolved(indicator.denominator, sums),
        rate=_resolved(indicator.rate, sums),
        breakdowns=tuple(
            replace(
                item, sums={code: parts for code, parts in main.get(item.dimension, {}).items() if code in item.codes}
            )
            for item in indicator.breakdowns
        ),
    )


def _resolved(part: Part | None, sums: dict[str, Sums]) -> Part | None:
    if part is None:
        return None
    known = sums.get(part.dataset, {})
    where = {
        dimension: tuple(one for code in codes for one in known.get(dimension, {}).get(code, (code,)))
        for dimension, codes in part.where.items()
    }
    return replace(part, where=where)
