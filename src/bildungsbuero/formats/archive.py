"""Archives that people upload: opened so that neither their size nor their names can do harm."""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from bildungsbuero.core.errors import Place, Refusal

LARGEST_RATIO = 250
MOST_MEMBERS = 10_000
BLOCK = 1 << 20


def members(path: Path, *, limit_bytes: int) -> list[zipfile.ZipInfo]:
    """Return the files in a ZIP after checking names, number and announced sizes; raises Refusal."""
    place = Place(file=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise Refusal("file.broken_zip", place=place) from error
    if len(entries) > MOST_MEMBERS:
        raise Refusal("file.zip_too_many", place=place, count=len(entries), limit=MOST_MEMBERS)
    for entry in entries:
        _check_name(entry, place)
        if entry.flag_bits & 0x1:
            raise Refusal("file.zip_encrypted", place=place)
    announced = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if announced > limit_bytes or (announced > BLOCK and announced > LARGEST_RATIO * max(packed, 1)):
        raise Refusal("file.zip_too_large", place=place, limit_mb=limit_bytes // 2**20)
    return [entry for entry in entries if not _is_rubbish(entry.filename)]


def unpack(path: Path, entry: zipfile.ZipInfo, target: Path, *, limit_bytes: int) -> Path:
    """Write one member to `target`, counting what really comes out; raises Refusal and leaves nothing behind."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as source, target.open("wb") as sink:
            for block in _blocks(source, limit_bytes=limit_bytes, name=path.name):
                sink.write(block)
    except Refusal:
        target.unlink(missing_ok=True)
        raise
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        target.unlink(missing_ok=True)
        raise Refusal("file.broken_zip", place=Place(file=path.name)) from error
    except Exception as error:  # zlib.error and friends have no common base
        target.unlink(missing_ok=True)
        raise Refusal("file.broken_zip", place=Place(file=path.name)) from error
    return target


def _blocks(source: IO[bytes], *, limit_bytes: int, name: str) -> Iterator[bytes]:
    seen = 0
    while block := source.read(BLOCK):
        seen += len(block)
        if seen > limit_bytes:
            raise Refusal("file.zip_too_large", place=Place(file=name), limit_mb=limit_bytes // 2**20)
        yield block


def _check_name(entry: zipfile.ZipInfo, place: Place) -> None:
    parts = PurePosixPath(entry.filename.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in entry.filename.split("/")[0] or "\0" in entry.filename:
        raise Refusal("file.zip_bad_name", place=place, name=entry.filename[:80])


def _is_rubbish(name: str) -> bool:
    """Whether a member is what operating systems put beside the real files."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name in {".DS_Store", "Thumbs.db", "desktop.ini"}
