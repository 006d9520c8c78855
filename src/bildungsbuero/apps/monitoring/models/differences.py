"""What a delivery changes against those before it, kept so that its page need not compare millions of values."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.monitoring.models.datasets import Delivery


class DeliveryDifference(models.Model):
    """The counts and the largest changes; `compared_with` names the deliveries that it was compared with."""

    delivery = models.OneToOneField(Delivery, on_delete=models.CASCADE, editable=False, related_name="difference")
    compared_with = models.JSONField(default=list, editable=False)
    new = models.PositiveBigIntegerField(default=0, editable=False)
    changed = models.PositiveBigIntegerField(default=0, editable=False)
    vanished = models.PositiveBigIntegerField(default=0, editable=False)
    unchanged = models.PositiveBigIntegerField(default=0, editable=False)
    largest = models.JSONField(default=list, editable=False)
    indicators = models.JSONField(default=list, editable=False)

    class Meta:
        verbose_name = _("difference of a delivery")
        verbose_name_plural = _("differences of deliveries")

    def __str__(self) -> str:
        return f"{self.new} new, {self.changed} changed, {self.vanished} vanished"
