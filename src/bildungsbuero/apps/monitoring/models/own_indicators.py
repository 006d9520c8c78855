"""Indicators that an office declares itself: each change is a version of its own, and none is ever overwritten."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Person
from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class OwnIndicator(OfficeOwned):
    """An indicator of an office; its key begins with X and is unique in the office."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        STANDING = "standing", _("in use")
        WITHDRAWN = "withdrawn", _("withdrawn")

    key = models.CharField(_("key"), max_length=10, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OfficeQuerySet["OwnIndicator"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("own indicator")
        verbose_name_plural = _("own indicators")
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="one_own_indicator_of_a_key")]

    def __str__(self) -> str:
        return self.key


class OwnIndicatorVersion(models.Model):
    """What an own indicator was declared to be at a time.

    It computes the periods after `after` up to the one with which the next version begins; without `after` all of them.
    """

    indicator = models.ForeignKey(OwnIndicator, on_delete=models.CASCADE, editable=False, related_name="versions")
    number = models.PositiveIntegerField(_("version"), editable=False)
    sheet = models.JSONField(editable=False)
    after = models.CharField(max_length=20, blank=True, editable=False)
    note = models.CharField(_("what was changed, and why"), max_length=300)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("version of an own indicator")
        verbose_name_plural = _("versions of own indicators")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["indicator", "number"], name="one_version_of_a_number")]

    def __str__(self) -> str:
        return f"{self.indicator.key}, {self.number}"


class ExternalCode(OfficeOwned):
    """What an indicator is called in a catalogue that the office works with, beside the names that its sheet knows."""

    indicator_key = models.CharField(_("indicator"), max_length=10, editable=False)
    catalogue = models.CharField(_("catalogue"), max_length=80)
    code = models.CharField(_("code"), max_length=80)

    objects = OfficeQuerySet["ExternalCode"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("code in another catalogue")
        verbose_name_plural = _("codes in other catalogues")
        ordering = ["indicator_key", "catalogue", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "indicator_key", "catalogue", "code"], name="one_external_code_of_an_indicator"
            )
        ]

    def __str__(self) -> str:
        return f"{self.catalogue} {self.code}"
