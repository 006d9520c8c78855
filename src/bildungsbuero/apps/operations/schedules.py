"""What happens again and again. Looked at each minute by the job process; a schedule may be run twice after a kill."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from bildungsbuero.apps.operations.models import ScheduleState

log = logging.getLogger(__name__)
Work = Callable[[datetime], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Work that is due every so often, or daily at a local time."""

    key: str
    title: Any
    work: Work
    every: timedelta | None
    at: time | None

    def next_after(self, moment: datetime) -> datetime:
        """Return when it is due after a moment; what was missed in between is not made up for."""
        if self.at is None:
            return moment + (self.every or timedelta(days=1))
        local = timezone.localtime(moment)
        due = datetime.combine(local.date(), self.at, tzinfo=local.tzinfo)
        return due if due > local else datetime.combine(local.date() + timedelta(days=1), self.at, tzinfo=local.tzinfo)


_schedules: dict[str, Schedule] = {}


def scheduled(
    key: str, *, title: Any, every: timedelta | None = None, at: time | None = None
) -> Callable[[Work], Work]:
    """Return a decorator that registers `work(at)`; what takes long starts a job instead of working itself."""

    def register(work: Work) -> Work:
        _schedules[key] = Schedule(key=key, title=title, work=work, every=every, at=at)
        return work

    return register


def schedules() -> list[Schedule]:
    """Return all schedules by key."""
    return [_schedules[key] for key in sorted(_schedules)]


def run_due(at: datetime) -> list[str]:
    """Run what is due, return the keys; a new schedule is due for the first time after its first interval."""
    states = {state.key: state for state in ScheduleState.objects.all()}
    ran = []
    for schedule in schedules():
        state = states.get(schedule.key)
        if state is None:
            ScheduleState.objects.get_or_create(key=schedule.key, defaults={"due_at": schedule.next_after(at)})
        elif state.due_at <= at and _claim(state, at):
            _run(schedule, state, at)
            ran.append(schedule.key)
    return ran


def forget_interrupted() -> None:
    """Make schedules due again that a killed process had begun; only the job process calls this, at its start."""
    ScheduleState.objects.exclude(started_at=None).update(started_at=None)


def failing() -> list[Schedule]:
    """Return schedules whose last run ended with an error."""
    keys = set(ScheduleState.objects.filter(failed=True).values_list("key", flat=True))
    return [schedule for schedule in schedules() if schedule.key in keys]


def _claim(state: ScheduleState, at: datetime) -> bool:
    return bool(ScheduleState.objects.filter(pk=state.pk, started_at=None, due_at=state.due_at).update(started_at=at))


def _run(schedule: Schedule, state: ScheduleState, at: datetime) -> None:
    failed = False
    try:
        schedule.work(at)
    except Exception:
        log.exception("Schedule %s failed", schedule.key)
        failed = True
    ScheduleState.objects.filter(pk=state.pk).update(
        due_at=schedule.next_after(at), started_at=None, finished_at=at, failed=failed
    )
