"""From a described file to observations: read by the engine, checked row by row, nothing passes through Python singly.

The result is `observations` (row, area, period, measure, one column a dimension, value, mark, quality), sorted by area,
period, measure and dimensions, and a table `refused` (row, reason, detail) in a DuckDB database of its own.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from bildungsbuero.core.datasets import TOTAL, Dataset
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.layouts import FlatLayout, PivotLayout, TableDescription
from bildungsbuero.warehouse.reading import flat, long, pivot
from bildungsbuero.warehouse.reading.observations import take
from bildungsbuero.warehouse.reading.source import drop_source
from bildungsbuero.warehouse.reading.task import Task
from bildungsbuero.warehouse.reading.words import Dictionary
from bildungsbuero.warehouse.sql import literal, name


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that was not taken, with its line in the file."""

    row: int
    reason: str
    detail: str = ""


@dataclass(slots=True)
class Reading:
    """A file read into a database in memory; ask it for counts, then store or drop it."""

    connection: duckdb.DuckDBPyConnection
    description: TableDescription
    dictionary: Dictionary
    mended_keys: int = 0
    _counts: dict[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """The number of observations that were taken."""
        return self._count("SELECT count(*) FROM observations")

    @property
    def refused_rows(self) -> int:
        """The number of rows that were not taken."""
        return self._count("SELECT count(*) FROM refused")

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions in the order of their columns."""
        return tuple(self.dictionary.dimensions)

    def refused(self, limit: int = 1000) -> list[RefusedRow]:
        """Return refused rows in the order of the file."""
        found = self.connection.execute(
            f"SELECT row, reason, detail FROM refused ORDER BY row LIMIT {limit:d}"
        ).fetchall()
        return [RefusedRow(row=row, reason=reason, detail=detail or "") for row, reason, detail in found]

    def marks(self) -> dict[str, int]:
        """Return how often each sign stands in place of a number or beside one."""
        found: Counter[str] = Counter()
        for column in ("mark", "quality"):
            query = f"SELECT {column}, count(*) FROM observations WHERE {column} <> '' GROUP BY 1"
            found.update(dict(self.connection.execute(query).fetchall()))
        return dict(found.most_common())

    def periods(self) -> list[str]:
        """Return the periods as delivered, in order."""
        return [
            row[0] for row in self.connection.execute("SELECT DISTINCT period FROM observations ORDER BY 1").fetchall()
        ]

    def areas(self) -> int:
        """Return the number of areas."""
        return self._count("SELECT count(DISTINCT area) FROM observations")

    def area_keys(self) -> list[str]:
        """Return the keys of the areas, in order."""
        return [
            row[0] for row in self.connection.execute("SELECT DISTINCT area FROM observations ORDER BY 1").fetchall()
        ]

    def areas_with_numbers(self) -> list[tuple[str, str]]:
        """Return every pair of area and period that has a number other than zero."""
        query = "SELECT DISTINCT area, period FROM observations WHERE value IS NOT NULL AND value <> 0 ORDER BY 1, 2"
        return [(area, period) for area, period in self.connection.execute(query).fetchall()]

    def totals_with(self, mark: str) -> list[tuple[str, str]]:
        """Return every pair of area and period whose total, over all dimensions, is this sign."""
        at_total = "".join(f" AND {name(code)} = {literal(TOTAL)}" for code in self.dimensions)
        query = f"SELECT DISTINCT area, period FROM observations WHERE mark = {literal(mark)}{at_total} ORDER BY 1, 2"
        return [(area, period) for area, period in self.connection.execute(query).fetchall()]

    def _count(self, query: str) -> int:
        if query not in self._counts:
            row = self.connection.execute(query).fetchone()
            self._counts[query] = int(row[0]) if row else 0
        return self._counts[query]

    def close(self) -> None:
        """Let the memory go."""
        self.connection.close()


def read(
    description: TableDescription,
    plain: Path,
    *,
    work_dir: Path,
    dataset: Dataset | None = None,
    file_name: str = "",
    grows: bool = False,
) -> Reading:
    """Return the file as observations; raises Refusal where its columns are not those of the data set.

    `dataset` is the declaration, where there is one: it names codes for labels and says what each column must be.
    With `grows` what it does not know yet is taken too, as an office's own table gets a school more each year.
    """
    connection = duckdb.connect()
    connection.execute(f"SET temp_directory = {literal(str(work_dir / 'spill'))}")
    connection.execute("SET threads = 2")
    connection.execute("CREATE TABLE refused (row BIGINT, reason VARCHAR, detail VARCHAR)")
    place = Place(file=file_name or plain.name)
    try:
        task = Task(
            connection=connection,
            description=description,
            plain=plain,
            dataset=dataset,
            place=place,
            grows=grows,
        )
        dictionary = _read_layout(task)
        mended = take(connection, tuple(dictionary.dimensions))
        if isinstance(description.layout, FlatLayout):
            # Nobody asks for the texts again, and there may be millions.
            connection.execute("DROP VIEW raw")
            drop_source(connection)
        return Reading(connection=connection, description=description, dictionary=dictionary, mended_keys=mended)
    except (duckdb.InvalidInputException, duckdb.IOException) as error:
        connection.close()
        raise Refusal("statistics.unknown_layout", place=place) from error
    except Refusal:
        connection.close()
        raise


def _read_layout(task: Task) -> Dictionary:
    layout = task.description.layout
    if isinstance(layout, FlatLayout):
        return flat.read(task, layout)
    if isinstance(layout, PivotLayout):
        return pivot.read(task, layout)
    return long.read(task, layout)
