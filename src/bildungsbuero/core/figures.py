"""A figure as pages, exports and the command line get it: the cell with its parts, its area, its period."""

from dataclasses import dataclass, field

from bildungsbuero.core.cells import Cell
from bildungsbuero.core.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One value of an indicator; `code` is the value of `dimension` by which it is split, both empty for the whole.

    `version` is that of the sheet which computed it.
    """

    indicator: str
    area: str
    period: Period
    cell: Cell
    numerator: Cell
    denominator: Cell | None = None
    dimension: str = ""
    code: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCount:
    """How many records stand in an area on a day; without a code of a dimension it is the total over it."""

    measure: str
    area: str
    value: int
    dims: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFigures:
    """What an app counts of its records for one data set; `register` names them in the source line."""

    dataset: str
    register: str
    counts: tuple[RecordCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One value of a data set as it is stored, with the unit after scaling."""

    area: str
    period: str
    measure: str
    dims: dict[str, str] = field(default_factory=dict)
    cell: Cell
    unit: str = ""
