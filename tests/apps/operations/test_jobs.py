"""Jobs: starting, running, progress, and what is left after each way to end."""

import json
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from bildungsbuero.apps.operations import jobs, locks, worker
from bildungsbuero.apps.operations.jobs import Progress, progress_of
from bildungsbuero.apps.operations.jobs.recovery import recover
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.core.errors import NotFound, Refusal
from tests.support.cast import editor_of, make_office

pytestmark = pytest.mark.django_db


def started(key="test.add", *, office=None, **arguments):
    arguments = arguments or ({"numbers": [1, 2, 3]} if key == "test.add" else {})
    return jobs.start(key, office=office or make_office(), person=None, arguments=arguments)


def work(times=1):
    rounds = worker.Rounds()
    for _ in range(times):
        rounds.work(timezone.now())


def test_a_job_waits_until_the_job_process_takes_it_up():
    job = started()
    assert job.state == JobState.WAITING

    work()

    job.refresh_from_db()
    assert job.state == JobState.FINISHED
    assert job.result["sum"] == 6
    assert job.result_address == "/trier/kennzahlen/"
    assert (job.done, job.total, job.note) == (3, 3, "zählt")
    assert job.finished_at is not None
    assert DBTaskResult.objects.successful().count() == 1


def test_a_job_exists_only_if_the_transaction_that_started_it_holds():
    office = make_office()

    @transaction.atomic
    def start_and_fail():
        started(office=office)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        start_and_fail()

    assert Job.objects.of(office).count() == 0
    assert DBTaskResult.objects.count() == 0


def test_a_refusal_becomes_the_words_on_the_page():
    job = started("test.refuse")

    work()

    job.refresh_from_db()
    assert job.state == JobState.REFUSED
    assert job.problem["error"]["code"] == "report.too_long"
    assert "4000" in job.problem_words["message"]
    assert "schulen.csv" in job.problem_words["place"]


def test_the_words_are_in_the_language_of_whoever_asked():
    with translation.override("en"):
        job = started("test.refuse")

    work()

    job.refresh_from_db()
    assert "longer than 4000 characters" in job.problem_words["message"]


def test_a_fault_in_the_code_ends_the_job_and_not_the_job_process(caplog):
    job, next_one = started("test.fail"), started(office=make_office(key="konz"))

    work(2)

    job.refresh_from_db()
    next_one.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.public_id in job.problem_words["remedy"]
    assert next_one.state == JobState.FINISHED
    assert "ZeroDivisionError" in caplog.text


def test_a_result_that_cannot_be_stored_is_a_failed_job():
    job = started("test.secret")

    work()

    job.refresh_from_db()
    assert job.state == JobState.FAILED


def test_an_unknown_kind_cannot_be_started_and_one_that_vanished_is_a_clear_sentence(monkeypatch):
    office = make_office()
    with pytest.raises(NotFound):
        started("test.unknown", office=office)
    job = started(office=office)
    monkeypatch.setattr(jobs.kinds, "_kinds", {})

    work()

    job.refresh_from_db()
    assert job.state == JobState.REFUSED
    assert job.problem["error"]["code"] == "job.unknown_kind"


def test_the_command_line_runs_a_job_at_once_and_hears_its_refusal():
    office = make_office()
    heard = []

    job = jobs.run_now(
        "test.add", office=office, arguments={"numbers": [4, 5]}, listener=lambda *report: heard.append(report)
    )

    assert job.result["sum"] == 9
    assert heard == [(1, 2, "zählt"), (2, 2, "zählt")]
    assert DBTaskResult.objects.count() == 0
    with pytest.raises(Refusal, match="too_long"):
        jobs.run_now("test.refuse", office=office, arguments={})
    assert Job.objects.of(office).filter(state=JobState.REFUSED).count() == 1


def test_a_job_of_the_installation_has_no_office():
    job = jobs.run_now("test.add", office=None, arguments={"numbers": [1]})

    assert job.office is None
    assert job.state == JobState.FINISHED


