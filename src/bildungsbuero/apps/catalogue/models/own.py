"""What an office asks of offers beyond what every office asks: fields of its own, made without code."""

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
