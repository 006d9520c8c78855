"""A sheet as it lies there: cells by row and column, what is hidden, what is merged."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

_LETTERS = 26


class Kind(StrEnum):
    """What a cell holds, as far as its file says it."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    ERROR = "error"
    UNSOLVED = "unsolved"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a number is written with a decimal point and without separators, a date as an ISO date.

    `is_percent` is a number that its file shows as a percentage: 0.123 is shown as 12,3 %.
    """

    text: str
    kind: Kind = Kind.TEXT
    is_percent: bool = False


EMPTY = Cell("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A rectangle of cells that were merged into one; all bounds belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A sheet; rows and columns count from 0, as people see them they begin at 1 and A."""

    name: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    _merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for merge in self.merges:
            for row in range(merge.top, merge.bottom + 1):
                for column in range(merge.left, merge.right + 1):
                    self._merged[(row, column)] = (merge.top, merge.left)

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Cell:
        """Return a cell; outside of the sheet all cells are empty."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return EMPTY

    def shown_at(self, row: int, column: int) -> Cell:
        """Return what a reader sees in a cell: of merged cells the content of the first."""
        return self.at(*self._merged.get((row, column), (row, column)))

    def texts(self, row: int, *, left: int = 0, right: int | None = None) -> Iterator[tuple[int, Cell]]:
        """Yield the filled cells of a row with their columns."""
        if not 0 <= row < len(self.rows):
            return
        for column, cell in enumerate(self.rows[row]):
            if cell.text and column >= left and (right is None or column <= right):
                yield column, cell


def column_letters(column: int) -> str:
    """Return the letters of a column: A, Z, AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the name of a cell: C14."""
    return f"{column_letters(column)}{row + 1}"
