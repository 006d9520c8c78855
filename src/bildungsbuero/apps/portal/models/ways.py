"""Stations and transitions that an office changed or added; what it did not touch stands in the shipped files."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.fields import KeysField
from bildungsbuero.apps.portal.ways.kinds import StationKind

LONGEST_KEY = 90


class WayRecord(OfficeOwned):
    """What stations and transitions have in common: words by language, source, when checked, from when until when."""

    key = models.SlugField(_("key"), max_length=LONGEST_KEY, editable=False)
    texts = models.JSONField(_("texts"), default=dict, blank=True)
    sources = models.TextField(_("sources"), blank=True, help_text=_("Where this can be read up; one line each."))
    is_checked = models.BooleanField(
        _("checked"), default=False, help_text=_("Without this tick only the office sees it.")
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    note = models.TextField(_("note of the office"), blank=True, help_text=_("Only the office sees this."))
    is_removed = models.BooleanField(_("left out"), default=False, help_text=_("Shown neither here nor elsewhere."))

    class Meta(OfficeOwned.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.key


class WayStationQuerySet(OfficeQuerySet["WayStation"]):
    def keyed(self, key: str) -> Self:
        """The station with a key."""
        return self.filter(key=key)


class WayStation(WayRecord):
    """A station as an office tells it."""

    kind = models.CharField(_("kind"), max_length=20, choices=StationKind.choices, default=StationKind.SCHOOL)
    stage = models.PositiveSmallIntegerField(
        _("place in the order"), default=5, help_text=_("From early (0) to late (20): where drawings put it.")
    )
    drawings = KeysField(_("drawings"), blank=True, default=tuple)
    school_types = KeysField(_("school types"), blank=True, default=tuple)
    topics = KeysField(_("topics"), blank=True, default=tuple)

    objects = WayStationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(WayRecord.Meta):
        abstract = False
        verbose_name = _("station")
        verbose_name_plural = _("stations")
        ordering = ["stage", "key"]
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="one_station_of_a_key")]


class WayTransitionQuerySet(OfficeQuerySet["WayTransition"]):
    def keyed(self, key: str) -> Self:
        """The transition with a key."""
        return self.filter(key=key)


class WayTransition(WayRecord):
    """A transition as an office tells it."""

    source_key = models.SlugField(_("from"), max_length=40)
    target_key = models.SlugField(_("to"), max_length=40)

    objects = WayTransitionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(WayRecord.Meta):
        abstract = False
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="one_transition_of_a_key")]


# What an office may say in several languages, by record.
STATION_TEXTS = ("title", "what", "who", "gets", "duration")
TRANSITION_TEXTS = ("condition", "deadline")
