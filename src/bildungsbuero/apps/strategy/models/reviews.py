"""Interim reviews: how goals, measures and structures stood on a day, with notes, frozen and never changed again."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.web.public_ids import PublicIdField


class InterimReviewQuerySet(OfficeQuerySet["InterimReview"]):
    def drafts(self) -> Self:
        """Reviews that are being prepared."""
        return self.filter(frozen_at=None)

    def frozen(self) -> Self:
        """Reviews whose content stands for good."""
        return self.filter(frozen_at__isnull=False)

    def public(self) -> Self:
        """Frozen reviews that are released for everybody."""
        return self.frozen().filter(is_public=True)

    def before(self, day: date) -> Self:
        """Frozen reviews of earlier days, the latest first."""
        return self.frozen().filter(reference_day__lt=day).order_by("-reference_day", "-pk")

    def light(self) -> Self:
        """Without the content, for lists."""
        return self.defer("content")


class InterimReview(OfficeOwned):
    """An interim review (Zwischenbilanz): prepared with notes, then frozen with everything that it says."""

    public_id = PublicIdField()
    title = models.CharField(_("title"), max_length=200)
    reference_day = models.DateField(
        _("reference day"), help_text=_("How things stood on this day; not later than today when it is frozen.")
    )
    summary = models.TextField(
        _("what it comes to"),
        blank=True,
        max_length=4000,
        help_text=_("Two or three sentences that everybody will read first."),
    )
    structures = models.TextField(
        _("structures"),
        blank=True,
        max_length=4000,
        help_text=_("Posts, bodies, agreements: what carries the work, and what is missing. Everybody will read it."),
    )
    content = models.JSONField(null=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    frozen_at = models.DateTimeField(_("frozen"), null=True, editable=False)
    is_public = models.BooleanField(_("released for everybody"), default=False, editable=False)
    released_on = models.DateField(_("released on"), null=True, editable=False)
    is_example = models.BooleanField(_("example data"), default=False, editable=False)

    objects = InterimReviewQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["content"])

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("interim review")
        verbose_name_plural = _("interim reviews")
        ordering: ClassVar = ["-reference_day", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="interim_review_frozen_has_content",
                condition=models.Q(frozen_at__isnull=True, digest="", is_public=False)
                | models.Q(frozen_at__isnull=False) & ~models.Q(digest=""),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_frozen(self) -> bool:
        """Whether its content stands for good."""
        return self.frozen_at is not None


class ReviewNote(models.Model):
    """What the office says of one goal, measure, decision, project or need in a review that is being prepared."""

    review = models.ForeignKey(InterimReview, on_delete=models.CASCADE, editable=False, related_name="notes")
    kind = models.CharField(max_length=30, editable=False)
    record = models.CharField(max_length=16, editable=False)
    text = models.TextField(_("note"), blank=True, max_length=2000)
    is_public = models.BooleanField(
        _("everybody may read this note"),
        default=False,
        help_text=_("Without it the note stays in the house, also when the review is released."),
    )

    class Meta:
        verbose_name = _("note of an interim review")
        verbose_name_plural = _("notes of an interim review")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "kind", "record"], name="one_note_a_record_of_a_review")
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *arguments: Any, **named: Any) -> None:
        """Keep the note; a frozen review has its notes inside."""
        if self.review.is_frozen:
            raise ValueError("the notes of a frozen review are part of its content")
        super().save(*arguments, **named)


class ReviewAddendum(models.Model):
    """What was found wrong or happened after a review was frozen; it stands beside it, with its day."""

    review = models.ForeignKey(InterimReview, on_delete=models.CASCADE, editable=False, related_name="addenda")
    text = models.TextField(_("addendum"), max_length=2000)
    written_on = models.DateField(_("written on"), editable=False)

    class Meta:
        verbose_name = _("addendum to an interim review")
        verbose_name_plural = _("addenda to an interim review")
        ordering: ClassVar = ["written_on", "pk"]

    def __str__(self) -> str:
        return self.text
