"""Needs: what is lacking, for whom and where, with the evidence for it, its priority and what becomes of it."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.monitoring.models import Edition
from bildungsbuero.web.public_ids import PublicIdField


class NeedQuerySet(OfficeQuerySet["Need"]):
    def open(self) -> Self:
        """Needs that somebody still has to do something about."""
        return self.exclude(state__in=[Need.State.ANSWERED, Need.State.DROPPED])

    def confirmed_before(self, on: date) -> Self:
        """Needs that have been confirmed, and nothing more, since before a day."""
        return self.filter(state=Need.State.CONFIRMED, state_since__lt=on)

    def released(self) -> Self:
        """Needs of which the public sees what was released."""
        return self.filter(is_public=True)


class Need(OfficeOwned):
    """Something that is lacking. Its owner is an office or a function, never a person."""

    class State(models.TextChoices):
        OBSERVED = "observed", _("observed")
        CONFIRMED = "confirmed", _("confirmed")
        BEING_ANSWERED = "being_answered", _("being answered")
        ANSWERED = "answered", _("answered")
        DROPPED = "dropped", _("dropped")

    public_id = PublicIdField()
    title = models.CharField(_("title"), max_length=200, help_text=_("What is lacking, for whom and where."))
    description = models.TextField(_("description"), blank=True, max_length=4000)
    topic = models.CharField(_("topic"), max_length=20, blank=True)
    life_phase = models.CharField(_("phase of life"), max_length=20, blank=True)
    target_group = models.CharField(_("target group"), max_length=20, blank=True)
    area = models.CharField(_("place"), max_length=30, blank=True)
    owner = models.CharField(
        _("responsible"), max_length=200, blank=True, help_text=_("An office or a function, no name of a person.")
    )
    population = models.PositiveIntegerField(_("people concerned"), null=True, blank=True)
    population_source = models.CharField(
        _("where this number comes from"),
        max_length=300,
        blank=True,
        help_text=_("Who is counted, by whom, and when. Where the number is an estimate, say so."),
    )
    # Criterion → {"points": 0–3, "reason": "…"}; `points` is their sum, empty while one is open.
    criteria = models.JSONField(_("priority"), default=dict, blank=True)
    points = models.PositiveSmallIntegerField(_("points"), null=True, editable=False)

    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.OBSERVED)
    state_before = models.CharField(max_length=20, blank=True, editable=False)
    state_since = models.DateField(_("in this state since"), default=timezone.localdate, editable=False)
    drop_reason = models.CharField(_("why it was dropped"), max_length=500, blank=True)
    is_public = models.BooleanField(_("released"), default=False, editable=False)
    is_example = models.BooleanField(_("example data"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = NeedQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering: ClassVar = ["title", "pk"]
        indexes: ClassVar = [models.Index(fields=["office", "state"], name="need_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def given_points(self) -> dict[str, int]:
        """The points by criterion, as far as somebody gave them."""
        return {key: entry["points"] for key, entry in self.criteria.items()}

    @property
    def counted_by(self) -> "NeedEvidence | None":
        """The published figure that the number of people concerned is, None where somebody typed it."""
        return self.evidence.filter(counts_people=True).select_related("edition").first()


class NeedEvidence(models.Model):
    """What shows a need, as it was when noted: a figure of its period and edition, a cell, a result, a cluster."""

    class Kind(models.TextChoices):
        INDICATOR = "indicator", _("indicator")
        CELL = "cell", _("cell of the coverage matrix")
        REACH = "reach", _("result on reach")
        SIGNALS = "signals", _("signals")

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="evidence", editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    reference = models.CharField(_("reference"), max_length=300)
    title = models.CharField(_("what it shows"), max_length=300)
    value = models.CharField(_("value"), max_length=100, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    edition = models.ForeignKey(Edition, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")
    noted_on = models.DateField(_("noted on"), default=timezone.localdate)
    # The figure that the number of people concerned is: it stands and falls with it.
    counts_people = models.BooleanField(_("number of people concerned"), default=False)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["need", "kind", "reference"], name="evidence_of_a_need_once"),
            models.UniqueConstraint(
                fields=["need"], condition=models.Q(counts_people=True), name="one_figure_counts_the_people"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """How forms and addresses name it."""
        return f"{self.kind}:{self.reference}"


class ReleasedNeed(models.Model):
    """What the public sees of a need: as it was when somebody released it, whatever changes behind it.

    `signals` is the exact number at that moment and stays inside; outside stands only the step below it.
    """

    need = models.OneToOneField(Need, on_delete=models.CASCADE, related_name="release", editable=False)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text for everybody"), blank=True, max_length=2000)
    signals = models.PositiveIntegerField(null=True, editable=False)
    step = models.PositiveIntegerField(null=True, editable=False)
    counted_on = models.DateField(null=True, editable=False)
    released_on = models.DateField(_("released on"))
    history: Any = HistoricalRecords()

    class Meta:
        verbose_name = _("released need")
        verbose_name_plural = _("released needs")

    def __str__(self) -> str:
        return self.title
