"""Ask for the data of pages, ours and by hand in turns, check that the answers are equal, and print the times."""

import time
from collections.abc import Iterator
from math import isclose

import duckdb

from benchmarks import machine
from benchmarks.figures.facts import AGES, FACTS, MEASURE, PEOPLE, POPULATION, RATE, areas_for, built
from benchmarks.pages.questions import BY_HAND, QUESTIONS, Page, open_door
from benchmarks.timing import Line, as_p50_p95, percentile, side_by_side, table
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.warehouse.catalogue import SHARED
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.published import Published
from bildungsbuero.warehouse.sql import literal, name

FULL = 100_000_000
PAGES = 200
MOST_MS = 100
WHOLE = "all data of a page"
# The map without the table of headline values, as it would be asked of the facts.
MAP_OF_FACTS = f"""
    SELECT n.area, sum(n.value), any_value(d.value), sum(n.value) * 1000 / any_value(d.value)
    FROM {name(f"{SHARED}/{FACTS}")} n JOIN areas a ON a.key = n.area AND a.level = 'district'
    LEFT JOIN {name(f"{SHARED}/{POPULATION}")} d ON d.area = n.area AND d.period = n.period AND d.measure = '{PEOPLE}'
    WHERE n.period = ? AND n.measure = '{MEASURE}' AND n."TYP" = '{TOTAL}'
      AND n."ALTER" IN ({", ".join(map(literal, AGES))})
    GROUP BY n.area
"""


def run(size: int) -> list[Line]:
    """Print what the pages of an indicator take over about `size` facts and return the lines."""
    print(machine.described("duckdb", "ibis-framework"))
    folder = built(size)
    door = open_door(folder)
    pages = list(_pages(door, size))
    first_ms = _first(folder, pages[0])
    # The same open file for both: what is compared are the questions, not the opening.
    with door.engine._connection.cursor() as connection:
        taken = _asked(folder, connection, pages)
        facts = _of_facts(connection, door, pages)
    lines = _lines(taken, facts)
    title = (
        f"The page of an indicator, {size:,} facts, {len(pages)} pages, ms p50 / p95; the first one {first_ms:.0f} ms"
    )
    print(table(title, ("ours", "SQL by hand"), lines))
    return lines


def _pages(door: Published, size: int) -> Iterator[Page]:
    """Pages of one to three Kreise with Land and Bund beside them, over all periods."""
    periods = door.periods(RATE)
    keys = [area.key for area in areas_for(size) if area.level == "district"]
    for number in range(PAGES):
        own = (keys[(number * 7 + further * 31) % len(keys)] for further in range(number % 3 + 1))
        yield Page(areas=(*dict.fromkeys(own), "01", "DG"), period=periods[-1 - number % len(periods)])


def _first(folder: Folder, page: Page) -> float:
    """What the first page takes, for which each question is put into words."""
    start = time.perf_counter()
    _ask(folder, page)
    return (time.perf_counter() - start) * 1000


def _asked(
    folder: Folder, connection: duckdb.DuckDBPyConnection, pages: list[Page]
) -> dict[str, tuple[list[float], list[float]]]:
    taken: dict[str, tuple[list[float], list[float]]] = {}
    for page in pages:
        for what, question in QUESTIONS.items():
            by_hand = BY_HAND[what]
            found, expected = question(open_door(folder), page), by_hand(connection, page)
            assert all(map(isclose, found, expected)), (what, page, found, expected)
        whole = side_by_side([lambda: _ask(folder, page), lambda: _ask_by_hand(connection, page)], times=1)  # noqa: B023
        _note(taken, WHOLE, whole)
        door = open_door(folder)
        for what, question in QUESTIONS.items():
            calls = [lambda: question(door, page), lambda: BY_HAND[what](connection, page)]  # noqa: B023
            _note(taken, what, side_by_side(calls, times=1))
    return taken


def _note(taken: dict[str, tuple[list[float], list[float]]], what: str, values: list[float]) -> None:
    for series, value in zip(taken.setdefault(what, ([], [])), values, strict=True):
        series.append(value)


def _ask(folder: Folder, page: Page) -> None:
    door = open_door(folder)
    for question in QUESTIONS.values():
        question(door, page)


def _ask_by_hand(connection: duckdb.DuckDBPyConnection, page: Page) -> None:
    for question in BY_HAND.values():
        question(connection, page)


def _of_facts(
    connection: duckdb.DuckDBPyConnection, door: Published, pages: list[Page]
) -> tuple[list[float], list[float]]:
    """The map of a few periods: ours, and asked of the facts."""
    taken: dict[str, tuple[list[float], list[float]]] = {}
    for page in pages[:3]:
        calls = [
            lambda: QUESTIONS["map of all Kreise"](door, page),  # noqa: B023
            lambda: connection.execute(MAP_OF_FACTS, [page.period.code]).fetchall(),  # noqa: B023
        ]
        _note(taken, "map", side_by_side(calls, times=1))
    return taken["map"]


def _lines(taken: dict[str, tuple[list[float], list[float]]], facts: tuple[list[float], list[float]]) -> list[Line]:
    ours, by_hand = taken[WHOLE]
    samples = f"p95 of {len(ours)} pages in ms"
    lines = [
        Line(
            name=WHOLE,
            ours=as_p50_p95(ours),
            peer=as_p50_p95(by_hand),
            ratio=percentile(ours, 0.95),
            goal=MOST_MS,
            note=f"{samples}, beside {percentile(by_hand, 0.95):.1f} by hand",
        )
    ]
    lines += [_line(what, series) for what, series in taken.items() if what != WHOLE]
    return [*lines, _line("map of all Kreise, by hand from the facts", facts)]


def _line(what: str, series: tuple[list[float], list[float]]) -> Line:
    ours, by_hand = series
    ratio = percentile(ours, 0.95) / percentile(by_hand, 0.95)
    return Line(name=what, ours=as_p50_p95(ours), peer=as_p50_p95(by_hand), ratio=ratio)
