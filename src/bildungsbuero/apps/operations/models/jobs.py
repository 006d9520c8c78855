"""Long work: what was asked for, how far it is, what came of it."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeQuerySet
from bildungsbuero.apps.operations.models.owned import InstallationOrOfficeOwned
from bildungsbuero.web.public_ids import PublicIdField


class JobState(models.TextChoices):
    """Where a job stands; the first two are open, the others final."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    REFUSED = "refused", _("not possible")
    FAILED = "failed", _("failed")
    INTERRUPTED = "interrupted", _("interrupted")


OPEN = (JobState.WAITING, JobState.RUNNING)
UNSUCCESSFUL = (JobState.REFUSED, JobState.FAILED, JobState.INTERRUPTED)


class JobQuerySet(OfficeQuerySet["Job"]):
    def of_kinds(self, keys: frozenset[str]) -> Self:
        """Jobs of the kinds named."""
        return self.filter(kind__in=keys)

    def unsuccessful(self) -> Self:
        """Jobs that ended without result and that nobody has settled yet."""
        return self.filter(state__in=UNSUCCESSFUL, settled_at=None)

    def finished_before(self, at: datetime) -> Self:
        """Jobs in a final state since before a moment."""
        return self.filter(finished_at__lt=at)


class Job(InstallationOrOfficeOwned):
    """One piece of long work; without an office it belongs to the installation."""

    public_id = PublicIdField()
    kind = models.CharField(_("kind"), max_length=60)
    arguments = models.JSONField(_("arguments"), default=dict)
    state = models.CharField(_("state"), max_length=12, choices=JobState.choices, default=JobState.WAITING)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    language = models.CharField(_("language"), max_length=12, default="de")
    in_foreground = models.BooleanField(_("started from the command line"), default=False)
    task_id = models.UUIDField(_("task"), null=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    done = models.BigIntegerField(_("done"), default=0)
    total = models.BigIntegerField(_("in all"), null=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    result: Any = models.JSONField(_("result"), null=True)
    problem: Any = models.JSONField(_("problem"), null=True)
    created_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    started_at = models.DateTimeField(_("started at"), null=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)
    settled_at = models.DateTimeField(_("settled at"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta(InstallationOrOfficeOwned.Meta):
        abstract = False
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["office", "-created_at"], name="jobs_by_office"),
            models.Index(fields=["state"], name="jobs_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def is_open(self) -> bool:
        """Whether something will still happen."""
        return self.state in OPEN

    @property
    def result_address(self) -> str:
        """Where the result is to be seen, if the kind of job names an address ("address" in its result)."""
        return str(self.result.get("address", "")) if isinstance(self.result, dict) else ""

    @property
    def problem_words(self) -> dict[str, str]:
        """Message, place and remedy of what went wrong, in the language of whoever asked for the job."""
        return dict(self.problem["error"]) if isinstance(self.problem, dict) and "error" in self.problem else {}
