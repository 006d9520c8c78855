"""Locks that end with the process that holds them, also when it is killed: files in the data folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


@contextmanager
def held(name: str, *, remove: bool = False) -> Iterator[bool]:
    """Hold a lock while the block runs; False where another process has it.

    With `remove` the file goes away afterwards: right only for names that are used once, and whose holder looks
    again, under the lock, whether there is still something to do.
    """
    path = _path(name)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
        if remove:
            path.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def _path(name: str) -> Path:
    folder = Path(settings.DATA_DIR) / "locks"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{name}.lock"
