"""The index on disk: several processes, and processes that are killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bildungsbuero.search.language import SearchLanguage
from bildungsbuero.search.store import IndexBusy, IndexStore
from tests.support.installation import until
from tests.support.records import ask, make_index, make_record

# Rebuilds and applies for ever, and says when it has begun.
WRITER = """
import sys
from pathlib import Path
from bildungsbuero.search.language import SearchLanguage
from bildungsbuero.search.store import IndexStore
from tests.support.installation import until
from tests.support.records import make_record
store = IndexStore(Path(sys.argv[1]), SearchLanguage())
store.language.analyser.word("chor")
number = store.applied() or 0
print("begun", flush=True)
while True:
    number += 1
    records = [make_record(public_id=f"k{index}", title=f"Chor {number}") for index in range(40)]
    with store.writing():
        if number % 3:
            store.apply(records, removed=[], number=number)
        else:
            store.rebuild(records, number=number)
"""


def start_writer(folder: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    return process


def check_is_whole(folder: Path) -> int:
    """All documents are of the state that the number names: nothing half-done."""
    store = IndexStore(folder, SearchLanguage())
    number = store.applied()
    assert number is not None
    answer = ask(store, limit=100)
    assert answer.total == 40
    assert ask(store, f"Chor {number}", limit=100).total == 40
    return number


def test_what_one_process_writes_another_finds_at_once(tmp_path):
    reader = make_index(tmp_path, make_record(title="Chor"))
    writer = IndexStore(tmp_path, SearchLanguage())

    with writer.writing():
        writer.apply([make_record(title="Robotik")], removed=[], number=7)

    assert ask(reader, "Robotik").total == 1
    assert reader.applied() == 7

    with writer.writing():
        writer.rebuild([make_record(title="Theater")], number=8)

    assert ask(reader, "Theater").total == 1
    assert ask(reader, "Robotik").total == 0


def test_a_changed_record_takes_the_place_of_the_old_one_and_a_removed_one_is_gone(tmp_path):
    old = make_record(public_id="a", title="Chor")
    store = make_index(tmp_path, old, make_record(public_id="b", title="Theater"))

    with store.writing():
        store.apply([make_record(public_id="a", title="Robotik")], removed=["b"], number=1)

    assert ask(store).ids == ("a",)
    assert ask(store, "Chor").total == 0


def test_only_one_process_writes_at_a_time(tmp_path):
    store = make_index(tmp_path)
    other = IndexStore(tmp_path, SearchLanguage())

    with store.writing(), pytest.raises(IndexBusy), other.writing(wait_s=0.1):
        pass


def test_an_index_of_other_words_is_not_used(tmp_path):
    make_index(tmp_path, make_record())

    assert IndexStore(tmp_path, SearchLanguage(synonyms=(("a", "b"),))).applied() is None


@pytest.mark.parametrize("damage", ["meta.json", "current"])
def test_a_damaged_index_counts_as_missing_and_can_be_built_anew(tmp_path, damage):
    make_index(tmp_path, make_record())
    next(tmp_path.rglob(damage)).write_bytes(b"\xff\x00 rubbish")
    store = IndexStore(tmp_path, SearchLanguage())

    assert store.applied() is None
    assert ask(store).total == 0

    with store.writing():
        store.rebuild([make_record()], number=3)
    assert ask(store).total == 1


def kill_at_random_moments(folder: Path, *, times: int) -> None:
    with IndexStore(folder, SearchLanguage()).writing() as _held:
        store = IndexStore(folder, SearchLanguage())
        store.rebuild([make_record(public_id=f"k{index}", title="Chor 0") for index in range(40)], number=0)
    before = 0
    for attempt in range(times):
        process = start_writer(folder)
        time.sleep(0.005 + 0.037 * (attempt % 7))
        if attempt == times - 1 and before == 0:
            # A slow machine: give one writer the time for at least one commit.
            until(lambda: IndexStore(folder, SearchLanguage()).applied(), "a change is committed")
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        number = check_is_whole(folder)
        assert number >= before
        before = number
    assert before > 0


def test_a_killed_writer_leaves_the_old_or_the_new_state(tmp_path):
    kill_at_random_moments(tmp_path, times=5)


@pytest.mark.prove
def test_many_killed_writers_leave_the_old_or_the_new_state(tmp_path):
    kill_at_random_moments(tmp_path, times=50)
