"""Words that people looked for in vain, by week; other words only as numbers until enough people used them."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class UnmetWordQuerySet(OfficeQuerySet["UnmetWord"]):
    def since(self, on: date) -> Self:
        """Words of the week of a day and later."""
        return self.filter(week__gte=on)

    def before(self, on: date) -> Self:
        """Words of weeks that began before a day."""
        return self.filter(week__lt=on)

    def summed(self) -> Any:
        """Return word, place and language with the number of searches, the most wanted first."""
        rows = self.values("word", "place", "language").annotate(total=Sum("searches"))
        return rows.order_by("-total", "word", "place", "language")


class UnmetWord(OfficeOwned):
    """A word of the vocabularies, or one that many use, that led to nothing or to too little in a week."""

    word = models.CharField(_("word"), max_length=80)
    place = models.CharField(_("place"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=10)
    week = models.DateField(_("week"), help_text=_("Its Monday."))
    searches = models.PositiveIntegerField(_("searches"), default=0)

    objects = UnmetWordQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("unmet word")
        verbose_name_plural = _("unmet words")
        ordering: ClassVar = ["-week", "word"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "word", "place", "language", "week"], name="unmet_word_once")
        ]

    def __str__(self) -> str:
        return self.word


class CountedDayQuerySet(OfficeQuerySet["CountedDay"]):
    def of_word(self, digest: str) -> Self:
        """The days of one word."""
        return self.filter(digest=digest)


class CountedDay(OfficeOwned):
    """A day on which somebody looked for a word that no vocabulary has; the word itself is not there.

    The digest cannot be undone without the salt, which lies outside the database and is thrown away with these rows.
    """

    digest = models.CharField(_("digest"), max_length=32)
    on = models.DateField(_("day"))

    objects = CountedDayQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("counted day")
        verbose_name_plural = _("counted days")
        ordering: ClassVar = ["on"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "digest", "on"], name="counted_day_once")]

    def __str__(self) -> str:
        return self.digest
