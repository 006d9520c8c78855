"""Signals: that something is missing, said by advisers, citizens and workshops; by week, about nobody."""

from datetime import date
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.core.signals import FEWEST
from bildungsbuero.web.public_ids import PublicIdField


class SignalQuerySet(OfficeQuerySet["Signal"]):
    def since(self, on: date) -> Self:
        """Signals of the week of a day and later."""
        return self.filter(week__gte=on)

    def before(self, on: date) -> Self:
        """Signals of weeks that began before a day."""
        return self.filter(week__lt=on)


class Signal(OfficeOwned):
    """One time that something was missing; it holds no person, no day, and no history of what was deleted."""

    class Source(models.TextChoices):
        ADVISER = "adviser", _("advisers: nothing suitable found")
        WISH = "wish", _("wish of citizens")
        WORKSHOP = "workshop", _("goal of a workshop")

    class Reason(models.TextChoices):
        NO_OFFER = "no_offer", _("there is no such offer")
        FULL = "full", _("full or with a waiting list")
        TOO_FAR = "too_far", _("too far away")
        TIME = "time", _("at the wrong time")
        PRICE = "price", _("too expensive")
        LANGUAGE = "language", _("not in the language")
        LEVEL = "level", _("not at the level")
        CONDITION = "condition", _("a condition is not met")
        BARRIER = "barrier", _("not accessible")
        CHILDCARE = "childcare", _("no childcare")
        OTHER = "other", _("another reason")

    public_id = PublicIdField()
    source = models.CharField(_("source"), max_length=20, choices=Source.choices)
    topic = models.CharField(_("topic"), max_length=20)
    area = models.CharField(_("place"), max_length=30, blank=True)
    target_group = models.CharField(_("target group"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=20, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices, blank=True)
    week = models.DateField(_("week"), help_text=_("Its Monday."))
    text = models.CharField(_("wish in a few words"), max_length=300, blank=True)
    is_example = models.BooleanField(_("example data"), default=False)

    objects = SignalQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("signal")
        verbose_name_plural = _("signals")
        # Within a week no order: it would tell in which one they came.
        ordering: ClassVar = ["-week", "public_id"]
        indexes: ClassVar = [models.Index(fields=["office", "week"], name="signal_by_week")]

    def __str__(self) -> str:
        return str(self.get_source_display())


class SignalRules(OfficeOwned):
    """From how many signals on an office lets anything of them out of its steering."""

    minimum = models.PositiveSmallIntegerField(
        _("fewest signals"),
        default=FEWEST,
        validators=[MinValueValidator(FEWEST), MaxValueValidator(100)],
        help_text=_("Below it only those who steer see a cluster. Never fewer than 5."),
    )

    objects = OfficeQuerySet["SignalRules"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("rules for signals")
        verbose_name_plural = _("rules for signals")
        constraints: ClassVar = [models.UniqueConstraint(fields=["office"], name="one_set_of_signal_rules")]

    def __str__(self) -> str:
        return str(self.minimum)
