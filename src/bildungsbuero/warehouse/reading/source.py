"""A delimited text file as a table of texts with true line numbers; lines that do not fit are refused, not lost."""

from pathlib import Path

import duckdb

from bildungsbuero.warehouse.sql import literal, name


def load_source(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    *,
    columns: tuple[str, ...],
    delimiter: str,
    first_line: int,
    quoted: bool,
) -> None:
    """Make the table `source` (row, one text column each); lines with too few or too many cells go to `refused`."""
    types = ", ".join(f"{literal(column)}: 'VARCHAR'" for column in columns)
    quote = '"' if quoted else ""
    connection.execute(
        f"""
        CREATE TABLE source AS
        SELECT row_number() OVER () + {first_line - 1} AS row, * FROM read_csv(
            {literal(str(path))}, delim = {literal(delimiter)}, quote = {literal(quote)}, escape = {literal(quote)},
            header = false, skip = {first_line - 1}, columns = {{{types}}}, auto_detect = false, null_padding = false,
            strict_mode = true, store_rejects = true, rejects_table = 'reject_errors', rejects_scan = 'reject_scans',
            max_line_size = 2097152
        )
        """
    )
    for column in columns:
        if quoted:
            connection.execute(f"UPDATE source SET {name(column)} = '' WHERE {name(column)} IS NULL")
    _refuse_misfits(connection)


def _refuse_misfits(connection: duckdb.DuckDBPyConnection) -> None:
    """Name the lines that the engine could not cut, and give the lines after them their true numbers."""
    lines = sorted({int(row[0]) for row in connection.execute("SELECT line FROM reject_errors").fetchall()})
    if not lines:
        return
    connection.executemany("INSERT INTO refused VALUES (?, 'columns', '')", [[line] for line in lines[:100_000]])
    connection.execute("CREATE TABLE misfits AS SELECT unnest(?::BIGINT[]) AS line", [lines])
    # The i-th line that was taken moves down by the number of refused lines before it.
    connection.execute(
        """
        UPDATE source SET row = row + moved.by FROM (
            SELECT s.row AS old, count(*) AS by FROM source s
            JOIN (SELECT line, row_number() OVER (ORDER BY line) - 1 AS nth FROM misfits) m ON m.line - m.nth <= s.row
            GROUP BY s.row
        ) AS moved WHERE source.row = moved.old
        """
    )
