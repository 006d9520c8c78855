"""A run: one holding of an offer, with dates, times and seats."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.fields import KeysField
from bildungsbuero.apps.catalogue.models.offers import Offer
from bildungsbuero.web.public_ids import PublicIdField


class RunQuerySet(OfficeQuerySet["Run"]):
    def not_over_on(self, on: date) -> Self:
        """Runs that still take place on a day or after it, or that have no end."""
        return self.filter(
            Q(ends_on__gte=on)
            | Q(ends_on=None, starts_on__gte=on)
            | Q(ends_on=None, rolling_entry=True)
            | (Q(ends_on=None) & ~Q(recurrence=""))
        )


class Run(OfficeOwned):
    """One holding of an offer: a course that starts on a day, an event, a week in the holidays."""

    public_id = PublicIdField()
    offer = models.ForeignKey(Offer, verbose_name=_("offer"), on_delete=models.CASCADE, related_name="runs")
    number = models.CharField(_("number"), max_length=200, blank=True, help_text=_("The provider's own number."))
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    weekdays = KeysField(_("weekdays"), blank=True, default=tuple)
    schedule = models.CharField(_("times"), max_length=500, blank=True, help_text=_("For example “every Tuesday”."))
    rolling_entry = models.BooleanField(_("entry at any time"), default=False)
    recurrence = models.CharField(_("recurrence"), max_length=500, blank=True, help_text=_("As in RFC 5545."))
    exception_dates = models.JSONField(_("not on"), default=list, blank=True)
    # Which of the exceptions are a calendar's: keys of `core.pauses`, so that a form can show them as one tick.
    pauses = KeysField(_("pauses"), blank=True, default=tuple)
    sessions = models.JSONField(_("single dates"), default=list, blank=True)
    booking_address = models.URLField(_("address for booking"), max_length=500, blank=True)
    seats_min = models.PositiveIntegerField(_("fewest participants"), null=True, blank=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    seats_free = models.PositiveIntegerField(_("free seats"), null=True, blank=True)
    seats_as_of = models.DateField(_("free seats as of"), null=True, blank=True)
    register_until = models.DateField(_("register until"), null=True, blank=True)
    is_cancelled = models.BooleanField(_("cancelled"), default=False)

    objects = RunQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        ordering = [F("starts_on").asc(nulls_last=True), "pk"]
        indexes = [models.Index(fields=["office", "starts_on"], name="run_by_start")]

    def __str__(self) -> str:
        return self.number or str(self.starts_on or self.schedule)

    def is_over_on(self, on: date) -> bool:
        """Whether nothing of the run takes place on a day or after it."""
        is_open = self.ends_on is None and (self.rolling_entry or bool(self.recurrence))
        last = None if is_open else self.ends_on or self.starts_on
        return last is not None and last < on
