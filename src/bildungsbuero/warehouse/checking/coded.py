"""Observations with one whole number in place of their key, so that tens of millions are grouped and joined fast.

The number is made like a clock's: each column of the key is a digit with as many values as the column has. The period
is the last digit, so that the period before is one less.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bildungsbuero.core.checks import Example
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.warehouse.checking.subject import Subject
from bildungsbuero.warehouse.sql import literal, name

MOST_IN_BIGINT = 2**62


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """The table `coded` (key, row, value, open) of a subject, what its digits mean, and the steps of its numbers."""

    subject: Subject
    values: dict[str, list[str]]
    strides: dict[str, int]
    steps: dict[str, float]

    def digit(self, column: str, key: str = "key") -> str:
        """Return the expression for the digit of a column."""
        return f"(({key} // {self.strides[column]}) % {max(len(self.values[column]), 1)})"

    def without(self, column: str, key: str = "key") -> str:
        """Return the expression for the key with the digit of a column at 0."""
        return f"({key} - {self.digit(column, key)} * {self.strides[column]})"

    def digits(self, column: str, codes: Sequence[str]) -> str:
        """Return the digits of some values of a column as a list for SQL; those that do not occur are left out."""
        found = [str(index) for index, value in enumerate(self.values[column]) if value in set(codes)]
        return ", ".join(found) or "NULL"

    def total(self, dimension: str) -> int | None:
        """Return the digit of the total of a dimension, None where it has none."""
        return self.values[dimension].index(TOTAL) if TOTAL in self.values[dimension] else None

    def split_by_one(self, key: str) -> str:
        """Return the condition that at most one dimension does not stand at its total."""
        totals = {dimension: self.total(dimension) for dimension in self.subject.dimensions}
        split = (f"({self.digit(dimension, key)} <> {total})::INTEGER" for dimension, total in totals.items())
        return f"({' + '.join(split) or '0'}) <= 1" if None not in totals.values() else "true"

    def pairs(self, first: str, second: str) -> list[tuple[str, str]]:
        """Return every pair of values that two columns have together."""
        rows = self.subject.rows(f"SELECT DISTINCT {self.digit(first)}, {self.digit(second)} FROM coded")
        return [(self.values[first][left], self.values[second][right]) for left, right in rows]

    def examples(self, query: str) -> tuple[Example, ...]:
        """Return the places that a query answers as key, row, found, expected."""
        return tuple(self._example(*row) for row in self.subject.rows(query))

    def _example(self, key: int, row: int | None, found: float | None, expected: float | None) -> Example:
        words = {
            column: known[key // self.strides[column] % len(known)] for column, known in self.values.items() if known
        }
        dims = {code: words[code] for code in self.subject.dimensions if words.get(code, TOTAL) != TOTAL}
        return Example(
            area=words["area"],
            period=words["period"],
            measure=words["measure"],
            dims=dims,
            row=row,
            found=found,
            expected=expected,
        )


def coded(subject: Subject) -> Coded:
    """Make the table `coded` and return it."""
    columns = ["period", "measure", *subject.dimensions, "area"]
    values, strides, stride = {}, {}, 1
    for number, column in enumerate(columns):
        found = [row[0] for row in subject.rows(f"SELECT DISTINCT {name(column)} FROM observations ORDER BY 1")]
        values[column] = sorted({value for value in found if value is not None})
        strides[column] = stride
        stride *= max(len(values[column]), 1)
        subject.connection.execute(f"DROP TYPE IF EXISTS digit_{number}")
        listed = ", ".join(literal(value) for value in values[column]) or "''"
        subject.connection.execute(f"CREATE TYPE digit_{number} AS ENUM ({listed})")
    made = Coded(subject=subject, values=values, strides=strides, steps=subject.steps("observations", "value"))
    subject.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE coded AS SELECT {_key(made)} AS key, row, value, "
        f"(value IS NULL AND NOT ({subject.zero})) AS open FROM observations"
    )
    return made


def coded_before(made: Coded) -> None:
    """Make the table `coded_before` (key, value): earlier values under the key of the one they are compared with.

    A value of the same period stands under its own key, that of the last period before the file under the file's first.
    """
    subject = made.subject
    last_before = f"(SELECT max(period) FROM before WHERE period < {literal(made.values['period'][0])})"
    first = literal(made.values["period"][0])
    subject.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE coded_before AS SELECT key, value FROM ("
        f"SELECT {_key(made)} AS key, value FROM before WHERE value > 0 "
        f"UNION ALL SELECT {_key(made)} AS key, value FROM "
        f"(SELECT * REPLACE ({first} AS period) FROM before WHERE value > 0 AND period = {last_before})"
        ") WHERE key IS NOT NULL"
    )


def _key(made: Coded) -> str:
    largest = max(made.strides[column] * max(len(values), 1) for column, values in made.values.items())
    number = "BIGINT" if largest < MOST_IN_BIGINT else "HUGEINT"
    terms = (
        f"enum_code(try_cast({name(column)} AS digit_{index}))::{number} * {made.strides[column]}"
        for index, column in enumerate(made.values)
    )
    return " + ".join(terms)
