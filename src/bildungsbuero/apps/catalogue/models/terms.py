"""What an office calls the terms of the shipped vocabularies, which it hides, and terms of its own below them."""

import secrets
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.core.languages import GERMAN

# Columns that hold one key take twenty letters.
LONGEST_OF_PARENT = 13


class OfficeTermQuerySet(OfficeQuerySet["OfficeTerm"]):
    def in_vocabulary(self, name: str) -> Self:
        """Terms of one vocabulary."""
        return self.filter(vocabulary=name)


class OfficeTerm(OfficeOwned):
    """A term as an office has it. The key never changes; what is empty stays as it is shipped."""

    vocabulary = models.CharField(_("vocabulary"), max_length=40, editable=False)
    key = models.CharField(_("key"), max_length=60, editable=False)
    # A term of the office's own lies below a shipped one and counts as that one wherever others read it.
    parent = models.CharField(_("lies below"), max_length=60, blank=True, editable=False)
    labels = models.JSONField(_("labels"), default=dict, blank=True)
    words = models.JSONField(_("everyday words"), null=True, blank=True)
    is_hidden = models.BooleanField(
        _("not offered for new entries"),
        default=False,
        help_text=_("Offers that have it keep it, and it can still be searched for."),
    )

    objects = OfficeTermQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("term of the office")
        verbose_name_plural = _("terms of the office")
        ordering = ["vocabulary", "pk"]
        constraints = [models.UniqueConstraint(fields=["office", "vocabulary", "key"], name="one_office_term_of_a_key")]

    def __str__(self) -> str:
        return self.labels.get(GERMAN) or self.key


def new_key(parent: str) -> str:
    """Return a key for a term below another one; it says where it comes from and is never given twice."""
    return f"{parent[:LONGEST_OF_PARENT]}_{secrets.token_hex(3)}"
