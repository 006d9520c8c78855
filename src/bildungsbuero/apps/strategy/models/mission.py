"""The mission statement (Leitbild) of an office and its versions; released ones stay readable."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet


class Mission(OfficeOwned):
    """The mission statement of an office; what it says stands in its versions."""

    title = models.CharField(_("title"), max_length=200)
    changed_at = models.DateTimeField(auto_now=True)

    objects = OfficeQuerySet["Mission"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("mission statement")
        verbose_name_plural = _("mission statements")
        constraints: ClassVar = [models.UniqueConstraint(fields=["office"], name="one_mission_of_an_office")]

    def __str__(self) -> str:
        return self.title


class MissionVersionQuerySet(OfficeQuerySet["MissionVersion"]):
    def released(self) -> Self:
        """Versions that everybody may read, the newest first."""
        return self.filter(released_on__isnull=False).order_by("-number")

    def drafts(self) -> Self:
        """Versions that are being written."""
        return self.filter(released_on=None)


class MissionVersion(OfficeOwned):
    """A version of the mission statement: a draft until the management releases it, unchanged from then on."""

    mission = models.ForeignKey(
        Mission, verbose_name=_("mission statement"), on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("text"), help_text=_("Markdown: ## heading, - list, **bold**."))
    dated_on = models.DateField(_("dated"))
    note = models.CharField(
        _("what is new"), max_length=300, blank=True, help_text=_("Also who decided it, for example the council.")
    )
    released_on = models.DateField(_("released on"), null=True, blank=True, editable=False)
    is_example = models.BooleanField(_("example data"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = MissionVersionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("version of the mission statement")
        verbose_name_plural = _("versions of the mission statement")
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "number"], name="mission_version_once"),
            models.UniqueConstraint(
                fields=["mission"], condition=models.Q(released_on=None), name="one_draft_of_a_mission"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission} {self.number}"

    @property
    def is_released(self) -> bool:
        """Whether everybody may read it."""
        return self.released_on is not None
