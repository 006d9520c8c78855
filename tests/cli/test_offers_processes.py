"""Several processes on one installation, and imports that are killed."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.forked import Started
from tests.support.installation import Installation, installation_in

ROWS = 300


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
        assert process.wait(60) == 0

    assert found(installation, "Robotik") == 150
    assert found(installation, "Malerei") == 150


def start_import(installation: Installation, path: Path) -> Started:
    return installation.begin("offers", "import", str(path), "--office", "trier", "--json")


# What stands of each word after a restart: offers, runs and lines of history in the database, offers in the index.
STANDING = """
import json
from django.utils import timezone
from bildungsbuero.apps.catalogue.models import Offer, Run
from bildungsbuero.apps.catalogue.searching import Question, find
for word in {words}:
    named = {{"offer__title__startswith": word + " "}}
    total = find(Question(on=timezone.localdate(), text=word, limit=0)).answer.total
    counts = [Offer.unscoped.filter(title__startswith=word + " ").count(), Run.unscoped.filter(**named).count()]
    history = Offer.history.filter(title__startswith=word + " ").count()
    print(json.dumps([*counts, history, total]))
"""


def standing(installation: Installation, *words: str) -> list[int]:
    """Return for each word how much of it stands, after all places agreed about it."""
    counts = []
    for line in installation.python(STANDING.format(words=words)).splitlines():
        found = set(json.loads(line))
        assert len(found) == 1, line
        counts.append(found.pop())
    return counts


def kill_imports(installation: Installation, folder: Path, *, times: int, seed: int) -> None:
    """Kill imports at random moments from their start to their end; database and index must agree each time."""
    chance = random.Random(seed)
    begin = time.monotonic()
    start_import(installation, write_list(folder / "first.csv", word="Anfang", count=ROWS)).wait(60)
    whole_s = time.monotonic() - begin
    arrived = 0
    for _attempt in range(times):
        # No word may look like a misspelling of another one.
        word = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=12))
        process = start_import(installation, write_list(folder / f"{word}.csv", word=word, count=ROWS))
        process.wait(chance.uniform(0.2, 1.0) * whole_s)
        process.kill()
        anfang, killed = standing(installation, "Anfang", word)
        assert anfang == ROWS
        assert killed in (0, ROWS)
        arrived += killed > 0
    assert arrived < times


def test_an_import_killed_ten_times_leaves_the_old_or_the_new_state(installation, tmp_path):
    kill_imports(installation, tmp_path, times=10, seed=20261122)


@pytest.mark.prove
def test_an_import_killed_fifty_times_leaves_the_old_or_the_new_state(installation, tmp_path):
    kill_imports(installation, tmp_path, times=50, seed=7)


def test_a_command_that_is_given_help_starts_without_the_dictionary():
    code = (
        "import sys; from bildungsbuero.cli.main import app\n"
        "try:\n app(['offers', '--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('simplemma', 'tantivy', 'django') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip().endswith("[]")
