"""The chain: which record leads to which."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class LinkQuerySet(OfficeQuerySet["Link"]):
    def touching(self, kind: str, *public_ids: str) -> Self:
        """Links that start or end at one of these records."""
        return self.filter(Q(from_kind=kind, from_id__in=public_ids) | Q(to_kind=kind, to_id__in=public_ids))


class Link(OfficeOwned):
    """One record leads to another: a need to a measure, a measure to an offer."""

    from_kind = models.CharField(_("from kind"), max_length=40)
    from_id = models.CharField(_("from record"), max_length=60)
    relation = models.CharField(_("relation"), max_length=40)
    to_kind = models.CharField(_("to kind"), max_length=40)
    to_id = models.CharField(_("to record"), max_length=60)
    since = models.DateField(_("since"), default=timezone.localdate)
    role = models.CharField(_("set by role"), max_length=20, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "from_kind", "from_id", "relation", "to_kind", "to_id"], name="one_link_of_a_relation"
            )
        ]
        indexes = [models.Index(fields=["to_kind", "to_id"], name="links_by_end")]

    def __str__(self) -> str:
        return f"{self.from_kind} {self.from_id} {self.relation} {self.to_kind} {self.to_id}"
