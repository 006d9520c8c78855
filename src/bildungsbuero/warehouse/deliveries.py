"""Deliveries: written once as Parquet, never changed; a file is complete under its name or not there at all."""

import fcntl
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bildungsbuero.warehouse.reading import Reading
from bildungsbuero.warehouse.sql import literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Where the figures of an installation lie."""

    root: Path

    @property
    def deliveries(self) -> Path:
        """Parquet files, a folder for each data set."""
        return self.root / "deliveries"

    @property
    def built(self) -> Path:
        """The built files and the pointers to the current ones."""
        return self.root / "built"

    @property
    def work(self) -> Path:
        """Room for files that are being read; may be emptied at any time when nobody works."""
        return self.root / "work"

    def made(self) -> "Folder":
        """Return itself after making its folders."""
        for folder in (self.deliveries, self.built, self.work):
            folder.mkdir(parents=True, exist_ok=True)
        return self


@contextmanager
def arriving(folder: Folder) -> Iterator[None]:
    """Hold while a delivery is written and noted: nobody sweeps in between, and two imports do not cross."""
    folder.made()
    with (folder.root / "arriving.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def store(reading: Reading, folder: Folder, *, owner: str, dataset: str) -> Path:
    """Write the observations as Parquet, in the order in which they were read, and return its path in the deliveries.

    The bytes are on the disk before the file gets its name, so that a kill leaves no half delivery behind.
    """
    target_folder = folder.deliveries / owner / dataset
    target_folder.mkdir(parents=True, exist_ok=True)
    target = target_folder / f"{uuid.uuid4().hex}.parquet"
    unfinished = target.with_suffix(".unfinished")
    reading.connection.execute(
        f"COPY (SELECT * FROM observations) TO {literal(str(unfinished))} (FORMAT parquet, COMPRESSION zstd)"
    )
    _sync(unfinished)
    os.replace(unfinished, target)
    _sync(target_folder)
    return target.relative_to(folder.deliveries)


def sweep(folder: Folder, known: Iterable[str]) -> list[Path]:
    """Remove Parquet files that no delivery names (left by a killed import) and return them."""
    kept = set(known)
    gone = []
    for path in folder.deliveries.rglob("*"):
        if path.is_file() and str(path.relative_to(folder.deliveries)) not in kept:
            path.unlink(missing_ok=True)
            gone.append(path)
    return gone


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
