"""Figures that are taken over from another system: what its names mean here, and what waits for a decision."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.monitoring.models.datasets import Delivery
from bildungsbuero.web.public_ids import PublicIdField


class OldName(OfficeOwned):
    """What an indicator was called in the former system, and its key here; empty means that it has none here."""

    name = models.CharField(_("name in the former system"), max_length=200)
    key = models.CharField(_("indicator"), max_length=40, blank=True)

    objects = OfficeQuerySet["OldName"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("name in the former system")
        verbose_name_plural = _("names in the former system")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="one_meaning_of_an_old_name")]

    def __str__(self) -> str:
        return f"{self.name}: {self.key}"


class Takeover(OfficeOwned):
    """An uploaded table of old figures: first looked at, then taken over as one delivery."""

    public_id = PublicIdField()
    file_name = models.CharField(_("file"), max_length=255, editable=False)
    upload = models.CharField(max_length=200, editable=False)
    delivery = models.OneToOneField(
        Delivery, on_delete=models.SET_NULL, null=True, editable=False, related_name="takeover"
    )
    remarks = models.JSONField(default=list, editable=False)
    begun_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    objects = OfficeQuerySet["Takeover"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("take-over of old figures")
        verbose_name_plural = _("take-overs of old figures")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name
