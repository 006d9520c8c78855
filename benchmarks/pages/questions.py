"""What the page of an indicator asks of the published figures, and the same as somebody would write it by hand."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

import duckdb

from benchmarks.figures.facts import BY_TYPE, FACTS, PEOPLE_COUNT, POPULATION, RATE
from bildungsbuero.core.cells import Published as Number
from bildungsbuero.core.figures import Figure
from bildungsbuero.core.periods import Period
from bildungsbuero.warehouse.catalogue import SHARED
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.published import Published, open_published
from bildungsbuero.warehouse.sql import literal, name

LACKING = "02"
# The shapes of all questions to the built file; a test asks the page itself for its own.
ASKED = frozenset({"periods", "values", "level", "deliveries", "area"})
# Comparable answers: how many numbers, and their sum.
Answer: TypeAlias = tuple[int, float]
VALUES = "value, value_severity, value_mark, value_quality, numerator, numerator_severity, numerator_mark, "
COLUMNS = f"area, period, code, {VALUES}numerator_quality, denominator, denominator_severity, denominator_mark, version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: the areas with Land and Bund beside them, and the period."""

    areas: tuple[str, ...]
    period: Period


Question: TypeAlias = Callable[[Published, Page], Answer]
ByHand: TypeAlias = Callable[[duckdb.DuckDBPyConnection, Page], Answer]


def open_door(folder: Folder) -> Published:
    """Return the door as each request takes it."""
    return open_published(folder)


def _periods(door: Published, _page: Page) -> Answer:
    found = door.periods(RATE)
    return len(found), float(sum(period.end.year for period in found))


def _series(door: Published, page: Page) -> Answer:
    return _answer(door.values(RATE, page.areas))


def _split(door: Published, page: Page) -> Answer:
    return _answer(door.values(RATE, page.areas, dimension=BY_TYPE.dimension, period=page.period))


def _map(door: Published, page: Page) -> Answer:
    return _answer(door.level(RATE, page.period, "district"))


def _peers(door: Published, _page: Page) -> Answer:
    return _answer(door.level(PEOPLE_COUNT, door.periods(PEOPLE_COUNT)[-1], "district"))


def _sources(door: Published, page: Page) -> Answer:
    found = [door.deliveries(key, page.areas, indicator=RATE) for key in (FACTS, POPULATION)]
    return sum(len(numbers) for numbers in found), float(sum(sum(numbers) for numbers in found))


def _area(door: Published, page: Page) -> Answer:
    """Asked where an area has no figure: once more for this period, then whether it stood."""
    found = door.values(RATE, [LACKING], period=page.period)
    return len(found), float(len(door.area(page.areas[0]).name))


def _answer(figures: list[Figure]) -> Answer:
    numbers = [figure.cell.value for figure in figures if isinstance(figure.cell, Number)]
    return len(numbers), float(sum(numbers, Decimal(0)))


QUESTIONS: dict[str, Question] = {
    "periods to choose from": _periods,
    "headline, series, areas beside": _series,
    "breakdown": _split,
    "map of all Kreise": _map,
    "peers of a similar size": _peers,
    "sources": _sources,
    "an area that lacks a figure": _area,
}


def _hand_periods(connection: duckdb.DuckDBPyConnection, _page: Page) -> Answer:
    rows = _rows(connection, f"SELECT DISTINCT period FROM indicator_values WHERE {_of(RATE.key)}")
    return len(rows), float(sum(int(row[0]) for row in rows))


def _hand_series(connection: duckdb.DuckDBPyConnection, page: Page) -> Answer:
    return _numbers(connection, f"{_of(RATE.key)} AND dimension = '' AND area IN ({_listed(page)})")


def _hand_split(connection: duckdb.DuckDBPyConnection, page: Page) -> Answer:
    where = f"{_of(RATE.key)} AND dimension = {literal(BY_TYPE.dimension)} AND period = {literal(page.period.code)}"
    return _numbers(connection, f"{where} AND area IN ({_listed(page)})")


def _hand_map(connection: duckdb.DuckDBPyConnection, page: Page) -> Answer:
    return _numbers(connection, _districts(RATE.key, page.period.code))


def _hand_peers(connection: duckdb.DuckDBPyConnection, _page: Page) -> Answer:
    rows = _rows(connection, f"SELECT max(period) FROM indicator_values WHERE {_of(PEOPLE_COUNT.key)}")
    return _numbers(connection, _districts(PEOPLE_COUNT.key, rows[0][0]))


def _hand_sources(connection: duckdb.DuckDBPyConnection, page: Page) -> Answer:
    found = [
        _rows(connection, f"SELECT DISTINCT delivery FROM {name(f'{SHARED}/{key}')} WHERE area IN ({_listed(page)})")
        for key in (FACTS, POPULATION)
    ]
    return sum(map(len, found)), float(sum(row[0] for rows in found for row in rows))


def _hand_area(connection: duckdb.DuckDBPyConnection, page: Page) -> Answer:
    found = _numbers(
        connection, f"{_of(RATE.key)} AND dimension = '' AND period = '{page.period.code}' AND area = '{LACKING}'"
    )
    rows = _rows(connection, f"SELECT * EXCLUDE (name), name FROM areas WHERE key = {literal(page.areas[0])}")
    return found[0], float(len(rows[0][-1]))


def _districts(indicator: str, period: str) -> str:
    level = "area IN (SELECT key FROM areas WHERE level = 'district')"
    return f"{_of(indicator)} AND dimension = '' AND period = {literal(period)} AND {level}"


def _of(indicator: str) -> str:
    return f"owner = {literal(SHARED)} AND indicator = {literal(indicator)}"


def _listed(page: Page) -> str:
    return ", ".join(literal(area) for area in page.areas)


def _numbers(connection: duckdb.DuckDBPyConnection, where: str) -> Answer:
    rows = _rows(connection, f"SELECT {COLUMNS} FROM indicator_values WHERE {where} ORDER BY period, area, code")
    numbers = [row[3] for row in rows if row[3] is not None]
    return len(numbers), sum(numbers)


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = connection.execute(query).fetchall()
    return found


BY_HAND: dict[str, ByHand] = {
    "periods to choose from": _hand_periods,
    "headline, series, areas beside": _hand_series,
    "breakdown": _hand_split,
    "map of all Kreise": _hand_map,
    "peers of a similar size": _hand_peers,
    "sources": _hand_sources,
    "an area that lacks a figure": _hand_area,
}
