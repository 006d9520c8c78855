"""Read the flat file of GENESIS: one value a row, variables in repeated groups of columns."""

import duckdb

from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.layouts import FlatLayout
from bildungsbuero.warehouse.reading.source import load_source
from bildungsbuero.warehouse.reading.task import Task
from bildungsbuero.warehouse.reading.units import read_unit
from bildungsbuero.warehouse.reading.words import Dictionary, dimension_words
from bildungsbuero.warehouse.sql import literal, name

# Variables whose values are areas, in Regionaldatenbank, GENESIS-Online and the census.
REGIONS = r"KREISE\w*|GEMEIN\w*|REGBEZ\w*|DLAND\w*|DINSG\w*|GEO[A-Z]{2}\d|STLAG|NUTS\w*"


def read(task: Task, layout: FlatLayout) -> Dictionary:
    """Make the table `raw` and return the words of the file."""
    connection = task.connection
    load_source(
        connection,
        task.plain,
        columns=layout.columns,
        delimiter=layout.delimiter,
        first_line=layout.first_line,
        quoted=False,
    )
    region = _region_block(connection, layout.blocks)
    variables = _variables(connection, [block for block in range(1, layout.blocks + 1) if block != region])
    measures = _measures(connection)
    _make_raw(connection, layout, region=region, variables=variables, measures=measures)
    return Dictionary(
        areas=_labels(connection, region) if region else {"DG": "Deutschland"},
        dimensions={
            code: dimension_words(label, _values(connection, blocks, code))
            for code, (label, blocks) in variables.items()
        },
        measures={key: {"label": label, "unit": unit} for key, label, unit, _factor, _code, _raw in measures},
        time_code=_time_code(connection),
    )


def _region_block(connection: duckdb.DuckDBPyConnection, blocks: int) -> int:
    """The number of the block that holds the areas, 0 where the table has none and so speaks of Germany."""
    for block in range(1, blocks + 1):
        column = name(f"{block}_variable_code")
        row = connection.execute(
            f"SELECT bool_and(regexp_full_match({column}, {literal(REGIONS)})) FROM source"
        ).fetchone()
        if row and row[0]:
            return block
    return 0


def _variables(connection: duckdb.DuckDBPyConnection, blocks: list[int]) -> dict[str, tuple[str, list[int]]]:
    """Every variable with its label and the blocks in which it stands; a block may hold several."""
    found: dict[str, tuple[str, list[int]]] = {}
    for block in blocks:
        rows = connection.execute(
            f'SELECT DISTINCT "{block}_variable_code", "{block}_variable_label" FROM source ORDER BY 1'
        ).fetchall()
        for code, label in rows:
            found.setdefault(code, (label, []))[1].append(block)
    return found


Measure = tuple[str, str, str, int, str, str]


def _measures(connection: duckdb.DuckDBPyConnection) -> list[Measure]:
    """Key, label, unit, factor, delivered code and delivered unit; a code in two units gives two measures."""
    rows = connection.execute(
        "SELECT DISTINCT value_variable_code, value_variable_label, value_unit FROM source ORDER BY ALL"
    ).fetchall()
    units_of: dict[str, set[str]] = {}
    for code, _label, unit in rows:
        units_of.setdefault(code, set()).add(unit)
    measures = []
    for code, label, delivered in rows:
        unit, factor = read_unit(delivered or "")
        alone = len(units_of[code]) == 1 or unit == "number"
        measures.append((code if alone else f"{code}_{unit.upper()}", label, unit, factor, code, delivered))
    return measures


def _make_raw(
    connection: duckdb.DuckDBPyConnection,
    layout: FlatLayout,
    *,
    region: int,
    variables: dict[str, tuple[str, list[int]]],
    measures: list[Measure],
) -> None:
    connection.execute("CREATE TABLE measures (code VARCHAR, unit VARCHAR, key VARCHAR, factor INTEGER)")
    if measures:
        connection.executemany(
            "INSERT INTO measures VALUES (?, ?, ?, ?)",
            [[code, delivered, key, factor] for key, _label, _unit, factor, code, delivered in measures],
        )
    area = f"coalesce(\"{region}_variable_attribute_code\", '')" if region else "'DG'"
    columns = "".join(f"{_dimension(code, blocks)} AS {name(code)}, " for code, (_label, blocks) in variables.items())
    pattern, number = (
        (r"[-+]?\d+(,\d+)?", "replace(value, ',', '.')") if layout.decimal_comma else (r"[-+]?\d+(\.\d+)?", "value")
    )
    quality = "coalesce(value_q, '')" if layout.has_quality else "''"
    connection.execute(
        f"""
        CREATE TABLE raw AS
        SELECT row, {area} AS area, coalesce("time", '') AS period, m.key AS measure, {columns}
               CASE WHEN regexp_full_match(value, {literal(pattern)})
                    THEN try_cast({number} AS DECIMAL(28, 10)) * m.factor END AS number,
               coalesce(value, '') AS sign, {quality} AS quality
        FROM source s JOIN measures m
          ON m.code IS NOT DISTINCT FROM s.value_variable_code AND m.unit IS NOT DISTINCT FROM s.value_unit
        """
    )
    connection.execute("DROP TABLE IF EXISTS measures")


def _dimension(code: str, blocks: list[int]) -> str:
    """The value of a variable: its code, the margin where the code is empty or the row is not split by it."""
    cases = " ".join(
        f'WHEN "{block}_variable_code" = {literal(code)} '
        f"THEN coalesce(nullif(\"{block}_variable_attribute_code\", ''), {literal(TOTAL)})"
        for block in blocks
    )
    return f"CASE {cases} ELSE {literal(TOTAL)} END"


def _labels(connection: duckdb.DuckDBPyConnection, block: int) -> dict[str, str]:
    rows = connection.execute(
        f'SELECT "{block}_variable_attribute_code", any_value("{block}_variable_attribute_label") FROM source '
        f"GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return {code or "": label or "" for code, label in rows}


def _values(connection: duckdb.DuckDBPyConnection, blocks: list[int], code: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        rows = connection.execute(
            f'SELECT "{block}_variable_attribute_code", any_value("{block}_variable_attribute_label") FROM source '
            f'WHERE "{block}_variable_code" = ? GROUP BY 1 ORDER BY 1',
            [code],
        ).fetchall()
        found.update({value or TOTAL: label or "" for value, label in rows})
    return found


def _time_code(connection: duckdb.DuckDBPyConnection) -> str:
    row = connection.execute("SELECT any_value(time_code) FROM source").fetchone()
    return str(row[0] or "") if row else ""
