"""Writing a backup while the installation goes on working."""

import errno
import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

import bildungsbuero
from bildungsbuero.apps.operations import locks
from bildungsbuero.apps.operations.backup import database
from bildungsbuero.apps.operations.backup.manifest import (
    FOLDERS,
    NAME,
    RECORDS,
    SECRET,
    SETTINGS,
    SQLITE,
    Manifest,
    Part,
)
from bildungsbuero.apps.operations.backup.sealing import check_passphrase, sealed
from bildungsbuero.apps.operations.backup.secrets import without_secrets
from bildungsbuero.core.errors import Refusal

Listener = Callable[[int, int], object]
CHUNK = 2**20
# Parquet and pictures are packed already.
PACKED_WELL = frozenset({SQLITE, RECORDS, SETTINGS})


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupOrder:
    """Where to, from when, and what goes in; with a passphrase the file is sealed while it is written."""

    target: Path
    at: datetime
    secret_keys: frozenset[str]
    with_secrets: bool = False
    passphrase: str = ""


def write_backup(order: BackupOrder, *, listener: Listener | None = None) -> Manifest:
    """Write the backup beside its place and move it there once it is complete; return what it holds."""
    target = order.target.resolve()
    _check_target(target)
    if order.passphrase:
        check_passphrase(order.passphrase)
    with _staging() as staging, _no_remains(target) as beside:
        _gather(staging, secret_keys=order.secret_keys, with_secrets=order.with_secrets)
        manifest = _pack(staging, beside, order, listener=listener or _to_nobody)
        os.replace(beside, target)
    return manifest


def _check_target(target: Path) -> None:
    if target.exists():
        raise Refusal("backup.exists", name=target.name)
    if not target.parent.is_dir():
        raise Refusal("backup.no_folder")
    if target.is_relative_to(Path(settings.DATA_DIR).resolve()):
        raise Refusal("backup.inside_data")


@contextmanager
def _staging() -> Iterator[Path]:
    """A folder inside the data folder, so that files are gathered by links and not by copies."""
    folder = Path(settings.DATA_DIR) / "backup-at-work"
    with locks.held("backup") as is_free:
        if not is_free:
            raise Refusal("backup.at_work")
        # What a killed backup left behind.
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _no_remains(target: Path) -> Iterator[Path]:
    beside = target.with_name(f".{target.name}.unfinished")
    try:
        beside.unlink(missing_ok=True)
        yield beside
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise Refusal("backup.no_space") from error
        if error.errno in {errno.EACCES, errno.EROFS, errno.EPERM}:
            raise Refusal("backup.not_writable") from error
        raise
    finally:
        beside.unlink(missing_ok=True)


def _gather(staging: Path, *, secret_keys: frozenset[str], with_secrets: bool) -> None:
    # Before and after the records: whatever they speak of was there at one of the two moments.
    _link_files(staging)
    if database.is_sqlite():
        database.copy_sqlite(database.sqlite_path(), staging / SQLITE)
    else:
        database.dump_records(staging / RECORDS)
    _link_files(staging)
    _gather_settings(staging, secret_keys=secret_keys, with_secrets=with_secrets)


def _link_files(staging: Path) -> None:
    root = Path(settings.DATA_DIR)
    for folder in FOLDERS:
        for source in sorted((root / folder).rglob("*")):
            target = staging / source.relative_to(root)
            if source.is_file() and not source.is_symlink() and not target.exists():
                _link(source, target)


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except FileNotFoundError:
        # Taken away in this very moment, so nothing speaks of it any more.
        return
    except OSError:
        # A file system without links.
        shutil.copyfile(source, target)


def _gather_settings(staging: Path, *, secret_keys: frozenset[str], with_secrets: bool) -> None:
    root = Path(settings.DATA_DIR)
    if (root / SETTINGS).is_file():
        kept = (root / SETTINGS).read_text("utf-8") if with_secrets else without_secrets(root / SETTINGS, secret_keys)
        (staging / SETTINGS).write_text(kept, "utf-8")
    if with_secrets:
        (staging / SECRET).write_text(settings.SECRET_KEY, "ascii")


def _pack(staging: Path, target: Path, order: BackupOrder, *, listener: Listener) -> Manifest:
    files = sorted(path for path in staging.rglob("*") if path.is_file())
    total = sum(path.stat().st_size for path in files)
    done = 0
    parts = []
    with _private(target, order.passphrase) as sink, zipfile.ZipFile(sink, "w", allowZip64=True) as archive:
        for path in files:
            part = _pack_one(archive, path, path.relative_to(staging).as_posix())
            parts.append(part)
            done += part.size
            listener(done, total)
        manifest = Manifest(
            version=bildungsbuero.__version__,
            made_at=order.at.isoformat(),
            with_secrets=order.with_secrets,
            parts=tuple(parts),
        )
        archive.writestr(NAME, manifest.as_text(), zipfile.ZIP_DEFLATED)
    return manifest


@contextmanager
def _private(target: Path, passphrase: str) -> Iterator[Any]:
    """A new file that its owner alone may read, certain to lie on the disk when the block ends."""
    descriptor = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as sink:
        if passphrase:
            with sealed(sink, passphrase) as inner:
                yield inner
        else:
            yield sink
        sink.flush()
        os.fsync(descriptor)


def _pack_one(archive: zipfile.ZipFile, path: Path, name: str) -> Part:
    entry = zipfile.ZipInfo.from_file(path, name)
    entry.compress_type = zipfile.ZIP_DEFLATED if name in PACKED_WELL else zipfile.ZIP_STORED
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as sink:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            sink.write(chunk)
    return Part(path=name, size=size, sha256=digest.hexdigest())


def _to_nobody(done: int, total: int) -> None:
    """Report to nobody."""
