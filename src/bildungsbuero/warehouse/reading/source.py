"""A delimited text file as a table of texts with true line numbers; lines that do not fit are refused, not lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import duckdb

from bildungsbuero.warehouse.sql import literal, name

LONGEST_LINE = 2**21
MOST_MISFITS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """A delimited file: its columns in order, and the line with which its rows begin."""

    path: Path
    columns: tuple[str, ...]
    delimiter: str
    first_line: int
    quoted: bool

    def read(self, *, passes_misfits: bool = False) -> str:
        """Return the call that reads it as texts; misfits are noted in `reject_errors`, or passed over."""
        types = ", ".join(f"{literal(column)}: 'VARCHAR'" for column in self.columns)
        quote = literal('"' if self.quoted else "")
        misfits = (
            "ignore_errors = true"
            if passes_misfits
            else "store_rejects = true, rejects_table = 'reject_errors', rejects_scan = 'reject_scans'"
        )
        return (
            f"read_csv({literal(str(self.path))}, delim = {literal(self.delimiter)}, quote = {quote}, "
            f"escape = {quote}, header = false, skip = {self.first_line - 1}, columns = {{{types}}}, "
            "auto_detect = false, null_padding = false, strict_mode = true, "
            f"max_line_size = {LONGEST_LINE}, {misfits})"
        )


def load_source(
    connection: duckdb.DuckDBPyConnection,
    file: TextFile,
    *,
    kept: Sequence[str] = (),
    usual: Mapping[str, str] = MappingProxyType({}),
    ahead: int = 0,
) -> None:
    """Make `source` (row, one text column each); lines with too few or too many cells go to `refused`.

    With `kept` only these columns are taken; `ahead` lines of the original were cut off before the file was written.
    The lines are stored in the order of the file, so that nobody has to count them one after the other. What is `usual`
    in a column is not stored again for each row.
    """
    wanted = [column for column in file.columns if not kept or column in kept]
    stored = [
        f"CASE WHEN {name(column)} IS DISTINCT FROM {literal(usual[column])} THEN coalesce({name(column)}, '') END"
        if column in usual
        else name(column)
        for column in wanted
    ]
    chosen = ", ".join(f"{text} AS c{place}" for place, text in enumerate(stored))
    connection.execute(f"CREATE TABLE lines AS SELECT {chosen} FROM {file.read()}")
    _refuse_misfits(connection, file.first_line, ahead)
    otherwise = {column: literal(usual.get(column, "")) for column in wanted if file.quoted or column in usual}
    texts = ", ".join(
        f"coalesce(c{place}, {otherwise[column]}) AS {name(column)}"
        if column in otherwise
        else f"c{place} AS {name(column)}"
        for place, column in enumerate(wanted)
    )
    connection.execute(f"CREATE VIEW source AS SELECT row, {texts} FROM numbered")


def drop_source(connection: duckdb.DuckDBPyConnection) -> None:
    """Let the texts go, where nobody asks for them again."""
    for view in ("source", "numbered"):
        connection.execute(f"DROP VIEW {view}")
    for table in ("lines", "moved_lines"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def _refuse_misfits(connection: duckdb.DuckDBPyConnection, first_line: int, ahead: int) -> None:
    """Name the lines that the engine could not cut, and number the others as they stand in the file."""
    lines = sorted({int(row[0]) for row in connection.execute("SELECT line FROM reject_errors").fetchall()})
    number = f"rowid + {first_line}"
    if not lines:
        connection.execute(f"CREATE VIEW numbered AS SELECT {number} + {ahead} AS row, * FROM lines")
        return
    connection.execute(
        f"INSERT INTO refused SELECT unnest(?::BIGINT[]) + {ahead}, 'columns', ''", [lines[:MOST_MISFITS]]
    )
    # The i-th line that was taken moves down by the number of refused lines before it.
    starts = [line - place for place, line in enumerate(lines)]
    connection.execute(
        "CREATE TABLE moves AS SELECT start, max(place) AS by FROM "
        "(SELECT unnest(?::BIGINT[]) AS start, unnest(?::BIGINT[]) AS place) GROUP BY 1",
        [starts, list(range(1, len(lines) + 1))],
    )
    connection.execute(
        f"CREATE TABLE moved_lines AS SELECT l.place + coalesce(m.by, 0) + {ahead} AS row, l.* EXCLUDE (place) "
        f"FROM (SELECT {number} AS place, * FROM lines) l ASOF LEFT JOIN moves m ON l.place >= m.start"
    )
    connection.execute("DROP TABLE lines")
    connection.execute("CREATE VIEW numbered AS FROM moved_lines")
