"""What an office wants to reach, as a value of an indicator."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class Target(OfficeOwned):
    """The value of an indicator that an office wants to reach, until when, and who decided it."""

    indicator = models.CharField(_("indicator"), max_length=80)
    value = models.DecimalField(_("value to reach"), max_digits=16, decimal_places=4)
    year = models.PositiveSmallIntegerField(
        _("until the year"), null=True, blank=True, validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    decided = models.CharField(
        _("decided by"),
        max_length=200,
        blank=True,
        help_text=_("For example: council decision of 12 March 2025. It stands beside the target for everybody."),
    )

    objects = OfficeQuerySet["Target"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["indicator"]
        constraints = [models.UniqueConstraint(fields=["office", "indicator"], name="one_target_of_an_indicator")]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value}"
