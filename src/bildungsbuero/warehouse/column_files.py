"""Columns of numbers and texts as Parquet, written and read as a whole."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from bildungsbuero.warehouse import sql


def write_columns(path: Path, columns: Mapping[str, Any]) -> None:
    """Write arrays of one length as a Parquet file; it is complete under its name or not there at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.register("given", dict(columns))
        target = sql.literal(str(unfinished))
        connection.execute(f"COPY given TO {target} (FORMAT parquet, COMPRESSION zstd)")
    os.replace(unfinished, path)


def read_columns(path: Path, names: Sequence[str] = ()) -> dict[str, Any]:
    """Return the columns of a Parquet file as arrays by name, all or those that are named; no number is NaN."""
    wanted = ", ".join(sql.name(name) for name in names) or "*"
    with duckdb.connect(config={"threads": 1}) as connection:
        found = connection.execute(f"SELECT {wanted} FROM read_parquet({sql.literal(str(path))})").fetchnumpy()
    return {name: np.ma.filled(values, np.nan) if _is_number(values) else values for name, values in found.items()}


def _is_number(values: Any) -> bool:
    return isinstance(values, np.ma.MaskedArray) and values.dtype.kind == "f"
