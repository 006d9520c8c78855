"""The two built files, *original* and *published*: made anew beside the old ones and swapped in.

Each holds a table of facts for every data set, sorted by area and period, and `indicator_values`, sorted by indicator
and period, because a map of all districts would be a full scan of the facts. A table whose deliveries did not change is
taken over from the file before.
"""

import fcntl
import json
import logging
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from bildungsbuero.core.cells import SEVERITY, Meaning, Quality
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.periods import PeriodMeaning, read_period
from bildungsbuero.core.protection.shares import ShareRule
from bildungsbuero.core.symbols import PROFILES, QUALITY_MARKS
from bildungsbuero.warehouse.catalogue import SHARED, Area, Catalogue, StoredDataset, digest
from bildungsbuero.warehouse.cells import QUALITY_BITS
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.protection import has_rounded_periods, is_remembered, remember_as_shown, write_protected
from bildungsbuero.warehouse.sql import literal, name
from bildungsbuero.warehouse.summaries import make_summaries
from bildungsbuero.warehouse.values import make_values

ORIGINAL = "original"
PUBLISHED = "published"
MOST_MEMORY_MB = 4096
UNPROTECTED = "unprotected"
FIXED = {"row", "area", "period", "measure", "value", "mark", "quality"}

Report = Callable[[int, int, str], None]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltDataset:
    """A data set in a built file: its table, how its periods are to be read, on which territory they stand."""

    owner: str
    key: str
    table: str
    period: PeriodMeaning
    territory_on: date | None = None
    share_rule: ShareRule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built file that is in use."""

    path: Path
    signature: str
    datasets: tuple[BuiltDataset, ...] = ()

    def dataset(self, key: str, *, owners: tuple[str, ...] = (SHARED,)) -> BuiltDataset | None:
        """Return a data set by its key, the first owner's first."""
        found = {(item.owner, item.key): item for item in self.datasets}
        return next((found[owner, key] for owner in owners if (owner, key) in found), None)


