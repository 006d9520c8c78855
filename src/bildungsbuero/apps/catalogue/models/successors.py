"""Where an entry went that was put together with another one and is deleted by now."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class Successor(OfficeOwned):
    """The public id of an entry that stands no more, and of the one that it was put together with: nothing else."""

    kind = models.CharField(max_length=20, editable=False)
    public_id = models.CharField(max_length=20, editable=False)
    successor = models.CharField(max_length=20, editable=False)

    objects = OfficeQuerySet["Successor"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("address of a merged entry")
        verbose_name_plural = _("addresses of merged entries")
        constraints = [models.UniqueConstraint(fields=["office", "kind", "public_id"], name="one_successor_of_an_id")]

    def __str__(self) -> str:
        return self.public_id
