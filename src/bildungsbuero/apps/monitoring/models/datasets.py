"""Data sets, their deliveries, and what a person decided about them."""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.accounts.scope import OfficeQuerySet
from bildungsbuero.core.periods import PeriodMeaning
from bildungsbuero.core.symbols import PROFILES, Dash
from bildungsbuero.warehouse.catalogue import SHARED
from bildungsbuero.web.public_ids import PublicIdField

Record = TypeVar("Record", bound=models.Model)

PERIOD_CHOICES = [
    (PeriodMeaning.REFERENCE_DATE.value, _("reference date")),
    (PeriodMeaning.CALENDAR_YEAR.value, _("calendar year")),
    (PeriodMeaning.ANNUAL_MEAN.value, _("annual mean")),
    (PeriodMeaning.SEMESTER.value, _("semester")),
    (PeriodMeaning.MONTH.value, _("month")),
    (PeriodMeaning.SCHOOL_YEAR_BEGUN.value, _("school year that begins in the year named")),
    (PeriodMeaning.SCHOOL_YEAR_ENDED.value, _("school year that ends in the year named")),
    (PeriodMeaning.UNDECLARED.value, _("not stated yet")),
]
DASH_CHOICES = [
    (Dash.ZERO.value, _("nothing there, exactly zero")),
    (Dash.NOT_PUBLISHED.value, _("not published for this area")),
    (Dash.UNDECIDED.value, _("not decided yet: shown as missing")),
]


class DatasetQuerySet(OfficeQuerySet["Dataset"]):
    def readable_by(self, office: Office | None) -> Self:
        """The open tables of the installation and the office's own."""
        own = Q(office=office) if office is not None else Q()
        return self.filter(Q(office=None) | own)._mark_scoped() if office else self.shared()

    def shared(self) -> Self:
        """The open tables that belong to the installation."""
        return self.filter(office=None)._mark_scoped()

    def with_last_delivery(self) -> Self:
        """With the number of deliveries that count and the moment of the last one."""
        counting = ~Q(deliveries__state="withdrawn")
        return self.select_related("office").annotate(
            delivery_count=Count("deliveries", filter=counting),
            last_received_at=Max("deliveries__received_at", filter=counting),
        )

    def owned_by(self, office: Office | None) -> Self:
        """The tables of one owner: an office, or the installation."""
        return self.of(office) if office is not None else self.shared()


class Dataset(models.Model):
    """A table of figures that is delivered again and again; without an office it belongs to the installation."""

    office = models.ForeignKey(
        Office, on_delete=models.CASCADE, null=True, blank=True, related_name="datasets", editable=False
    )
    key = models.CharField(_("code"), max_length=80)
    title = models.CharField(_("title"), max_length=300)
    period = models.CharField(
        _("what the period means"), max_length=20, choices=PERIOD_CHOICES, default=PeriodMeaning.UNDECLARED.value
    )
    profile = models.CharField(
        _("signs"), max_length=20, choices=[(name, name) for name in PROFILES], default="official"
    )
    dash = models.CharField(_("what “-” means"), max_length=20, choices=DASH_CHOICES, default=Dash.UNDECIDED.value)
    protected_at_source = models.BooleanField(
        _("already protected by the source"),
        default=False,
        help_text=_("The source has withheld or rounded small numbers; the figures may be published as they are."),
    )
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=60, blank=True)
    attribution = models.CharField(_("attribution"), max_length=300, blank=True)
    dimensions = models.JSONField(default=dict, editable=False)
    measures = models.JSONField(default=dict, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    unscoped = models.Manager()
    objects = DatasetQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["dimensions", "measures"])

    class Meta:
        default_manager_name = "unscoped"
        base_manager_name = "unscoped"
        verbose_name = _("data set")
        verbose_name_plural = _("data sets")
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["office", "key"], name="one_dataset_of_a_key"),
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(office=None), name="one_shared_dataset_of_a_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title}"

    @property
    def owner(self) -> str:
        """The owner's name in the warehouse."""
        return self.office.key if self.office is not None else SHARED

    def attribution_for(self, delivery: "Delivery") -> str:
        """Return the line that has to stand under every chart and table."""
        if delivery.source:
            return delivery.source
        line, year = self.attribution or self.publisher, delivery.year_of_data
        # A year that nobody has said is left out, not invented.
        return line.replace("{year}", str(year)) if year else line.replace(", {year}", "").replace("{year}", "").strip()


class OfDatasetsQuerySet(OfficeQuerySet[Record]):
    """What is kept about data sets and belongs to whom the data set belongs."""

    def of(self, office: models.Model | None) -> Self:
        """Those of an office's own data sets."""
        return self.filter(dataset__office=office, dataset__office__isnull=False)._mark_scoped()

    def readable_by(self, office: Office) -> Self:
        """Those of the installation's and the office's own data sets."""
        return self.filter(Q(dataset__office=None) | Q(dataset__office=office))._mark_scoped()

    def shared(self) -> Self:
        """Those of the installation's open tables."""
        return self.filter(dataset__office=None)._mark_scoped()


class DeliveryQuerySet(OfDatasetsQuerySet["Delivery"]):
    def counting(self) -> Self:
        """Deliveries that were not withdrawn."""
        return self.exclude(state=Delivery.State.WITHDRAWN)


class Delivery(models.Model):
    """One file that arrived: what it held, what was refused, where it is kept."""

    class State(models.TextChoices):
        STORED = "stored", _("internal")
        RELEASED = "released", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    public_id = PublicIdField()
    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, editable=False, related_name="deliveries")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.STORED)
    file_name = models.CharField(_("file"), max_length=255)
    digest = models.CharField(max_length=64, editable=False)
    path = models.CharField(max_length=300, editable=False)
    format = models.CharField(_("format"), max_length=20)
    encoding = models.CharField(max_length=20, editable=False)
    rows = models.PositiveBigIntegerField(_("values"))
    areas = models.PositiveIntegerField(_("areas"))
    periods = models.JSONField(_("periods"), default=list)
    marks = models.JSONField(_("signs"), default=dict)
    refused = models.JSONField(_("refused rows"), default=list)
    refused_rows = models.PositiveBigIntegerField(default=0, editable=False)
    checks = models.JSONField(_("checks"), default=list)
    footer = models.TextField(_("notes of the source"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    as_of = models.CharField(_("retrieved from the source"), max_length=40, blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    received_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")

    unscoped = models.Manager()
    objects = DeliveryQuerySet.as_manager()

    class Meta:
        default_manager_name = "unscoped"
        base_manager_name = "unscoped"
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "digest"],
                condition=~Q(state="withdrawn"),
                name="one_delivery_of_the_same_bytes",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dataset.key}: {self.file_name}"

    @property
    def year_of_data(self) -> int | None:
        """The year of retrieval that stands in the attribution, where the source says it."""
        digits = [part for part in self.as_of.replace("/", ".").split(".") if part.strip().isdigit()]
        years = [int(part) for part in digits if len(part.strip()) == 4]
        return years[0] if years else None

    def as_source(self) -> dict[str, Any]:
        """Return what is said about the origin of a figure."""
        return {
            "dataset": self.dataset.key,
            "title": self.dataset.title,
            "delivery": self.public_id,
            "file": self.file_name,
            "as_of": self.as_of,
            "licence": self.dataset.licence,
            "attribution": self.dataset.attribution_for(self),
        }
