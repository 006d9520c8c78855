"""A table to take along as Parquet, with source and licence in the file itself."""

import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from bildungsbuero.warehouse import sql


def as_parquet(heads: Sequence[str], rows: Sequence[Sequence[Any]], *, notes: Mapping[str, str]) -> bytes:
    """Return a Parquet file, a column of numbers where all values are, else of texts; `notes` say what the file is."""
    columns = [[row[place] for row in rows] for place in range(len(heads))]
    kinds = [_kind(column) for column in columns]
    given = [[_value(value, kind) for value in column] for column, kind in zip(columns, kinds, strict=True)]
    unnested = ", ".join(
        f"unnest(CAST(? AS {kind}[])) AS {sql.name(head)}" for head, kind in zip(heads, kinds, strict=True)
    )
    said = ", ".join(f"{sql.name(key)}: {sql.literal(text)}" for key, text in notes.items())
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config={"threads": 1}) as connection:
        path = Path(folder) / "table.parquet"
        options = "FORMAT parquet, COMPRESSION zstd" + (f", KV_METADATA {{{said}}}" if said else "")
        connection.execute(f"CREATE TABLE taken AS SELECT {unnested}", given)
        connection.execute(f"COPY taken TO {sql.literal(str(path))} ({options})")
        return path.read_bytes()


def _kind(column: Sequence[Any]) -> str:
    found = {type(value) for value in column if value is not None}
    return "DOUBLE" if found and found <= {Decimal, int, float} else "VARCHAR"


def _value(value: Any, kind: str) -> float | str | None:
    if value is None:
        return None
    return float(value) if kind == "DOUBLE" else str(value)
