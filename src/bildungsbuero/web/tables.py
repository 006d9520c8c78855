"""A table as pages show it: a caption, columns that may be sorted by links, rows whose first cell names them."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `key` is what the address calls it where the table can be sorted by it."""

    title: Any
    key: str = ""
    is_numeric: bool = False
    sort_address: str = ""
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell; `spoken` is read aloud in place of a bare mark such as "."."""

    text: Any
    address: str = ""
    spoken: Any = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line; the highlighted one is the office's own."""

    cells: tuple[Cell, ...]
    is_highlighted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A whole table; `key` makes its ids unique on a page."""

    caption: Any
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    key: str = "table"
    is_caption_hidden: bool = False
    note: Any = ""
    footer: tuple[Row, ...] = ()

    @property
    def body(self) -> list[tuple[Row, list[tuple[Cell, Column]]]]:
        """Each row with its cells beside their columns."""
        return [(row, list(zip(row.cells, self.columns, strict=True))) for row in self.rows]

    @property
    def foot(self) -> list[tuple[Row, list[tuple[Cell, Column]]]]:
        """The rows below the line, in the same shape."""
        return [(row, list(zip(row.cells, self.columns, strict=True))) for row in self.footer]


def asked_order(query: QueryDict, *, allowed: tuple[str, ...], default: str) -> str:
    """Return the order that the address asks for ("name", "-name"), or the default where it names nothing known."""
    asked = query.get("sort", "")
    return asked if asked.removeprefix("-") in allowed else default


def sortable(columns: tuple[Column, ...], *, order: str, query: QueryDict) -> tuple[Column, ...]:
    """Return the columns with links that sort by them; the one in force is marked and its link turns it round."""
    return tuple(_with_link(column, order=order, query=query) if column.key else column for column in columns)


def _with_link(column: Column, *, order: str, query: QueryDict) -> Column:
    states = {column.key: "ascending", f"-{column.key}": "descending"}
    wanted = query.copy()
    wanted["sort"] = f"-{column.key}" if order == column.key else column.key
    wanted.pop("page", None)
    return replace(column, order=states.get(order, ""), sort_address=f"?{wanted.urlencode()}")
