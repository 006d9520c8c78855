"""Bringing an installation to this version so that it is the old one or the new one, whatever happens in between.

With SQLite a copy of the records is brought up to date, checked, and then put in the place of the old file in one move;
with PostgreSQL everything happens in one transaction.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from bildungsbuero.apps.operations import locks
from bildungsbuero.apps.operations.backup import database
from bildungsbuero.apps.operations.backup.writing import BackupOrder, write_backup
from bildungsbuero.core.errors import Refusal

COPY = ".database-at-work.sqlite3"


def update(
    *,
    backup: Path,
    at: datetime,
    secret_keys: frozenset[str],
    work: Callable[[], list[str]],
    say: Callable[[str], object],
) -> list[str]:
    """Back up, let `work` bring tables and reference data to this version, check; return what `work` says.

    Raises Refusal where the installation is running or anything fails; then everything is as it was.
    """
    with locks.held("worker") as is_free:
        if not is_free:
            raise Refusal("update.running")
        write_backup(BackupOrder(target=backup, at=at, secret_keys=secret_keys))
        say("backup")
        try:
            with _all_or_nothing():
                done = work()
                check_records()
                say("tables")
        except Exception as error:
            # The outermost edge of the update: whatever it was, the person is told that nothing was changed.
            reason = error.code if isinstance(error, Refusal) else type(error).__name__
            raise Refusal("update.taken_back", reason=reason, backup=str(backup)) from error
    return done


def check_records() -> None:
    """Every table is there, and every record that another one names exists."""
    from bildungsbuero.apps.operations.checks import has_open_migrations

    if has_open_migrations():
        raise Refusal("installation.not_migrated")
    connection.check_constraints()


def backup_path(folder: Path | None, at: datetime) -> Path:
    """Return where the backup before an update lies: beside the data folder unless said otherwise."""
    data = Path(settings.DATA_DIR)
    target = folder or data.with_name(f"{data.name}-backups")
    if folder is None:
        target.mkdir(mode=0o700, exist_ok=True)
    return target / f"before-update-{at:%Y-%m-%d-%H%M%S}.zip"


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    if not database.is_sqlite():
        with transaction.atomic():
            yield
        return
    original = database.sqlite_path()
    copy = original.with_name(COPY)
    _forget(copy)
    try:
        _copy(original, copy)
        with _connected_to(copy):
            yield
        _settle(copy)
        _settle(original)
        _forget(original, only_beside=True)
        os.replace(copy, original)
    finally:
        _forget(copy)


@contextmanager
def _connected_to(path: Path) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = path
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _copy(source: Path, target: Path) -> None:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(source, timeout=60)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)


def _settle(path: Path) -> None:
    """Bring everything that SQLite keeps beside the file into the file, and the file onto the disk."""
    with closing(sqlite3.connect(path, timeout=60)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def _forget(path: Path, *, only_beside: bool = False) -> None:
    for ending in ("-wal", "-shm", "-journal", *(() if only_beside else ("",))):
        path.with_name(path.name + ending).unlink(missing_ok=True)
