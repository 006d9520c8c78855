"""Ask the same of ours and of the peers, check that the answers are equal, and print the ratios."""

from math import isclose
from typing import Any

import duckdb

from benchmarks import machine
from benchmarks.figures.facts import AGES, BY_TYPE, FACTS, MEASURE, PEOPLE, POPULATION, RATE, YEARS, areas_for, built
from benchmarks.timing import Line, as_p50_p95, ms_of, percentile, side_by_side, table
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.periods import read_period
from bildungsbuero.warehouse.build import PUBLISHED, current
from bildungsbuero.warehouse.catalogue import SHARED
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.engine import compiled_values
from bildungsbuero.warehouse.published import open_published
from bildungsbuero.warehouse.sql import literal, name

FULL = 100_000_000
FOR_PANDAS = 10_000_000
DISTRICTS_ASKED = 40
MORE_MS = 30
TABLES = {key: f"{SHARED}/{key}" for key in (FACTS, POPULATION)}

# The rate of each type per 1,000 people, for every area and year: what somebody who knows the tables would write.
BY_HAND = f"""
    SELECT n.area, n.period, n.code, n.numerator, d.value AS denominator, n.numerator * 1000 / d.value AS value
    FROM (
        SELECT area, period, "TYP" AS code, sum(value) AS numerator
        FROM {name(TABLES[FACTS])}
        WHERE measure = '{MEASURE}' AND "ALTER" IN ({", ".join(map(literal, AGES))}) AND "TYP" <> '{TOTAL}'
        GROUP BY ALL
    ) n
    LEFT JOIN (SELECT area, period, value FROM {name(TABLES[POPULATION])} WHERE measure = '{PEOPLE}') d
      USING (area, period)
"""
COLUMNS = "area, period, code, numerator, denominator, value"
ONE_BY_HAND = f"""
    SELECT sum(n.value), any_value(d.value), sum(n.value) * 1000 / any_value(d.value)
    FROM {name(TABLES[FACTS])} n
    LEFT JOIN {name(TABLES[POPULATION])} d ON d.area = n.area AND d.period = n.period AND d.measure = '{PEOPLE}'
    WHERE n.area = ? AND n.period = ? AND n.measure = '{MEASURE}' AND n."TYP" = ? AND n."ALTER" = ?
"""


def run(size: int) -> list[Line]:
    """Print the comparisons over about `size` facts and return their lines."""
    print(machine.described("duckdb", "ibis-framework", "pandas", "numpy"))
    folder = built(size)
    small = min(size, FOR_PANDAS)
    cube, beside_pandas = _cube(folder), _beside_pandas(built(small))
    # Last, because the product's engine keeps the file open, with settings of its own.
    lines = [*cube, *_one_district(folder, size)]
    print(table(f"Figures, {size:,} facts, ms", ("ours", "SQL by hand"), lines))
    if beside_pandas:
        print(table(f"Figures, {small:,} facts, ms", ("ours", "pandas"), beside_pandas))
    return [*lines, *beside_pandas]


def _connection(folder: Folder) -> duckdb.DuckDBPyConnection:
    file = current(folder, PUBLISHED)
    assert file is not None
    return duckdb.connect(str(file.path), read_only=True, config={"threads": 2, "memory_limit": "4GB"})


def _ours(connection: duckdb.DuckDBPyConnection) -> str:
    return compiled_values(connection, RATE, TABLES, by=BY_TYPE)


def _store(connection: duckdb.DuckDBPyConnection, query: str, answer: str) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {answer} AS {query}")


def _summary(connection: duckdb.DuckDBPyConnection, answer: str) -> tuple[int, float, float]:
    query = f"SELECT count(*), sum(numerator), sum(value) FROM {answer}"
    rows, numerators, values = connection.execute(query).fetchone() or (0, 0, 0)
    return rows, numerators, values


def _cube(folder: Folder) -> list[Line]:
    """The cube with the columns of the query by hand, and with all that the product says beside each figure."""
    with _connection(folder) as connection:
        marked = _ours(connection)
        text = f"SELECT {COLUMNS} FROM ({marked})"
        _store(connection, text, "ours")
        _store(connection, BY_HAND, "by_hand")
        found, expected = _summary(connection, "ours"), _summary(connection, "by_hand")
        assert all(map(isclose, found, expected)), (found, expected)
        ours, whole, hand = side_by_side(
            [
                lambda: _store(connection, text, "ours"),
                lambda: _store(connection, marked, "ours"),
                lambda: _store(connection, BY_HAND, "by_hand"),
            ],
            times=5,
        )
    name, note = "national cube: rate by area, year, type", f"{found[0]:,} figures, equal"
    return [
        Line(name=name, ours=f"{ours:,.0f}", peer=f"{hand:,.0f}", ratio=ours / hand, goal=1.2, note=note),
        Line(
            name="the same, with eight columns of marks",
            ours=f"{whole:,.0f}",
            peer=f"{hand:,.0f}",
            ratio=whole / hand,
            note="why a figure is missing and what limits it: nothing by hand stands beside it",
        ),
    ]


