"""backup and restore: the same installation comes back, or nothing is touched."""

import json
import random
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from bildungsbuero.apps.operations.backup import reading
from bildungsbuero.core.errors import Refusal
from tests.support.installation import Installation, installation_in, kill, until

# What people typed, what others delivered; and what can be made anew.
FILES = {
    "media/logos/logo.png": b"\x89PNG picture",
    "editions/trier/1/figures.parquet": b"PAR1 as it was PAR1",
    # Without what was shown before, a later release could let people work out what was withheld.
    "warehouse/releases/trier/schulen/1.json": b"{}",
    "uploads/waiting.csv": b"a;b\n1;2\n" * 5000,
}
# No delivery in the records speaks of this file, so the rebuild after a restore clears it away.
ORPHAN = "warehouse/deliveries/12411/1.parquet"
MADE_ANEW = ("warehouse/built/original.duckdb", "index/segment", "charts/x.svg", "mail/1.eml", "cache/x")
SETTINGS = 'mail_from = "bildung@trier.test"\nmail_url = "smtp://user:hunter2@mail.trier.test"\nworkers = 3\n'
# What a restore changes on purpose.
CHANGED = ("django_session", "operations_outgoingmail")


@pytest.fixture
def installation(tmp_path):
    made = installation_in(tmp_path / "data")
    for path, content in FILES.items():
        write(made.folder / path, content)
    for path in (*MADE_ANEW, ORPHAN):
        write(made.folder / path, b"other")
    (made.folder / "bildungsbuero.toml").write_text(SETTINGS)
    yield made
    made.end_all()


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def back_up(installation, target, *options):
    done = installation.command("backup", str(target), "--json", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def restored(backup, folder):
    made = Installation(folder)
    done = made.command("restore", str(backup))
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def rows(folder):
    """Return everything in the records, table by table."""
    with closing(sqlite3.connect(folder / "database.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: sorted(map(repr, database.execute(f'SELECT * FROM "{table}"')))
            for table in tables
            if table not in CHANGED
        }


def test_what_is_restored_is_what_was_saved(installation, tmp_path):
    backup = tmp_path / "backup.zip"

    document = back_up(installation, backup)
    copy = restored(backup, tmp_path / "copy" / "data")

    assert document["parts"] == 7
    assert ORPHAN in zipfile.ZipFile(backup).namelist()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert rows(copy.folder) == rows(installation.folder)
    for path, content in FILES.items():
        assert (copy.folder / path).read_bytes() == content
    for path in MADE_ANEW:
        assert not (copy.folder / path).is_file()
    assert stat.S_IMODE(copy.folder.stat().st_mode) == 0o700
    listed = [made.command("offices", "list", "--json").stdout for made in (copy, installation)]
    assert listed[0] == listed[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "copy", "data"]
    assert not (installation.folder / "backup-at-work").exists()


def test_secrets_leave_the_house_only_when_asked(installation, tmp_path):
    plain, full = tmp_path / "plain.zip", tmp_path / "full.zip"
    back_up(installation, plain)
    back_up(installation, full, "--with-secrets")
    key = (installation.folder / "secret.key").read_bytes()

    everything = b"".join(zipfile.ZipFile(plain).read(name) for name in zipfile.ZipFile(plain).namelist())
    assert b"hunter2" not in everything
    assert key not in everything
    settings = zipfile.ZipFile(plain).read("bildungsbuero.toml").decode()
    assert 'mail_from = "bildung@trier.test"' in settings
    assert "workers = 3" in settings
    copy = restored(full, tmp_path / "copy")
    assert (copy.folder / "secret.key").read_bytes() == key
    assert (copy.folder / "bildungsbuero.toml").read_text() == SETTINGS


def test_a_backup_under_load_holds_one_moment(installation, tmp_path):
    writer = installation.start("-m", "tests.support.busy_writer")
    until(lambda: (installation.folder / "media" / "busy").is_dir(), "the writer writes")

    backups = [tmp_path / f"{number}.zip" for number in range(2)]
    for backup in backups:
        back_up(installation, backup)
    assert writer.poll() is None, writer.communicate()[0]

    counts = []
    for number, backup in enumerate(backups):
        copy = restored(backup, tmp_path / f"copy{number}")
        with closing(sqlite3.connect(copy.folder / "database.sqlite3")) as database:
            pairs = database.execute(
                "SELECT path, COUNT(*) FROM operations_errorreport WHERE message = 'busy' GROUP BY path"
            ).fetchall()
        counts.append(len(pairs))
        assert all(count == 2 for _path, count in pairs), "half of a transaction"
        for path, _count in pairs:
            assert (copy.folder / "media" / "busy" / path).read_text() == path, "a record without its file"
    assert counts == sorted(counts)
    assert counts[0] > 0


def test_mails_that_waited_are_not_sent_a_second_time_by_themselves(installation, tmp_path):
    installation.command("offices", "invite", "trier", "thull@example.org", "Frau Thull")
    back_up(installation, tmp_path / "backup.zip")

    copy = restored(tmp_path / "backup.zip", tmp_path / "copy")

    states = copy.python(
        "from bildungsbuero.apps.operations.models import OutgoingMail\n"
        "print([mail.state for mail in OutgoingMail.unscoped.all()])"
    )
    assert states.strip() == "['failed']"


def test_a_killed_backup_leaves_nothing_that_looks_like_one(installation, tmp_path):
    write(installation.folder / "media" / "large", random.Random(1).randbytes(30 * 2**20))
    target = tmp_path / "backup.zip"
    process = installation.start("-m", "bildungsbuero.cli", "backup", str(target))
    until(lambda: list(tmp_path.glob(".backup.zip*")) or process.poll() is not None, "the backup is being written")
    kill(process)
    assert not target.exists()

    back_up(installation, target)

    assert not list(tmp_path.glob(".backup.zip*"))
    assert not (installation.folder / "backup-at-work").exists()


def test_a_backup_overwrites_nothing_and_goes_where_it_can(installation, tmp_path):
    (tmp_path / "old.zip").write_text("precious")

    for target, code in (
        (tmp_path / "old.zip", "backup.exists"),
        (tmp_path / "nowhere" / "x.zip", "backup.no_folder"),
        (installation.folder / "x.zip", "backup.inside_data"),
    ):
        refused = installation.command("backup", str(target), "--json")
        assert refused.returncode == 1
        assert json.loads(refused.stdout)["error"]["code"] == code
    assert (tmp_path / "old.zip").read_text() == "precious"


def test_a_sealed_backup_opens_with_its_passphrase_only(installation, tmp_path):
    (tmp_path / "right").write_text("vier Störche über dem Dach\n", "utf-8")
    (tmp_path / "wrong").write_text("drei Störche über dem Dach\n", "utf-8")
    backup = tmp_path / "backup.zip.age"
    document = back_up(installation, backup, "--with-secrets", "--passphrase-file", str(tmp_path / "right"))
    assert document["encrypted"]
    assert b"hunter2" not in backup.read_bytes()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600

    folder = tmp_path / "copy"
    for given, code in (([], "needs_passphrase"), (["--passphrase-file", str(tmp_path / "wrong")], "wrong_passphrase")):
        refused = Installation(folder).command("restore", str(backup), "--json", *given)
        assert json.loads(refused.stdout)["error"]["code"] == f"restore.{code}"
        assert not folder.exists() or not list(folder.iterdir())
    done = Installation(folder).command("restore", str(backup), "--passphrase-file", str(tmp_path / "right"), "--json")

    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "media/logos/logo.png").read_bytes() == FILES["media/logos/logo.png"]
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_passphrase_must_be_long_and_readable(installation, tmp_path):
    (tmp_path / "short").write_text("kurz\n", "utf-8")

    for file, code in (("short", "backup.short_passphrase"), ("nowhere", "backup.passphrase_file")):
        given = ["--passphrase-file", str(tmp_path / file), "--json"]
        refused = installation.command("backup", str(tmp_path / "b.age"), *given)
        assert json.loads(refused.stdout)["error"]["code"] == code
        assert not (tmp_path / "b.age").exists()


@cache
def sound_backup() -> bytes:
    """Return the bytes of a backup, made once."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        made = installation_in(Path(folder) / "data")
        write(made.folder / "media" / "logos" / "x.png", b"picture" * 100)
        back_up(made, Path(folder) / "backup.zip")
        return (Path(folder) / "backup.zip").read_bytes()


def refuse(tmp_path, settings, content, *, folder=None):
    """Try to restore bytes into an empty folder; return the code of the refusal."""
    settings.DATA_DIR = folder or tmp_path / "data"
    source = tmp_path / "backup.zip"
    source.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        reading.restore(source)
    if folder is None:
        assert not settings.DATA_DIR.exists() or not list(settings.DATA_DIR.iterdir())
    return refused.value.code


@pytest.mark.parametrize("kept", [0, 1, 100, 0.3, 0.7, 0.99, -1])
def test_a_cut_backup_is_refused(tmp_path, settings, kept):
    sound = sound_backup()
    length = int(len(sound) * kept) if isinstance(kept, float) else kept

    assert refuse(tmp_path, settings, sound[:length]) == "restore.foreign"


@pytest.mark.parametrize("place", [0.05, 0.2, 0.4, 0.6, 0.8, 0.95])
def test_a_single_wrong_byte_is_noticed(tmp_path, settings, place):
    damaged = bytearray(sound_backup())
    damaged[int(len(damaged) * place)] ^= 0x55

    assert refuse(tmp_path, settings, bytes(damaged)) in {"restore.damaged", "restore.foreign"}


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", b"\x00" * 1000])
def test_what_is_no_backup_is_refused(tmp_path, settings, content):
    assert refuse(tmp_path, settings, content) == "restore.foreign"


def changed(tmp_path, *, manifest=None, more=None, drop=""):
    """Return the sound backup with a changed manifest, further entries or one entry less."""
    (tmp_path / "sound.zip").write_bytes(sound_backup())
    with zipfile.ZipFile(tmp_path / "sound.zip") as old, zipfile.ZipFile(tmp_path / "changed.zip", "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json" and manifest is not None:
                document = json.loads(content)
                manifest(document)
                content = json.dumps(document).encode()
            if name != drop:
                new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return (tmp_path / "changed.zip").read_bytes()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda document: document.update(version="99.0.0"), "restore.newer"),
        (lambda document: document.update(format=2), "restore.newer"),
        (lambda document: document.update(product="other"), "restore.foreign"),
        (lambda document: document.pop("parts"), "restore.foreign"),
        (lambda document: document["parts"].pop(), "restore.damaged"),
        (lambda document: document["parts"][0].update(sha256="0" * 64), "restore.damaged"),
        (lambda document: document["parts"][0].update(size=1), "restore.damaged"),
        (lambda document: document["parts"][0].update(path="../evil"), "restore.foreign"),
        (lambda document: document["parts"][0].update(path="/etc/evil"), "restore.foreign"),
        (lambda document: document["parts"][0].update(path="media/../../evil"), "restore.foreign"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path, settings, change, code):
    assert refuse(tmp_path, settings, changed(tmp_path, manifest=change)) == code
    assert not (tmp_path.parent / "evil").exists()


def test_entries_too_many_or_too_few_are_refused(tmp_path, settings):
    assert refuse(tmp_path, settings, changed(tmp_path, more={"../evil": b"x"})) == "restore.damaged"
    assert refuse(tmp_path, settings, changed(tmp_path, drop="database.sqlite3")) == "restore.foreign"


def test_nothing_is_restored_over_something(tmp_path, settings):
    folder = tmp_path / "used"
    write(folder / "database.sqlite3", b"precious")

    assert refuse(tmp_path, settings, sound_backup(), folder=folder) == "restore.not_empty"
    assert (folder / "database.sqlite3").read_bytes() == b"precious"


def test_a_missing_file_is_named(tmp_path):
    refused = Installation(tmp_path / "data").command("restore", str(tmp_path / "nothing.zip"), "--json")

    assert refused.returncode == 1
    assert json.loads(refused.stdout)["error"]["code"] == "restore.not_found"
    assert not (tmp_path / "data").exists()


def test_settings_of_the_new_machine_win(installation, tmp_path):
    back_up(installation, tmp_path / "backup.zip")
    folder = tmp_path / "copy"
    write(folder / "bildungsbuero.toml", b"workers = 1\n")

    restored(tmp_path / "backup.zip", folder)

    assert (folder / "bildungsbuero.toml").read_text() == "workers = 1\n"


def test_after_a_restore_the_installation_works(installation, tmp_path):
    back_up(installation, tmp_path / "backup.zip")
    shutil.rmtree(installation.folder)

    copy = restored(tmp_path / "backup.zip", installation.folder)

    assert copy.command("check").returncode == 0
    assert copy.command("offices", "add", "konz", "Bildungsbüro Konz").returncode == 0
