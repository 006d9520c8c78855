"""What a reader is given: the file, its description, the declaration it must fit, and a database to read it into."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from bildungsbuero.core.datasets import Dataset
from bildungsbuero.core.errors import Place
from bildungsbuero.core.layouts import TableDescription


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file to read; `dataset` is None where nobody has declared the table.

    Where the data set `grows`, values and measures that it does not know yet are taken, not refused.
    """

    connection: duckdb.DuckDBPyConnection
    description: TableDescription
    plain: Path
    dataset: Dataset | None
    place: Place
    grows: bool = False
