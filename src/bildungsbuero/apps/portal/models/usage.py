"""How often public pages were opened: numbers by day, nothing about who opened them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class PageViews(OfficeOwned):
    """How often a kind of page was opened on a day in a language; `about` is the offer or indicator, if it is one."""

    day = models.DateField(_("day"))
    page = models.CharField(_("page"), max_length=60)
    language = models.CharField(_("language"), max_length=12)
    about = models.CharField(_("entry"), max_length=40, blank=True)
    count = models.PositiveIntegerField(_("views"), default=0)

    objects = OfficeQuerySet["PageViews"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("views of a page")
        verbose_name_plural = _("views of pages")
        ordering = ["-day", "page"]
        constraints = [
            models.UniqueConstraint(fields=["office", "day", "page", "language", "about"], name="one_count_of_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.day}: {self.count}"
