"""The mail queue."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeQuerySet
from bildungsbuero.apps.operations.models.owned import InstallationOrOfficeOwned
from bildungsbuero.web.public_ids import PublicIdField


class MailState(models.TextChoices):
    """Where a mail stands."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")


class MailQuerySet(OfficeQuerySet["OutgoingMail"]):
    def due(self, at: datetime) -> Self:
        """Mails whose turn it is, oldest first."""
        return self.filter(state=MailState.WAITING, next_attempt_at__lte=at).order_by("next_attempt_at", "pk")

    def failed(self) -> Self:
        """Mails that were given up and that nobody has settled yet."""
        return self.filter(state=MailState.FAILED, settled_at=None)

    def with_text_sent_before(self, at: datetime) -> Self:
        """Mails that still hold their text although they left before a moment."""
        return self.filter(state=MailState.SENT, sent_at__lt=at).exclude(text=b"")


class OutgoingMail(InstallationOrOfficeOwned):
    """One message on its way; without an office it belongs to the installation."""

    public_id = PublicIdField()
    sender = models.CharField(_("sender"), max_length=320)
    recipients = models.JSONField(_("recipients"), default=list)
    subject = models.CharField(_("subject"), max_length=998, blank=True)
    text = models.BinaryField(_("message"))
    is_confidential = models.BooleanField(_("holds a link that opens an account"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=MailState.choices, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("written at"), default=timezone.now)
    next_attempt_at = models.DateTimeField(_("next attempt at"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    settled_at = models.DateTimeField(_("settled at"), null=True)

    objects = MailQuerySet.as_manager()

    class Meta(InstallationOrOfficeOwned.Meta):
        abstract = False
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="mails_by_turn")]

    def __str__(self) -> str:
        return self.public_id
