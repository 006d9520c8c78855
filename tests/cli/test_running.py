"""init, check, worker and serve, as somebody at the shell meets them."""

import http.client
import json
import os
import re
import signal
import socket
import stat

import pytest

from tests.support.installation import Installation, installation_in, kill, until


@pytest.fixture
def empty(tmp_path):
    made = Installation(tmp_path / "new" / "data")
    yield made
    made.end_all()


@pytest.fixture
def installation(tmp_path):
    made = installation_in(tmp_path / "data")
    yield made
    made.end_all()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port, path="/gesundheit/"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def children_of(process):
    tasks = f"/proc/{process.pid}/task/{process.pid}/children"
    with open(tasks) as file:
        return [int(pid) for pid in file.read().split()]


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_init_makes_a_private_folder_asks_nothing_and_may_be_repeated(empty):
    first, second = empty.command("init"), empty.command("init")

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert stat.S_IMODE(empty.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((empty.folder / "secret.key").stat().st_mode) == 0o600
    assert "bereit" in first.stdout


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    refused = Installation(tmp_path / "file" / "data").command("init")

    assert refused.returncode == 1
    assert "Datenordner" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("command", [["serve"], ["worker"], ["backup", "x.zip"], ["offices", "list"]])
def test_before_init_every_command_says_what_to_do_and_makes_nothing(empty, command):
    refused = empty.command(*command)

    assert refused.returncode == 1
    assert "bildungsbuero init" in refused.stderr
    assert not empty.folder.exists()


def test_check_names_what_is_missing_and_fails_where_something_is_unsafe(empty, installation):
    before = empty.command("check", "--json")
    fresh = installation.command("check", "--json")
    strict = installation.command("check", "--json", "--production")
    for_people = installation.command("check")

    assert before.returncode == 1
    assert not empty.folder.exists()
    findings = {finding["key"]: finding for finding in json.loads(fresh.stdout)["findings"]}
    assert fresh.returncode == 0, fresh.stdout
    assert findings["folder"]["level"] == "good"
    assert findings["mail"]["level"] == "hint"
    assert findings["people"]["remedy"]
    assert strict.returncode == 1
    unsafe = {finding["key"] for finding in json.loads(strict.stdout)["findings"] if finding["level"] == "unsafe"}
    assert {"mail", "sender", "hosts", "https"} <= unsafe
    assert "✓" in for_people.stdout


def test_check_sees_loose_rights_and_a_weak_key(installation):
    installation.folder.chmod(0o755)
    installation.settings["BILDUNGSBUERO_SECRET_KEY"] = "short"
    installation.settings["BILDUNGSBUERO_MAIL_URL"] = "pigeon://roof"
    checked = installation.command("check", "--json")

    levels = {finding["key"]: finding["level"] for finding in json.loads(checked.stdout)["findings"]}
    assert checked.returncode == 1
    assert [levels[key] for key in ("folder", "secret_key", "mail")] == ["unsafe"] * 3


def test_a_well_kept_server_passes_the_strict_check(installation):
    installation.settings |= {
        "BILDUNGSBUERO_MAIL_URL": "smtps://user:pw@mail.trier.test",
        "BILDUNGSBUERO_MAIL_FROM": "bildung@trier.test",
        "BILDUNGSBUERO_HOSTS": "bildung.trier.test",
        "BILDUNGSBUERO_ADDRESS": "https://bildung.trier.test",
        "BILDUNGSBUERO_HTTPS": "true",
    }
    checked = installation.command("check", "--json", "--production")

    assert json.loads(checked.stdout)["safe"], checked.stdout
    assert "pw" not in re.sub(r"[^\w ]", " ", checked.stdout).split()


def test_wrong_settings_are_a_sentence(installation):
    (installation.folder / "bildungsbuero.toml").write_text("colour = 'blue'\n")
    refused = installation.command("check", "--json")

    assert refused.returncode == 1
    assert json.loads(refused.stdout)["error"]["code"] == "settings.unknown"


def test_serve_answers_replaces_what_dies_and_ends_in_order(installation):
    port = free_port()
    server = installation.start("-m", "bildungsbuero.cli", "serve", "--port", str(port), "--workers", "1")
    until(lambda: answers(port) == 200, "the pages answer")
    assert answers(port, "/trier/buero/") == 302
    web, worker = children_of(server)

    os.kill(worker, signal.SIGKILL)
    until(lambda: len(set(children_of(server)) - {web, worker}) == 1, "the job process is there again")
    os.kill(web, signal.SIGKILL)
    until(lambda: answers(port) is None, "the pages are gone")
    until(lambda: answers(port) == 200, "the pages answer again")

    refused = installation.command("serve", "--port", str(port))
    assert refused.returncode == 1
    assert str(port) in refused.stderr

    last = children_of(server)
    server.terminate()
    said, _ = server.communicate(timeout=60)
    assert server.returncode == 0, said
    assert "Bildungsbüro läuft" in said
    assert "Traceback" not in said
    assert not any(is_alive(pid) for pid in last)


def test_children_end_when_their_parent_is_killed(installation):
    port = free_port()
    server = installation.start("-m", "bildungsbuero.cli", "serve", "--port", str(port), "--workers", "1")
    until(lambda: answers(port) == 200, "the pages answer")
    children = children_of(server)

    kill(server)

    until(lambda: not any(is_alive(pid) for pid in children), "the children have ended")


def test_a_job_process_that_cannot_live_ends_the_family_with_a_reason(installation):
    installation.start("-m", "bildungsbuero.cli", "worker")
    until(lambda: (installation.folder / "locks" / "worker.lock").exists(), "a job process is there")
    port = free_port()

    server = installation.start("-m", "bildungsbuero.cli", "serve", "--port", str(port), "--workers", "1")
    said, _ = server.communicate(timeout=300)

    assert server.returncode == 1
    assert "läuft bereits" in said
    assert "gibt auf" in said.replace("\n", " ")


@pytest.mark.parametrize("wrong", [["--port", "0"], ["--port", "x"], ["--workers", "0"], ["--colour"]])
def test_wrong_use_ends_with_2(installation, wrong):
    assert installation.command("serve", *wrong).returncode == 2


def test_an_address_of_another_machine_is_refused(installation):
    refused = installation.command("serve", "--host", "192.0.2.1", "--port", str(free_port()))

    assert refused.returncode == 1
    assert "192.0.2.1" in refused.stderr


def test_tables_of_an_older_version_are_not_served(installation):
    installation.python(
        "from django.db import connection\n"
        'connection.cursor().execute("DELETE FROM django_migrations WHERE app = %s", ["operations"])'
    )
    refused = installation.command("serve", "--port", str(free_port()))

    assert refused.returncode == 1
    assert "älter" in refused.stderr


def test_whatever_is_written_is_for_its_owner_alone(empty):
    empty.command("init")

    readable = [path.name for path in empty.folder.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]

    assert readable == []


def test_a_database_that_others_may_read_is_named_and_closed(installation):
    database = installation.folder / "database.sqlite3"
    database.chmod(0o644)
    checked = installation.command("check", "--json").stdout
    found = {line["key"]: line for line in json.loads(checked)["findings"]}
    assert "lesen" in found["folder"]["message"]

    installation.command("init")

    assert stat.S_IMODE(database.stat().st_mode) == 0o600
