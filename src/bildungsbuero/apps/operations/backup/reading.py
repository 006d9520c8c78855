"""Restoring: everything is laid out and checked in a corner of the empty folder, then moved into place."""

import hashlib
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bildungsbuero.apps.operations.backup import database
from bildungsbuero.apps.operations.backup.manifest import (
    NAME,
    RECORDS,
    SECRET,
    SETTINGS,
    SQLITE,
    Manifest,
    Part,
    read_manifest,
)
from bildungsbuero.apps.operations.backup.sealing import MAGIC, is_sealed, unseal
from bildungsbuero.apps.operations.models import OutgoingMail
from bildungsbuero.apps.operations.models.mail import MailState
from bildungsbuero.core.errors import Refusal

Listener = Callable[[int, int], object]
CHUNK = 2**20
MANIFEST_LIMIT = 200 * 2**20
CORNER = ".restoring"
UNSEALED = ".unsealed"
# What may lie in the folder before: the settings of the new machine, which win over those in the backup, a key that was
# made at start, which does not, and what a killed restore left behind.
ALLOWED_BEFORE = frozenset({SETTINGS, SECRET, CORNER, UNSEALED})
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError)


def restore(source: Path, *, passphrase: str = "", listener: Listener | None = None) -> Manifest:
    """Fill the empty data folder from a backup and bring its tables to this version; return what was in it."""
    folder = Path(settings.DATA_DIR)
    if not source.is_file():
        raise Refusal("restore.not_found", name=source.name)
    _check_is_empty(folder)
    try:
        with _opened(source, passphrase, folder) as plain, zipfile.ZipFile(plain) as archive:
            manifest = _checked_manifest(archive, source.name)
            _check_database(manifest)
            _lay_out(archive, manifest, folder, listener=listener or _to_nobody)
    except BROKEN as error:
        raise Refusal("restore.foreign", name=source.name) from error
    _bring_up_to_date(manifest, folder)
    return manifest


def needs_passphrase(source: Path) -> bool:
    """Whether a backup was sealed; a file that cannot be read needs none, because it is refused anyway."""
    try:
        with source.open("rb") as file:
            return is_sealed(file.read(len(MAGIC)))
    except OSError:
        return False


@contextmanager
def _opened(source: Path, passphrase: str, folder: Path) -> Iterator[Path]:
    """Give the archive itself; that of a sealed backup lies in the folder while the block runs, and nowhere after."""
    if not needs_passphrase(source):
        yield source
        return
    if not passphrase:
        raise Refusal("restore.needs_passphrase", name=source.name)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    plain = folder / UNSEALED
    try:
        plain.unlink(missing_ok=True)
        descriptor = os.open(plain, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with source.open("rb") as file, os.fdopen(descriptor, "wb") as sink:
            unseal(file, sink, passphrase, file_name=source.name)
        yield plain
    finally:
        plain.unlink(missing_ok=True)


def _check_is_empty(folder: Path) -> None:
    if folder.exists() and {path.name for path in folder.iterdir()} - ALLOWED_BEFORE:
        raise Refusal("restore.not_empty", path=str(folder))


def _checked_manifest(archive: zipfile.ZipFile, file_name: str) -> Manifest:
    if archive.getinfo(NAME).file_size > MANIFEST_LIMIT:
        raise Refusal("restore.foreign", name=file_name)
    manifest = read_manifest(archive.read(NAME).decode("utf-8", "replace"), file_name=file_name)
    expected = {NAME: None, **{part.path: part.size for part in manifest.parts}}
    for entry in archive.infolist():
        if entry.filename not in expected or expected[entry.filename] not in (None, entry.file_size):
            raise Refusal("restore.damaged", part=entry.filename[:100])
    if {entry.filename for entry in archive.infolist()} != set(expected):
        raise Refusal("restore.foreign", name=file_name)
    return manifest


def _check_database(manifest: Manifest) -> None:
    if manifest.holds(SQLITE) and not database.is_sqlite():
        raise Refusal("restore.other_database")
    if not database.is_sqlite() and connection.introspection.table_names():
        raise Refusal("restore.database_not_empty")


def _lay_out(archive: zipfile.ZipFile, manifest: Manifest, folder: Path, *, listener: Listener) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    corner = folder / CORNER
    shutil.rmtree(corner, ignore_errors=True)
    corner.mkdir(mode=0o700)
    try:
        done = 0
        for part in manifest.parts:
            _extract(archive, part, corner)
            done += part.size
            listener(done, manifest.size)
        _move_into_place(corner, folder)
    finally:
        shutil.rmtree(corner, ignore_errors=True)


def _extract(archive: zipfile.ZipFile, part: Part, corner: Path) -> None:
    target = corner / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    try:
        with archive.open(part.path) as source, target.open("xb") as sink:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                sink.write(chunk)
    except BROKEN as error:
        raise Refusal("restore.damaged", part=part.path) from error
    if digest.hexdigest() != part.sha256:
        raise Refusal("restore.damaged", part=part.path)
    target.chmod(0o600)


def _move_into_place(corner: Path, folder: Path) -> None:
    # The records last: a folder without them is never taken for an installation.
    for path in sorted(corner.iterdir(), key=lambda path: path.name in {SQLITE, RECORDS}):
        if path.name == SETTINGS and (folder / SETTINGS).exists():
            continue
        path.replace(folder / path.name)


def _bring_up_to_date(manifest: Manifest, folder: Path) -> None:
    call_command("migrate", verbosity=0, interactive=False)
    if manifest.holds(RECORDS):
        database.load_records(folder / RECORDS)
        (folder / RECORDS).unlink()
    _hold_back_mails()


def _hold_back_mails() -> None:
    """Mails that waited when the backup was made have probably left since: people decide whether to send them."""
    waiting = OutgoingMail.objects.across_offices(because="a restore concerns the installation")
    waiting.filter(state=MailState.WAITING).update(state=MailState.FAILED, last_error="restore")


def _to_nobody(done: int, total: int) -> None:
    """Report to nobody."""
