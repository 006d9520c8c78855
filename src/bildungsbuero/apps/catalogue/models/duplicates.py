"""Pairs of entries that may mean one thing, with what people decided; and what putting two together changed."""

from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.core.matching import Kind, Verdict
from bildungsbuero.web.public_ids import PublicIdField


class EntryKind(models.TextChoices):
    """What sort of entries a pair is made of."""

    ORGANISATION = Kind.ORGANISATION.value, _("Organisations")
    PLACE = Kind.PLACE.value, _("Places")
    OFFER = Kind.OFFER.value, _("Offers")


class DuplicateQuerySet(OfficeQuerySet["Duplicate"]):
    def undecided(self) -> Self:
        """Pairs that wait for somebody to look at them."""
        return self.filter(decision=Duplicate.Decision.OPEN)

    def decided(self) -> Self:
        """Pairs that somebody decided about."""
        return self.exclude(decision=Duplicate.Decision.OPEN)

    def with_entry(self, kind: str, public_id: str) -> Self:
        """Pairs in which an entry stands."""
        return self.filter(models.Q(first=public_id) | models.Q(second=public_id), kind=kind)


class Duplicate(OfficeOwned):
    """Two entries of one office that may be the same; `first` and `second` are their public ids, in their order."""

    class Decision(models.TextChoices):
        OPEN = "open", _("not decided")
        SAME_ACTOR = "same_actor", _("the same actor")
        SAME_PLACE = "same_place", _("the same place")
        SAME_OFFER = "same_offer", _("the same offer")
        NEW_RUN = "new_run", _("a new run of the same offer")
        DIFFERENT = "different", _("not the same")

    public_id = PublicIdField()
    kind = models.CharField(max_length=20, choices=EntryKind.choices, editable=False)
    first = models.CharField(max_length=16, editable=False)
    second = models.CharField(max_length=16, editable=False)
    score = models.FloatField(editable=False)
    verdict = models.CharField(
        max_length=10, choices=[(Verdict.SAME.value, ""), (Verdict.NEW_RUN.value, "")], editable=False
    )
    reasons = models.JSONField(default=list, editable=False)
    decision = models.CharField(max_length=20, choices=Decision.choices, default=Decision.OPEN, editable=False)
    found_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = DuplicateQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ["-score", "pk"]
        indexes = [models.Index(fields=["office", "decision", "-score"], name="duplicate_by_score")]
        constraints = [
            models.UniqueConstraint(fields=["office", "kind", "first", "second"], name="one_duplicate_of_a_pair")
        ]

    def __str__(self) -> str:
        return f"{self.first} {self.second}"


class Merge(OfficeOwned):
    """One entry put together with another: what the kept one said before and after, and what moved to it."""

    public_id = PublicIdField()
    duplicate = models.ForeignKey(
        Duplicate, null=True, on_delete=models.SET_NULL, related_name="merges", editable=False
    )
    kind = models.CharField(max_length=20, choices=EntryKind.choices, editable=False)
    kept = models.CharField(max_length=16, editable=False)
    gone = models.CharField(max_length=16, editable=False)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder, editable=False)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder, editable=False)
    # What the one that went said about its own state.
    gone_before = models.JSONField(default=dict, encoder=DjangoJSONEncoder, editable=False)
    # What moved: "app.Model", field, keys of rows.
    moved = models.JSONField(default=list, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, editable=False)

    objects = OfficeQuerySet["Merge"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("put together")
        verbose_name_plural = _("put together")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"
