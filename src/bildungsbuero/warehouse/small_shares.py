"""Indicators of protected data sets: a share that would give a small count away is withheld, with its numerator."""

import duckdb

from bildungsbuero.core.cells import SEVERITY, Cell, Meaning, Published, without_number
from bildungsbuero.core.protection.shares import ShareRule
from bildungsbuero.warehouse.sql import literal

SUPPRESSED = SEVERITY[Meaning.SUPPRESSED]


def withhold_small_shares(
    connection: duckdb.DuckDBPyConnection, table: str, rule: ShareRule, *, owner: str, indicator: str
) -> None:
    """Withhold numerator and value of each row of an indicator whose share may not be shown."""
    lowest = 0 if rule.zeros_are_safe else -1
    small = " OR ".join(f"({count} > {lowest} AND {count} < {rule.min_cases})" for count in ("numerator", "left_over"))
    connection.execute(
        f"""
        UPDATE {table} SET
            numerator = NULL, numerator_severity = {SUPPRESSED}, numerator_mark = '.', numerator_quality = 0,
            value = NULL, value_severity = {SUPPRESSED}, value_mark = '.', value_quality = 0
        WHERE owner = {literal(owner)} AND indicator = {literal(indicator)} AND numerator IS NOT NULL
          AND denominator IS NOT NULL AND (denominator < {max(1, rule.min_denominator)}
          OR {small.replace("left_over", "denominator - numerator")})
        """
    )


def protected_numerator(numerator: Cell, denominator: Cell | None, rule: ShareRule | None) -> Cell:
    """Return the numerator, withheld where its share may not be shown."""
    if rule is None or not isinstance(numerator, Published) or not isinstance(denominator, Published):
        return numerator
    if rule.may_show(float(numerator.value), float(denominator.value)):
        return numerator
    return without_number(Meaning.SUPPRESSED)
