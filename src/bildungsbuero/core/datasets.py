"""What a data set (an official table or an own one) declares about itself: periods, signs, measures, dimensions."""

from dataclasses import dataclass, field
from datetime import date

from bildungsbuero.core.indicators import Sums, Text
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.symbols import PROFILES, Dash, SymbolProfile

# The code of the margin of a dimension where the source leaves it empty.
TOTAL = "INSGESAMT"
TOTAL_CODES = frozenset(
    {"", "INSGESAMT", "INSGESAMT1", "INSGESAMT2", "INSGESAMT3", "LB-INS", "TOTAL", "GESAMT", "ZUSAMMEN"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One value of a dimension; `local` holds the name a Land gives it, `subset_of` marks a "darunter" item.

    With `sum_of` it is not delivered but stands for several others together.
    """

    code: str
    label: Text
    local: dict[str, Text] = field(default_factory=dict)
    subset_of: str = ""
    sum_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A dimension with its values in their order."""

    code: str
    label: Text
    codes: tuple[Code, ...] = ()

    def find(self, text: str) -> str | None:
        """Return the code that a person means by a code, an official or a local name."""
        wanted = text.strip().casefold()
        if wanted in {known.casefold() for known in TOTAL_CODES}:
            return TOTAL
        for item in self.codes:
            names = {item.code, *item.label.values()}
            names.update(name for local in item.local.values() for name in local.values())
            if wanted in {name.casefold() for name in names}:
                return item.code
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is counted or measured, and its unit after scaling."""

    code: str
    label: Text
    unit: str = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassicColumn:
    """How a value column of a classic table is to be read, and what its header must say."""

    header: str
    measure: str
    dims: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obtaining:
    """Where a table is to be had, for offices that do not have it yet."""

    text: Text = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A declared data set.

    `territory_on` is the day on whose territory its source has put all periods; without it each period stands on its
    own territory. An `own` one is delivered by each office for itself, in the product's long table. One that is not
    `tried` was declared from official directories, before a delivery of it had been read.
    """

    key: str
    title: Text
    publisher: str
    licence: str
    attribution: str
    period: PeriodMeaning
    statistic: str = ""
    profile: str = "official"
    dash: Dash = Dash.UNDECIDED
    protected_at_source: bool = False
    own: bool = False
    tried: bool = True
    census_base: str = ""
    counted_at: str = ""
    territory_on: date | None = None
    obtaining: Obtaining = Obtaining()
    measures: tuple[Measure, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    columns: tuple[ClassicColumn, ...] = ()
    row_dimensions: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def symbols(self) -> SymbolProfile:
        """The signs of this data set with its reading of "-"."""
        return PROFILES[self.profile].with_dash(self.dash)

    @property
    def sums(self) -> Sums:
        """The codes that stand for several others, by dimension."""
        return {item.code: {code.code: code.sum_of for code in item.codes if code.sum_of} for item in self.dimensions}

    def dimension(self, code: str) -> Dimension | None:
        """Return a declared dimension."""
        return next((item for item in self.dimensions if item.code == code), None)

    def find_dimension(self, text: str) -> Dimension | None:
        """Return the dimension that a person means by its code or name."""
        wanted = text.strip().casefold()
        for item in self.dimensions:
            if wanted in {item.code.casefold(), *(name.casefold() for name in item.label.values())}:
                return item
        return None

    def measure(self, code: str) -> Measure | None:
        """Return a declared measure."""
        return next((item for item in self.measures if item.code == code), None)
