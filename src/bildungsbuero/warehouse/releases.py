"""What each release of a data set showed and withheld: kept for good, because whoever saved it keeps it too.

For each release a Parquet file of its cells and a JSON file about it. The Parquet file holds true values and lies
beside the deliveries; only the protection of later releases reads them, and the report leaves them out.
"""

import json
import os
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from bildungsbuero.core.protection.periods import Because, PeriodRelease
from bildungsbuero.core.protection.profile import Method
from bildungsbuero.core.protection.suppression import State
from bildungsbuero.core.protection.tables import Codes
from bildungsbuero.warehouse.deliveries import Folder
from bildungsbuero.warehouse.sql import literal

COLUMNS = {
    "period": "VARCHAR",
    "key": "VARCHAR[]",
    "truth": "DOUBLE",
    "state": "VARCHAR",
    "shown": "DOUBLE",
    "because_whole": "VARCHAR[]",
    "because_protects": "VARCHAR[]",
    "low": "DOUBLE",
    "high": "DOUBLE",
    "has_interval": "BOOLEAN",
    "is_public": "BOOLEAN",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodNote:
    """What is said of a period of a release; `problem` names why nothing of it is published."""

    method: str = ""
    min_cases: int = 0
    zeros_are_safe: bool = True
    counted: tuple[str, ...] = ()
    audit: str = ""
    narrowest: float | None = None
    states: Mapping[str, int] = field(default_factory=dict)
    already_public: int = 0
    problem: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release of a data set: its number, what it was made from, and what is said of each period."""

    number: int
    signature: str
    dimensions: tuple[str, ...]
    deliveries: tuple[int, ...]
    periods: Mapping[str, PeriodNote]
    is_protected_at_source: bool
    at: datetime
    path: Path

    def problems(self) -> dict[str, PeriodNote]:
        """Return the periods of which nothing is published."""
        return {code: note for code, note in self.periods.items() if note.problem}


def releases_folder(folder: Folder) -> Path:
    """Return where the releases of all data sets lie, in a folder for each owner."""
    return folder.root / "releases"


def folder_of(folder: Folder, table: str) -> Path:
    """Return where the releases of a data set lie."""
    return releases_folder(folder) / table


def releases(folder: Folder, table: str) -> list[Release]:
    """Return the releases of a data set, the oldest first."""
    found = [_read(path) for path in folder_of(folder, table).glob("*.json")]
    return sorted(found, key=lambda release: release.number)


def last_release(folder: Folder, table: str) -> Release | None:
    """Return the newest release of a data set."""
    return max(releases(folder, table), key=lambda release: release.number, default=None)


def _read(path: Path) -> Release:
    content = json.loads(path.read_text("utf-8"))
    periods = {
        code: PeriodNote(**{**note, "counted": tuple(note["counted"])}) for code, note in content["periods"].items()
    }
    return Release(
        number=content["number"],
        signature=content["signature"],
        dimensions=tuple(content["dimensions"]),
        deliveries=tuple(content["deliveries"]),
        periods=periods,
        is_protected_at_source=content["is_protected_at_source"],
        at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        path=path.with_name(content["cells"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A release before it has a number."""

    signature: str
    dimensions: Iterable[str]
    deliveries: Iterable[int]
    periods: Mapping[str, PeriodRelease]
    problems: Mapping[str, PeriodNote] = field(default_factory=dict)
    is_protected_at_source: bool = False


def store_release(folder: Folder, table: str, draft: Draft) -> Release:
    """Write the next release of a data set; its cells are on the disk before it gets its name."""
    target = folder_of(folder, table)
    target.mkdir(parents=True, exist_ok=True)
    before = last_release(folder, table)
    number = before.number + 1 if before else 1
    cells = target / f"{number:05d}-{uuid.uuid4().hex[:8]}.parquet"
    _write_cells(cells, draft.periods)
    notes = {code: _note(release) for code, release in draft.periods.items()} | dict(draft.problems)
    content = {
        "number": number,
        "signature": draft.signature,
        "dimensions": list(draft.dimensions),
        "deliveries": list(draft.deliveries),
        "is_protected_at_source": draft.is_protected_at_source,
        "cells": cells.name,
        "periods": {code: _as_json(note) for code, note in sorted(notes.items())},
    }
    path = target / f"{number:05d}.json"
    unfinished = path.with_suffix(".draft")
    with unfinished.open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    return _read(path)


def _as_json(note: PeriodNote) -> dict[str, Any]:
    names = PeriodNote.__slots__
    return {name: getattr(note, name) for name in names} | {
        "counted": sorted(note.counted),
        "states": dict(note.states),
        "facts": dict(note.facts),
    }


def _note(release: PeriodRelease) -> PeriodNote:
    states: dict[str, int] = {}
    for state in release.states.values():
        states[str(state)] = states.get(str(state), 0) + 1
    return PeriodNote(
        method=str(release.method),
        min_cases=release.min_cases,
        zeros_are_safe=release.zeros_are_safe,
        counted=tuple(sorted(release.counted)),
        audit=release.audit,
        narrowest=release.narrowest,
        states=states,
        already_public=len(release.already_public),
    )


def _write_cells(path: Path, periods: Mapping[str, PeriodRelease]) -> None:
    rows = [_row(code, release, key) for code, release in periods.items() for key in release.truth]
    unfinished = path.with_suffix(".unfinished")
    shape = json.dumps([COLUMNS])
    with duckdb.connect() as connection:
        connection.execute(
            f"CREATE TABLE cells AS SELECT unnest(from_json(?::JSON, {literal(shape)}), recursive := true)",
            [json.dumps(rows)],
        )
        connection.execute(f"COPY cells TO {literal(str(unfinished))} (FORMAT parquet, COMPRESSION zstd)")
    descriptor = os.open(unfinished, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    unfinished.replace(path)


def _row(period: str, release: PeriodRelease, key: Codes) -> dict[str, Any]:
    because, interval = release.because.get(key), release.intervals.get(key)
    return {
        "period": period,
        "key": list(key),
        "truth": release.truth[key],
        "state": str(release.states[key]),
        "shown": release.shown[key],
        "because_whole": list(because.whole) if because else [],
        "because_protects": list(because.protects) if because else [],
        "low": interval[0] if interval else None,
        "high": interval[1] if interval else None,
        "has_interval": interval is not None,
        "is_public": key in release.already_public,
    }


def cells_of(release: Release) -> dict[str, PeriodRelease]:
    """Return what a release showed and withheld, by period."""
    with duckdb.connect() as connection:
        columns = ", ".join(COLUMNS)
        rows = connection.execute(f"SELECT {columns} FROM read_parquet({literal(str(release.path))})").fetchall()
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(dict(zip(COLUMNS, row, strict=True)))
    return {period: _period(release.periods[period], cells) for period, cells in found.items()}


def _period(note: PeriodNote, cells: list[dict[str, Any]]) -> PeriodRelease:
    keys = [tuple(cell["key"]) for cell in cells]
    by_key = list(zip(keys, cells, strict=True))
    return PeriodRelease(
        method=Method(note.method),
        min_cases=note.min_cases,
        zeros_are_safe=note.zeros_are_safe,
        counted=frozenset(note.counted),
        truth={key: cell["truth"] for key, cell in by_key},
        states={key: State(cell["state"]) for key, cell in by_key},
        shown={key: cell["shown"] for key, cell in by_key},
        because={
            key: Because(whole=tuple(cell["because_whole"]), protects=tuple(cell["because_protects"]))
            for key, cell in by_key
            if cell["because_protects"]
        },
        intervals={key: (cell["low"], cell["high"]) for key, cell in by_key if cell["has_interval"]},
        already_public=frozenset(key for key, cell in by_key if cell["is_public"]),
        audit=note.audit,
        narrowest=note.narrowest,
    )
