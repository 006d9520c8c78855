"""One import in a process of its own: `python -m benchmarks.imports.once ours|peer FILE FOLDER`."""

import json
import os
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from benchmarks.imports.rows import TABLE, VARIABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an import took, its Parquet file, how many rows it has; `built` is the time until all is to be seen."""

    seconds: float
    cpu: float
    peak_mb: float
    rows: int
    path: str
    built: float = 0.0
    checks: int = 0


def ours(file: Path, folder: Path) -> Taken:
    """Receive a file as the command line does; `folder` is the data folder that Django was told of."""
    from django.utils import timezone

    from bildungsbuero.apps.monitoring.actions.importing import Arrival, import_file

    arrival = Arrival(path=file, file_name=file.name, office=None, person=None, at=timezone.now(), dataset=TABLE)
    moments: dict[int, tuple[float, float, float]] = {}
    start = _moment()

    def report(done: int, _all: int, _note: str) -> None:
        moments[done] = _moment()

    delivery = import_file(arrival, report=report)
    # With the third step the delivery is checked and stored; then the figures are built.
    (seconds, cpu, peak_mb), end = moments[3], _moment()
    return Taken(
        seconds=seconds - start[0],
        cpu=cpu - start[1],
        peak_mb=peak_mb,
        rows=delivery.rows,
        path=str(folder / "warehouse" / "deliveries" / delivery.path),
        built=end[0] - start[0],
        checks=len(delivery.checks),
    )


def peer(file: Path, folder: Path) -> Taken:
    """Write the same columns with one statement, unchecked and as the rows come; it has no line numbers to keep."""
    target, start = folder / "peer.parquet", _moment()
    codes = "".join(
        f'coalesce("{number}_variable_attribute_code", \'INSGESAMT\') AS "{code}", '
        for number, (code, _label, _codes) in enumerate(VARIABLES, 2)
    )
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(
            f"""
            COPY (
                SELECT "1_variable_attribute_code" AS area, "time" AS period, value_variable_code AS measure, {codes}
                       try_cast(replace(value, ',', '.') AS DOUBLE) AS value,
                       CASE WHEN try_cast(replace(value, ',', '.') AS DOUBLE) IS NULL THEN value ELSE '' END AS mark,
                       coalesce(value_q, '') AS quality
                FROM read_csv('{file}', delim = ';', quote = '', escape = '', header = true, all_varchar = true)
            ) TO '{target}' (FORMAT parquet, COMPRESSION zstd)
            """
        )
        end = _moment()
        rows = connection.execute(f"SELECT count(*) FROM '{target}'").fetchone() or (0,)
    return Taken(seconds=end[0] - start[0], cpu=end[1] - start[1], peak_mb=end[2], rows=rows[0], path=str(target))


def _moment() -> tuple[float, float, float]:
    """Seconds, CPU seconds of all threads, and the most memory until now, in MB."""
    return time.perf_counter(), time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Import once and print what it took as JSON."""
    which, file, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    if which == "ours":
        os.environ["BILDUNGSBUERO_DATA_DIR"] = str(folder)
        from bildungsbuero.cli.installation import prepare

        prepare(needs_tables=True)
    print(json.dumps(asdict(ours(file, folder) if which == "ours" else peer(file, folder))))


if __name__ == "__main__":
    main()
