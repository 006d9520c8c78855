"""A theme portal of an office: what it is about, which offers it shows, and its parts in their order."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.fields import KeysField


class ThemePortalQuerySet(OfficeQuerySet["ThemePortal"]):
    def public(self) -> Self:
        """Portals that everybody sees."""
        return self.filter(is_published=True)


class ThemePortal(OfficeOwned):
    """A theme with its own entrance, as the office made it: no line of it is code."""

    key = models.SlugField(_("address"), max_length=40, help_text=_("Small letters and dashes: neu-in-deutschland."))
    # The template that it was made from, which files and the search call it by.
    origin = models.SlugField(max_length=40, blank=True, editable=False)
    texts = models.JSONField(_("texts"), default=dict, blank=True)
    # By language and name: the German text that a translation was made from, where that says something else by now.
    made_from = models.JSONField(_("older German texts"), default=dict, blank=True, editable=False)
    released_languages = KeysField(_("released translations"), blank=True, default=tuple, editable=False)
    facets = models.JSONField(_("which offers belong here"), default=dict, blank=True)
    territory = KeysField(
        _("territory"), blank=True, default=tuple, help_text=_("Keys of areas; empty: the area of the office.")
    )
    takes_released = models.BooleanField(_("also public offers that other offices released to this one"), default=False)
    blocks = models.JSONField(_("parts of the page"), default=list, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0, editable=False)
    is_published = models.BooleanField(_("published"), default=False, editable=False)
    is_example = models.BooleanField(_("example data"), default=False, editable=False)

    objects = ThemePortalQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("theme portal")
        verbose_name_plural = _("theme portals")
        ordering = ["position", "key"]
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="one_theme_portal_of_a_key")]

    def __str__(self) -> str:
        return str(self.texts.get("de", {}).get("title") or self.key)
