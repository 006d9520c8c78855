"""How a table file is built: enough for an engine to read millions of rows without asking the format again."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatLayout:
    """One observation a row (GENESIS flat file): blocks of variable and attribute, value, unit, measure, quality.

    `blocks` is the number of `<n>_variable_*` column groups; the first one is the region where its code says so.
    """

    columns: tuple[str, ...]
    blocks: int
    has_quality: bool
    decimal_comma: bool
    delimiter: str = ";"
    first_line: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueColumn:
    """A value column of a pivoted table: its position, header, unit, and what it measures where that is known."""

    position: int
    header: tuple[str, ...]
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotLayout:
    """One area (and further row dimensions) a row, one column a value (classic GENESIS table)."""

    columns: int
    row_dimensions: int
    values: tuple[ValueColumn, ...]
    first_line: int
    last_line: int
    delimiter: str = ";"


@dataclass(frozen=True, slots=True, kw_only=True)
class LongLayout:
    """The product's own long table: a column each for measure, area, period, value, mark, and one a dimension."""

    columns: tuple[str, ...]
    roles: dict[str, str]
    dimensions: tuple[str, ...]
    decimal_comma: bool
    delimiter: str
    first_line: int = 2


Layout: TypeAlias = FlatLayout | PivotLayout | LongLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDescription:
    """What a format module finds out about a file before any row is read."""

    format: str
    encoding: str
    layout: Layout
    table: str = ""
    title: str = ""
    statistic: str = ""
    licence: str = ""
    attribution: str = ""
    footer: str = ""
    as_of: str = ""
    notes: tuple[str, ...] = field(default_factory=tuple)
