"""What is checked: the observations of a reading, how their numbers may be added, and what was delivered before."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from bildungsbuero.core.checks import STEPS, Example
from bildungsbuero.core.datasets import TOTAL, Dataset
from bildungsbuero.core.symbols import Dash
from bildungsbuero.warehouse.sql import literal, name

# What may be added up; shares, means and rates may not.
ADDITIVE = frozenset({"", "number", "persons", "EUR", "km2", "ha"})
# How the labels of listed parts begin that do not make up the whole.
OF_WHICH = ("dar.", "dar ", "darunter", "darin", "of which", "of these")
# The columns of an example in a query, in this order.
PLACE = ("area", "period", "measure", "row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A reading as the checks see it; `before` names the view with the values delivered earlier, where there are any.

    `measures` and `labels` are the words of the reading: the unit by measure, and the label by dimension and code.
    """

    connection: duckdb.DuckDBPyConnection
    dimensions: tuple[str, ...]
    measures: dict[str, str]
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    declaration: Dataset | None = None
    before: str = ""

    @property
    def additive(self) -> list[str]:
        """The measures whose numbers may be added up."""
        return [code for code, unit in self.measures.items() if unit in ADDITIVE]

    def steps(self, table: str, column: str) -> dict[str, float]:
        """Return what the numbers of each measure in a table are multiples of, such as 1, 0.1, 5 or 1000."""
        found: dict[str, float] = dict(
            self.rows(
                f"SELECT measure, CASE {_multiples(column)} ELSE {STEPS[-1]} END FROM {table} "
                f"WHERE {column} IS NOT NULL GROUP BY 1"
            )
        )
        profile = self.declaration.symbols.rounded_to if self.declaration is not None else 1
        return {code: max(step, profile) for code, step in found.items()}

    def listed_only(self, dimension: str) -> set[str]:
        """Return the codes of a dimension that stand beside its parts: "darunter" items and sums of several others."""
        declared = self.declaration.dimension(dimension) if self.declaration is not None else None
        found = {item.code for item in declared.codes if item.subset_of or item.sum_of} if declared else set()
        words = self.labels.get(dimension, {})
        return found | {code for code, label in words.items() if label.strip().casefold().startswith(OF_WHICH)}

    @property
    def zero(self) -> str:
        """The condition under which a cell without a number is an exact zero."""
        undecided = self.declaration is None or self.declaration.dash is not Dash.NOT_PUBLISHED
        return "mark IN ('-', '–')" if undecided else "false"

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a question."""
        found: list[tuple[Any, ...]] = self.connection.execute(query, list(values)).fetchall()
        return found

    def count(self, query: str) -> int:
        """Return the one number of a question."""
        row = self.connection.execute(query).fetchone()
        return int(row[0] or 0) if row else 0

    def examples(self, table: str, *, order: str, limit: int) -> tuple[Example, ...]:
        """Return the first places of a table with the columns of PLACE, the dimensions, `found` and `expected`."""
        columns = ", ".join([*PLACE, "found", "expected", *(name(code) for code in self.dimensions)])
        rows = self.rows(f"SELECT {columns} FROM {table} ORDER BY {order} LIMIT {limit}")
        return tuple(
            Example(
                area=area or "",
                period=period or "",
                measure=measure or "",
                row=row,
                found=found,
                expected=expected,
                dims={
                    code: value
                    for code, value in zip(self.dimensions, values, strict=True)
                    if value not in (None, TOTAL)
                },
            )
            for area, period, measure, row, found, expected, *values in rows
        )


def _multiples(column: str) -> str:
    whole = (f"WHEN bool_and({column} % {step} = 0) THEN {step}" for step in STEPS if step >= 1)
    # Fractions are compared with what they are rounded to, since 0.3 is no multiple of 0.1 in binary.
    parts = (
        f"WHEN max(abs({column} - round({column}, {places}))) < 1e-9 THEN {step}"
        for places, step in enumerate((step for step in STEPS if step < 1), start=1)
    )
    return " ".join([*whole, *parts])


@contextmanager
def earlier_values(
    connection: duckdb.DuckDBPyConnection, paths: Sequence[Path], columns: Sequence[str]
) -> Iterator[str]:
    """Make a view with the newest value of each key in earlier deliveries, oldest path first; yield its name or ""."""
    if not paths:
        yield ""
        return
    union = " UNION ALL BY NAME ".join(
        f"SELECT *, {number} AS delivery FROM read_parquet({literal(str(path))})" for number, path in enumerate(paths)
    )
    connection.execute(f"CREATE OR REPLACE TEMP VIEW delivered_before AS {union}")
    known = {row[0] for row in connection.execute("DESCRIBE delivered_before").fetchall()}
    dimensions = ", ".join(
        f"coalesce({name(code)}, {literal(TOTAL)}) AS {name(code)}"
        if code in known
        else f"{literal(TOTAL)} AS {name(code)}"
        for code in columns
    )
    extra = [code for code in known - {*columns} if code not in FIXED]
    at_total = " AND ".join(f"coalesce({name(code)}, {literal(TOTAL)}) = {literal(TOTAL)}" for code in sorted(extra))
    keys = ", ".join(["area", "period", "measure", *(name(code) for code in columns)])
    newest = f"QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY delivery DESC) = 1" if len(paths) > 1 else ""
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW before AS SELECT * FROM (SELECT area, period, measure, "
        f"{dimensions + ', ' if dimensions else ''}value, mark, row, delivery FROM delivered_before "
        f"{'WHERE ' + at_total if at_total else ''}) {newest}"
    )
    try:
        yield "before"
    finally:
        connection.execute("DROP VIEW IF EXISTS before")
        connection.execute("DROP VIEW IF EXISTS delivered_before")


FIXED = frozenset({"area", "period", "measure", "value", "mark", "quality", "row", "delivery"})
