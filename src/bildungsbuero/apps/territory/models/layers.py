"""Own layers of an office: divisions below the Gemeinde that no register knows."""

from datetime import date
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.territory.models.units import Unit
from bildungsbuero.apps.territory.models.validity import standing
from bildungsbuero.apps.territory.pasting import KEY_FORM
from bildungsbuero.web.public_ids import PublicIdField

layer_key = RegexValidator(KEY_FORM, _("Use letters, digits, points, hyphens and slashes, without spaces."))


class LayerQuerySet(OfficeQuerySet["Layer"]):
    def with_size(self) -> Self:
        """Layers with the number of their units."""
        return self.annotate(size=models.Count("units"))

    def public(self) -> Self:
        """Layers that everybody may see."""
        return self.filter(is_public=True)


class Layer(OfficeOwned):
    """A division that an office knows below the Gemeinde: Ortsbezirke, Sozialräume, Grundschulbezirke."""

    public_id = PublicIdField()
    name = models.CharField(_("name"), max_length=100, help_text=_("For example “Ortsbezirke”."))
    inside = models.ForeignKey(
        Unit,
        verbose_name=_("divides"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="layers",
        help_text=_("The area that this layer divides."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("Where the division comes from and how things are assigned to it.")
    )
    is_public = models.BooleanField(
        _("shown to everybody"),
        default=False,
        help_text=_(
            "Its parts get public pages with published figures and a map. Otherwise only the office sees them."
        ),
    )

    objects = LayerQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("own layer")
        verbose_name_plural = _("own layers")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="one_layer_of_a_name")]

    def __str__(self) -> str:
        return self.name


class LayerUnitQuerySet(OfficeQuerySet["LayerUnit"]):
    def valid_on(self, on: date) -> Self:
        """Parts that stand on a day."""
        return self.filter(standing(on))


class LayerUnit(OfficeOwned):
    """A part of an own layer. Without an outline it stands in lists, never on a map."""

    public_id = PublicIdField()
    layer = models.ForeignKey(Layer, verbose_name=_("layer"), on_delete=models.CASCADE, related_name="units")
    key = models.CharField(_("key"), max_length=40, validators=[layer_key], help_text=_("For example “01” or “nord”."))
    name = models.CharField(_("name"), max_length=150)
    valid_from = models.DateField(_("since"), null=True, blank=True, help_text=_("Empty: always."))
    valid_to = models.DateField(
        _("until before"), null=True, blank=True, help_text=_("The first day on which it no longer stands.")
    )

    objects = LayerUnitQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("part of a layer")
        verbose_name_plural = _("parts of a layer")
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["layer", "key"], name="one_part_of_a_key")]

    def __str__(self) -> str:
        return self.name

    def standing_on(self, on: date) -> bool:
        """Whether the part stands on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


class OutlineQuerySet(OfficeQuerySet["PartOutline"]):
    def valid_on(self, on: date) -> Self:
        """Outlines that hold on a day."""
        return self.filter(standing(on))


class PartOutline(OfficeOwned):
    """Where a part lies, for a time: a boundary that moved is another outline, and the old one stays for old figures.

    `rings` are closed rings of longitude and latitude, holes among them (even-odd rule).
    """

    part = models.ForeignKey(LayerUnit, on_delete=models.CASCADE, related_name="outlines", editable=False)
    rings = models.JSONField(_("outline"), editable=False)
    valid_from = models.DateField(_("since"), null=True, blank=True)
    valid_to = models.DateField(_("until before"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)

    objects = OutlineQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("outline of a part")
        verbose_name_plural = _("outlines of parts")
        ordering = ["part", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["part"], condition=models.Q(valid_to=None), name="one_open_outline_of_a_part"
            )
        ]

    def __str__(self) -> str:
        return str(self.part)
