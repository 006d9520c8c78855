"""Texts of offers in other languages, field by field, each with the German text that it was made from."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.catalogue.models.offers import Offer


class TranslationQuerySet(OfficeQuerySet["Translation"]):
    def into(self, language: str) -> Self:
        """Texts in a language."""
        return self.filter(language=language)

    def outdated(self) -> Self:
        """Texts whose German one says something else by now."""
        return self.filter(is_outdated=True)

    def unchecked(self) -> Self:
        """Texts that nobody has released yet."""
        return self.filter(is_checked=False)


class Translation(OfficeOwned):
    """One text of an offer in another language; Leichte Sprache counts as one."""

    class Origin(models.TextChoices):
        PERSON = "person", _("written in the office")
        FILE = "file", _("from a file")
        MACHINE = "machine", _("from a program")

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="translations", editable=False)
    language = models.CharField(_("language"), max_length=20, editable=False)
    field = models.CharField(_("field"), max_length=80, editable=False)
    text = models.TextField(_("translation"))
    original = models.TextField(_("German text that it was made from"), editable=False)
    is_outdated = models.BooleanField(_("German text changed since"), default=False, editable=False)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, default=Origin.PERSON, editable=False)
    is_checked = models.BooleanField(_("released"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = TranslationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ["offer", "language", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "language", "field"], name="one_translation_of_a_field")
        ]
        indexes = [
            models.Index(fields=["office", "language", "is_outdated"], name="translation_by_age"),
            models.Index(fields=["office", "language", "is_checked"], name="translation_by_release"),
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.language} {self.field}"

    @property
    def is_unchecked_machine(self) -> bool:
        """Whether a program wrote the text and nobody has looked at it."""
        return self.origin == self.Origin.MACHINE and not self.is_checked
