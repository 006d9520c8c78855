"""What an office shows first."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class Cover(OfficeOwned):
    """The indicators that an office shows first on its home page, in its order; without one a proposal stands."""

    keys = models.JSONField(_("indicators"), default=list)

    objects = OfficeQuerySet["Cover"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("choice for the home page")
        verbose_name_plural = _("choices for the home page")
        constraints = [models.UniqueConstraint(fields=["office"], name="one_cover_of_an_office")]

    def __str__(self) -> str:
        return ", ".join(self.keys)
