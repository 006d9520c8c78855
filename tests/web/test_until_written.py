"""Values that are kept until anybody writes to the database."""

import sqlite3
from types import SimpleNamespace

import pytest

from bildungsbuero.web import until_written
from bildungsbuero.web.until_written import UntilWritten


@pytest.fixture
def database(tmp_path, monkeypatch):
    """A file with one number, as Django's connection holds it, and a second connection as another process has it."""
    own, other = (sqlite3.connect(tmp_path / "one.sqlite3", isolation_level=None) for _connection in range(2))
    own.execute("PRAGMA journal_mode=WAL")
    own.execute("CREATE TABLE number (is_now INTEGER)")
    own.execute("INSERT INTO number VALUES (1)")
    held = SimpleNamespace(connection=own, vendor="sqlite", in_atomic_block=False, ensure_connection=lambda: None)
    monkeypatch.setattr(until_written, "connection", held)
    yield SimpleNamespace(held=held, own=own, other=other)
    own.close()
    other.close()


def number(database, values, key="a"):
    return values.get(key, lambda: database.own.execute("SELECT is_now FROM number").fetchone()[0])


def test_what_is_read_once_is_read_again_when_this_or_another_process_has_written(database):
    values: UntilWritten[int] = UntilWritten(most=2)
    reads = []
    database.own.set_trace_callback(lambda sql: reads.append(sql) if sql.startswith("SELECT") else None)
    assert [number(database, values) for _again in range(3)] == [1, 1, 1]
    assert len(reads) == 1
    database.own.execute("UPDATE number SET is_now = 2")
    assert number(database, values) == 2
    database.other.execute("UPDATE number SET is_now = 3")
    assert number(database, values) == 3
    assert len(reads) == 3


def test_nothing_is_kept_while_a_transaction_is_open(database):
    values: UntilWritten[int] = UntilWritten(most=2)
    database.own.execute("BEGIN")
    database.held.in_atomic_block = True
    database.own.execute("UPDATE number SET is_now = 9")
    assert number(database, values) == 9
    database.own.execute("ROLLBACK")
    database.held.in_atomic_block = False
    assert number(database, values) == 1


def test_of_too_many_values_the_one_goes_that_was_asked_for_longest_ago(database):
    values: UntilWritten[str] = UntilWritten(most=2)
    read = []
    for key in ("a", "b", "a", "c", "a", "b"):
        values.get(key, lambda key=key: read.append(key) or key)
    assert read == ["a", "b", "c", "b"]


def test_a_new_connection_keeps_nothing_of_the_old_one(database, tmp_path):
    values: UntilWritten[int] = UntilWritten(most=2)
    assert number(database, values) == 1
    database.held.connection = database.other
    database.other.execute("UPDATE number SET is_now = 4")
    assert number(database, values) == 4


def test_a_value_that_holds_no_longer_is_read_again(database):
    values: UntilWritten[int] = UntilWritten(most=2)
    assert number(database, values) == 1
    assert values.get("a", lambda: 7, holds=lambda value: value > 1) == 7
    assert values.get("a", lambda: 8, holds=lambda value: value > 1) == 7


def test_a_value_read_while_somebody_writes_is_not_taken_for_the_new_state(database):
    values: UntilWritten[int] = UntilWritten(most=3)

    def read_slowly() -> int:
        before = number(database, values, "inner")
        database.other.execute("UPDATE number SET is_now = 5")
        number(database, values, "inner")
        return before

    assert values.get("outer", read_slowly) == 1
    assert values.get("outer", lambda: 5) == 5
