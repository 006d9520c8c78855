"""Read the product's own long table: a column each for measure, area, period, value and mark, and one a dimension."""

import duckdb

from bildungsbuero.core.datasets import TOTAL, TOTAL_CODES, Dataset
from bildungsbuero.core.errors import Place, Refusal
from bildungsbuero.core.layouts import LongLayout
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.warehouse.reading.source import TextFile, load_source
from bildungsbuero.warehouse.reading.task import Task
from bildungsbuero.warehouse.reading.units import read_unit
from bildungsbuero.warehouse.reading.words import (
    Dictionary,
    declared_dimensions,
    declared_measures,
    dimension_words,
)
from bildungsbuero.warehouse.sql import literal, name

# A measure's numerator and denominator, where they are given beside it, stand as measures of these names.
NUMERATOR = "@numerator"
DENOMINATOR = "@denominator"
PART_LABELS = {"numerator": "Zähler", "denominator": "Nenner"}
NUMBER = r"[-+]?\d+([.,]\d+)?"
# "1.234" alone may be a thousand or a decimal; only longer or shorter groups of decimals tell.
LIKE_THOUSANDS = r"[-+]?\d{1,3}\.\d{3}"


def read(task: Task, layout: LongLayout) -> Dictionary:
    """Make the table `raw` and return the words; raises Refusal where the numbers can be read in two ways."""
    connection, dataset, place = task.connection, task.dataset, task.place
    file = TextFile(
        path=task.plain,
        columns=layout.columns,
        delimiter=layout.delimiter,
        first_line=layout.first_line,
        quoted=True,
    )
    load_source(connection, file)
    _check_numbers(connection, layout, place)
    dimensions = {column: _dimension_code(column, dataset) for column in layout.dimensions}
    _make_raw(connection, layout, dimensions, dataset, place)
    _add_parts(connection, layout, tuple(dimensions.values()))
    if dataset is not None:
        _name_codes(task, dataset, tuple(dimensions.values()))
    return _dictionary(task, layout, tuple(dimensions.values()))


def _dimension_code(column: str, dataset: Dataset | None) -> str:
    known = dataset.find_dimension(column) if dataset is not None else None
    return known.code if known is not None else column


def _check_numbers(connection: duckdb.DuckDBPyConnection, layout: LongLayout, place: Place) -> None:
    """Refuse a file in which points might mean thousands: commas beside points, or only groups of three."""
    value = f"trim({name(layout.roles['value'])})"
    points, commas, doubtful, sample = connection.execute(
        f"""
        SELECT count(*) FILTER (regexp_full_match({value}, '[-+]?\\d+\\.\\d+')),
               count(*) FILTER (contains({value}, ',')),
               count(*) FILTER (regexp_full_match({value}, {literal(LIKE_THOUSANDS)})),
               any_value({value}) FILTER (regexp_full_match({value}, {literal(LIKE_THOUSANDS)}))
        FROM source
        """
    ).fetchone() or (0, 0, 0, "")
    if doubtful and (commas or doubtful == points):
        raise Refusal("statistics.ambiguous_numbers", place=place, sample=sample)


def _make_raw(
    connection: duckdb.DuckDBPyConnection,
    layout: LongLayout,
    dimensions: dict[str, str],
    dataset: Dataset | None,
    place: Place,
) -> None:
    roles = layout.roles
    value = f"trim({name(roles['value'])})"
    mark = f"trim({name(roles['mark'])})" if "mark" in roles else "''"
    quality = f"trim({name(roles['quality'])})" if "quality" in roles else "''"
    totals = ", ".join(literal(code) for code in sorted(TOTAL_CODES))
    columns = "".join(
        f"CASE WHEN upper(trim({name(column)})) IN ({totals}) THEN {literal(TOTAL)} ELSE trim({name(column)}) END "
        f"AS {name(code)}, "
        for column, code in dimensions.items()
    )
    connection.execute(
        f"""
        CREATE TABLE raw AS
        SELECT row, trim({name(roles["area"])}) AS area, {_period(roles["period"], dataset)} AS period,
               {_measure(roles, dataset, place)} AS measure, {columns}
               CASE WHEN regexp_full_match({value}, {literal(NUMBER)})
                    THEN try_cast(replace({value}, ',', '.') AS DECIMAL(28, 10)) END AS number,
               CASE WHEN {value} = '' THEN {mark} ELSE {value} END AS sign,
               CASE WHEN {quality} <> '' THEN {quality} WHEN {value} <> '' THEN {mark} ELSE '' END AS quality
        FROM source
        """
    )


def _measure(roles: dict[str, str], dataset: Dataset | None, place: Place) -> str:
    if "measure" in roles:
        return f"trim({name(roles['measure'])})"
    if dataset is not None and len(dataset.measures) == 1:
        return literal(dataset.measures[0].code)
    if dataset is None or not dataset.measures:
        return "'WERT'"
    raise Refusal("statistics.no_measure", place=place, known=", ".join(item.code for item in dataset.measures))


