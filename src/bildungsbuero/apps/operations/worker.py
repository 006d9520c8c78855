"""The job process: jobs, schedules and what other apps do in each round; beside them, in a thread, the mails."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import Event, Thread

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone, translation
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from bildungsbuero.apps.operations import locks, mail, schedules
from bildungsbuero.apps.operations.database_file import close_if_exchanged
from bildungsbuero.apps.operations.jobs.recovery import recover
from bildungsbuero.core.errors import Refusal

SECONDS_BETWEEN_ROUNDS = 1.0
SECONDS_TO_FINISH_A_MAIL = 25
BETWEEN_LOOKS = timedelta(minutes=1)

log = logging.getLogger(__name__)
_rounds: list[Callable[[], object]] = []


def each_round(work: Callable[[], object]) -> Callable[[], object]:
    """Let the job process call `work` about once a second; it must be quick where there is nothing to do."""
    if work not in _rounds:
        _rounds.append(work)
    return work


def run_worker(*, stop: Callable[[], bool], pause: Callable[[float], object] = time.sleep) -> None:
    """Work until `stop` says so; a job that has begun is finished first. Raises Refusal where one works already."""
    with locks.held("worker") as is_free:
        if not is_free:
            raise Refusal("worker.already_running")
        with translation.override("de"), sending_mails():
            rounds = Rounds()
            while not stop():
                if not rounds.work(timezone.now()) and not stop():
                    pause(SECONDS_BETWEEN_ROUNDS)


@contextmanager
def sending_mails() -> Iterator[None]:
    """Send mails while the block runs, so that nobody waits for a link because a long job is at work."""
    ended = Event()
    thread = Thread(target=_send_until, args=[ended], name="mails", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(timeout=SECONDS_TO_FINISH_A_MAIL)


def _send_until(ended: Event) -> None:
    while not ended.is_set():
        close_old_connections()
        close_if_exchanged()
        _guarded(lambda: mail.send_due(timezone.now()))
        ended.wait(SECONDS_BETWEEN_ROUNDS)
    connection.close()


class Rounds:
    """One round after the other; what fails in one round is tried again in the next."""

    def __init__(self) -> None:
        self._tasks = TaskWorker()
        self._next_look_at: datetime | None = None

    def work(self, at: datetime) -> bool:
        """Do what is due at a moment; True where a job was run, so that another may wait."""
        close_old_connections()
        close_if_exchanged()
        if self._next_look_at is None:
            _guarded(schedules.forget_interrupted)
        if self._next_look_at is None or at >= self._next_look_at:
            self._next_look_at = at + BETWEEN_LOOKS
            _guarded(lambda: recover(at))
            _guarded(lambda: schedules.run_due(at))
        for work in _rounds:
            _guarded(work)
        return bool(_guarded(self._tasks.run_one))


class TaskWorker(Worker):
    """The task library's worker, one task at a time and without its own signals and sleeping."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=f"job-process-{time.time_ns()}",
            excluded_queue_names=[],
        )

    def run_one(self) -> bool:
        """Run the next waiting task, if there is one."""
        # Looking first spares the database a write lock each second.
        if not DBTaskResult.objects.ready().exists():
            return False
        self._run_tasks = 0
        self.run()
        return self._run_tasks > 0


def _guarded(work: Callable[[], object]) -> object:
    try:
        return work()
    except OperationalError as error:
        log.warning("The database did not answer; the next round tries again: %s", type(error).__name__)
    except Exception:
        log.exception("Part of a round failed; the next round tries again")
    return None