def test_progress_is_written_at_most_twice_a_second(monkeypatch):
    job, seconds = started(), iter([0.0, 0.1, 0.4, 0.6, 0.7, 1.2])
    progress = Progress(job, clock=lambda: next(seconds))
    written = []
    monkeypatch.setattr(Progress, "_write", lambda self: written.append(self.latest.done))

    for done in range(6):
        progress.report(done, 6)

    assert written == [0, 3, 5]
    assert progress.latest.done == 5


def test_progress_is_seen_while_the_job_is_inside_its_transaction():
    job = started()

    Progress(job).report(25, 100, "liest schulen.csv")

    reading = progress_of(job)
    assert (reading.percent, reading.note) == (25, "liest schulen.csv")


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps({"done": 1})])
def test_a_broken_progress_file_is_no_progress(data_dir, content):
    job = started()
    (data_dir / "progress").mkdir()
    (data_dir / "progress" / f"{job.public_id}.json").write_text(content)

    assert progress_of(job).percent is None


def test_after_a_job_no_file_is_left(data_dir):
    started()
    work()

    assert not list((data_dir / "progress").iterdir())
    assert [path.name for path in (data_dir / "locks").iterdir()] == []


def killed(key="test.add", **changes):
    """Return a job in the state in which a kill leaves it."""
    job = started(key)
    DBTaskResult.objects.update(status="RUNNING")
    Job.unscoped.filter(pk=job.pk).update(**{"state": JobState.RUNNING, "attempts": 1} | changes)
    return job


def test_a_killed_job_that_may_be_repeated_is_run_again():
    job = killed()

    work(2)

    job.refresh_from_db()
    assert job.state == JobState.FINISHED
    assert job.attempts == 2


def test_a_killed_job_that_may_not_be_repeated_is_marked():
    job = killed("test.refuse")
    Progress(job).report(7, 10, "war hier")

    assert recover(timezone.now()) == 1

    job.refresh_from_db()
    assert job.state == JobState.INTERRUPTED
    assert "unterbrochen" in job.problem_words["message"]
    assert (job.done, job.total) == (7, 10)
    assert not DBTaskResult.objects.running().exists()


def test_a_job_from_the_command_line_is_not_repeated_behind_the_persons_back():
    job = killed(in_foreground=True)

    recover(timezone.now())

    job.refresh_from_db()
    assert job.state == JobState.INTERRUPTED


def test_a_job_that_kills_its_process_each_time_is_given_up():
    job = killed(attempts=3)

    recover(timezone.now())

    job.refresh_from_db()
    assert job.state == JobState.INTERRUPTED
    assert "3-mal" in job.problem_words["message"]


def test_a_job_that_still_runs_elsewhere_is_left_alone():
    job = killed()

    with locks.held(f"job-{job.public_id}") as is_free:
        assert is_free
        assert recover(timezone.now()) == 0
        assert execute(job.public_id) is None

    job.refresh_from_db()
    assert job.state == JobState.RUNNING


def test_a_task_that_was_taken_but_never_begun_is_put_back():
    job = started()
    DBTaskResult.objects.update(status="RUNNING")

    work(2)

    job.refresh_from_db()
    assert job.state == JobState.FINISHED


def test_a_task_that_comes_twice_runs_once():
    job = started()
    execute(job.public_id)
    finished = Job.objects.of(job.office).get().finished_at

    execute(job.public_id)

    assert Job.objects.of(job.office).get().finished_at == finished
    assert recover(timezone.now() + timedelta(days=1)) == 0


def test_there_is_one_job_process_at_most():
    with locks.held("worker"), pytest.raises(Refusal, match="already_running"):
        worker.run_worker(stop=lambda: True)


def test_the_job_process_ends_when_it_is_told_and_does_what_others_registered(monkeypatch):
    monkeypatch.setattr(worker, "_rounds", [])
    monkeypatch.setattr(worker, "sending_mails", nullcontext)
    calls = []
    worker.each_round(lambda: calls.append("round"))
    worker.each_round(lambda: 1 / 0)

    worker.run_worker(stop=lambda: len(calls) >= 2, pause=calls.count)

    assert calls == ["round", "round"]


def test_who_asked_is_kept_only_as_a_reference():
    office = make_office()
    brandt = editor_of(office)
    job = jobs.start("test.add", office=office, person=brandt, arguments={"numbers": []})

    brandt.delete()

    job.refresh_from_db()
    assert job.person is None
