"""Read the flat file of GENESIS: one value a row, variables in repeated groups of columns.

Of ten million rows only the codes and the values are taken. Labels repeat what the codes say: they are read off the
first rows, and further down only for codes that did not occur there.
"""

import re
from collections.abc import Sequence

import duckdb

from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.layouts import FlatLayout
from bildungsbuero.warehouse.reading.source import TextFile, load_source
from bildungsbuero.warehouse.reading.task import Task
from bildungsbuero.warehouse.reading.units import read_unit
from bildungsbuero.warehouse.reading.words import Dictionary, dimension_words
from bildungsbuero.warehouse.sql import literal, name

# Variables whose values are areas, in Regionaldatenbank, GENESIS-Online and the census.
REGIONS = re.compile(r"KREISE\w*|GEMEIN\w*|REGBEZ\w*|DLAND\w*|DINSG\w*|GEO[A-Z]{2}\d|STLAG|NUTS\w*", re.ASCII)
# So many rows name nearly all codes, since rows come unsorted.
HEAD_ROWS = 50_000


def read(task: Task, layout: FlatLayout) -> Dictionary:
    """Make `raw` and return the words of the file."""
    connection = task.connection
    file = TextFile(
        path=task.plain,
        columns=layout.columns,
        delimiter=layout.delimiter,
        first_line=layout.first_line,
        quoted=False,
    )
    words = _Words(connection, file)
    kept = _codes_and_values(layout)
    load_source(connection, file, kept=kept, usual=words.usual(kept))
    in_blocks = {block: words.codes(f"{block}_variable_code") for block in range(1, layout.blocks + 1)}
    region = next((block for block, codes in in_blocks.items() if _is_region(codes)), 0)
    splits = {block: codes for block, codes in in_blocks.items() if block != region}
    variables = _variables(splits)
    measures = _measures(words)
    _make_raw(connection, layout, region=region, variables=variables, splits=splits, measures=measures)
    dictionary = Dictionary(
        dimensions={
            code: dimension_words(words.labels(f"{blocks[0]}_variable")[code], _values(words, blocks, code, splits))
            for code, blocks in variables.items()
        },
        measures={key: {"label": label, "unit": unit} for key, label, unit, _factor, _code, _raw in measures},
        time_code=words.first("time_code"),
    )
    connection.execute("DROP TABLE head")
    return dictionary


def _codes_and_values(layout: FlatLayout) -> tuple[str, ...]:
    blocks = range(1, layout.blocks + 1)
    codes = (f"{block}_{part}_code" for block in blocks for part in ("variable", "variable_attribute"))
    quality = ("value_q",) if layout.has_quality else ()
    return ("time", *codes, "value", "value_unit", "value_variable_code", *quality)


