"""What people report through “Fehler melden”."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.scope import OfficeQuerySet
from bildungsbuero.apps.operations.models.owned import InstallationOrOfficeOwned
from bildungsbuero.web.public_ids import PublicIdField

# Everybody but mere readers answers reports.
INBOX_ROLES = (Role.EDITOR, Role.MONITORING, Role.MANAGEMENT, Role.ADMINISTRATOR)


class ReportState(models.TextChoices):
    """Where a report stands."""

    OPEN = "open", _("open")
    DONE = "done", _("done")


class ErrorReportQuerySet(OfficeQuerySet["ErrorReport"]):
    def open(self) -> "ErrorReportQuerySet":
        """Reports that wait for somebody."""
        return self.filter(state=ReportState.OPEN)


class ErrorReport(InstallationOrOfficeOwned):
    """Somebody found a mistake on a page."""

    public_id = PublicIdField()
    path = models.CharField(_("page"), max_length=300, blank=True)
    message = models.TextField(_("message"), max_length=4000)
    contact = models.CharField(_("how to reach you"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ReportState.choices, default=ReportState.OPEN)
    note = models.TextField(_("note"), max_length=2000, blank=True, help_text=_("Seen by the office only."))
    reported_at = models.DateTimeField(_("reported at"), default=timezone.now)
    done_at = models.DateTimeField(_("done at"), null=True)

    objects = ErrorReportQuerySet.as_manager()

    class Meta(InstallationOrOfficeOwned.Meta):
        abstract = False
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        ordering = ["-reported_at", "-pk"]
        indexes = [models.Index(fields=["office", "state"], name="reports_by_state")]

    def __str__(self) -> str:
        return self.public_id
