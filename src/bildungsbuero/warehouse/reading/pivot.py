"""Read the classic table of GENESIS: a row for each area (and row dimension), a column for each value."""

import duckdb

from bildungsbuero.core.datasets import TOTAL, ClassicColumn, Dataset
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.layouts import PivotLayout, ValueColumn
from bildungsbuero.warehouse.reading.source import TextFile, load_source
from bildungsbuero.warehouse.reading.task import Task
from bildungsbuero.warehouse.reading.units import read_unit
from bildungsbuero.warehouse.reading.words import (
    Dictionary,
    declared_dimensions,
    declared_measures,
    dimension_words,
)
from bildungsbuero.warehouse.sql import name


def read(task: Task, layout: PivotLayout) -> Dictionary:
    """Make the table `raw` and return the words; raises Refusal where a column is not what the data set declares."""
    connection = task.connection
    declared = task.dataset if task.dataset is not None and task.dataset.columns else None
    columns = _declared_columns(layout, declared, task.place) if declared else _found_columns(layout)
    file = TextFile(
        path=task.plain,
        columns=tuple(f"c{number}" for number in range(layout.columns)),
        delimiter=layout.delimiter,
        first_line=1,
        quoted=False,
    )
    load_source(connection, file, ahead=layout.first_line - 1)
    row_names = _row_names(layout, declared)
    column_dims = tuple(dict.fromkeys(code for column in columns for code in column.dims))
    _make_columns(connection, layout, columns, column_dims)
    _make_raw(connection, layout, row_names, column_dims)
    if declared:
        _name_codes(connection, declared, row_names)
    else:
        _name_margins(connection, row_names)
    return _dictionary(connection, layout, columns, declared, row_names)


def _declared_columns(layout: PivotLayout, dataset: Dataset, place: Place) -> list[ClassicColumn]:
    """The declared columns, each compared with the header over it."""
    for number, found in enumerate(layout.values):
        header = " | ".join(found.header)
        expected = dataset.columns[number].header if number < len(dataset.columns) else ""
        if header != expected:
            raise Refusal(
                "statistics.shifted", place=place, position=found.position + 1, found=header, expected=expected or "–"
            )
    if len(layout.values) < len(dataset.columns):
        missing = dataset.columns[len(layout.values)].header
        raise Refusal("statistics.shifted", place=place, position=layout.columns + 1, found="–", expected=missing)
    return list(dataset.columns)


def _found_columns(layout: PivotLayout) -> list[ClassicColumn]:
    """Columns of a table that nobody declared: each is a measure of its own."""
    return [
        ClassicColumn(header=" | ".join(found.header), measure=f"W{number:02d}")
        for number, found in enumerate(layout.values, 1)
    ]


def _row_names(layout: PivotLayout, dataset: Dataset | None) -> tuple[str, ...]:
    if dataset is not None and len(dataset.row_dimensions) == layout.row_dimensions:
        return dataset.row_dimensions
    return tuple(f"MERKMAL{number}" for number in range(1, layout.row_dimensions + 1))


def _make_columns(
    connection: duckdb.DuckDBPyConnection, layout: PivotLayout, columns: list[ClassicColumn], dims: tuple[str, ...]
) -> None:
    typed = "".join(f", {name(code)} VARCHAR" for code in dims)
    connection.execute(f"CREATE TABLE value_columns (position INTEGER, measure VARCHAR, factor INTEGER{typed})")
    for found, column in zip(layout.values, columns, strict=True):
        _unit, factor = read_unit(found.unit)
        values = [found.position, column.measure, factor, *(column.dims.get(code, TOTAL) for code in dims)]
        connection.execute(f"INSERT INTO value_columns VALUES ({', '.join('?' * len(values))})", values)


def _make_raw(
    connection: duckdb.DuckDBPyConnection, layout: PivotLayout, row_names: tuple[str, ...], dims: tuple[str, ...]
) -> None:
    cells = ", ".join(f"c{found.position}" for found in layout.values)
    places = ", ".join(str(found.position) for found in layout.values)
    rows = "".join(f"trim(c{3 + number}) AS {name(code)}, " for number, code in enumerate(row_names))
    kept = "".join(f"l.{name(code)}, " for code in row_names) + "".join(f"v.{name(code)}, " for code in dims)
    connection.execute(
        f"""
        CREATE TABLE raw AS
        SELECT l.row, l.area, l.period, v.measure, {kept}
               CASE WHEN regexp_full_match(l.sign, '[-+]?\\d+(,\\d+)?')
                    THEN try_cast(replace(l.sign, ',', '.') AS DECIMAL(28, 10)) * v.factor END AS number,
               l.sign, '' AS quality
        FROM (
            SELECT row, trim(c1) AS area, {_iso("trim(c0)")} AS period, {rows}
                   unnest([{places}]) AS position, trim(unnest([{cells}])) AS sign
            FROM source
        ) AS l JOIN value_columns v USING (position)
        """
    )


def _iso(expression: str) -> str:
    """A German date as an ISO date; years stay."""
    return f"regexp_replace({expression}, '^(\\d{{2}})\\.(\\d{{2}})\\.(\\d{{4}})$', '\\3-\\2-\\1')"


def _name_codes(connection: duckdb.DuckDBPyConnection, dataset: Dataset, row_names: tuple[str, ...]) -> None:
    """Replace the labels of row dimensions by their codes; a label that nobody declared refuses its rows."""
    for code in row_names:
        dimension = dataset.dimension(code)
        labels = [row[0] for row in connection.execute(f"SELECT DISTINCT {name(code)} FROM raw").fetchall()]
        for label in labels:
            known = dimension.find(label) if dimension else None
            if known is None:
                connection.execute(
                    f"INSERT INTO refused SELECT row, 'label', ? FROM raw WHERE {name(code)} = ? GROUP BY row",
                    [label, label],
                )
            elif known != label:
                connection.execute(f"UPDATE raw SET {name(code)} = ? WHERE {name(code)} = ?", [known, label])


def _name_margins(connection: duckdb.DuckDBPyConnection, row_names: tuple[str, ...]) -> None:
    for code in row_names:
        connection.execute(f"UPDATE raw SET {name(code)} = ? WHERE lower({name(code)}) = 'insgesamt'", [TOTAL])


def _dictionary(
    connection: duckdb.DuckDBPyConnection,
    layout: PivotLayout,
    columns: list[ClassicColumn],
    dataset: Dataset | None,
    row_names: tuple[str, ...],
) -> Dictionary:
    if dataset is not None:
        used = {*row_names, *(code for column in columns for code in column.dims)}
        dimensions = {code: words for code, words in declared_dimensions(dataset).items() if code in used}
        return Dictionary(dimensions=dimensions, measures=declared_measures(dataset))
    return Dictionary(
        dimensions={code: dimension_words(code, _labels(connection, code)) for code in row_names},
        measures={
            column.measure: {"label": column.header, "unit": _unit_of(found)}
            for found, column in zip(layout.values, columns, strict=True)
        },
    )


def _labels(connection: duckdb.DuckDBPyConnection, code: str) -> dict[str, str]:
    rows = connection.execute(f"SELECT DISTINCT {name(code)} FROM raw ORDER BY 1").fetchall()
    return {row[0]: row[0] for row in rows if row[0]}


def _unit_of(column: ValueColumn) -> str:
    return read_unit(column.unit)[0]
