"""Population cells, places with capacity, travel times, and the runs that measure who reaches what.

Their rows lie as Parquet in the data folder (`needs.reach.store`); here stands what they are and where they are from.
"""

from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.web.public_ids import PublicIdField

# How much longer a way is than the straight line; between 1.2 and 1.4 in most towns and villages. An assumption.
USUAL_DETOUR = "1.3"


class SourceQuerySet(OfficeQuerySet[Any]):
    def readable_by(self, office: Office) -> Self:
        """What the installation ships and what the office brought in itself."""
        return self.filter(Q(office=None) | Q(office=office))._mark_scoped()

    def shipped(self) -> Self:
        """What belongs to the installation."""
        return self.filter(office=None)._mark_scoped()


class ReachSource(models.Model):
    """Rows in a file with what has to be said of them; without an office they belong to the installation."""

    office = models.ForeignKey(
        Office, on_delete=models.CASCADE, null=True, blank=True, related_name="%(class)ss", editable=False
    )
    public_id = PublicIdField()
    key = models.CharField(max_length=60, blank=True, editable=False)
    name = models.CharField(_("name"), max_length=150)
    as_of = models.CharField(
        _("as of"), max_length=60, help_text=_("The day or the year that the numbers stand for, such as “9 May 2011”.")
    )
    source = models.CharField(_("source"), max_length=300)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    attribution = models.CharField(
        _("attribution"),
        max_length=300,
        blank=True,
        help_text=_("Stands below every table and map. Empty: the source."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("What one has to know before trusting it."))
    path = models.CharField(max_length=120, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)

    unscoped = models.Manager()
    objects = SourceQuerySet.as_manager()

    class Meta:
        abstract = True
        default_manager_name = "unscoped"
        base_manager_name = "unscoped"

    def __str__(self) -> str:
        return self.name

    @property
    def is_shipped(self) -> bool:
        """Whether it belongs to the installation."""
        return self.office_id is None

    @property
    def attribution_line(self) -> str:
        """The line that has to stand below whatever is made of it."""
        return self.attribution or self.source


class CellSet(ReachSource):
    """People by cells of a grid, in the European projection EPSG:3035."""

    counted = models.CharField(_("who is counted"), max_length=100, help_text=_("Such as “children under 10”."))
    people_word = models.CharField(_("in one word"), max_length=40, help_text=_("Such as “children”."))
    resolution_m = models.PositiveIntegerField(
        _("width of a cell in metres"), default=100, validators=[MinValueValidator(1), MaxValueValidator(100_000)]
    )
    is_protected_at_source = models.BooleanField(
        _("already protected by the source"),
        default=False,
        help_text=_("The source has withheld or changed small numbers, as the census does."),
    )
    cells = models.PositiveIntegerField(_("cells"), editable=False)
    people = models.FloatField(_("people"), editable=False)

    class Meta(ReachSource.Meta):
        abstract = False
        verbose_name = _("population cells")
        verbose_name_plural = _("population cells")
        ordering: ClassVar = ["name", "pk"]


class PlaceSet(ReachSource):
    """Places that people want to reach: an own list, or a choice from the register that is read anew for each run."""

    class Origin(models.TextChoices):
        LIST = "list", _("own list")
        REGISTER = "register", _("chosen from the register")

    origin = models.CharField(_("where from"), max_length=10, choices=Origin.choices, editable=False)
    places_word = models.CharField(_("what they are"), max_length=40, help_text=_("In the plural, such as “schools”."))
    selection = models.JSONField(default=dict, blank=True, editable=False)
    places = models.PositiveIntegerField(_("places"), default=0, editable=False)
    without_position = models.PositiveIntegerField(_("without coordinates"), default=0, editable=False)

    class Meta(ReachSource.Meta):
        abstract = False
        verbose_name = _("list of places")
        verbose_name_plural = _("lists of places")
        ordering: ClassVar = ["name", "pk"]


class TravelMode(models.TextChoices):
    WALK = "walk", _("on foot")
    BIKE = "bike", _("by bike")
    TRANSIT = "transit", _("by bus and train")
    CAR = "car", _("by car")


class TravelTable(ReachSource):
    """Minutes from cells to places by one means of travel, as any router writes them."""

    cell_set = models.ForeignKey(
        CellSet, verbose_name=_("population cells"), on_delete=models.CASCADE, related_name="travel_tables"
    )
    mode = models.CharField(_("means of travel"), max_length=10, choices=TravelMode.choices)
    rows = models.PositiveIntegerField(_("rows"), editable=False)
    longest_minutes = models.FloatField(_("longest way in minutes"), editable=False)

    class Meta(ReachSource.Meta):
        abstract = False
        verbose_name = _("travel times")
        verbose_name_plural = _("travel times")
        ordering: ClassVar = ["name", "pk"]


class ReachRunQuerySet(OfficeQuerySet["ReachRun"]):
    def with_sources(self) -> Self:
        """Runs with what they are computed from, in few queries."""
        return self.select_related("cell_set", "travel_table").prefetch_related("place_sets")

    def computed(self) -> Self:
        """Runs with a result."""
        return self.exclude(computed_at=None)


class ReachRun(OfficeOwned):
    """Who reaches which places: what was asked, by which method, and the result summed for each area.

    The result of each cell lies beside, as Parquet (`needs.reach.store`).
    """

    class Catchment(models.TextChoices):
        NONE = "none", _("no ratio, only ways and numbers")
        TWO_STEP = "2sfca", _("2SFCA: supply for each person within reach")
        ENHANCED = "e2sfca", _("E2SFCA: nearer places count more")
        THREE_STEP = "3sfca", _("3SFCA: nearer places count more, and people choose among them")

    public_id = PublicIdField()
    key = models.CharField(max_length=60, blank=True, editable=False)
    name = models.CharField(_("name"), max_length=150)
    notice = models.CharField(
        _("remark on every result"),
        max_length=200,
        blank=True,
        help_text=_("Stands on every table, map and file, such as “Worked example: children 2011, schools 2015/16”."),
    )
    cell_set = models.ForeignKey(
        CellSet, verbose_name=_("population cells"), on_delete=models.PROTECT, related_name="runs"
    )
    place_sets = models.ManyToManyField(PlaceSet, verbose_name=_("places"), related_name="runs")
    travel_table = models.ForeignKey(
        TravelTable,
        verbose_name=_("travel times"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="runs",
        help_text=_("Empty: the straight line, times the detour factor."),
    )
    catchment = models.CharField(_("method"), max_length=10, choices=Catchment.choices, default=Catchment.TWO_STEP)
    reach = models.FloatField(
        _("reach"),
        default=5,
        validators=[MinValueValidator(0.1), MaxValueValidator(300)],
        help_text=_("In kilometres along the straight line; with travel times in minutes."),
    )
    weights = models.JSONField(_("weights of the zones"), default=list, blank=True)
    has_equal_capacities = models.BooleanField(
        _("each place counts the same"), default=True, help_text=_("Because capacities are not known.")
    )
    detour_factor = models.DecimalField(
        _("detour factor"),
        max_digits=3,
        decimal_places=2,
        default=USUAL_DETOUR,
        validators=[MinValueValidator(1), MaxValueValidator(3)],
        help_text=_("How much longer a way is than the straight line; between 1.2 and 1.4 in most places."),
    )
    made_at = models.DateTimeField(auto_now_add=True)
    computed_at = models.DateTimeField(_("computed on"), null=True, editable=False)
    job_id = models.CharField(max_length=16, blank=True, editable=False)
    summary = models.JSONField(default=dict, editable=False)

    objects = ReachRunQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["summary", "computed_at", "job_id"])

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("run of reach")
        verbose_name_plural = _("runs of reach")
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_by_time(self) -> bool:
        """Whether reach is measured in minutes of a travel-time table."""
        return self.travel_table_id is not None
