"""After a kill: jobs whose process is gone are run again or marked, none is lost."""

from datetime import datetime

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.operations import locks
from bildungsbuero.apps.operations.jobs.kinds import kind_of
from bildungsbuero.apps.operations.jobs.progress import Progress, progress_of
from bildungsbuero.apps.operations.jobs.running import end, enqueue, find, lock_name
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.core.errors import NotFound, Refusal

ATTEMPTS = 3
BECAUSE = "the job process works for the installation"


def recover(at: datetime) -> int:
    """Take up what a killed process left behind; return how many jobs that were.

    Only the job process calls this, between two jobs: no other process takes tasks at the same time.
    """
    return _recover_running(at) + _recover_waiting()


def _recover_running(at: datetime) -> int:
    running = Job.objects.across_offices(because=BECAUSE).filter(state=JobState.RUNNING)
    return sum(_recover_one(public_id, at) for public_id in running.values_list("public_id", flat=True))


def _recover_one(public_id: str, at: datetime) -> bool:
    with locks.held(lock_name(public_id), remove=True) as is_free, transaction.atomic():
        job = find(public_id) if is_free else None
        if job is None or job.state != JobState.RUNNING:
            return False
        _close_task(job)
        with within(job.office, job.language):
            _run_again_or_mark(job, at)
        return True


def _run_again_or_mark(job: Job, at: datetime) -> None:
    if _is_repeatable(job) and not job.in_foreground and job.attempts < ATTEMPTS:
        job.state, job.started_at = JobState.WAITING, None
        job.save(update_fields=["state", "started_at"])
        enqueue(job)
    else:
        reading = progress_of(job)
        job.done, job.total, job.note = reading.done, reading.total, reading.note
        code = "job.interrupted_often" if job.attempts >= ATTEMPTS else "job.interrupted"
        end(job, JobState.INTERRUPTED, at=at, problem=Refusal(code, attempts=job.attempts))
        Progress(job).forget()


def _is_repeatable(job: Job) -> bool:
    try:
        return kind_of(job.kind).repeatable
    except NotFound:
        return False


def _close_task(job: Job) -> None:
    # The row of the task library would otherwise stay “running” for ever.
    if job.task_id is not None:
        DBTaskResult.objects.filter(id=job.task_id, status=TaskResultStatus.RUNNING).update(
            status=TaskResultStatus.FAILED
        )


def _recover_waiting() -> int:
    """Put jobs back into the queue whose task was taken, but that never began."""
    waiting = list(Job.objects.across_offices(because=BECAUSE).filter(state=JobState.WAITING, in_foreground=False))
    ready = set(DBTaskResult.objects.ready().values_list("id", flat=True))
    return sum(_put_back(job.public_id) for job in waiting if job.task_id not in ready)


def _put_back(public_id: str) -> bool:
    with locks.held(lock_name(public_id), remove=True) as is_free, transaction.atomic():
        job = find(public_id) if is_free else None
        if job is None or job.state != JobState.WAITING:
            return False
        _close_task(job)
        enqueue(job)
        return True
