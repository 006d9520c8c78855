"""Projects and where their money comes from: funding lines with shares, posts, reports and duties."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.strategy.models.decisions import Decision
from bildungsbuero.apps.strategy.models.plan import Initiative
from bildungsbuero.web.public_ids import PublicIdField

# Half a year before the money ends somebody asks what comes after it; an application takes as long.
SOON_ENDING_DAYS = 183
REPORT_SOON_DAYS = 30


def _share(title: Any) -> "models.DecimalField[Decimal, Decimal]":
    validators = [MinValueValidator(0), MaxValueValidator(100)]
    return models.DecimalField(title, max_digits=5, decimal_places=2, default=Decimal(0), validators=validators)


class OwnProgramme(OfficeOwned):
    """A funding programme that the office added to the shipped ones."""

    public_id = PublicIdField()
    name = models.CharField(_("name of the programme"), max_length=200)
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    first_year = models.PositiveSmallIntegerField(
        _("since the year"), null=True, blank=True, validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    last_year = models.PositiveSmallIntegerField(
        _("until the year"), null=True, blank=True, validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = OfficeQuerySet["OwnProgramme"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("own programme")
        verbose_name_plural = _("own programmes")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class ProjectQuerySet(OfficeQuerySet["Project"]):
    def running(self, on: date) -> Self:
        """Projects that run on a day, also those without known dates of their own."""
        return self.filter(Q(runs_from=None) | Q(runs_from__lte=on)).filter(Q(runs_to=None) | Q(runs_to__gte=on))

    def ending(self, on: date) -> Self:
        """Running projects that end soon."""
        return self.running(on).filter(runs_to__lte=on + timedelta(days=SOON_ENDING_DAYS))

    def ending_without_sequel(self, on: date) -> Self:
        """Projects that end soon, themselves or their money, and of which nobody has said what comes after."""
        soon = on + timedelta(days=SOON_ENDING_DAYS)
        line = FundingLine.objects.across_offices(because="those of the project asked for").filter(
            project=OuterRef("pk"), eligible_to__range=(on, soon)
        )
        return self.running(on).filter(Q(runs_to__lte=soon) | Exists(line), continues="")

    def with_overdue_reports(self, on: date) -> Self:
        """Projects that owe a report."""
        late = FundingReport.objects.across_offices(because="those of the project asked for").overdue(on)
        return self.filter(Exists(late.filter(line__project=OuterRef("pk"))))

    def over(self, on: date) -> Self:
        """Projects that have ended."""
        return self.filter(runs_to__lt=on)


class Project(OfficeOwned):
    """Work for a time with money from outside or from the household, for one measure or several."""

    public_id = PublicIdField()
    title = models.CharField(_("title"), max_length=300)
    purpose = models.TextField(_("purpose"), blank=True)
    initiatives = models.ManyToManyField(Initiative, verbose_name=_("measures"), blank=True, related_name="projects")
    runs_from = models.DateField(_("runs from"), null=True, blank=True)
    runs_to = models.DateField(_("runs until"), null=True, blank=True)
    is_year_only = models.BooleanField(
        _("only the years are known"), default=False, help_text=_("Then only the years are shown.")
    )
    responsible_function = models.CharField(
        _("responsible office"),
        max_length=200,
        blank=True,
        help_text=_("The office or function, for example “Education office”; not the name of a person."),
    )
    continues = models.TextField(
        _("what continues after the end"),
        blank=True,
        help_text=_("Also that nothing continues is an answer; empty means that nobody has decided."),
    )
    continued_by = models.ForeignKey(
        Decision,
        verbose_name=_("by which decision"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="continued_projects",
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_example = models.BooleanField(_("example data"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering: ClassVar = [F("runs_to").asc(nulls_last=True), "title"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="project_ends_after_its_start",
                condition=Q(runs_from=None) | Q(runs_to=None) | Q(runs_to__gte=F("runs_from")),
            )
        ]

    def __str__(self) -> str:
        return self.title


class FundingLine(OfficeOwned):
    """Money of one programme for a project; `programme` is the key of a shipped one or the id of an own one."""

    public_id = PublicIdField()
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="lines", editable=False)
    programme = models.CharField(_("programme"), max_length=80)
    reference_number = models.CharField(_("reference number"), max_length=80, blank=True)
    granted_eur = models.DecimalField(
        _("granted sum in euros"), max_digits=12, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    share_eu = _share(_("share of the EU in per cent"))
    share_federal = _share(_("share of the federal government in per cent"))
    share_land = _share(_("share of the Land in per cent"))
    share_own = _share(_("own share in per cent"))
    eligible_from = models.DateField(_("eligible from"), null=True, blank=True)
    eligible_to = models.DateField(_("eligible until"), null=True, blank=True)

    objects = OfficeQuerySet["FundingLine"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("funding line")
        verbose_name_plural = _("funding lines")
        ordering: ClassVar = ["eligible_from", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="funding_ends_after_its_start",
                condition=Q(eligible_from=None) | Q(eligible_to=None) | Q(eligible_to__gte=F("eligible_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.reference_number}".strip()


class FundedPost(OfficeOwned):
    """A post that a funding line pays for, by function; who has it does not stand here."""

    line = models.ForeignKey(FundingLine, on_delete=models.CASCADE, related_name="posts", editable=False)
    function = models.CharField(
        _("function"), max_length=120, help_text=_("For example “Education management”; never the name of a person.")
    )
    percent = models.DecimalField(
        _("posts in per cent"),
        max_digits=6,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(2000)],
        help_text=_("150 is one and a half posts."),
    )
    filled_from = models.DateField(_("from"), null=True, blank=True)
    filled_to = models.DateField(_("until"), null=True, blank=True)

    objects = OfficeQuerySet["FundedPost"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.function


class FundingReportQuerySet(OfficeQuerySet["FundingReport"]):
    def open(self) -> Self:
        """Reports that are still to be written."""
        return self.filter(done_on=None)

    def overdue(self, on: date) -> Self:
        """Open reports whose day is past."""
        return self.open().filter(due_on__lt=on)

    def due_within(self, on: date, *, days: int) -> Self:
        """Open reports that are due from today on within so many days."""
        return self.open().filter(due_on__range=(on, on + timedelta(days=days)))


class FundingReport(OfficeOwned):
    """A report, a proof of use or a request for payment that a funder expects on a day."""

    class Kind(models.TextChoices):
        INTERIM = "interim", _("interim report")
        INTERIM_PROOF = "interim_proof", _("interim proof of use")
        PROOF_OF_USE = "proof_of_use", _("proof of use")
        FINAL = "final", _("final report")
        PAYMENT = "payment", _("request for payment")
        OTHER = "other", _("other date")

    public_id = PublicIdField()
    line = models.ForeignKey(FundingLine, on_delete=models.CASCADE, related_name="reports", editable=False)
    kind = models.CharField(_("what"), max_length=16, choices=Kind.choices, default=Kind.INTERIM)
    note = models.CharField(_("note"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)

    objects = FundingReportQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("report to a funder")
        verbose_name_plural = _("reports to funders")
        ordering: ClassVar = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_on}"

    def is_overdue(self, on: date) -> bool:
        """Whether its day is past and nobody has said that it is done."""
        return self.done_on is None and self.due_on < on


class PublicityDuty(OfficeOwned):
    """A logo or a sentence that the funder wants to be seen, and since when it is."""

    line = models.ForeignKey(FundingLine, on_delete=models.CASCADE, related_name="duties", editable=False)
    text = models.CharField(
        _("duty"), max_length=300, help_text=_("For example: logo of the EU on the web page, sentence in every report.")
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)

    objects = OfficeQuerySet["PublicityDuty"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("duty of publicity")
        verbose_name_plural = _("duties of publicity")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.text
