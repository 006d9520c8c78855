"""Shares of counts that are rounded to 5 come from the true counts, and are themselves so coarse that they do not give
these away; beside them stand the parts as they are shown.

The true counts lie in temporary tables while a file is built, and never in the file.
"""

from decimal import Decimal

import duckdb

from bildungsbuero.core.cells import Quality
from bildungsbuero.warehouse.cells import QUALITY_BITS
from bildungsbuero.warehouse.sql import literal, name

# In units of the factor: a share in per cent has one decimal, one per 10,000 is a multiple of ten.
STEP = Decimal("0.001")
ROUNDED = QUALITY_BITS[Quality.ROUNDED]
KEYS = ("area", "period", "code")
CELL = ("", "_severity", "_mark", "_quality")


def true_name(table: str) -> str:
    """Return what the temporary table of true counts beside a published table is called."""
    return f"true {table}"


def keep_true_counts(connection: duckdb.DuckDBPyConnection, table: str, facts: str, *, same: str) -> None:
    """Keep the counts before rounding of a table that is being protected; `same` joins its states with the facts."""
    withheld = "s._withheld OR f.value IS NULL"
    connection.execute(
        f"""
        CREATE TEMP TABLE {name(true_name(table))} AS SELECT shown.* REPLACE (
            CASE WHEN {withheld} OR NOT s._rounded THEN shown.value ELSE f.value END AS value
        )
        FROM {facts} f JOIN protected_states s ON {same}
        JOIN main.{name(table)} shown ON {same.replace("= s.", "= shown.")}
        """
    )


def true_tables(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Return the names of the temporary tables of true counts."""
    rows = connection.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()
    return frozenset(row[0] for row in rows if row[0].startswith(true_name("")))


def insert_true_shares(
    connection: duckdb.DuckDBPyConnection, table: str, text: str, *, head: str, factor: Decimal
) -> None:
    """Add the values of an indicator computed from true counts, each rounded to a step."""
    step = float(factor * STEP)
    is_rounded = f"(value_quality & {ROUNDED}) > 0"
    connection.execute(
        f"INSERT INTO {table} SELECT {head}, * REPLACE ("
        f"CASE WHEN {is_rounded} THEN round(round(value / {step}) * {step}, 10) ELSE value END AS value) FROM ({text})"
    )


def show_parts_as_published(connection: duckdb.DuckDBPyConnection, table: str, text: str, *, where: str) -> None:
    """Put the parts as they are shown in place of the true ones, but for those that are withheld with their share."""
    same = " AND ".join(f"{table}.{key} = shown.{key}" for key in KEYS)
    withheld = f"{table}.numerator IS NULL"
    taken = [f"numerator{end} = CASE WHEN {withheld} THEN {table}.numerator{end} ELSE shown.numerator{end} END"
             for end in CELL]  # fmt: skip
    taken += [f"denominator{end} = shown.denominator{end}" for end in CELL]
    connection.execute(f"UPDATE {table} SET {', '.join(taken)} FROM ({text}) AS shown WHERE {same} AND {where}")


def of_series(*, owner: str, indicator: str, dimension: str, version: int) -> str:
    """Return the condition that a row belongs to one series and split."""
    return (
        f"owner = {literal(owner)} AND indicator = {literal(indicator)} AND dimension = {literal(dimension)} "
        f"AND version = {int(version)}"
    )
