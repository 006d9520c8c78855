"""What a person and the program agree on about a table: which lines are its head, and what each column says."""

from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from bildungsbuero.core.grids.numbers import Decimals
from bildungsbuero.core.periods import PeriodMeaning


class Says(StrEnum):
    """What a column, or a line of the head, says about the numbers beside or below it."""

    NOTHING = "nothing"
    AREA = "area"
    QUARTER = "quarter"
    PERIOD = "period"
    MEASURE = "measure"
    DIMENSION = "dimension"
    UNIT = "unit"
    MARK = "mark"
    VALUE = "value"


# What one table can hold only once among its columns; the same may stand in its head.
ONCE = (Says.AREA, Says.QUARTER, Says.PERIOD, Says.MEASURE, Says.UNIT, Says.MARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLine:
    """A line of the head; `name` is how a dimension is called."""

    row: int
    says: Says = Says.NOTHING
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; `name` is how a dimension is called."""

    index: int
    says: Says = Says.NOTHING
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a table is read: `first` and `last` are its first and last row of data, both included.

    `area`, `period`, `measure` and `unit` hold for all values where the table itself says none. Rows of a text alone
    are headings of a section, and `section` is what they say. `factor` is what every number is multiplied by. `names`
    are better words for what the table calls its measures and values.
    """

    sheet: str = ""
    head: tuple[HeadLine, ...] = ()
    first: int = 0
    last: int = 0
    columns: tuple[Column, ...] = ()
    skipped: frozenset[int] = frozenset()
    reads_hidden: bool = False
    section: Says = Says.NOTHING
    section_name: str = ""
    area: str = ""
    period: str = ""
    measure: str = ""
    unit: str = ""
    decimals: Decimals = Decimals.COMMA
    factor: int = 1
    meaning: PeriodMeaning = PeriodMeaning.UNDECLARED
    day: str = ""
    names: Pairs[str, str] = field(default_factory=dict)

    def column_of(self, says: Says) -> Column | None:
        """Return the first column that says something."""
        return next((column for column in self.columns if column.says is says), None)

    def columns_of(self, says: Says) -> tuple[Column, ...]:
        """Return the columns that say something."""
        return tuple(column for column in self.columns if column.says is says)

    def has(self, says: Says) -> bool:
        """Whether a column, a line of the head or the headings of sections say something."""
        lines = any(line.says is says for line in self.head)
        return lines or self.column_of(says) is not None or self.section is says

    def with_changes(self, **changes: Any) -> "Mapping":
        """Return the mapping with some of its parts changed."""
        return replace(self, **changes)


def as_json(mapping: Mapping) -> dict[str, Any]:
    """Return a mapping in plain values, to be stored."""
    return {
        "sheet": mapping.sheet,
        "head": [[line.row, line.says.value, line.name] for line in mapping.head],
        "first": mapping.first,
        "last": mapping.last,
        "columns": [[column.index, column.says.value, column.name] for column in mapping.columns],
        "skipped": sorted(mapping.skipped),
        "reads_hidden": mapping.reads_hidden,
        "section": mapping.section.value,
        "section_name": mapping.section_name,
        "area": mapping.area,
        "period": mapping.period,
        "measure": mapping.measure,
        "unit": mapping.unit,
        "decimals": mapping.decimals.value,
        "factor": mapping.factor,
        "meaning": mapping.meaning.value,
        "day": mapping.day,
        "names": dict(mapping.names),
    }


def from_json(stored: Pairs[str, Any]) -> Mapping:
    """Return a mapping that was stored by `as_json`."""
    return Mapping(
        sheet=stored["sheet"],
        head=tuple(HeadLine(row=row, says=Says(says), name=name) for row, says, name in stored["head"]),
        first=stored["first"],
        last=stored["last"],
        columns=tuple(Column(index=index, says=Says(says), name=name) for index, says, name in stored["columns"]),
        skipped=frozenset(stored["skipped"]),
        reads_hidden=stored["reads_hidden"],
        section=Says(stored["section"]),
        section_name=stored["section_name"],
        area=stored["area"],
        period=stored["period"],
        measure=stored["measure"],
        unit=stored["unit"],
        decimals=Decimals(stored["decimals"]),
        factor=stored["factor"],
        meaning=PeriodMeaning(stored["meaning"]),
        day=stored["day"],
        names=dict(stored.get("names", {})),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The areas that a table may name: keys, names by their folded form, and the parts of the office's own layer."""

    keys: frozenset[str] = frozenset()
    names: Pairs[str, str] = field(default_factory=dict)
    quarters: Pairs[str, str] = field(default_factory=dict)
    quarter_name: str = ""
    home: str = ""
