"""What an office is responsible for."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.territory.models.units import Unit


class OfficeAreaQuerySet(OfficeQuerySet["OfficeArea"]):
    def own(self) -> Self:
        """What the office is responsible for."""
        return self.filter(is_context=False)

    def context(self) -> Self:
        """What the office compares itself with and lies in."""
        return self.filter(is_context=True)


class OfficeArea(OfficeOwned):
    """A unit that an office is responsible for, or that its pages show for context."""

    unit = models.ForeignKey(Unit, verbose_name=_("area"), on_delete=models.PROTECT, related_name="offices")
    is_context = models.BooleanField(
        _("only for context"),
        default=False,
        help_text=_("The office is not responsible for it, for example the district that a town lies in."),
    )

    objects = OfficeAreaQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("area of the office")
        verbose_name_plural = _("areas of the office")
        ordering = ["is_context", "unit__level_order", "unit__key"]
        constraints = [models.UniqueConstraint(fields=["office", "unit"], name="one_area_of_an_office")]

    def __str__(self) -> str:
        return str(self.unit)
