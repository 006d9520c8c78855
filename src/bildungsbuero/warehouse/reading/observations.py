"""From `raw` (row, area, period, measure, dimensions, number, sign, quality) to `observations`, sorted by their key.

What a column says is looked at once for each text that occurs in it, not once for each row. Columns of codes become
enumerations, so that ten million rows are sorted, compared and stored as small numbers.
"""

import duckdb

from bildungsbuero.core.symbols import OFFICIAL, QUALITY_MARKS
from bildungsbuero.warehouse.sql import literal, name

AREA = "DG|[0-9]{2}|[0-9]{3}|[0-9]{5}|[0-9]{8}"
PERIOD = r"\d{4}(-\d{2}-\d{2})?|\d{4}-\d{2}P\d{1,2}M"
# A period begins on a day that there is, in years in which somebody counted or may count.
FIRST_DAY = (
    "try_cast(CASE WHEN length(given) = 4 THEN given || '-01-01' WHEN contains(given, 'P') THEN given[1:7] || '-01' "
    "ELSE given END AS DATE) BETWEEN DATE '1700-01-01' AND DATE '2199-12-31'"
)
SIGNS = ("", *OFFICIAL.signs, "k", "t", "u", "g")
MOST_IN_BIGINT = 2**62


def take(connection: duckdb.DuckDBPyConnection, dimensions: tuple[str, ...]) -> int:
    """Make `observations`, and list the others in `refused`; return how many keys of areas got their zero back."""
    _judge_areas(connection)
    fits = f"coalesce(regexp_full_match(given, {literal(PERIOD)}) AND {FIRST_DAY}, false)"
    connection.execute(
        f"CREATE TABLE given_periods AS SELECT given, {fits} AS fits FROM (SELECT DISTINCT period AS given FROM raw)"
    )
    _refuse_unfit(connection, "area", "given_areas")
    _refuse_unfit(connection, "period", "given_periods")
    _make_taken(connection, dimensions)
    _refuse_values(connection)
    _refuse_doubles(connection)
    connection.execute("CREATE VIEW observations AS SELECT * EXCLUDE (key) FROM taken")
    return _count(connection, "SELECT count(*) FROM raw JOIN given_areas ON given = area AND has_lost_zero")


