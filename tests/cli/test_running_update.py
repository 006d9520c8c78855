"""update: backup first, then the new version or, when anything fails, exactly the old one."""

import fcntl
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.installation import Installation, installation_in, kill, until

# The template is of this version; a table taken away and forgotten makes it one of before.
AGED = """
from bildungsbuero.cli.installation import prepare
prepare()
from django.core.management import call_command
from django.db import connection
call_command("migrate", "mfa", "zero", verbosity=0)
"""
# A migration that fails, or takes long, in place of what `update` does.
BROKEN = """
import sys
import bildungsbuero.cli.running.update
from django.db import connection
def work():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE half_done (id integer)")
        cursor.execute("DELETE FROM territory_change")
    {then}
# The package names the command; the module itself is found by its name.
sys.modules["bildungsbuero.cli.running.update"].set_up = work
sys.argv = ["bildungsbuero", "update", "--json"]
from bildungsbuero.cli.main import run
run()
"""


@pytest.fixture
def old(tmp_path):
    """An installation that is older than the program."""
    made = installation_in(tmp_path / "data")
    made.python(AGED)
    yield made
    made.end_all()


def records(folder: Path) -> dict[str, int]:
    """Return the number of rows of each table."""
    with closing(sqlite3.connect(folder / "database.sqlite3")) as file:
        names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {name: file.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def test_an_old_installation_is_brought_to_this_version_with_a_backup_before(old, tmp_path):
    refused = old.command("serve", "--port", "1")
    assert "bildungsbuero update" in refused.stderr

    done = old.command("update", "--json")

    assert done.returncode == 0, done.stdout + done.stderr
    assert Path(json.loads(done.stdout)["backup"]).is_file()
    assert old.command("check").returncode == 0
    assert "mfa_authenticator" in records(old.folder)
    assert sorted(path.name for path in old.folder.glob("*database*")) == ["database.sqlite3"]
    again = old.command("update", "--backup-to", str(tmp_path))
    assert again.returncode == 0
    assert list(tmp_path.glob("before-update-*.zip"))


def test_when_anything_fails_everything_is_as_it_was(old):
    before = records(old.folder)

    failed = old.script(BROKEN.format(then="raise RuntimeError"))

    assert failed.returncode == 1
    assert json.loads(failed.stdout)["error"]["code"] == "update.taken_back"
    assert "Traceback" not in failed.stderr
    assert records(old.folder) == before


def test_a_kill_in_the_middle_leaves_the_old_state(old):
    before = records(old.folder)
    process = old.start("-c", BROKEN.format(then="import time; time.sleep(60)"))
    until(lambda: (old.folder / ".database-at-work.sqlite3").exists(), "the copy is made")

    kill(process)

    assert records(old.folder) == before
    assert old.command("update").returncode == 0
    assert not (old.folder / ".database-at-work.sqlite3").exists()


def is_held(lock: Path) -> bool:
    """Whether some process keeps others out by this lock."""
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_a_running_installation_is_not_updated(old):
    old.command("update")
    old.start("-m", "bildungsbuero.cli", "worker")
    until(lambda: is_held(old.folder / "locks" / "worker.lock"), "the job process is there")

    refused = Installation(old.folder).command("update", "--json")

    assert json.loads(refused.stdout)["error"]["code"] == "update.running"
