"""Editions: figures of an office, kept as they stood at a moment, checked, released, and corrected by a new version."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.web.public_ids import PublicIdField


class PublicationRules(OfficeOwned):
    """How an office publishes: whether a second person checks, and who hands its catalogue on to GovData."""

    four_eyes = models.BooleanField(
        _("An edition is checked by a second person"),
        default=False,
        help_text=_("Then whoever drafted an edition cannot be the one who declares it checked."),
    )
    contributor = models.URLField(
        _("who delivers to GovData"),
        blank=True,
        help_text=_(
            "Address from the official list, such as http://dcat-ap.de/def/contributors/openBW; without one the portal "
            "of the Land stands here, where the list has one."
        ),
    )

    objects = OfficeQuerySet["PublicationRules"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("rules of publication")
        verbose_name_plural = _("rules of publication")
        constraints = [models.UniqueConstraint(fields=["office"], name="one_set_of_publication_rules")]

    def __str__(self) -> str:
        return str(self.office)


class EditionQuerySet(OfficeQuerySet["Edition"]):
    def released(self) -> Self:
        """Editions that can be read outside the house."""
        return self.filter(state=Edition.State.RELEASED)

    def for_everybody(self) -> Self:
        """Released editions of which everybody sees some part."""
        return self.released().filter(items__audience=EditionItem.Audience.PUBLIC).distinct()

    def due_at(self, at: datetime) -> Self:
        """Checked editions whose moment has come."""
        return self.filter(state=Edition.State.CHECKED, release_at__lte=at)


class Edition(OfficeOwned):
    """A set of indicators and own tables with their figures as they stood at a moment; the figures lie in a file."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        CHECKED = "checked", _("checked")
        RELEASED = "released", _("released")

    public_id = PublicIdField()
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it is about"), blank=True, max_length=2000)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="corrected_by"
    )
    note = models.TextField(_("what was corrected"), blank=True, max_length=2000)
    frozen_at = models.DateTimeField(_("figures as they stood on"), editable=False)
    path = models.CharField(max_length=200, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    figures = models.PositiveIntegerField(_("figures"), default=0, editable=False)
    drafted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")
    checked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")
    release_at = models.DateTimeField(_("release on"), null=True, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title


class EditionItem(models.Model):
    """One indicator or own table of an edition, and who sees it: official areas and small areas apart."""

    class Kind(models.TextChoices):
        INDICATOR = "indicator", _("indicator")
        TABLE = "table", _("own table")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("everybody")
        PARTNERS = "partners", _("the house and named partner offices")
        HOUSE = "house", _("the house alone")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, editable=False, related_name="items")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.INDICATOR)
    key = models.CharField(_("key"), max_length=80)
    place = models.PositiveSmallIntegerField(default=0, editable=False)
    audience = models.CharField(
        _("who sees districts, Länder and municipalities"),
        max_length=10,
        choices=Audience.choices,
        default=Audience.PUBLIC,
    )
    small_areas = models.CharField(
        _("who sees small areas"), max_length=10, choices=Audience.choices, default=Audience.HOUSE
    )

    class Meta:
        verbose_name = _("part of an edition")
        verbose_name_plural = _("parts of an edition")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind", "key"], name="one_item_of_a_key_in_an_edition")
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def seen_by(self) -> tuple[str, str]:
        """Who sees its official areas and who its small ones."""
        return self.audience, self.small_areas


class EditionStep(models.Model):
    """What happened to an edition, for its change log; who did it stands in the log of the office."""

    class Kind(models.TextChoices):
        DRAFTED = "drafted", _("drafted")
        FROZEN = "frozen", _("figures taken anew")
        CHECKED = "checked", _("checked")
        RETURNED = "returned", _("returned to draft")
        SCHEDULED = "scheduled", _("release set to a day")
        RELEASED = "released", _("released")
        CORRECTED = "corrected", _("corrected by a new version")
        CLOSED = "closed", _("taken off the public pages")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, editable=False, related_name="steps")
    kind = models.CharField(_("step"), max_length=10, choices=Kind.choices)
    note = models.TextField(_("note"), blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("step of an edition")
        verbose_name_plural = _("steps of an edition")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.get_kind_display())
