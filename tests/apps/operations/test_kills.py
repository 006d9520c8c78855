"""The job process is killed with real jobs in hand; afterwards each has run to its end, or says what happened."""

import json
import random
import time

import pytest

from tests.support.installation import installation_in, kill, until


@pytest.fixture
def installation(tmp_path):
    copy = installation_in(tmp_path / "data")
    yield copy
    copy.end_all()


def worker(installation):
    return installation.start("-m", "tests.support.slow_jobs")


def start_jobs(installation, *kinds):
    code = "\n".join(
        f'jobs.start("{kind}", office=Office.objects.get(), person=None, arguments={{}})' for kind in kinds
    )
    installation.python(code)


def states(installation):
    code = """
import json
print(json.dumps([[job.kind, job.state, job.attempts, job.problem_words.get("message", "")] for job in all_jobs()]))
"""
    return json.loads(installation.python(code).splitlines()[-1])


def diary(installation):
    path = installation.folder / "diary.txt"
    return path.read_text().splitlines() if path.exists() else []


def begun(installation):
    return [line for line in diary(installation) if line.startswith("begin")]


def ended(installation):
    return [line for line in diary(installation) if line.startswith("end")]


def killed_in_the_middle(installation):
    before = len(begun(installation))
    process = worker(installation)
    until(lambda: len(begun(installation)) > before, "the job has begun")
    kill(process)


def test_a_job_that_may_be_repeated_is_finished_by_the_next_process(installation):
    start_jobs(installation, "test.repeatable", "test.repeatable")
    killed_in_the_middle(installation)
    (installation.folder / "go").touch()

    worker(installation)
    until(lambda: len(ended(installation)) == 2, "both jobs have ended")
    until(lambda: all(job[1] == "finished" for job in states(installation)), "both are stored as finished")

    assert len(begun(installation)) == 3
    assert len(set(ended(installation))) == 2


def test_a_job_that_may_not_be_repeated_says_what_happened(installation):
    start_jobs(installation, "test.once", "test.repeatable")
    killed_in_the_middle(installation)
    (installation.folder / "go").touch()

    worker(installation)
    until(lambda: ended(installation), "the other job has ended")

    once, other = states(installation)
    assert once[:3] == ["test.once", "interrupted", 1]
    assert once[3]
    assert other[0] == "test.repeatable"
    assert len(begun(installation)) == 2


def test_a_second_job_process_does_not_take_the_job_away(installation):
    start_jobs(installation, "test.repeatable")
    worker(installation)
    until(lambda: begun(installation), "the job has begun")

    second = worker(installation)
    second.wait(timeout=60)
    (installation.folder / "go").touch()
    until(lambda: ended(installation), "the job has ended")

    assert second.returncode != 0
    assert len(begun(installation)) == 1


def test_a_polite_end_lets_the_job_finish(installation):
    start_jobs(installation, "test.once", "test.once")
    process = worker(installation)
    until(lambda: begun(installation), "the job has begun")

    process.terminate()
    (installation.folder / "go").touch()
    process.wait(timeout=60)

    assert [job[1] for job in states(installation)] == ["finished", "waiting"]


def test_a_mail_does_not_wait_for_a_long_job(installation):
    start_jobs(installation, "test.once")
    worker(installation)
    until(lambda: begun(installation), "the job has begun")

    installation.command("offices", "invite", "trier", "thull@example.org", "Frau Thull")

    until(lambda: list((installation.folder / "mail").glob("*.eml")), "the mail has left")
    assert not ended(installation)


@pytest.mark.prove
def test_after_many_kills_at_random_moments_no_job_is_lost_or_ends_twice(installation):
    dice = random.Random(7)
    (installation.folder / "go").touch()
    start_jobs(installation, *["test.repeatable"] * 60)
    for _ in range(25):
        workers = diary(installation).count("worker")
        process = worker(installation)
        until(lambda: diary(installation).count("worker") > workers, "the process has begun")  # noqa: B023
        time.sleep(dice.random() / 5)
        kill(process)

    worker(installation)
    until(lambda: not {"waiting", "running"} & {job[1] for job in states(installation)}, "all jobs have ended")

    finished = [job for job in states(installation) if job[1] == "finished"]
    assert len(finished) + sum(job[1] == "interrupted" for job in states(installation)) == 60
    # A job that is killed between its work and the note of it is run once more: that is what “repeatable” means.
    assert len(set(ended(installation))) >= len(finished)