def _period(column: str, dataset: Dataset | None) -> str:
    """Dates become ISO dates; a school year "2023/24" becomes the year by which the data set names it."""
    text = f"trim({name(column)})"
    ended = dataset is not None and dataset.period is PeriodMeaning.SCHOOL_YEAR_ENDED
    year = f"({text}[1:4]::INTEGER + 1)::VARCHAR" if ended else f"{text}[1:4]"
    return (
        f"CASE WHEN regexp_full_match({text}, '\\d{{4}}/(\\d{{2}}|\\d{{4}})') THEN {year} "
        f"ELSE regexp_replace({text}, '^(\\d{{2}})\\.(\\d{{2}})\\.(\\d{{4}})$', '\\3-\\2-\\1') END"
    )


def _add_parts(connection: duckdb.DuckDBPyConnection, layout: LongLayout, dimensions: tuple[str, ...]) -> None:
    """Numerator and denominator beside a rate become measures of their own, which the checks compare with it."""
    columns = "".join(f"r.{name(code)}, " for code in dimensions)
    for role, suffix in (("numerator", NUMERATOR), ("denominator", DENOMINATOR)):
        if role not in layout.roles:
            continue
        text = f"trim(s.{name(layout.roles[role])})"
        connection.execute(
            f"""
            INSERT INTO raw
            SELECT r.row, r.area, r.period, r.measure || {literal(suffix)}, {columns}
                   CASE WHEN regexp_full_match({text}, {literal(NUMBER)})
                        THEN try_cast(replace({text}, ',', '.') AS DECIMAL(28, 10)) END, {text}, ''
            FROM raw r JOIN source s USING (row) WHERE {text} <> '' AND NOT contains(r.measure, '@')
            """
        )


def _name_codes(task: Task, dataset: Dataset, codes: tuple[str, ...]) -> None:
    """Replace names by codes where the data set declares them; refuse rows with a name that it may not have."""
    connection = task.connection
    for code in codes:
        dimension = dataset.dimension(code)
        for label in _distinct(connection, code) if dimension is not None else []:
            known = dimension.find(label) if dimension is not None else None
            if known is None and not task.grows:
                _refuse_label(connection, code, label)
            elif known is not None and known != label:
                connection.execute(f"UPDATE raw SET {name(code)} = ? WHERE {name(code)} = ?", [known, label])
    if dataset.measures and not task.grows:
        for label in _distinct(connection, "measure"):
            if dataset.measure(label.split("@")[0]) is None:
                _refuse_label(connection, "measure", label)


def _distinct(connection: duckdb.DuckDBPyConnection, column: str) -> list[str]:
    return [
        row[0] or "" for row in connection.execute(f"SELECT DISTINCT {name(column)} FROM raw ORDER BY 1").fetchall()
    ]


def _refuse_label(connection: duckdb.DuckDBPyConnection, column: str, label: str) -> None:
    connection.execute(
        f"INSERT INTO refused SELECT row, 'label', ? FROM raw WHERE {name(column)} = ? "
        f"AND row NOT IN (SELECT row FROM refused) GROUP BY row",
        [label[:60], label],
    )


def _dictionary(task: Task, layout: LongLayout, codes: tuple[str, ...]) -> Dictionary:
    connection, dataset = task.connection, task.dataset
    declared = declared_dimensions(dataset) if dataset is not None else {}
    dimensions = {}
    for code in codes:
        found = dimension_words(code, {value: value for value in _distinct(connection, code)})
        known = declared.get(code)
        if known is not None and task.grows:
            known = {**known, "values": {**found["values"], **known["values"]}}
        dimensions[code] = known or found
    if dataset is None or not dataset.measures:
        return Dictionary(dimensions=dimensions, measures=_measures(connection, layout))
    measures = declared_measures(dataset)
    if task.grows:
        delivered = _measures(connection, layout)
        labels = {code: entry | {"label": measures.get(code, entry)["label"]} for code, entry in delivered.items()}
        measures |= labels if "unit" in layout.roles else {code: labels[code] for code in labels.keys() - measures}
    return Dictionary(dimensions=dimensions, measures=measures)


def _measures(connection: duckdb.DuckDBPyConnection, layout: LongLayout) -> dict[str, dict[str, str]]:
    unit = f"any_value(trim(s.{name(layout.roles['unit'])}))" if "unit" in layout.roles else "''"
    rows = connection.execute(
        f"SELECT r.measure, {unit} FROM raw r JOIN source s USING (row) GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return {code: _measure_words(code, found or "") for code, found in rows}


def _measure_words(code: str, unit: str) -> dict[str, str]:
    """Numerators and denominators are numbers, whatever the rate beside them is given in."""
    measure, _sign, part = code.partition("@")
    if not part:
        return {"label": code, "unit": _unit(unit)}
    return {"label": f"{measure} ({PART_LABELS.get(part, part)})", "unit": "number"}


def _unit(text: str) -> str:
    """The unit by its own name; one that would need a factor stays as it is written, since no number is changed."""
    unit, factor = read_unit(text)
    return unit if factor == 1 else text.strip()
