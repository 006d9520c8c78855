"""How the small counts of a data set are protected before anything of it is published."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.monitoring.models.datasets import Dataset


class ProtectionProfile(models.Model):
    """What an office decided for one data set; without one, and unless its source protects it, nothing is published.

    `measures` holds the role of each measure by its code, `hierarchies` the code that a code is part of by dimension,
    `overlapping` the dimensions whose codes are no parts of their total.
    """

    class Method(models.TextChoices):
        SUPPRESS = "suppress", _("withhold small counts")
        ROUND_TO_5 = "round_to_5", _("round every count to 5")
        CELL_KEY = "cell_key", _("change every count a little (cell key method)")

    class MinCases(models.IntegerChoices):
        THREE = 3, "3"
        FIVE = 5, "5"
        TEN = 10, "10"

    dataset = models.OneToOneField(Dataset, on_delete=models.CASCADE, related_name="protection", editable=False)
    method = models.CharField(_("method"), max_length=12, choices=Method.choices, default=Method.SUPPRESS)
    min_cases = models.PositiveSmallIntegerField(
        _("smallest number of cases that is shown"), choices=MinCases.choices, default=MinCases.THREE
    )
    zeros_are_safe = models.BooleanField(_("a zero gives nothing away"), default=True)
    min_denominator = models.PositiveSmallIntegerField(
        _("smallest base of a share"), default=10, validators=[MaxValueValidator(1000)]
    )
    shares_from_true_counts = models.BooleanField(_("shares of rounded counts come from the true ones"), default=False)
    measures = models.JSONField(default=dict, editable=False)
    hierarchies = models.JSONField(default=dict, editable=False)
    overlapping = models.JSONField(default=list, editable=False)

    unscoped = models.Manager()
    history = HistoricalRecords()

    class Meta:
        default_manager_name = "unscoped"
        base_manager_name = "unscoped"
        verbose_name = _("protection profile")
        verbose_name_plural = _("protection profiles")

    def __str__(self) -> str:
        return f"{self.dataset.key}: {self.get_method_display()}, {self.min_cases}"
