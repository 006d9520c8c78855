"""What people do with jobs that ended without a result."""

from datetime import datetime

from django.db import transaction

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.operations.jobs.kinds import kind_of
from bildungsbuero.apps.operations.jobs.running import start
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.models.jobs import UNSUCCESSFUL
from bildungsbuero.core.errors import Refusal


def settle(job: Job, *, at: datetime) -> None:
    """Note that somebody knows; the job leaves “Heute”."""
    if job.is_open:
        raise Refusal("job.still_open")
    job.settled_at = at
    job.save(update_fields=["settled_at"])


@transaction.atomic
def repeat(job: Job, *, by: Person, at: datetime) -> Job:
    """Return a new job of the same kind with the same arguments."""
    if job.is_open:
        raise Refusal("job.still_open")
    if job.state not in UNSUCCESSFUL or not kind_of(job.kind).repeatable:
        raise Refusal("job.not_repeatable")
    settle(job, at=at)
    return start(job.kind, office=job.office, person=by, arguments=job.arguments)