class _Words:
    """What stands in columns of codes and their labels."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, file: TextFile) -> None:
        self._connection = connection
        self._file = file.read(passes_misfits=True)
        self._connection.execute(f"CREATE TEMP TABLE head AS SELECT * FROM {self._file} LIMIT {HEAD_ROWS}")
        self._labels: dict[tuple[str, str], dict[str, str]] = {}
        self._codes: dict[tuple[str, str], list[str]] = {}

    def usual(self, columns: Sequence[str]) -> dict[str, str]:
        """Return the columns that say the same in each of the first rows, with what they say."""
        found = ", ".join(
            f"CASE WHEN count(DISTINCT {name(column)}) = 1 THEN any_value({name(column)}) END" for column in columns
        )
        row = self._connection.execute(f"SELECT {found} FROM head").fetchone() or ()
        return {column: text for column, text in zip(columns, row, strict=True) if text is not None}

    def codes(self, column: str, *, where: str = "true") -> list[str]:
        """Return every code that stands in a column, in order; the empty one among them."""
        if (column, where) not in self._codes:
            self._codes[column, where] = [code for (code,) in self.distinct(column, where=where)]
        return self._codes[column, where]

    def distinct(self, *columns: str, where: str = "true") -> list[tuple[str, ...]]:
        """Return every combination of columns in the file, in order; where nothing stands, as an empty text."""
        names = ", ".join(f"coalesce({name(column)}, '')" for column in columns)
        return self._connection.execute(f"SELECT DISTINCT {names} FROM source WHERE {where} ORDER BY ALL").fetchall()

    def labels(self, start: str, *, where: str = "true") -> dict[str, str]:
        """Return a label for each code of a pair of columns, in order."""
        if (start, where) not in self._labels:
            code, label = f"coalesce({name(f'{start}_code')}, '')", name(f"{start}_label")
            codes = self.codes(f"{start}_code", where=where)
            question = f"SELECT {code}, any_value({label}) FROM {{0}} WHERE {where} AND {{1}} GROUP BY 1"
            found = dict(self._connection.execute(question.format("head", "true")).fetchall())
            if missing := [text for text in codes if text not in found]:
                rare = f"{code} IN ({', '.join(literal(text) for text in missing)})"
                found |= dict(self._connection.execute(question.format(self._file, rare)).fetchall())
            self._labels[start, where] = {text: found.get(text) or "" for text in codes}
        return self._labels[start, where]

    def first(self, column: str) -> str:
        """Return a value of a column that says the same in every row."""
        row = self._connection.execute(f"SELECT any_value({name(column)}) FROM head").fetchone()
        return str(row[0] or "") if row else ""


def _is_region(codes: list[str]) -> bool:
    """Whether a block holds the areas; a table without such a block speaks of Germany."""
    known = [code for code in codes if code]
    return bool(known) and all(REGIONS.fullmatch(code) for code in known)


def _variables(splits: dict[int, list[str]]) -> dict[str, list[int]]:
    """Every variable with the blocks in which it stands; a block may hold several."""
    found: dict[str, list[int]] = {}
    for block, codes in splits.items():
        for code in codes:
            found.setdefault(code, []).append(block)
    return found


def _values(words: _Words, blocks: list[int], code: str, splits: dict[int, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        where = "true" if splits[block] == [code] else _holds(block, code)
        labels = words.labels(f"{block}_variable_attribute", where=where)
        found.update({value or TOTAL: label for value, label in labels.items()})
    return found


def _holds(block: int, code: str) -> str:
    return f"coalesce(\"{block}_variable_code\", '') = {literal(code)}"


# Key, label, unit, factor, delivered code and delivered unit; a code in two units gives two measures.
Measure = tuple[str, str, str, int, str, str]


def _measures(words: _Words) -> list[Measure]:
    rows = words.distinct("value_variable_code", "value_unit")
    labels = words.labels("value_variable")
    units_of: dict[str, set[str]] = {}
    for code, unit in rows:
        units_of.setdefault(code, set()).add(unit)
    measures = []
    for code, delivered in rows:
        unit, factor = read_unit(delivered)
        alone = len(units_of[code]) == 1 or unit == "number"
        measures.append((code if alone else f"{code}_{unit.upper()}", labels[code], unit, factor, code, delivered))
    return measures


def _make_raw(
    connection: duckdb.DuckDBPyConnection,
    layout: FlatLayout,
    *,
    region: int,
    variables: dict[str, list[int]],
    splits: dict[int, list[str]],
    measures: list[Measure],
) -> None:
    """A view, so that the texts are turned into observations in one go."""
    area = f"coalesce(\"{region}_variable_attribute_code\", '')" if region else "'DG'"
    columns = "".join(f"{_dimension(code, blocks, splits)} AS {name(code)}, " for code, blocks in variables.items())
    quality = "coalesce(value_q, '')" if layout.has_quality else "''"
    measure, factor, joined = (
        literal(measures[0][0]) if measures else "''",
        str(measures[0][3]) if measures else "1",
        "",
    )
    if len(measures) > 1:
        measure, factor, joined = "m.key", "m.factor", _joined_measures(connection, measures)
    connection.execute(
        f"""
        CREATE VIEW raw AS
        SELECT row, {area} AS area, coalesce("time", '') AS period, {measure} AS measure, {columns}
               {_number(layout, factor)} AS number, coalesce(value, '') AS sign, {quality} AS quality
        FROM source {joined}
        """
    )


def _joined_measures(connection: duckdb.DuckDBPyConnection, measures: list[Measure]) -> str:
    connection.execute("CREATE TABLE measures (code VARCHAR, unit VARCHAR, key VARCHAR, factor INTEGER)")
    connection.executemany(
        "INSERT INTO measures VALUES (?, ?, ?, ?)",
        [[code, delivered, key, factor] for key, _label, _unit, factor, code, delivered in measures],
    )
    return "JOIN measures m ON m.code = coalesce(value_variable_code, '') AND m.unit = coalesce(value_unit, '')"


def _number(layout: FlatLayout, factor: str) -> str:
    """The number that a text gives: most are whole, and those are told from others at once."""
    sign, plain = (",", "replace(value, ',', '.')") if layout.decimal_comma else (r"\.", "value")
    fraction = literal(rf"[-+]?\d+({sign}\d+)?")
    return (
        rf"CASE WHEN regexp_full_match(value, '[-+]?\d{{1,18}}') THEN try_cast(value AS BIGINT)::DOUBLE * {factor} "
        f"WHEN regexp_full_match(value, {fraction}) THEN (try_cast({plain} AS DECIMAL(28, 10)) * {factor})::DOUBLE END"
    )


def _dimension(code: str, blocks: list[int], splits: dict[int, list[str]]) -> str:
    """The value of a variable: its code, the margin where the code is empty or the row is not split by it."""
    values = {block: f"coalesce(nullif(\"{block}_variable_attribute_code\", ''), {literal(TOTAL)})" for block in blocks}
    if len(blocks) == 1 and splits[blocks[0]] == [code]:
        return values[blocks[0]]
    cases = " ".join(f"WHEN {_holds(block, code)} THEN {value}" for block, value in values.items())
    return f"CASE {cases} ELSE {literal(TOTAL)} END"
