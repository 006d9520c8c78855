"""A database file that is exchanged while the program runs."""

import os
import sqlite3

import pytest
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from bildungsbuero.apps.operations.database_file import is_exchanged

pytestmark = pytest.mark.django_db


def _made(path, word):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE said (word TEXT)")
        database.execute("INSERT INTO said VALUES (?)", [word])
    database.close()


def test_a_connection_notices_that_another_file_lies_there(tmp_path):
    path, other = tmp_path / "database.sqlite3", tmp_path / "restored.sqlite3"
    _made(path, "alt")
    _made(other, "neu")
    database = DatabaseWrapper({**connections["default"].settings_dict, "NAME": path, "OPTIONS": {}}, alias="exchanged")

    def word():
        with database.cursor() as cursor:
            return cursor.execute("SELECT word FROM said").fetchone()[0]

    assert word() == "alt"
    assert not is_exchanged(database)
    os.replace(other, path)
    assert is_exchanged(database)
    database.close()
    assert word() == "neu"
    assert not is_exchanged(database)
    path.unlink()
    assert is_exchanged(database)
    database.close()
