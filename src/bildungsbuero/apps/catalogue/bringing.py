"""What lists of offers and sheets of translations share: looked at first, taken over once, taken back once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bildungsbuero.apps.operations.jobs import Job
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.apps.operations.uploads import upload_path
from bildungsbuero.core.errors import Refusal

STANDING = (JobState.WAITING, JobState.RUNNING, JobState.FINISHED)


def taken_of(job: Job) -> Job | None:
    """Return the job that takes or took over what a preview read, unless it failed."""
    same = Job.objects.of(job.office).filter(kind=job.kind, arguments__upload=job.arguments["upload"])
    return same.filter(arguments__is_rehearsal=False, state__in=STANDING).first()


def undone_of(job: Job, kind: str) -> Job | None:
    """Return the job of a kind that takes or took back what another one wrote, unless it failed."""
    same = Job.objects.of(job.office).filter(kind=kind, arguments__taken=job.public_id)
    return same.filter(state__in=STANDING).first()


def is_there(job: Job) -> bool:
    """Return whether the upload of a job still waits to be taken over."""
    return upload_path(job.arguments["upload"]).is_file()


@contextmanager
def upload_of(name: str, *, is_rehearsal: bool) -> Iterator[Path]:
    """Give the path of an upload; what was refused or taken over is deleted, what was only looked at stays."""
    path = upload_path(name)
    try:
        yield path
    except Refusal:
        path.unlink(missing_ok=True)
        raise
    if not is_rehearsal:
        path.unlink(missing_ok=True)
