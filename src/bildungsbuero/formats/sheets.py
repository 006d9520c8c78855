"""Indicator sheets and table declarations: YAML files, checked by one model each, turned into values of `core`."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from bildungsbuero.core.datasets import ClassicColumn, Code, Dataset, Dimension, Measure, Obtaining
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.indicators import (
    Break,
    Breakdown,
    Direction,
    Indicator,
    Kind,
    Measurement,
    Part,
    RegionalNote,
    with_sums,
)
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.symbols import Dash

# "same", or a period around the year of the indicator's own: "{year}-12-31", "{year-1}-12-31".
PERIOD_PATTERN = r"^(same|[^{}]*\{year(-\d)?\}[^{}]*|)$"


def _both_languages(value: Any) -> Any:
    return {"de": value, "en": value} if isinstance(value, str) else value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[dict[str, str], BeforeValidator(_both_languages)]
Codes = Annotated[list[str], BeforeValidator(_as_list)]


# What of a sheet is more than a text, a number or a list of texts.
COMPOSED = {
    "numerator",
    "denominator",
    "rate",
    "behind",
    "breakdowns",
    "breaks",
    "regional_notes",
    "external_codes",
}


class _Sheet(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Part(_Sheet):
    dataset: str
    measure: str
    where: dict[str, Codes] = {}
    period: Annotated[str, Field(pattern=PERIOD_PATTERN)] = "same"
    since: Annotated[str, Field(pattern=PERIOD_PATTERN)] = ""

    def value(self) -> Part:
        where = {dimension: tuple(codes) for dimension, codes in self.where.items()}
        return Part(**{**self.model_dump(), "where": where})


class _Breakdown(_Sheet):
    dimension: str
    split: Annotated[str, Field(pattern="^(both|numerator)$")] = "both"
    codes: list[str] = []


class _Break(_Sheet):
    period: str
    text: Texts


class _RegionalNote(_Sheet):
    areas: Codes
    text: Texts
    period: str = ""


class IndicatorSheet(_Sheet):
    """One indicator as its file says it."""

    key: Annotated[str, Field(pattern=r"^([A-I]-\d{2}|X-\d{2,4})$")]
    version: int = 1
    education_area: Annotated[str, Field(pattern="^[A-I]$")]
    group: Texts
    kind: Kind
    measurement: Measurement
    title: Texts
    question: Texts
    definition: Texts
    formula: Texts
    numerator: _Part | None = None
    denominator: _Part | None = None
    rate: _Part | None = None
    behind: list[_Part] = []
    factor: Decimal = Decimal(1)
    unit: str = "number"
    decimals: int = 0
    direction: Direction = Direction.NEUTRAL
    priority: str = ""
    checked: bool = True
    breakdowns: list[_Breakdown] = []
    first_breakdown: str = ""
    relative_to_whole: bool = False
    parts_in_order: bool = False
    levels: list[str] = ["nation", "state", "district"]
    tables: list[str] = []
    split_by: Texts = {}
    external_codes: dict[str, Codes] = {}
    headline: Texts = {}
    headline_falling: Texts = {}
    numerator_name: Texts = {}
    denominator_name: Texts = {}
    dates: Texts = {}
    caveats: list[Texts] = []
    caveats_when_compared: list[Texts] = []
    no_base: Texts = {}
    breaks: list[_Break] = []
    regional_notes: list[_RegionalNote] = []
    counted_at: str = ""

    @model_validator(mode="after")
    def _kind_fits_its_parts(self) -> "IndicatorSheet":
        """A computed one has its parts; of a taken-over one the source delivers the rate and no denominator.

        An open one has none, but names the tables that would fill it.
        """
        if self.kind is Kind.OPEN:
            fits = bool(self.tables) and not (self.numerator or self.denominator or self.rate)
        elif self.kind is Kind.TAKEN_OVER:
            fits = self.rate is not None and self.denominator is None
        else:
            is_count = self.measurement is Measurement.COUNT
            fits = self.rate is None and self.numerator is not None and is_count == (self.denominator is None)
        if not fits:
            raise ValueError(f"numerator, denominator and rate do not fit the kind {self.kind}")
        return self

    def value(self) -> Indicator:
        """Return the indicator."""
        simple: dict[str, Any] = self.model_dump(exclude=COMPOSED)
        values: dict[str, Any] = {
            name: tuple(item) if isinstance(item, list) else item for name, item in simple.items()
        }
        return Indicator(
            **values,
            numerator=self.numerator.value() if self.numerator else None,
            denominator=self.denominator.value() if self.denominator else None,
            rate=self.rate.value() if self.rate else None,
            behind=tuple(part.value() for part in self.behind),
            breakdowns=tuple(
                Breakdown(dimension=item.dimension, both=item.split == "both", codes=tuple(item.codes))
                for item in self.breakdowns
            ),
            breaks=tuple(Break(period=item.period, text=item.text) for item in self.breaks),
            regional_notes=tuple(
                RegionalNote(areas=tuple(item.areas), text=item.text, period=item.period)
                for item in self.regional_notes
            ),
            external_codes={catalogue: tuple(codes) for catalogue, codes in self.external_codes.items()},
        )


class _Code(_Sheet):
    label: Texts
    local: dict[str, Texts] = {}
    subset_of: str = ""
    sum_of: list[str] = []


class _Dimension(_Sheet):
    label: Texts
    codes: dict[str, _Code]


class _Measure(_Sheet):
    label: Texts
    unit: str = "number"


class _Column(_Sheet):
    header: str
    measure: str
    dims: dict[str, str] = {}


class _Obtaining(_Sheet):
    text: Texts = {}
    address: str = ""


class TableSheet(_Sheet):
    """One table as its declaration says it."""

    key: str
    title: Texts
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
    obtaining: _Obtaining = _Obtaining()
    measures: dict[str, _Measure] = {}
    dimensions: dict[str, _Dimension] = {}
    columns: list[_Column] = []
    row_dimensions: list[str] = []
    notes: list[Texts] = []

    def value(self) -> Dataset:
        """Return the data set."""
        simple: dict[str, Any] = self.model_dump(
            exclude={"measures", "dimensions", "columns", "row_dimensions", "notes", "obtaining"}
        )
        return Dataset(
            **simple,
            measures=tuple(
                Measure(code=code, label=item.label, unit=item.unit) for code, item in self.measures.items()
            ),
            dimensions=tuple(_dimension(code, item) for code, item in self.dimensions.items()),
            columns=tuple(
                ClassicColumn(header=item.header, measure=item.measure, dims=item.dims) for item in self.columns
            ),
            row_dimensions=tuple(self.row_dimensions),
            notes=tuple(self.notes),
            obtaining=Obtaining(text=self.obtaining.text, address=self.obtaining.address),
        )


def _dimension(code: str, item: _Dimension) -> Dimension:
    codes = (
        Code(
            code=key,
            label=value.label,
            local=value.local,
            subset_of=value.subset_of,
            sum_of=tuple(value.sum_of),
        )
        for key, value in item.codes.items()
    )
    return Dimension(code=code, label=item.label, codes=tuple(codes))


def read_indicator(text: str, *, file: str) -> Indicator:
    """Return the indicator of a YAML text; raises Refusal that names the file and the faulty entry."""
    return _read(text, IndicatorSheet, file).value()


def indicator_of(
    sheet: dict[str, Any], *, file: str, owner: str, after: str = "", earlier: tuple[Indicator, ...] = ()
) -> Indicator:
    """Return the indicator of a sheet that an office declared; raises Refusal that names the faulty entry."""
    found = with_sums(
        _checked(sheet, IndicatorSheet, file).value(), {table.key: table.sums for table in shipped_tables()}
    )
    return replace(found, owner=owner, after=after, earlier=earlier)


def read_table(text: str, *, file: str) -> Dataset:
    """Return the data set of a YAML text; raises Refusal that names the file and the faulty entry."""
    return _read(text, TableSheet, file).value()


@cache
def shipped_indicators() -> tuple[Indicator, ...]:
    """Return the indicators that come with the product, by key."""
    sums = {table.key: table.sums for table in shipped_tables()}
    found = (with_sums(read_indicator(text, file=name), sums) for name, text in _shipped(""))
    return tuple(sorted(found, key=lambda item: item.key))


@cache
def shipped_tables() -> tuple[Dataset, ...]:
    """Return the table declarations that come with the product, by key."""
    return tuple(sorted((read_table(text, file=name) for name, text in _shipped("tables")), key=lambda item: item.key))


def _shipped(folder: str) -> list[tuple[str, str]]:
    root = files("bildungsbuero") / "indicators"
    entries = (root / folder if folder else root).iterdir()
    return [(entry.name, entry.read_text("utf-8")) for entry in entries if entry.name.endswith(".yaml")]


Sheet = TypeVar("Sheet", bound=_Sheet)


def _read(text: str, sheet: type[Sheet], file: str) -> Sheet:
    try:
        content = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise Refusal("indicator.sheet", place=Place(file=file), detail=str(error)) from error
    return _checked(content, sheet, file)


def _checked(content: Any, sheet: type[Sheet], file: str) -> Sheet:
    try:
        return sheet.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Refusal("indicator.sheet", place=Place(file=file, field=where), detail=first["msg"]) from error
