"""Several processes on one installation, and imports that are killed."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.installation import Installation, installation_in, kill

IMPORT = "from bildungsbuero.cli import run; run()"


@pytest.fixture
def installation(tmp_path):
    made = installation_in(tmp_path / "data")
    yield made
    made.end_all()


def write_list(path: Path, *, word: str, count: int) -> Path:
    rows = [f"{word}-{number};{word} {number};course;Verein {number % 7};Trier;01.01.2099\n" for number in range(count)]
    path.write_text("Kennung;Titel;Art;Anbieter;Ort;Beginn\n" + "".join(rows), "utf-8")
    return path


def found(installation: Installation, text: str) -> int:
    done = installation.command("offers", "search", text, "--limit", "0", "--json")
    assert done.returncode == 0, done.stderr
    return int(json.loads(done.stdout)["total"])


def test_a_search_right_after_an_import_in_another_process_finds_it(installation, tmp_path):
    assert found(installation, "Robotik") == 0

    done = installation.command(
        "offers", "import", str(write_list(tmp_path / "a.csv", word="Robotik", count=3)), "--office", "trier", "--json"
    )

    assert json.loads(done.stdout)["new"] == 3
    assert found(installation, "Robotik") == 3


def test_a_search_finds_what_a_process_wrote_that_never_touched_the_index(installation):
    assert found(installation, "Theater") == 0
    installation.python(
        "from bildungsbuero.apps.accounts.models import Office\n"
        "from tests.support.offers import make_offer\n"
        "make_offer(office=Office.objects.get(key='trier'), title='Theater')"
    )

    assert found(installation, "Theater") == 1


def test_two_imports_at_once_both_arrive(installation, tmp_path):
    processes = [
        start_import(installation, write_list(tmp_path / f"{word}.csv", word=word, count=150))
        for word in ("Robotik", "Malerei")
    ]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0

    assert found(installation, "Robotik") == 150
    assert found(installation, "Malerei") == 150


def start_import(installation: Installation, path: Path) -> subprocess.Popen[str]:
    return installation.start("-c", IMPORT, "offers", "import", str(path), "--office", "trier", "--json")


def kill_imports(installation: Installation, folder: Path, *, times: int) -> None:
    """Kill imports at moments from their start to their end; database and index must agree each time."""
    begin = time.monotonic()
    start_import(installation, write_list(folder / "first.csv", word="Anfang", count=400)).communicate(timeout=60)
    whole_s = time.monotonic() - begin
    arrived = 0
    for attempt in range(times):
        word = f"Kurs{attempt}"
        process = start_import(installation, write_list(folder / f"{word}.csv", word=word, count=400))
        time.sleep(whole_s * (0.25 + 0.8 * attempt / times))
        kill(process)
        stored = installation.python(
            "from bildungsbuero.apps.catalogue.models import Offer\n"
            f"print(Offer.unscoped.filter(title__startswith='{word} ').count())"
        )
        total = found(installation, word)
        assert total == int(stored)
        assert total in (0, 400)
        arrived += total > 0
    assert found(installation, "Anfang") == 400
    assert arrived < times


def test_a_killed_import_leaves_the_old_or_the_new_state(installation, tmp_path):
    kill_imports(installation, tmp_path, times=5)


@pytest.mark.prove
def test_many_killed_imports_leave_the_old_or_the_new_state(installation, tmp_path):
    kill_imports(installation, tmp_path, times=50)


def test_a_command_that_is_given_help_starts_without_the_dictionary():
    code = (
        "import sys; from bildungsbuero.cli.main import app\n"
        "try:\n app(['offers', '--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('simplemma', 'tantivy', 'django') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip().endswith("[]")
