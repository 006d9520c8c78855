"""What the fetches of a source brought, in the shape of its page, and which of them can be taken back."""

from dataclasses import dataclass
from datetime import datetime

from bildungsbuero.apps.catalogue.models import ListSource
from bildungsbuero.apps.catalogue.sources.jobs import FETCHED_LIST, UNDO_OF_A_FETCH
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.models.jobs import JobState

MOST_SHOWN = 30
STANDING = (JobState.WAITING, JobState.RUNNING, JobState.FINISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLine:
    """One fetch: when, what it brought, and the job that took it back, if one did."""

    public_id: str
    at: datetime | None
    new: int
    changed: int
    vanished: int
    is_unchanged: bool
    problem: str
    undone: Job | None

    @property
    def can_be_undone(self) -> bool:
        """Whether it changed something that still stands."""
        return bool(self.new or self.changed or self.vanished) and self.undone is None


def fetches(source: ListSource) -> list[FetchLine]:
    """Return the last fetches of a source that are over, newest first."""
    mine = Job.objects.of(source.office).filter(kind=FETCHED_LIST, arguments__source=source.public_id)
    found = list(mine.exclude(finished_at=None).order_by("-finished_at")[:MOST_SHOWN])
    undone = Job.objects.of(source.office).filter(
        kind=UNDO_OF_A_FETCH, arguments__taken__in=[job.public_id for job in found], state__in=STANDING
    )
    by_taken = {job.arguments["taken"]: job for job in undone}
    return [_line(job, by_taken.get(job.public_id)) for job in found]


def _line(job: Job, undone: Job | None) -> FetchLine:
    counts = job.result or {}
    return FetchLine(
        public_id=job.public_id,
        at=job.finished_at,
        new=counts.get("new", 0),
        changed=counts.get("changed", 0),
        vanished=counts.get("vanished", 0),
        is_unchanged=counts.get("is_unchanged", False),
        problem=job.problem_words.get("message", ""),
        undone=undone,
    )
