"""SQLite: no connection outlives its file, which may be exchanged for another while the program runs."""

import os
from typing import Any

from django.core.signals import request_started
from django.db import connection
from django.db.backends.signals import connection_created


def watch() -> None:
    """Look before each request whether the file is still the one that was opened."""
    connection_created.connect(_note)
    request_started.connect(close_if_exchanged)


def close_if_exchanged(**_signal: Any) -> None:
    """Close the connection to a file that no longer lies there; the next question opens the one that does."""
    if connection.vendor == "sqlite" and connection.connection is not None and is_exchanged(connection):
        connection.close()


def is_exchanged(database: Any) -> bool:
    """Whether another file lies where the opened one lay; its number is not given away as long as it is open."""
    return not database.in_atomic_block and database.opened_file != _number(database)


def _note(connection: Any, **_signal: Any) -> None:
    connection.opened_file = _number(connection)


def _number(database: Any) -> tuple[int, int] | None:
    try:
        found = os.stat(database.settings_dict["NAME"])
    except (OSError, TypeError, ValueError):
        # A database in memory, or a folder that is being exchanged just now.
        return None
    return found.st_dev, found.st_ino
