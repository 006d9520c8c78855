"""Shares of counts that are rounded to 5 come from the true counts where nobody can work these out of them: where a
step of the share is at least as many people as the rounding hides. Shares of smaller bases come from the parts as they
are shown beside them and say nothing more: 71.2 % of a number from 48 to 52 would be 37 of 52 and nothing else. An
office may decide otherwise, as the Länder do: then all shares come from the true counts.

The true counts lie in temporary tables while a file is built, and never in the file.
"""

from decimal import Decimal

import duckdb

from bildungsbuero.core.cells import Quality
from bildungsbuero.core.protection.rounding import BASE
from bildungsbuero.warehouse.cells import QUALITY_BITS
from bildungsbuero.warehouse.sql import literal, name

# In units of the factor: a share in per cent has one decimal, one per 10,000 is a multiple of ten.
STEP = Decimal("0.001")
# From this base on a step is no less than the rounding, in people.
SMALLEST_BASE = int(BASE / STEP)
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


def show_parts_as_published(
    connection: duckdb.DuckDBPyConnection, table: str, text: str, *, where: str, smallest_base: int = SMALLEST_BASE
) -> None:
    """Put the parts as they are shown in place of the true ones, and below `smallest_base` the share of these too."""
    same = " AND ".join(f"{table}.{key} = shown.{key}" for key in KEYS)
    is_small = f"({table}.value_quality & {ROUNDED}) > 0 AND coalesce(shown.denominator < {smallest_base}, true)"
    taken = [f"{part}{end} = shown.{part}{end}" for part in ("numerator", "denominator") for end in CELL]
    taken += [f"value{end} = CASE WHEN {is_small} THEN shown.value{end} ELSE {table}.value{end} END" for end in CELL]
    connection.execute(f"UPDATE {table} SET {', '.join(taken)} FROM ({text}) AS shown WHERE {same} AND {where}")


def of_series(*, owner: str, indicator: str, dimension: str, version: int) -> str:
    """Return the condition that a row belongs to one series and split."""
    return (
        f"owner = {literal(owner)} AND indicator = {literal(indicator)} AND dimension = {literal(dimension)} "
        f"AND version = {int(version)}"
    )
