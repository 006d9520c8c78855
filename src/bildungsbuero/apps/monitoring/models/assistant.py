"""Tables on their way through the import assistant, and the layouts that it has learned."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.monitoring.models.datasets import Dataset
from bildungsbuero.web.public_ids import PublicIdField


class ImportDraft(OfficeOwned):
    """An uploaded table that somebody is reading into a data set; it goes with its upload."""

    public_id = PublicIdField()
    upload = models.CharField(max_length=64, editable=False)
    file_name = models.CharField(_("file"), max_length=255)
    sheet = models.CharField(_("sheet"), max_length=255, blank=True)
    reading = models.JSONField(_("reading"), default=dict, editable=False)
    dataset_key = models.CharField(_("code of the data set"), max_length=80, blank=True)
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now)

    objects = OfficeQuerySet["ImportDraft"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("table being read")
        verbose_name_plural = _("tables being read")
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return self.file_name


class ImportTemplate(OfficeOwned):
    """How the table of a data set is laid out, learned at its last import, so that the next file is recognised."""

    dataset = models.OneToOneField(
        Dataset, verbose_name=_("data set"), on_delete=models.CASCADE, related_name="import_template"
    )
    layout = models.JSONField(_("layout"), default=dict, editable=False)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    changed_at = models.DateTimeField(_("last changed"), default=timezone.now)

    objects = OfficeQuerySet["ImportTemplate"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("layout of a table")
        verbose_name_plural = _("layouts of tables")

    def __str__(self) -> str:
        return f"{self.dataset.key}: {self.file_name}"
