"""When each schedule is due."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduleState(models.Model):
    """The clock of one schedule; what it does stands in the code."""

    key = models.CharField(_("schedule"), max_length=60, unique=True)
    due_at = models.DateTimeField(_("due at"))
    started_at = models.DateTimeField(_("started at"), null=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)
    failed = models.BooleanField(_("failed"), default=False)

    class Meta:
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key
