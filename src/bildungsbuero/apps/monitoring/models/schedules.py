"""When a data set is expected again, from whom, and on what ground."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.monitoring.models.datasets import Dataset, OfDatasetsQuerySet


class Frequency(models.TextChoices):
    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every three months")
    HALF_YEAR = "half_year", _("every six months")
    YEAR = "year", _("every year")
    TWO_YEARS = "two_years", _("every two years")
    IRREGULAR = "irregular", _("irregularly")


class DatasetScheduleQuerySet(OfDatasetsQuerySet["DatasetSchedule"]):
    def about(self, dataset: Dataset) -> "DatasetSchedule | None":
        """What the register says of one data set, None where it says nothing."""
        return self.filter(dataset=dataset)._mark_scoped().select_related("dataset__office").first()

    def due_within_reminder(self, on: date) -> list["DatasetSchedule"]:
        """Those that are due soon enough to be reminded of, or overdue, the earliest first."""
        dated = self.exclude(next_due=None).select_related("dataset__office").order_by("next_due", "pk")
        return [schedule for schedule in dated if schedule.is_soon(on)]


class DatasetSchedule(models.Model):
    """What the register says of a data set beside its declaration; the calendar shows it by its next day."""

    dataset = models.OneToOneField(Dataset, on_delete=models.CASCADE, editable=False, related_name="schedule")
    content = models.TextField(_("what it holds"), max_length=1000, blank=True)
    supplier = models.CharField(_("delivered by"), max_length=200, blank=True)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency.choices, default=Frequency.YEAR)
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    contact_mail = models.EmailField(_("e-mail of the contact"), blank=True)
    next_due = models.DateField(_("next delivery expected on"), null=True, blank=True)
    reminder_days = models.PositiveSmallIntegerField(_("remind so many days before"), default=14)
    reminded_for = models.DateField(null=True, editable=False)
    overdue_told_for = models.DateField(null=True, editable=False)

    unscoped = models.Manager()
    objects = DatasetScheduleQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["reminded_for", "overdue_told_for"])

    class Meta:
        default_manager_name = "unscoped"
        base_manager_name = "unscoped"
        verbose_name = _("entry of the register")
        verbose_name_plural = _("entries of the register")

    def __str__(self) -> str:
        return str(self.dataset)

    def is_overdue(self, on: date) -> bool:
        """Whether the expected day has passed."""
        return self.next_due is not None and self.next_due < on

    def is_soon(self, on: date) -> bool:
        """Whether it is time to remind somebody, or past it."""
        return self.next_due is not None and self.next_due - timedelta(days=self.reminder_days) <= on
