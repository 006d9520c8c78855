"""Hints of the checks that somebody accepted, with the reason."""

from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.accounts.scope import OfficeQuerySet
from bildungsbuero.apps.monitoring.models.datasets import Delivery


class AcceptedHintQuerySet(OfficeQuerySet["AcceptedHint"]):
    def of(self, office: models.Model | None) -> Self:
        """Accepted hints of the deliveries of an office."""
        return self.filter(delivery__dataset__office=office, delivery__dataset__office__isnull=False)._mark_scoped()

    def about(self, delivery: Delivery) -> Self:
        """Accepted hints of one delivery, with whom."""
        return self.filter(delivery=delivery).select_related("person")._mark_scoped()


class AcceptedHint(models.Model):
    """Somebody looked at what a check found in a delivery and says why it is right as it is."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, editable=False, related_name="accepted_hints")
    check_name = models.CharField(max_length=40, editable=False)
    finding = models.CharField(_("Finding"), max_length=500, editable=False)
    reason = models.CharField(_("reason"), max_length=500)
    accepted_at = models.DateTimeField(_("accepted"), default=timezone.now, editable=False)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    unscoped = models.Manager()
    objects = AcceptedHintQuerySet.as_manager()

    class Meta:
        default_manager_name = "unscoped"
        base_manager_name = "unscoped"
        verbose_name = _("accepted hint")
        verbose_name_plural = _("accepted hints")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["delivery", "check_name"], name="one_acceptance_of_a_hint")]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.reason}"
