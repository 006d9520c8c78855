"""Backup, empty folder, restore: every export and every row count is what it was before."""

import json
from pathlib import Path

import pytest

from bildungsbuero.demo import __file__ as demo
from tests.support.installation import Installation, installation_in

FIGURES = Path(demo).parent / "figures" / "21111-02-06-4.zip"
SCHOOLS = Path(demo).parent / "offers" / "schools-07211.csv"
# What people and programs take along.
PATHS = (
    "/trier/kennzahlen/D-17/tabelle.csv",
    "/trier/kennzahlen/D-17/kreise/",
    "/trier/api/indicators",
    "/trier/api/indicators/D-17/value?area=07211&period=2023",
    "/trier/api/offers?limit=50",
    "/trier/angebote/karte.geojson",
    "/trier/angebote/",
)
ASK = """
from bildungsbuero.cli.installation import prepare
prepare()
import json
from django.apps import apps
from django.test import Client
answers = {{}}
for path in {paths!r}:
    answer = Client().get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answers[path] = [answer.status_code, body.decode("utf-8", "replace")]
counts = {{model._meta.label: model._base_manager.count() for model in apps.get_models()}}
print(json.dumps([answers, counts]))
"""


@pytest.fixture
def installation(tmp_path):
    made = installation_in(tmp_path / "data")
    made.settings["BILDUNGSBUERO_HOSTS"] = "testserver"
    for command in (
        ("statistics", "import", str(FIGURES), "--office", "shared", "--json"),
        ("offers", "import", str(SCHOOLS), "--office", "trier", "--json"),
    ):
        done = made.command(*command)
        assert done.returncode == 0, done.stdout + done.stderr
    yield made
    made.end_all()


def exports(installation: Installation) -> tuple[dict[str, list[object]], dict[str, int]]:
    """Return status and text of every export, and the number of records of each kind."""
    answers, counts = json.loads(installation.python(ASK.format(paths=PATHS)).splitlines()[-1])
    # Sessions do not come along: everybody signs in anew.
    return answers, {name: count for name, count in counts.items() if name != "sessions.Session"}


def test_exports_and_counts_are_equal_after_a_restore_from_a_sealed_backup(installation, tmp_path):
    (tmp_path / "passphrase").write_text("vier Störche über dem Dach\n", "utf-8")
    sealed = ("--passphrase-file", str(tmp_path / "passphrase"))
    before, counts = exports(installation)
    assert "78" in str(before["/trier/kennzahlen/D-17/tabelle.csv"][1])
    good = [path for path, answer in before.items() if answer[0] == 200]
    assert {"/trier/kennzahlen/D-17/tabelle.csv", *(path for path in PATHS if "/api/" in path)} <= set(good)

    assert installation.command("backup", str(tmp_path / "backup.age"), *sealed).returncode == 0
    copy = Installation(tmp_path / "copy", installation.settings)
    done = copy.command("restore", str(tmp_path / "backup.age"), *sealed)

    assert done.returncode == 0, done.stdout + done.stderr
    assert exports(copy) == (before, counts)
