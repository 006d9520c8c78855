"""Sketches of projects: what an idea becomes before it is a measure."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.strategy.models.plan import Goal, Initiative
from bildungsbuero.web.public_ids import PublicIdField


class ProjectSketchQuerySet(OfficeQuerySet["ProjectSketch"]):
    def waiting(self) -> Self:
        """Sketches that are neither put away nor made a measure."""
        return self.filter(initiative=None, is_put_away=False)


class ProjectSketch(OfficeOwned):
    """An idea with its purpose, partners, effort and the structure that it needs; it may become a measure."""

    public_id = PublicIdField()
    title = models.CharField(_("title"), max_length=300)
    idea = models.TextField(_("idea"))
    purpose = models.TextField(_("purpose"), blank=True)
    partners = models.ManyToManyField(Organisation, verbose_name=_("partners"), blank=True, related_name="+")
    effort = models.TextField(_("effort"), blank=True, help_text=_("Time, money and people, as far as one can tell."))
    structure_needed = models.TextField(
        _("structure that it needs"), blank=True, help_text=_("Bodies, agreements, rooms or posts that are missing.")
    )
    goal = models.ForeignKey(
        Goal, verbose_name=_("goal"), null=True, blank=True, on_delete=models.SET_NULL, related_name="sketches"
    )
    initiative = models.OneToOneField(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="sketch", editable=False
    )
    is_put_away = models.BooleanField(_("put away"), default=False, editable=False)
    is_example = models.BooleanField(_("example data"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ProjectSketchQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("sketch of a project")
        verbose_name_plural = _("sketches of projects")
        ordering: ClassVar = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title
