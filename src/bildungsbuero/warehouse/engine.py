"""The engine behind the questions: expressions compiled once, their text used again and again."""

import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir

from bildungsbuero.core.indicators import Breakdown, Indicator
from bildungsbuero.warehouse.questions import indicator_values

Row = dict[str, Any]


def compiled_values(
    connection: duckdb.DuckDBPyConnection, indicator: Indicator, tables: dict[str, str], *, by: Breakdown | None
) -> str:
    """Return the SQL text of an indicator's values, for tables in the database behind `connection`."""
    columns = {key: _columns(connection, tables[key]) for key in indicator.datasets}
    known = repr((indicator, by, tables, columns))
    if known not in _texts:
        facts = {key: ibis.table(dict(columns[key]), name=tables[key]) for key in columns}
        _texts[known] = str(ibis.to_sql(indicator_values(indicator, facts, by=by), dialect="duckdb"))
    return _texts[known]


# Compiling takes longer than asking: both built files, and the next build, use the same text.
_texts: dict[str, str] = {}


def _unbound(connection: duckdb.DuckDBPyConnection, table: str) -> ir.Table:
    return ibis.table(dict(_columns(connection, table)), name=table)


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[tuple[str, str], ...]:
    rows = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() "
        "WHERE table_name = ? AND database_name IN (current_database(), 'temp')",
        [table],
    ).fetchall()
    kinds = {"VARCHAR": "string", "DOUBLE": "float64", "SMALLINT": "int16", "INTEGER": "int32", "BIGINT": "int64"}
    return tuple((column, kinds.get(kind, "string")) for column, kind in rows)


class Engine:
    """A built file opened for reading; one for each process, each thread with a cursor of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = duckdb.connect(str(path), read_only=True, config={"threads": 2, "memory_limit": "1GB"})
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")
        names = self._connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        self._names = frozenset(row[0] for row in names)
        self._local = threading.local()
        self._texts: dict[str, str] = {}
        self._tables: dict[str, ir.Table] = {}

    def table(self, table: str) -> ir.Table:
        """Return a table as the start of an expression."""
        if table not in self._tables:
            self._tables[table] = _unbound(self._connection, table)
        return self._tables[table]

    def has_table(self, table: str) -> bool:
        """Whether the built file holds a table."""
        return table in self._names

    def ask(self, question: str, make: Callable[[], ir.Table], **values: Any) -> list[Row]:
        """Return the rows of an expression.

        `question` names the shape of the expression; `make` is called only the first time. `values` fill the
        placeholders that `slot` left in it.
        """
        text = self._texts.get(question)
        if text is None:
            text = str(ibis.to_sql(make(), dialect="duckdb"))
            for name in values:
                text = text.replace(f"'{placeholder(name)}'", f"${name}")
            self._texts[question] = text
        cursor = self._cursor()
        used = {name: value for name, value in values.items() if f"${name}" in text}
        cursor.execute(text, used)
        columns = [column[0] for column in cursor.description or []]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def ask_once(self, question: ir.Table) -> list[Row]:
        """Return the rows of an expression that nobody will ask again, so that its text is not kept."""
        cursor = self._cursor()
        cursor.execute(str(ibis.to_sql(question, dialect="duckdb")))
        columns = [column[0] for column in cursor.description or []]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        if not hasattr(self._local, "cursor"):
            self._local.cursor = self._connection.cursor()
        cursor: duckdb.DuckDBPyConnection = self._local.cursor
        return cursor

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def placeholder(name: str) -> str:
    """The text that stands in a compiled expression where a value is filled in."""
    return f"@@{name}@@"


def slot(name: str) -> ir.StringScalar:
    """Return a value to be filled in when the question is asked."""
    found: ir.StringScalar = ibis.literal(placeholder(name))
    return found


@lru_cache(maxsize=4)
def engine_for(path: Path) -> Engine:
    """Return the engine of a built file, opened once for this process."""
    return Engine(path)
