"""The logic of a measure (Wirkungslogik): what goes in, what is made, what changes, what it is good for."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.strategy.models.plan import Initiative


class LogicRow(OfficeOwned):
    """One line of the logic of a measure, in words and where there is one with an indicator and a value to reach."""

    class Stage(models.TextChoices):
        INPUT = "input", _("Input: what goes in")
        OUTPUT = "output", _("Output: what is made")
        OUTCOME = "outcome", _("Outcome: what changes for people")
        IMPACT = "impact", _("Impact: what changes in the region")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="logic_rows", editable=False)
    stage = models.CharField(_("stage"), max_length=8, choices=Stage.choices)
    text = models.CharField(_("what"), max_length=300)
    indicator = models.CharField(_("indicator"), max_length=80, blank=True)
    target_value = models.DecimalField(_("value to reach"), max_digits=16, decimal_places=4, null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(
        _("until the year"), null=True, blank=True, validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )

    objects = OfficeQuerySet["LogicRow"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("line of the logic of a measure")
        verbose_name_plural = _("lines of the logic of a measure")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text
