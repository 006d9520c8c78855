"""What an office shows first."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class Cover(OfficeOwned):
    """The indicators that an office shows first on its home page, in its order; without one a proposal stands."""

    keys = models.JSONField(_("indicators"), default=list)

    objects = OfficeQuerySet["Cover"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("choice for the home page")
        verbose_name_plural = _("choices for the home page")
        constraints = [models.UniqueConstraint(fields=["office"], name="one_cover_of_an_office")]

    def __str__(self) -> str:
        return ", ".join(self.keys)


class MonthQuerySet(OfficeQuerySet["IndicatorOfTheMonth"]):
    def standing_on(self, on: date) -> Self:
        """The choice of the month of a day, and of those before it: the newest stands first."""
        return self.filter(month__lte=on).order_by("-month")


class IndicatorOfTheMonth(OfficeOwned):
    """The indicator that the home page shows first in a month, with a sentence of the office."""

    month = models.DateField(_("month"), help_text=_("Its first day."))
    indicator = models.CharField(_("indicator"), max_length=80)
    text = models.CharField(
        _("a sentence of your own"),
        max_length=300,
        blank=True,
        help_text=_("Why this figure, why now. It stands below the sentence that the program writes."),
    )

    objects = MonthQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("indicator of the month")
        verbose_name_plural = _("indicators of the month")
        ordering = ["-month"]
        constraints = [models.UniqueConstraint(fields=["office", "month"], name="one_indicator_of_a_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.indicator}"
