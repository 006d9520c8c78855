"""The change log: which records changed, in the order in which the changes became visible."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class ChangeQuerySet(OfficeQuerySet["Change"]):
    def after(self, number: int) -> Self:
        """Changes behind a number, oldest first."""
        return self.filter(number__gt=number).order_by("number")


class Change(OfficeOwned):
    """One record was written or removed; what it holds now is asked of the record itself."""

    number = models.BigAutoField(primary_key=True, editable=False)
    kind = models.CharField(_("kind of record"), max_length=40)
    public_id = models.CharField(_("record"), max_length=60)
    removed = models.BooleanField(_("removed"), default=False)
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = ChangeQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["number"]
        indexes = [models.Index(fields=["at"], name="changes_by_time")]

    def __str__(self) -> str:
        return f"{self.number}: {self.kind} {self.public_id}"
