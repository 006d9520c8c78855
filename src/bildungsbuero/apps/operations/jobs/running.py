"""Starting jobs, and running one so that whatever happens leaves a clear state.

While a job is in the state “running” its process holds the job's lock: a running job whose lock is free was killed.
"""

import json
import logging
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django_tasks import task

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations import locks
from bildungsbuero.apps.operations.jobs.kinds import kind_of
from bildungsbuero.apps.operations.jobs.progress import Listener, Progress
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.problems import as_json

log = logging.getLogger(__name__)


@transaction.atomic
def start(key: str, *, office: Office | None, person: Person | None, arguments: dict[str, Any]) -> Job:
    """Return a job that the job process takes up, stored together with whatever the caller stores."""
    job = _new(key, office=office, person=person, arguments=arguments)
    enqueue(job)
    return job


def run_now(
    key: str,
    *,
    office: Office | None,
    person: Person | None = None,
    arguments: dict[str, Any],
    listener: Listener | None = None,
) -> Job:
    """Return a job that ran in this process, for the command line; what it raises is noted and raised again."""
    job = _new(key, office=office, person=person, arguments=arguments, in_foreground=True)
    raised = execute(job.public_id, listener=listener)
    if raised is not None:
        raise raised
    job.refresh_from_db()
    return job


def enqueue(job: Job) -> None:
    """Put a waiting job into the queue of the job process."""
    job.task_id = run_job.enqueue(job.public_id).id
    job.save(update_fields=["task_id"])


@task()
def run_job(public_id: str) -> None:
    """Run one job in the job process."""
    execute(public_id)


def execute(public_id: str, *, listener: Listener | None = None) -> Exception | None:
    """Run a waiting job to a final state and return what it raised; a job that is not waiting is left alone."""
    with locks.held(lock_name(public_id), remove=True) as is_free:
        job = find(public_id) if is_free else None
        if job is None or job.state != JobState.WAITING:
            return None
        job.state, job.started_at, job.attempts = JobState.RUNNING, timezone.now(), job.attempts + 1
        job.save(update_fields=["state", "started_at", "attempts"])
        return _work(job, Progress(job, listener=listener))


def find(public_id: str) -> Job | None:
    """Return a job of any office, or None."""
    jobs = Job.objects.across_offices(because="the job process works for the installation")
    return jobs.select_related("office").filter(public_id=public_id).first()


def lock_name(public_id: str) -> str:
    """Return the name of the lock that is held while a job runs."""
    return f"job-{public_id}"


def end(job: Job, state: JobState, *, at: datetime, problem: Refusal | None = None) -> None:
    """Bring a job into a final state."""
    job.state, job.finished_at = state, at
    job.problem = as_json(problem) if problem is not None else None
    job.save(update_fields=["state", "finished_at", "problem", "result", "done", "total", "note"])


def _new(
    key: str, *, office: Office | None, person: Person | None, arguments: dict[str, Any], in_foreground: bool = False
) -> Job:
    return Job.unscoped.create(
        kind=kind_of(key).key,
        office=office,
        person=person,
        arguments=arguments,
        language=get_language() or "de",
        in_foreground=in_foreground,
    )


def _work(job: Job, progress: Progress) -> Exception | None:
    raised: Exception | None = None
    problem: Refusal | None = None
    state = JobState.FINISHED
    with within(job.office, job.language):
        try:
            result = kind_of(job.kind).work(job, progress, **job.arguments)
            job.result = json.loads(json.dumps(result, cls=DjangoJSONEncoder))
        except Refusal as refusal:
            state, raised, problem = JobState.REFUSED, refusal, refusal
        except Exception as error:
            # The outermost edge: no job may take the job process with it.
            log.exception("Job %s (%s) failed", job.public_id, job.kind)
            state, raised, problem = JobState.FAILED, error, Refusal("job.failed", number=job.public_id)
        latest = progress.latest
        job.done, job.total, job.note = latest.done, latest.total, latest.note
        end(job, state, at=timezone.now(), problem=problem)
    progress.forget()
    return raised