def _one_district(folder: Folder, size: int) -> list[Line]:
    """One figure of one district: asked of the facts (a split by two dimensions), then of the headline values."""
    door = open_published(folder)
    keys = [area.key for area in areas_for(size)][:DISTRICTS_ASKED]
    meaning = door.periods(RATE)[0].meaning
    by_hand: list[float] = []
    ours: dict[str, list[float]] = {"one district, from the facts": [], "one district, headline": []}
    # The same open file for both: what is compared is the question, not the opening.
    with door.engine._connection.cursor() as connection:
        for number, key in enumerate(keys):
            period = read_period(YEARS[number % len(YEARS)], meaning)
            codes = {"TYP": f"BIL{number % 15:02d}", "ALTER": AGES[number % len(AGES)]}
            figure = door.one(RATE, key, period, by=codes)
            asked = [key, period.code, codes["TYP"], codes["ALTER"]]
            row = connection.execute(ONE_BY_HAND, asked).fetchone()
            assert row is not None
            assert float(figure.numerator.value) == row[0], (figure, row)  # type: ignore[union-attr]
            first, second, hand = side_by_side(
                [
                    lambda: door.one(RATE, key, period, by=codes),  # noqa: B023
                    lambda: door.one(RATE, key, period, by={"TYP": codes["TYP"]}),  # noqa: B023
                    lambda: connection.execute(ONE_BY_HAND, asked).fetchone(),  # noqa: B023
                ]
            )
            for series, value in zip(ours.values(), (first, second), strict=True):
                series.append(value)
            by_hand.append(hand)
    hand_p95 = percentile(by_hand, 0.95)
    return [
        Line(
            name=what,
            ours=as_p50_p95(series),
            peer=as_p50_p95(by_hand),
            ratio=percentile(series, 0.95) / hand_p95,
            goal=(hand_p95 + MORE_MS) / hand_p95,
            note=f"goal: by hand + {MORE_MS} ms (p50 / p95)",
        )
        for what, series in ours.items()
    ]


def _beside_pandas(folder: Folder) -> list[Line]:
    try:
        import pandas
    except ImportError:
        print("pandas is not installed here (make bench installs it): left out")
        return []
    with _connection(folder) as connection:
        text = f"SELECT {COLUMNS} FROM ({_ours(connection)})"
        ours = ms_of(lambda: _store(connection, text, "ours"))
        rows, numerators, _values = _summary(connection, "ours")
        facts = connection.execute(f'SELECT area, period, "TYP", "ALTER", value FROM {name(TABLES[FACTS])}').df()
        people = connection.execute(f"SELECT area, period, value AS people FROM {name(TABLES[POPULATION])}").df()
    lines = []
    for what in ("texts as pandas reads them", "texts made categories beforehand"):
        if lines:
            _make_categories(facts, people)
        theirs = ms_of(lambda: _with_pandas(pandas, facts, people))
        answer = _with_pandas(pandas, facts, people)
        assert len(answer) == rows
        assert isclose(answer["value"].sum(), numerators)
        lines.append(
            Line(
                name=f"national cube, {what}",
                ours=f"{ours:,.0f}",
                peer=f"{theirs:,.0f}",
                ratio=theirs / ours,
                goal=5,
                at_least=True,
                note="facts of pandas in memory; reading them is not counted",
            )
        )
    return lines


def _make_categories(facts: Any, people: Any) -> None:
    for column in ("area", "period", "TYP", "ALTER"):
        facts[column] = facts[column].astype("category")
    for column in ("area", "period"):
        people[column] = people[column].astype(facts[column].dtype)


def _with_pandas(pandas: Any, facts: Any, population: Any) -> Any:
    wanted = facts[facts["ALTER"].isin(AGES) & (facts["TYP"] != TOTAL)]
    summed = wanted.groupby(["area", "period", "TYP"], observed=True, sort=False)["value"].sum().reset_index()
    both = pandas.merge(summed, population, on=["area", "period"], how="left")
    both["rate"] = both["value"] * 1000 / both["people"]
    return both