def current(folder: Folder, which: str) -> Built | None:
    """Return the built file that is in use, None before the first build."""
    try:
        pointer = json.loads((folder.built / f"{which}.json").read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    path = folder.built / pointer["file"]
    if not path.is_file():
        return None
    datasets = tuple(_built_dataset(item) for item in pointer["datasets"])
    return Built(path=path, signature=pointer["signature"], datasets=datasets)


def _built_dataset(entry: dict[str, Any]) -> BuiltDataset:
    day = entry.get("territory_on")
    return BuiltDataset(
        owner=entry["owner"],
        key=entry["key"],
        table=entry["table"],
        period=PeriodMeaning(entry["period"]),
        territory_on=date.fromisoformat(day) if day else None,
        share_rule=ShareRule(**entry["share_rule"]) if entry.get("share_rule") else None,
    )


def _described(dataset: StoredDataset) -> dict[str, Any]:
    day = dataset.territory_on.isoformat() if dataset.territory_on else ""
    return {
        "owner": dataset.owner,
        "key": dataset.key,
        "table": dataset.table,
        "period": str(dataset.period),
        "territory_on": day,
        "share_rule": asdict(dataset.share_rule) if dataset.share_rule else None,
    }


def is_current(folder: Folder, catalogue: Catalogue) -> bool:
    """Whether both built files show what the catalogue says."""
    for which, part in _parts(catalogue).items():
        built = current(folder, which)
        if built is None or built.signature != part.signature():
            return False
    return True


def _parts(catalogue: Catalogue) -> dict[str, Catalogue]:
    return {ORIGINAL: catalogue.original(), PUBLISHED: catalogue.released()}


def build(folder: Folder, catalogue: Catalogue, *, report: Report = lambda _done, _all, _note: None) -> None:
    """Make both files anew where they are out of date; other builds wait for this one.

    Where everything is published both hold the same, and the second is a copy of the first.
    """
    with _alone(folder):
        for which, part in _parts(catalogue).items():
            before, signature = current(folder, which), part.signature()
            if before is not None and before.signature == signature:
                continue
            twin = current(folder, ORIGINAL) if which == PUBLISHED else None
            if twin is not None and twin.signature == signature:
                _copy(folder, twin, part, which=which)
            else:
                _build_one(folder, part, which=which, before=before, report=report)
        _remember(folder, catalogue.released())


def _remember(folder: Folder, catalogue: Catalogue) -> None:
    """Keep what offices show of their own figures that somebody else has protected."""
    built = current(folder, PUBLISHED)
    own = [item for item in catalogue.datasets if item.owner != SHARED and item.protection is None]
    new = [item for item in own if not is_remembered(folder, item)]
    if built is not None and new:
        # Attached, not opened: this process may read the same file with other settings.
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH {literal(str(built.path))} AS shown (READ_ONLY)")
            for dataset in new:
                remember_as_shown(connection, folder, dataset, f"shown.main.{name(dataset.table)}")


def _copy(folder: Folder, twin: Built, catalogue: Catalogue, *, which: str) -> None:
    target = _new_path(folder, which)
    unfinished = target.with_suffix(".unfinished")
    shutil.copyfile(twin.path, unfinished)
    os.replace(unfinished, target)
    _point_to(folder, which, target, catalogue)


def _new_path(folder: Folder, which: str) -> Path:
    return folder.built / f"{which}-{uuid.uuid4().hex[:12]}.duckdb"


@contextmanager
def _alone(folder: Folder) -> Iterator[None]:
    folder.made()
    with (folder.built / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build_one(folder: Folder, catalogue: Catalogue, *, which: str, before: Built | None, report: Report) -> None:
    from bildungsbuero.warehouse.engine import compiled_values  # the Ibis half is loaded only to build

    target = _new_path(folder, which)
    unfinished = target.with_suffix(".unfinished")
    datasets = [item for item in catalogue.datasets if item.deliveries]
    with duckdb.connect(str(unfinished)) as connection:
        connection.execute(f"SET temp_directory = {literal(str(folder.work / 'spill'))}")
        connection.execute("SET threads = 2")
        connection.execute(f"SET memory_limit = '{_memory_mb()}MB'")
        make_areas(connection, catalogue.areas)
        _attach(connection, before)
        connection.execute("CREATE TABLE built (name VARCHAR, signature VARCHAR)")
        for number, dataset in enumerate(datasets):
            report(number, len(datasets), dataset.key)
            _make_facts(connection, folder, dataset, catalogue.areas)
        make_values(connection, catalogue, datasets, compiled=compiled_values)
        make_summaries(connection, [item.table for item in datasets])
        if before is not None:
            connection.execute("DETACH before")
        connection.execute("CHECKPOINT")
    os.replace(unfinished, target)
    _point_to(folder, which, target, catalogue)


def _memory_mb() -> int:
    """Half of the machine's memory, at most 4 GB: what does not fit is sorted on the disk."""
    half = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**21
    return min(half, MOST_MEMORY_MB)


def _point_to(folder: Folder, which: str, target: Path, catalogue: Catalogue) -> None:
    """Make the finished file the current one; readers of the old one keep it open until they look again."""
    _sync(target)
    described = [_described(item) for item in catalogue.datasets if item.deliveries]
    content = {"file": target.name, "signature": catalogue.signature(), "datasets": described}
    pointer = folder.built / f"{which}.json"
    draft = pointer.with_suffix(".draft")
    draft.write_text(json.dumps(content), "utf-8")
    _sync(draft)
    os.replace(draft, pointer)
    for path in folder.built.glob(f"{which}-*"):
        if path != target:
            path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_areas(connection: duckdb.DuckDBPyConnection, areas: tuple[Area, ...]) -> None:
    """All units in one text: a parameter for each value would take a hundred times as long."""
    fields = ("key", "level", "name", "parent", "valid_from", "valid_to")
    rows = [{field: str(getattr(area, field) or "") or None for field in fields} for area in areas]
    shape = json.dumps([dict.fromkeys(fields, "VARCHAR")])
    connection.execute(
        "CREATE TABLE areas AS SELECT key, level, name, coalesce(parent, '') AS parent, "
        "valid_from::DATE AS valid_from, valid_to::DATE AS valid_to "
        f"FROM (SELECT unnest(from_json(?::JSON, {literal(shape)}), recursive := true))",
        [json.dumps(rows)],
    )


def _attach(connection: duckdb.DuckDBPyConnection, before: Built | None) -> None:
    if before is not None:
        connection.execute(f"ATTACH {literal(str(before.path))} AS before (READ_ONLY)")


def _make_facts(
    connection: duckdb.DuckDBPyConnection, folder: Folder, dataset: StoredDataset, areas: tuple[Area, ...]
) -> None:
    signature = f"{dataset.signature}:{_validity(areas)}"
    connection.execute("INSERT INTO built VALUES (?, ?)", [dataset.table, signature])
    if _was_built(connection, dataset.table, signature) and not has_rounded_periods(folder, dataset):
        connection.execute(f"CREATE TABLE {name(dataset.table)} AS SELECT * FROM before.main.{name(dataset.table)}")
        return
    if dataset.protection is None:
        make_facts(connection, folder, dataset, f"TABLE {name(dataset.table)}")
        return
    # Only in a temporary table, so that no page of the published file ever holds a value that it must not show.
    make_facts(connection, folder, dataset, f"TEMP TABLE {UNPROTECTED}")
    write_protected(connection, folder, dataset, UNPROTECTED)
    connection.execute(f"DROP TABLE {UNPROTECTED}")


def make_facts(connection: duckdb.DuckDBPyConnection, folder: Folder, dataset: StoredDataset, target: str) -> None:
    """Create a table of all facts of a data set; `areas` stand in the database already."""
    union = " UNION ALL BY NAME ".join(
        f"SELECT *, {item.number} AS delivery FROM read_parquet({literal(str(folder.deliveries / item.path))})"
        for item in dataset.deliveries
    )
    # Views, not tables: a hundred million facts are never in memory at once.
    connection.execute(f"CREATE TEMP VIEW delivered AS {union}")
    dimensions = [row[0] for row in connection.execute("DESCRIBE delivered").fetchall()]
    dimensions = [column for column in dimensions if column not in FIXED | {"delivery"}]
    at_margin = ", ".join(f"coalesce({name(column)}, {literal(TOTAL)}) AS {name(column)}" for column in dimensions)
    replaced = f"REPLACE ({at_margin})" if dimensions else ""
    connection.execute(f"CREATE TEMP VIEW incoming AS SELECT * {replaced} FROM delivered")
    _make_periods(connection, dataset)
    keys = ", ".join(["area", "period", "measure", *(name(column) for column in dimensions)])
    newest = f"QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY delivery DESC) = 1"
    columns = "".join(f"f.{name(column)}, " for column in dimensions)
    connection.execute(
        f"""
        CREATE {target} AS
        SELECT f.area, f.period, f.measure, {columns} {_value(dataset)} AS value, {_severity(dataset)} AS severity,
               f.mark, {_quality(dataset)} AS quality, f.delivery, f.row
        FROM (SELECT * FROM incoming {newest if len(dataset.deliveries) > 1 else ""}) AS f
        LEFT JOIN areas a ON a.key = f.area
        JOIN periods p ON p.code = f.period
        ORDER BY {keys.replace("area", "f.area", 1)}
        """
    )
    connection.execute("DROP VIEW incoming")
    connection.execute("DROP VIEW delivered")
    connection.execute("DROP TABLE periods")


def _was_built(connection: duckdb.DuckDBPyConnection, table: str, signature: str) -> bool:
    attached = connection.execute("SELECT 1 FROM duckdb_databases() WHERE database_name = 'before'").fetchone()
    if not attached:
        return False
    row = connection.execute(
        "SELECT 1 FROM before.main.built WHERE name = ? AND signature = ?", [table, signature]
    ).fetchone()
    return row is not None


def _validity(areas: tuple[Area, ...]) -> str:
    bounds = [f"{area.key} {area.valid_from} {area.valid_to}" for area in areas if area.valid_to or area.valid_from]
    return digest(bounds)


def _make_periods(connection: duckdb.DuckDBPyConnection, dataset: StoredDataset) -> None:
    """The first and last day of each period, by which a unit is found to stand or to be gone.

    A code that is no period is left out with its facts: one table must not keep those of all offices from being built.
    """
    codes = [row[0] for row in connection.execute("SELECT DISTINCT period FROM incoming").fetchall()]
    connection.execute("CREATE TEMP TABLE periods (code VARCHAR, first DATE, last DATE)")
    for code in codes:
        try:
            period = read_period(code, dataset.period)
        except Refusal as refusal:
            log.error("A period of %s was left out: %s", dataset.table, refusal.code)
            continue
        bounds = [dataset.territory_on or period.start, dataset.territory_on or period.end]
        connection.execute("INSERT INTO periods VALUES (?, ?, ?)", [code, *bounds])


def _meanings(dataset: StoredDataset) -> dict[str, Meaning]:
    return PROFILES[dataset.profile].with_dash(dataset.dash).signs


def _value(dataset: StoredDataset) -> str:
    """The number; an exact zero is one, where its unit stands."""
    zeros = ", ".join(literal(sign) for sign, meaning in _meanings(dataset).items() if meaning is Meaning.ZERO)
    if not zeros:
        return "f.value"
    return f"CASE WHEN f.value IS NULL AND f.mark IN ({zeros}) AND NOT {GONE} THEN 0.0 ELSE f.value END"


# A unit that did not stand at any moment of the period; unknown units are taken as standing.
GONE = "coalesce(a.valid_to <= p.first OR a.valid_from > p.last, false)"


def _severity(dataset: StoredDataset) -> str:
    cases = " ".join(
        f"WHEN f.mark = {literal(sign)} THEN {SEVERITY[meaning]}"
        for sign, meaning in _meanings(dataset).items()
        if sign
    )
    gone, missing = SEVERITY[Meaning.UNIT_GONE], SEVERITY[Meaning.NOT_DELIVERED]
    undecided = SEVERITY[Meaning.UNDECIDED]
    return (
        f"(CASE WHEN f.value IS NOT NULL THEN 0 WHEN {GONE} THEN {gone} WHEN f.mark = '' THEN {missing} {cases} "
        f"ELSE {undecided} END)::SMALLINT"
    )


def _quality(dataset: StoredDataset) -> str:
    cases = " ".join(
        f"WHEN f.quality = {literal(sign)} THEN {QUALITY_BITS[quality]}" for sign, quality in QUALITY_MARKS.items()
    )
    rounded = QUALITY_BITS[Quality.ROUNDED] if PROFILES[dataset.profile].rounded_to > 1 else 0
    return f"((CASE {cases} ELSE 0 END) | {rounded})::SMALLINT"
