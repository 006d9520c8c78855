"""A matrix of offers that was kept by name: its numbers never change, whatever becomes of the offers."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.fields import KeysField
from bildungsbuero.web.public_ids import PublicIdField


class KeptCoverage(OfficeOwned):
    """The cells of a matrix as they stood on a day, with what was counted and how the lines were called.

    `asked` is what the matrix was narrowed to; `lines` are key and name of each line by axis; `cells` are lists of keys
    and numbers (`core.coverage.Tally.as_list`), totals among them.
    """

    public_id = PublicIdField()
    name = models.CharField(_("name"), max_length=100)
    on = models.DateField(_("day"))
    made_at = models.DateTimeField(editable=False)
    axes = KeysField(editable=False)
    asked = models.JSONField(default=dict, editable=False)
    lines = models.JSONField(default=dict, editable=False)
    cells = models.JSONField(default=list, editable=False)

    objects = OfficeQuerySet["KeptCoverage"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("kept coverage matrix")
        verbose_name_plural = _("kept coverage matrices")
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "name"], name="kept_coverage_of_a_name")]

    def __str__(self) -> str:
        return self.name
