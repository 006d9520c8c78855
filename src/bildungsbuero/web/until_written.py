"""What is read on every page, kept until anybody writes to the database."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from django.db import connection

Value = TypeVar("Value")


class UntilWritten(threading.local, Generic[Value]):
    """Values by their key; all are read anew after the next write, of this process or of any other.

    Nothing is kept while a transaction is open, since what it wrote may never come to be. Of more than `most` values
    the one goes that was asked for longest ago.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._state: Any = None
        self._values: OrderedDict[Hashable, Value] = OrderedDict()

    def get(
        self, key: Hashable, read: Callable[[], Value], *, holds: Callable[[Value], bool] = lambda _value: True
    ) -> Value:
        """Return the kept value where it still holds, or read it and keep it."""
        state = written_state()
        if state is None:
            return read()
        if state != self._state:
            self._values.clear()
            self._state = state
        if key in self._values and holds(self._values[key]):
            self._values.move_to_end(key)
            return self._values[key]
        value = read()
        # Whoever writes meanwhile changes the state, and so the next to ask reads anew.
        if self._state == state:
            self._values[key] = value
            self._values.move_to_end(key)
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return value


def written_state() -> Hashable | None:
    """Return what is another after each write to the database; None while a transaction is open.

    SQLite counts the writes of other connections (`PRAGMA data_version`) and of this one; PostgreSQL names the
    transactions that have ended (`pg_current_snapshot`).
    """
    if connection.in_atomic_block:
        return None
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        database = connection.connection
        return (database, database.total_changes, database.execute("PRAGMA data_version").fetchone()[0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])