def _judge_areas(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `given_areas`: each text with the key that it means.

    Spreadsheets drop leading zeros; a Kreis of four digits or a Gemeinde of seven can only be meant one way.
    Twelve-digit keys (ARS) become the eight-digit key (AGS): Land, Regierungsbezirk, Kreis, Gemeinde without the
    association in between.
    """
    connection.execute(
        f"""
        CREATE TABLE given_areas AS
        WITH texts AS (SELECT DISTINCT area AS given, coalesce(area, '') AS text FROM raw),
             looked_at AS (
                SELECT *, regexp_full_match(text, '[1-9]([0-9]{{3}}|[0-9]{{6}})?') AS has_lost_zero,
                       CASE WHEN regexp_full_match(text, '[1-9]([0-9]{{3}}|[0-9]{{6}}|[0-9]{{10}})?')
                            THEN '0' || text ELSE text END AS long FROM texts),
             keyed AS (
                SELECT given, has_lost_zero, CASE WHEN regexp_full_match(long, '[0-9]{{12}}')
                       THEN long[1:5] || long[10:12] ELSE long END AS key FROM looked_at)
        SELECT *, regexp_full_match(key, '{AREA}') AS fits FROM keyed
        """
    )


def _refuse_unfit(connection: duckdb.DuckDBPyConnection, column: str, judged: str) -> None:
    if _count(connection, f"SELECT count(*) FROM {judged} WHERE NOT fits"):
        unfit = f"EXISTS (FROM {judged} WHERE given IS NOT DISTINCT FROM raw.{column} AND NOT fits)"
        _refuse(connection, column, column, unfit)


def _refuse(connection: duckdb.DuckDBPyConnection, reason: str, column: str, condition: str) -> None:
    connection.execute(
        f"INSERT INTO refused SELECT row, {literal(reason)}, left(any_value({column})::VARCHAR, 60) FROM raw "
        f"WHERE ({condition}) AND row NOT IN (SELECT row FROM refused) GROUP BY row"
    )


def _make_taken(connection: duckdb.DuckDBPyConnection, dimensions: tuple[str, ...]) -> None:
    """Make `taken`: the rows that are not refused yet, with one whole number for their key, by which they are sorted.

    A sign that nobody knows is NULL here; its row is refused next.
    """
    columns = ["area", "period", "measure", *(name(code) for code in dimensions)]
    sizes = [_make_type(connection, number, column) for number, column in enumerate(columns)]
    for kind, signs in (("signs", SIGNS), ("qualities", ("", *QUALITY_MARKS))):
        connection.execute(f"CREATE TYPE {kind} AS ENUM ({', '.join(literal(sign) for sign in dict.fromkeys(signs))})")
    texts = {column: f"raw.{column}" for column in columns}
    joined = ""
    if _count(connection, "SELECT count(*) FROM given_areas WHERE key <> given"):
        texts["area"], joined = "a.key", "JOIN given_areas a ON a.given = raw.area"
    coded = ", ".join(
        f"try_cast({texts[column]} AS code_{number}) AS {column}" for number, column in enumerate(columns)
    )
    is_any_refused = _count(connection, "SELECT count(*) FROM refused")
    connection.execute(
        f"""
        CREATE TABLE taken AS
        SELECT {_key(columns, sizes)} AS key, * FROM (
            SELECT row, {coded}, number::DOUBLE AS value,
                   CASE WHEN number IS NULL THEN try_cast(sign AS signs) ELSE ''::signs END AS mark,
                   coalesce(try_cast(quality AS qualities), ''::qualities) AS quality
            FROM raw {joined} {"WHERE row NOT IN (SELECT row FROM refused)" if is_any_refused else ""}
        ) ORDER BY key, row
        """
    )


def _make_type(connection: duckdb.DuckDBPyConnection, number: int, column: str) -> int:
    """Make the type of a column from the texts that occur in it, in their order; return how many there are."""
    known = {
        "area": "SELECT DISTINCT key FROM given_areas WHERE fits",
        "period": "SELECT given FROM given_periods WHERE fits",
    }
    texts = known.get(column, f"SELECT DISTINCT {column} FROM raw WHERE {column} IS NOT NULL")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE occurring AS {texts} ORDER BY 1")
    size = _count(connection, "SELECT count(*) FROM occurring")
    connection.execute(f"CREATE TYPE code_{number} AS ENUM ({'FROM occurring' if size else literal('')})")
    return max(size, 1)


def _key(columns: list[str], sizes: list[int]) -> str:
    """Like a clock's: each column is a digit, the first one the highest; nothing stands for 0."""
    strides: list[int] = []
    stride = 1
    for size in reversed(sizes):
        strides.insert(0, stride)
        stride *= size + 1
    kind = "BIGINT" if stride < MOST_IN_BIGINT else "HUGEINT"
    return " + ".join(
        f"coalesce(enum_code({column})::{kind} + 1, 0) * {step}" for column, step in zip(columns, strides, strict=True)
    )


def _refuse_values(connection: duckdb.DuckDBPyConnection) -> None:
    """A line with a number that nobody can read is refused as a whole."""
    if not _count(connection, "SELECT count(*) FROM taken WHERE value IS NULL AND mark IS NULL"):
        return
    known = ", ".join(literal(sign) for sign in SIGNS)
    _refuse(connection, "value", "sign", f"number IS NULL AND sign NOT IN ({known})")
    connection.execute("DELETE FROM taken WHERE row IN (SELECT row FROM refused)")


def _refuse_doubles(connection: duckdb.DuckDBPyConnection) -> None:
    """The first of several rows with the same key stays, the later ones are refused."""
    # Sorted as they are, equal keys follow each other.
    repeated = "SELECT key FROM (SELECT key, lag(key) OVER () AS before FROM taken) WHERE key = before"
    if not _count(connection, f"SELECT count(*) FROM ({repeated})"):
        return
    connection.execute(
        "CREATE TABLE doubles AS SELECT * EXCLUDE (key, nth) FROM (SELECT *, first_value(row) OVER same AS first, "
        "first_value(value) OVER same AS first_number, first_value(mark) OVER same AS first_mark, "
        f"row_number() OVER same AS nth FROM taken WHERE key IN ({repeated}) "
        "WINDOW same AS (PARTITION BY key ORDER BY row)) WHERE nth > 1"
    )
    connection.execute("INSERT INTO refused SELECT row, 'double', any_value(first)::VARCHAR FROM doubles GROUP BY row")
    connection.execute("DELETE FROM taken WHERE row IN (SELECT row FROM doubles)")


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
