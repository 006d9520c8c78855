"""Jobs, reports and log entries in the shape in which pages show them. None of them is grouped by person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bildungsbuero.apps.accounts.models import Person, Role
from bildungsbuero.apps.accounts.presenters import role_names
from bildungsbuero.apps.operations.audit import title_of as action_title
from bildungsbuero.apps.operations.jobs.kinds import kind_of, title_of
from bildungsbuero.apps.operations.jobs.progress import ProgressReading, progress_of
from bildungsbuero.apps.operations.models import AuditEntry, Job
from bildungsbuero.apps.operations.models.jobs import UNSUCCESSFUL, JobState
from bildungsbuero.core.errors import NotFound

BADGES = {
    JobState.WAITING: "info",
    JobState.RUNNING: "info",
    JobState.FINISHED: "success",
    JobState.REFUSED: "warning",
    JobState.FAILED: "danger",
    JobState.INTERRUPTED: "warning",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """A job as list and page show it."""

    public_id: str
    title: str
    state: str
    badge: str
    created_at: datetime
    finished_at: datetime | None
    progress: ProgressReading
    problem: dict[str, str]
    result_address: str
    facts: tuple[tuple[str, Any], ...]
    is_open: bool
    is_own: bool
    needs_settling: bool
    is_repeatable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """An entry of the log; the name is empty unless the office has decided to show names."""

    at: datetime
    action: str
    about: str
    roles: tuple[str, ...]
    name: str


def present_job(job: Job, *, viewer: Person) -> JobView:
    """Return a job with what the viewer may do about it."""
    unsettled = job.state in UNSUCCESSFUL and job.settled_at is None
    return JobView(
        public_id=job.public_id,
        title=title_of(job.kind),
        state=str(JobState(job.state).label),
        badge=BADGES[JobState(job.state)],
        created_at=job.created_at,
        finished_at=job.finished_at,
        progress=progress_of(job),
        problem=job.problem_words,
        result_address=job.result_address,
        facts=_facts(job),
        is_open=job.is_open,
        is_own=job.person_id == viewer.pk,
        needs_settling=unsettled,
        is_repeatable=unsettled and _is_repeatable(job),
    )


def present_log(entries: Iterable[AuditEntry], *, with_names: bool) -> list[LogLine]:
    """Return log entries with roles, and with names only where the office shows them."""
    return [
        LogLine(
            at=entry.at,
            action=action_title(entry.action),
            about=_in_words(entry.about),
            roles=role_names(entry.roles),
            name=entry.person.name if with_names and entry.person is not None else "",
        )
        for entry in entries
    ]


def _in_words(about: str) -> str:
    """Return what an entry is about; keys of roles become their names."""
    keys = about.split(", ")
    return ", ".join(role_names(keys)) if set(keys) <= set(Role.values) else about


def _facts(job: Job) -> tuple[tuple[str, Any], ...]:
    """Return the plain numbers and words of a result under "facts": a list of pairs that the kind of job worded."""
    facts = job.result.get("facts", []) if isinstance(job.result, dict) else []
    return tuple((str(name), value) for name, value in facts)


def _is_repeatable(job: Job) -> bool:
    try:
        return kind_of(job.kind).repeatable
    except NotFound:
        return False
