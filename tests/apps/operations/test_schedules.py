"""Schedules."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bildungsbuero.apps.operations import schedules
from bildungsbuero.apps.operations.models import ScheduleState
from bildungsbuero.apps.operations.schedules import Schedule, failing, forget_interrupted, run_due, scheduled

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def runs(monkeypatch):
    monkeypatch.setattr(schedules, "_schedules", {})
    runs = []

    @scheduled("test.hourly", title="Stündlich", every=HOUR)
    def hourly(at):
        runs.append(at)

    return runs


def test_a_new_schedule_is_due_after_its_first_interval(runs):
    assert run_due(START) == []
    assert run_due(START + HOUR - timedelta(seconds=1)) == []
    assert run_due(START + HOUR) == ["test.hourly"]
    assert runs == [START + HOUR]


def test_what_was_missed_is_run_once(runs):
    run_due(START)

    for minute in range(3):
        run_due(START + timedelta(days=5, minutes=minute))

    assert len(runs) == 1


def test_looking_twice_runs_it_once(runs):
    run_due(START)
    at = START + HOUR

    run_due(at)
    run_due(at)

    assert len(runs) == 1


def test_one_that_is_running_is_not_started_again_until_a_kill_is_noticed(runs):
    run_due(START)
    ScheduleState.objects.update(started_at=START)

    assert run_due(START + HOUR) == []
    forget_interrupted()
    assert run_due(START + HOUR) == ["test.hourly"]


def test_a_failure_is_remembered_and_the_next_run_comes(runs):
    @scheduled("test.broken", title="Kaputt", every=HOUR)
    def broken(at):
        if at < START + 2 * HOUR:
            raise ZeroDivisionError

    run_due(START)

    assert run_due(START + HOUR) == ["test.broken", "test.hourly"]
    assert [schedule.key for schedule in failing()] == ["test.broken"]
    run_due(START + 2 * HOUR)
    assert failing() == []


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-03-01T01:00+01:00", "2026-03-01T03:30+01:00"),
        ("2026-03-01T03:30+01:00", "2026-03-02T03:30+01:00"),
        ("2026-03-28T23:00+01:00", "2026-03-29T03:30+02:00"),
        ("2026-10-24T23:00+02:00", "2026-10-25T03:30+01:00"),
    ],
)
def test_a_daily_schedule_keeps_to_local_time_over_the_change_of_clocks(moment, due):
    nightly = Schedule(key="x", title="x", work=print, every=None, at=time(3, 30))

    assert nightly.next_after(datetime.fromisoformat(moment)) == datetime.fromisoformat(due)
