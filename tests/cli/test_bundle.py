"""`make bundle`: the archive installs without internet and without a compiler, serves a page, and updates itself."""

import http.client
import os
import shutil
import socket
import subprocess
import time

import pytest

from tests.support.bundles import install, unpacked
from tools.bundle.making import make_bundle

pytestmark = pytest.mark.prove


def test_the_archive_installs_without_internet_and_serves_a_page(tmp_path):
    archive = make_bundle(tmp_path / "dist")
    content = unpacked(archive, tmp_path / "unpacked")
    program, data = tmp_path / "program", tmp_path / "srv" / "data"

    first = install(content, program, data)

    assert first.returncode == 0, first.stdout + first.stderr
    command = program / "current" / "bin" / "bildungsbuero"
    assert (data / "database.sqlite3").is_file()
    status, text = served_page(command, data)
    assert status == 200
    assert "Bildungsbüro einrichten" in text
    assert "vendor/kern" in text or "vendor/" in text

    again = install(content, program, data)
    assert again.returncode == 0, again.stdout + again.stderr
    assert "Sicherung" in again.stdout
    assert list(data.parent.glob("data-backups/before-update-*.zip"))

    (content / "requirements.lock").write_text("broken")
    refused = install(content, program, data)
    assert refused.returncode == 1
    assert "beschädigt" in refused.stderr
    assert command.exists()


def served_page(command, data):
    """Serve for a moment; return status and text of the first page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {"PATH": os.environ["PATH"], "BILDUNGSBUERO_DATA_DIR": str(data), "BILDUNGSBUERO_WORKERS": "1"}
    server = subprocess.Popen([str(command), "serve", "--port", str(port)], env=kept)
    try:
        for _time in range(120):
            time.sleep(0.5)
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
                connection.request("GET", "/einrichten/")
                answer = connection.getresponse()
                return answer.status, answer.read().decode()
            except OSError:
                continue
        raise AssertionError("no answer")
    finally:
        server.terminate()
        server.wait(timeout=60)
        shutil.rmtree(data / "cache", ignore_errors=True)
