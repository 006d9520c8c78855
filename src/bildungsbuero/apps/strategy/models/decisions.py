"""What a council or another body decided, as evidence behind goals and measures."""

from typing import ClassVar, Self

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.web.public_ids import PublicIdField


class DecisionQuerySet(OfficeQuerySet["Decision"]):
    def public(self) -> Self:
        """Decisions that are released for everybody."""
        return self.filter(is_public=True)

    def in_year(self, year: int) -> Self:
        """Decisions of one year."""
        return self.filter(decided_on__year=year)


class Decision(OfficeOwned):
    """A decision with its paper, its day and its result; what is not public stays in the paper."""

    class Result(models.TextChoices):
        ADOPTED = "adopted", _("adopted")
        REJECTED = "rejected", _("rejected")
        POSTPONED = "postponed", _("postponed")
        NOTED = "noted", _("noted")

    public_id = PublicIdField()
    title = models.CharField(_("subject"), max_length=300)
    body = models.CharField(_("body"), max_length=200, help_text=_("For example: council, education committee."))
    paper_number = models.CharField(_("number of the paper"), max_length=80, blank=True)
    decided_on = models.DateField(_("decided on"))
    is_month_only = models.BooleanField(
        _("only the month is known"), default=False, help_text=_("Then only month and year are shown.")
    )
    result = models.CharField(_("result"), max_length=12, choices=Result.choices, default=Result.ADOPTED)
    votes_for = models.PositiveIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveIntegerField(_("votes against"), null=True, blank=True)
    abstentions = models.PositiveIntegerField(_("abstentions"), null=True, blank=True)
    public_part = models.TextField(
        _("public part"), blank=True, help_text=_("What everybody may read; nothing of a meeting that was not public.")
    )
    council_address = models.URLField(
        _("address in the council information system"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    is_public = models.BooleanField(_("released for everybody"), default=False)
    released_on = models.DateField(_("released on"), null=True, blank=True, editable=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_example = models.BooleanField(_("example data"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = DecisionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering: ClassVar = ["-decided_on", "-pk"]

    def __str__(self) -> str:
        return self.title
