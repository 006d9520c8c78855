"""The values of all indicators in a built file, for the installation and for each office.

What the shared tables fill is computed once and read by all. What needs a table of an office, and what an office
declared itself, is computed with the office as its owner and read by nobody else.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import duckdb

from bildungsbuero.core.indicators import Breakdown, Indicator
from bildungsbuero.core.protection.shares import ShareRule, strictest
from bildungsbuero.core.territory import CITY_STATES
from bildungsbuero.warehouse.catalogue import SHARED, Catalogue, StoredDataset
from bildungsbuero.warehouse.small_shares import withhold_small_shares
from bildungsbuero.warehouse.sql import literal
from bildungsbuero.warehouse.true_shares import (
    SMALLEST_BASE,
    insert_true_shares,
    of_series,
    show_parts_as_published,
    true_name,
    true_tables,
)

COLUMNS = (
    "owner VARCHAR, indicator VARCHAR, dimension VARCHAR, version INTEGER, area VARCHAR, period VARCHAR, code VARCHAR, "
    "numerator DOUBLE, numerator_severity SMALLINT, numerator_mark VARCHAR, numerator_quality SMALLINT, "
    "denominator DOUBLE, denominator_severity SMALLINT, denominator_mark VARCHAR, denominator_quality SMALLINT, "
    "value DOUBLE, value_severity SMALLINT, value_mark VARCHAR, value_quality SMALLINT"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """An indicator to be computed for an owner from the tables at hand; `until` is the last period of its version."""

    owner: str
    indicator: Indicator
    tables: dict[str, str]
    until: str = ""

    @property
    def used_tables(self) -> list[str]:
        """The tables that it is computed from."""
        return [self.tables[key] for key in self.indicator.datasets]

    def with_true_counts(self, among: frozenset[str]) -> "Series | None":
        """Return the series over true counts where it is a share of counts that are shown rounded, else None."""
        true = {key: true_name(table) for key, table in self.tables.items() if true_name(table) in among}
        if self.indicator.is_count or self.indicator.rate is not None or not true.keys() & set(self.indicator.datasets):
            return None
        return replace(self, tables={**self.tables, **true})


class Compiler(Protocol):
    """Whoever turns an indicator into the text of a question."""

    def __call__(
        self,
        connection: duckdb.DuckDBPyConnection,
        indicator: Indicator,
        tables: dict[str, str],
        *,
        by: Breakdown | None,
    ) -> str:
        """Return the text."""


def make_values(
    connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, datasets: list[StoredDataset], *, compiled: Compiler
) -> None:
    """Write `indicator_values`: every indicator whose data sets are there, at its total and by each breakdown."""
    connection.execute(f"CREATE TEMP TABLE unsorted ({COLUMNS})")
    among = true_tables(connection)
    rules = {item.table: item.share_rule for item in datasets if item.share_rule is not None}
    for series in _all_series(catalogue, datasets):
        dimensions = {key: _dimensions(connection, series.tables[key]) for key in series.indicator.datasets}
        splits = answerable(series.indicator, dimensions)
        texts = [(split, compiled(connection, series.indicator, series.tables, by=split)) for split in splits]
        true = series.with_true_counts(among)
        for split, text in texts:
            if true is None:
                head = f"INSERT INTO unsorted SELECT {_head(series, split)}"
                connection.execute(f"{head}, * FROM ({text}) {_bounds(series)}")
            else:
                own = compiled(connection, series.indicator, true.tables, by=split)
                own = f"SELECT * FROM ({own}) {_bounds(series)}"
                head, factor = _head(series, split), series.indicator.factor
                insert_true_shares(connection, "unsorted", own, head=head, factor=factor)
        rule = strictest(rules[table] for table in series.used_tables if table in rules)
        if rule is not None and true is not None:
            _show_rounded(connection, series, texts, rule)
        elif rule is not None:
            withhold_small_shares(connection, "unsorted", rule, owner=series.owner, indicator=series.indicator.key)
    _repeat_city_states(connection)
    connection.execute(
        "CREATE TABLE indicator_values AS SELECT * FROM unsorted "
        "ORDER BY indicator, dimension, period, code, area, owner"
    )


def _show_rounded(
    connection: duckdb.DuckDBPyConnection, series: Series, texts: list[tuple[Breakdown | None, str]], rule: ShareRule
) -> None:
    """Put rounded parts beside shares of true counts, and withhold what either of them would give away."""
    named = {"owner": series.owner, "indicator": series.indicator.key}
    if rule.from_true_counts:
        withhold_small_shares(connection, "unsorted", rule, **named)
    smallest_base = 0 if rule.from_true_counts else SMALLEST_BASE
    for split, text in texts:
        where = _of(series, split)
        show_parts_as_published(connection, "unsorted", text, where=where, smallest_base=smallest_base)
    # Judged by what is shown, whose zero may be a small count: what is withheld by the true ones alone tells of them.
    withhold_small_shares(connection, "unsorted", replace(rule, zeros_are_safe=False), **named)


def _all_series(catalogue: Catalogue, datasets: list[StoredDataset]) -> Iterator[Series]:
    shared = {item.key: item.table for item in datasets if item.owner == SHARED}
    shipped = [one for item in catalogue.indicators if not item.owner for one in (item, *item.series_behind)]
    yield from (Series(owner=SHARED, indicator=item, tables=shared) for item in shipped if _has_all(item, shared))
    for owner in sorted(
        {item.owner for item in datasets} - {SHARED} | {item.owner for item in catalogue.indicators if item.owner}
    ):
        own = {item.key: item.table for item in datasets if item.owner == owner}
        # An official figure never changes because an office has a table of the same name.
        beside = {**own, **shared}
        yield from (
            Series(owner=owner, indicator=item, tables=beside)
            for item in shipped
            if _has_all(item, beside) and not _has_all(item, shared)
        )
        declared = [item for item in catalogue.indicators if item.owner == owner]
        yield from (one for item in declared for one in versions(item, {**shared, **own}))


def versions(indicator: Indicator, tables: dict[str, str]) -> Iterator[Series]:
    """Return each version of an own indicator with the periods that it computes."""
    ordered = (*indicator.earlier, indicator)
    for place, version in enumerate(ordered):
        later = [item.after for item in ordered[place + 1 :]]
        # A version ends where any later one begins; one that begins with the first period leaves nothing to it.
        until = min(later, default="")
        if _has_all(version, tables) and (not later or until > version.after):
            yield Series(owner=indicator.owner, indicator=version, tables=tables, until=until)


def _has_all(indicator: Indicator, tables: dict[str, str]) -> bool:
    return not indicator.is_open and all(key in tables for key in indicator.datasets)


def _of(series: Series, split: Breakdown | None) -> str:
    return of_series(
        owner=series.owner,
        indicator=series.indicator.key,
        dimension=split.dimension if split else "",
        version=series.indicator.version,
    )


def _head(series: Series, split: Breakdown | None) -> str:
    words = (series.owner, series.indicator.key, split.dimension if split else "")
    return f"{', '.join(literal(word) for word in words)}, {series.indicator.version}"


def _bounds(series: Series) -> str:
    """Codes of periods of one table stand in the order of time."""
    bounds = []
    if series.indicator.after:
        bounds.append(f"period > {literal(series.indicator.after)}")
    if series.until:
        bounds.append(f"period <= {literal(series.until)}")
    return f"WHERE {' AND '.join(bounds)}" if bounds else ""


def answerable(indicator: Indicator, dimensions: dict[str, set[str]]) -> list[Breakdown | None]:
    """Return the splits whose dimensions were delivered, None for the whole; nothing where a condition lacks its own.

    Without this a condition on a dimension that is not there would silently hold for everything.
    """
    parts = [part for part in (indicator.numerator, indicator.denominator, indicator.rate) if part is not None]
    if any(dimension not in dimensions[part.dataset] for part in parts for dimension in part.where):
        return []
    return [None, *(split for split in indicator.breakdowns if _can_split(indicator, split, dimensions))]


def _can_split(indicator: Indicator, split: Breakdown, dimensions: dict[str, set[str]]) -> bool:
    parts = [indicator.rate or indicator.numerator, indicator.numerator, indicator.denominator if split.both else None]
    return all(split.dimension in dimensions[part.dataset] for part in parts if part is not None)


def _dimensions(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    rows = connection.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND database_name = current_database()", [table]
    ).fetchall()
    return {row[0] for row in rows}


def _repeat_city_states(connection: duckdb.DuckDBPyConnection) -> None:
    """Hamburg and Berlin are Land and Kreis at once; a table that lists them as a Land only still has their Kreis."""
    for state, district in CITY_STATES.items():
        connection.execute(
            f"INSERT INTO unsorted SELECT * REPLACE ({literal(district)} AS area) FROM unsorted AS of_state "
            f"WHERE area = {literal(state)} AND NOT EXISTS (FROM unsorted AS own WHERE own.area = {literal(district)} "
            "AND (own.owner, own.indicator, own.dimension, own.period, own.code) "
            "= (of_state.owner, of_state.indicator, of_state.dimension, of_state.period, of_state.code))"
        )
