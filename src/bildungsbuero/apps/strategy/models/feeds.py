"""Secret addresses under which a calendar program reads the year of an office."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class CalendarKey(OfficeOwned):
    """The key of a role to the calendar of the office; only its digest is kept, so that nobody can read it here."""

    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    made_on = models.DateField(_("made on"), editable=False)

    objects = OfficeQuerySet["CalendarKey"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("key to the calendar")
        verbose_name_plural = _("keys to the calendar")
        ordering: ClassVar = ["role"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "role"], name="one_calendar_key_of_a_role")]

    def __str__(self) -> str:
        return f"{self.office} {self.role}"
