"""What every page asks first, in two small tables of a built file: which periods there are, and from which deliveries.

Asked of the values and facts themselves, both would be a scan of millions of rows for a handful of answers.
"""

from collections.abc import Iterable

import duckdb

from bildungsbuero.warehouse.sql import literal, name


def make_summaries(connection: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> None:
    """Write `indicator_periods` from the values, and `fact_deliveries` from the tables of facts."""
    connection.execute(
        "CREATE TABLE indicator_periods AS SELECT DISTINCT owner, indicator, period FROM indicator_values ORDER BY ALL"
    )
    connection.execute(
        "CREATE TABLE fact_deliveries (fact_table VARCHAR, area VARCHAR, period VARCHAR, delivery INTEGER)"
    )
    for table in tables:
        connection.execute(
            f"INSERT INTO fact_deliveries SELECT DISTINCT {literal(table)}, area, period, delivery FROM {name(table)} "
            "ORDER BY ALL"
        )
