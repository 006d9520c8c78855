"""The log of what was done with rights: invited, released, changed, imported."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeQuerySet
from bildungsbuero.apps.operations.models.owned import InstallationOrOfficeOwned


class AuditEntry(InstallationOrOfficeOwned):
    """Something was done by somebody in a role; without an office it concerns the installation."""

    at = models.DateTimeField(_("at"), default=timezone.now)
    action = models.CharField(_("action"), max_length=60)
    about = models.CharField(_("about"), max_length=300, blank=True)
    roles = models.JSONField(_("roles"), default=list)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = OfficeQuerySet["AuditEntry"].as_manager()

    class Meta(InstallationOrOfficeOwned.Meta):
        abstract = False
        verbose_name = _("log entry")
        verbose_name_plural = _("log")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["office", "-at"], name="audit_by_office")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.action}"
