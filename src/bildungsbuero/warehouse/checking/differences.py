"""What a delivery changes against the ones before it: value by value, and which indicators show other figures."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import duckdb

from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.indicators import Indicator, Part
from bildungsbuero.warehouse.checking.subject import FIXED, earlier_values
from bildungsbuero.warehouse.sql import literal, name

MOST_CHANGES = 50
Figure: TypeAlias = float | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value before and now; a sign stands where there is no number, None where there is no value at all."""

    area: str
    period: str
    measure: str
    dims: dict[str, str]
    before: Figure
    now: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How many values are new, changed, missing and as before, the largest changes, and the figures by indicator."""

    new: int
    changed: int
    vanished: int
    unchanged: int
    largest: tuple[Change, ...]
    indicators: dict[str, int]


def compare(now: Path, before: Sequence[Path], *, dataset: str, indicators: Sequence[Indicator]) -> Difference:
    """Return what a delivery changes; `before` are the earlier ones that count, the oldest first.

    Earlier values of periods that the delivery does not hold are left aside. `indicators` counts, for each indicator
    made from the data set, the pairs of area and period whose figure may change.
    """
    with _compared(now, before) as (connection, dimensions):
        counts = dict(connection.execute("SELECT kind, count(*) FROM compared GROUP BY 1").fetchall())
        return Difference(
            new=counts.get("new", 0),
            changed=counts.get("changed", 0),
            vanished=counts.get("vanished", 0),
            unchanged=counts.get("unchanged", 0),
            largest=tuple(_largest(connection, dimensions)),
            indicators=dict(_affected(connection, dimensions, dataset, indicators)),
        )


def write_differences(now: Path, before: Sequence[Path], target: Path) -> None:
    """Write every new, changed and missing value as CSV, as a German spreadsheet opens it."""
    with _compared(now, before) as (connection, dimensions):
        columns = ", ".join(["kind", "area", "period", "measure", *(name(code) for code in dimensions)])
        connection.execute(
            f"COPY (SELECT {columns}, {_decimal('value_before', 'mark_before')} AS before, "
            f"{_decimal('value_now', 'mark_now')} AS now FROM compared WHERE kind <> 'unchanged' "
            f"ORDER BY kind, area, period, measure) TO {literal(str(target))} (FORMAT csv, HEADER, DELIMITER ';')"
        )


@contextmanager
def _compared(now: Path, before: Sequence[Path]) -> Iterator[tuple[duckdb.DuckDBPyConnection, tuple[str, ...]]]:
    """A connection with the table `compared`, and the dimensions."""
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(f"CREATE TEMP VIEW delivered AS SELECT * FROM read_parquet({literal(str(now))})")
        columns = [row[0] for row in connection.execute("DESCRIBE delivered").fetchall()]
        dimensions = tuple(column for column in columns if column not in FIXED)
        if not before:
            connection.execute(
                "CREATE TEMP VIEW compared AS SELECT *, value AS value_now, mark AS mark_now, "
                "NULL::DOUBLE AS value_before, NULL::VARCHAR AS mark_before, 'new' AS kind FROM delivered"
            )
        with earlier_values(connection, before, dimensions) as view:
            if view:
                _join(connection, view, ", ".join(["area", "period", "measure", *(name(code) for code in dimensions)]))
        yield connection, dimensions


def _join(connection: duckdb.DuckDBPyConnection, view: str, keys: str) -> None:
    """Make the table `compared`; earlier values of other periods stay out."""
    connection.execute(
        f"""
        CREATE TEMP TABLE compared AS
        SELECT {keys}, n.value AS value_now, n.mark AS mark_now, b.value AS value_before, b.mark AS mark_before,
               CASE WHEN b.row IS NULL THEN 'new' WHEN n.row IS NULL THEN 'vanished'
                 WHEN n.value IS NOT DISTINCT FROM b.value AND n.mark IS NOT DISTINCT FROM b.mark
                 THEN 'unchanged' ELSE 'changed' END AS kind
        FROM delivered n
        FULL JOIN (SELECT * FROM {view} WHERE period IN (SELECT DISTINCT period FROM delivered)) b USING ({keys})
        """
    )


def _largest(connection: duckdb.DuckDBPyConnection, dimensions: tuple[str, ...]) -> Iterator[Change]:
    """Numbers that changed most, for their size; then those that came, or went behind a sign."""
    columns = "".join(f", {name(code)}" for code in dimensions)
    rows = connection.execute(
        f"SELECT area, period, measure, value_before, mark_before, value_now, mark_now{columns} FROM compared "
        "WHERE kind = 'changed' ORDER BY abs(value_now - value_before) "
        "/ sqrt(greatest(abs(value_now), abs(value_before), 1)) DESC NULLS LAST, area, period, measure "
        f"LIMIT {MOST_CHANGES}"
    ).fetchall()
    for area, period, measure, before, mark_before, now, mark_now, *codes in rows:
        dims = {code: value for code, value in zip(dimensions, codes, strict=True) if value not in (None, TOTAL)}
        yield Change(
            area=area,
            period=period,
            measure=measure,
            dims=dims,
            before=mark_before if before is None else before,
            now=mark_now if now is None else now,
        )


def _affected(
    connection: duckdb.DuckDBPyConnection, dimensions: tuple[str, ...], dataset: str, indicators: Sequence[Indicator]
) -> Iterator[tuple[str, int]]:
    for indicator in indicators:
        parts = [part for part in _parts(indicator) if part.dataset == dataset]
        conditions = [_condition(part, dimensions, indicator) for part in parts]
        if not conditions:
            continue
        row = connection.execute(
            "SELECT count(DISTINCT (area, period)) FROM compared WHERE kind IN ('new', 'changed') "
            f"AND ({' OR '.join(conditions)})"
        ).fetchone()
        if row and row[0]:
            yield indicator.key, int(row[0])


def _parts(indicator: Indicator) -> list[Part]:
    return [part for part in (indicator.rate, indicator.numerator, indicator.denominator) if part is not None]


def _condition(part: Part, dimensions: tuple[str, ...], indicator: Indicator) -> str:
    """Which values a part is made from, also where the indicator is split."""
    terms = [f"measure = {literal(part.measure)}"]
    for code in dimensions:
        if code in part.where:
            terms.append(f"{name(code)} IN ({', '.join(literal(value) for value in part.where[code])})")
        elif indicator.breakdown(code) is None:
            terms.append(f"{name(code)} = {literal(TOTAL)}")
    return f"({' AND '.join(terms)})"


def _decimal(value: str, mark: str) -> str:
    plain = f"regexp_replace({value}::VARCHAR, '\\.0$', '')"
    return f"CASE WHEN {value} IS NULL THEN {mark} ELSE replace({plain}, '.', ',') END"
