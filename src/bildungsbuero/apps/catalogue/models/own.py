"""What an office makes its own without code: further fields of its offers, and other words for shipped terms."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.fields import KeysField
from bildungsbuero.web.public_ids import PublicIdField


class OwnFieldQuerySet(OfficeQuerySet["OwnField"]):
    def asked(self) -> Self:
        """Fields that forms still ask."""
        return self.filter(is_asked=True)

    def public(self) -> Self:
        """Fields that everybody may see."""
        return self.filter(is_public=True)


class OwnField(OfficeOwned):
    """A field that an office made for itself; offers keep its value under the public id."""

    class Type(models.TextChoices):
        TEXT = "text", _("text")
        NUMBER = "number", _("a number")
        YES_NO = "yes_no", _("yes or no")
        CHOICE = "choice", _("one of several")
        DATE = "date", _("date")

    public_id = PublicIdField()
    label = models.CharField(_("label"), max_length=80)
    label_en = models.CharField(_("label in English"), max_length=80, blank=True)
    type = models.CharField(_("what is written there"), max_length=10, choices=Type.choices, default=Type.TEXT)
    options = models.TextField(_("what can be chosen"), blank=True, help_text=_("One line each."))
    kinds = KeysField(_("kinds of offers"), blank=True, default=tuple, help_text=_("None ticked: all kinds."))
    is_public = models.BooleanField(
        _("everybody may see it"),
        default=False,
        help_text=_("Otherwise only the office sees it: on no public page, in no file, no interface and no search."),
    )
    is_asked = models.BooleanField(_("asked in the form"), default=True)

    objects = OwnFieldQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("own field")
        verbose_name_plural = _("own fields")
        ordering = ["label", "pk"]
        constraints = [models.UniqueConstraint(fields=["office", "label"], name="one_own_field_of_a_label")]

    def __str__(self) -> str:
        return self.label

    def choices(self) -> list[str]:
        """Return what can be chosen."""
        return list(dict.fromkeys(filter(None, (line.strip() for line in self.options.splitlines()))))

    def is_for(self, kind: str) -> bool:
        """Whether offers of a kind have the field."""
        return not self.kinds or kind in self.kinds


class TermChange(OfficeOwned):
    """Other words of an office for a term of a vocabulary, or that it does not use the term; the key stays."""

    vocabulary = models.CharField(max_length=40, editable=False)
    key = models.CharField(max_length=60, editable=False)
    label_de = models.CharField(_("German"), max_length=120, blank=True)
    label_en = models.CharField(_("English"), max_length=120, blank=True)
    label_easy = models.CharField(_("easy language"), max_length=120, blank=True)
    words = models.TextField(_("everyday words"), blank=True, help_text=_("One line each; the search knows them."))
    is_hidden = models.BooleanField(_("not offered in forms and filters"), default=False)

    objects = OfficeQuerySet["TermChange"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("changed term")
        verbose_name_plural = _("changed terms")
        ordering = ["vocabulary", "key"]
        constraints = [
            models.UniqueConstraint(fields=["office", "vocabulary", "key"], name="one_change_of_a_term"),
        ]

    def __str__(self) -> str:
        return f"{self.vocabulary}:{self.key}"
