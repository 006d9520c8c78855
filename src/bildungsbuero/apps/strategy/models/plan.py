"""What an office wants to reach and does for it: fields of action, goals, measures and their milestones."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.core.indicators import Direction
from bildungsbuero.web.public_ids import PublicIdField

WEIGHTS = [MinValueValidator(0)]
# Why the queries below a record need no office.
BELOW = "only what lies below the records that are asked for"


class Polarity(models.TextChoices):
    MORE_IS_BETTER = Direction.MORE_IS_BETTER.value, _("more is better")
    LESS_IS_BETTER = Direction.LESS_IS_BETTER.value, _("less is better")


class FieldOfActionQuerySet(OfficeQuerySet["FieldOfAction"]):
    def public(self) -> Self:
        """Fields that are released for everybody."""
        return self.filter(is_public=True)


class FieldOfAction(OfficeOwned):
    """A field of action (Handlungsfeld): what goals are gathered under."""

    public_id = PublicIdField()
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Smaller numbers come first."))
    is_public = models.BooleanField(_("released for everybody"), default=False)
    released_on = models.DateField(_("released on"), null=True, blank=True, editable=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_example = models.BooleanField(_("example data"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = FieldOfActionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("field of action")
        verbose_name_plural = _("fields of action")
        ordering: ClassVar = ["order", "title"]

    def __str__(self) -> str:
        return self.title


class GoalQuerySet(OfficeQuerySet["Goal"]):
    def public(self) -> Self:
        """Goals that are released for everybody, in a field that is; a draft is none of them, even if released."""
        return self.filter(is_public=True, field__is_public=True).exclude(state=Goal.State.DRAFT)

    def pursued(self) -> Self:
        """Goals that the office pursues now."""
        return self.filter(state=Goal.State.ACTIVE)

    def without_measure(self) -> Self:
        """Goals for which nothing is done or planned."""
        counting = (
            Initiative.objects.across_offices(because=BELOW)
            .filter(goal=OuterRef("pk"))
            .exclude(state=Initiative.State.CANCELLED)
        )
        return self.filter(~Exists(counting))


class Goal(OfficeOwned):
    """What shall be reached: in words, and where there is an indicator for it, as a value until a year."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        ACTIVE = "active", _("being pursued")
        DONE = "done", _("concluded")
        CANCELLED = "cancelled", _("given up")

    public_id = PublicIdField()
    field = models.ForeignKey(
        FieldOfAction, verbose_name=_("field of action"), on_delete=models.PROTECT, related_name="goals"
    )
    title = models.CharField(_("goal"), max_length=300)
    text = models.TextField(_("in more words"), blank=True)
    indicator = models.CharField(_("indicator"), max_length=80, blank=True)
    area = models.CharField(_("area"), max_length=20, blank=True, help_text=_("Key of the area; empty: the office's."))
    baseline_value = models.DecimalField(
        _("value at the start"), max_digits=16, decimal_places=4, null=True, blank=True
    )
    baseline_period = models.CharField(_("period of the start"), max_length=40, blank=True)
    target_value = models.DecimalField(_("value to reach"), max_digits=16, decimal_places=4, null=True, blank=True)
    target_year = models.PositiveSmallIntegerField(
        _("until the year"), null=True, blank=True, validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    polarity = models.CharField(
        _("which way is better"), max_length=20, choices=Polarity.choices, default=Polarity.MORE_IS_BETTER
    )
    weight = models.DecimalField(
        _("weight"), max_digits=6, decimal_places=2, null=True, blank=True, validators=WEIGHTS, help_text=_("Empty: 1.")
    )
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.ACTIVE)
    is_public = models.BooleanField(_("released for everybody"), default=False)
    released_on = models.DateField(_("released on"), null=True, blank=True, editable=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_example = models.BooleanField(_("example data"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = GoalQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering: ClassVar = ["field__order", "field__title", "target_year", "title"]

    def __str__(self) -> str:
        return self.title

    @property
    def has_target(self) -> bool:
        """Whether an indicator tells how far the goal is."""
        return bool(self.indicator) and self.target_value is not None


class InitiativeQuerySet(OfficeQuerySet["Initiative"]):
    def public(self) -> Self:
        """Measures that are released for everybody, of goals that are."""
        open_goals = self.filter(is_public=True, goal__is_public=True, goal__field__is_public=True)
        return open_goals.exclude(goal__state=Goal.State.DRAFT)

    def alive(self) -> Self:
        """Measures that are planned, running or paused."""
        return self.filter(state__in=Initiative.ALIVE)

    def in_work(self) -> Self:
        """Measures that somebody works on now."""
        return self.filter(state=Initiative.State.RUNNING)

    def overdue(self, on: date) -> Self:
        """Measures that still live and are past their end or have a milestone that is."""
        late = Milestone.objects.across_offices(because=BELOW).filter(
            initiative=OuterRef("pk"), is_completed=False, is_cancelled=False
        )
        return self.alive().filter(Q(ends_on__lt=on) | Q(Exists(late.filter(due_on__lt=on))))

    def without_next_step(self) -> Self:
        """Measures in work of which nobody has said what comes next."""
        return self.in_work().filter(next_step="")

    def without_milestone(self) -> Self:
        """Measures that are planned or running and have nothing by which one could see how far they are."""
        counting = Milestone.objects.across_offices(because=BELOW).filter(initiative=OuterRef("pk"), is_cancelled=False)
        return self.alive().filter(~Exists(counting))

    def in_charge(self, function: str) -> Self:
        """Measures of one responsible office or function."""
        return self.filter(responsible_function=function)


class Initiative(OfficeOwned):
    """A measure (Maßnahme): what is done for a goal, by which office, with whom, until when and with what."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        RUNNING = "running", _("in work")
        PAUSED = "paused", _("paused")
        DONE = "done", _("completed")
        CANCELLED = "cancelled", _("given up")

    ALIVE = (State.PLANNED, State.RUNNING, State.PAUSED)

    public_id = PublicIdField()
    goal = models.ForeignKey(Goal, verbose_name=_("goal"), on_delete=models.PROTECT, related_name="initiatives")
    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.PLANNED)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    responsible_function = models.CharField(
        _("responsible office"),
        max_length=200,
        blank=True,
        help_text=_("The office or function, for example “Education office”; not the name of a person."),
    )
    responsible_email = models.EmailField(
        _("its e-mail"), blank=True, help_text=_("Reminders of milestones go to this address of the office.")
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("responsible organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="initiatives",
    )
    partners = models.ManyToManyField(
        Organisation, verbose_name=_("partners"), blank=True, related_name="partner_initiatives"
    )
    budget_eur = models.DecimalField(
        _("budget in euros"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    posts_percent = models.DecimalField(
        _("posts in per cent"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("150 is one and a half posts."),
    )
    weight = models.DecimalField(
        _("weight"), max_digits=6, decimal_places=2, null=True, blank=True, validators=WEIGHTS, help_text=_("Empty: 1.")
    )
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    is_public = models.BooleanField(_("released for everybody"), default=False)
    released_on = models.DateField(_("released on"), null=True, blank=True, editable=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_example = models.BooleanField(_("example data"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = InitiativeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering: ClassVar = ["ends_on", "title"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="initiative_ends_after_its_start",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_alive(self) -> bool:
        """Whether it is planned, running or paused."""
        return self.state in self.ALIVE


class MilestoneQuerySet(OfficeQuerySet["Milestone"]):
    def open(self) -> Self:
        """Milestones that are neither completed nor cancelled, of measures that live."""
        return self.filter(is_completed=False, is_cancelled=False, initiative__state__in=Initiative.ALIVE)

    def overdue(self, on: date) -> Self:
        """Open milestones whose day is past."""
        return self.open().filter(due_on__lt=on)

    def due_within(self, on: date, *, days: int) -> Self:
        """Open milestones that are overdue or due within so many days."""
        return self.open().filter(due_on__lte=on + timedelta(days=days))

    def public(self) -> Self:
        """Milestones of released measures."""
        return self.filter(initiative__in=Initiative.objects.across_offices(because=BELOW).public())


class Milestone(OfficeOwned):
    """A step of a measure that can be seen to be done; it is completed if and only if it has a day of completion."""

    public_id = PublicIdField()
    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiative"), on_delete=models.CASCADE, related_name="milestones"
    )
    title = models.CharField(_("milestone"), max_length=200)
    due_on = models.DateField(_("due on"))
    is_completed = models.BooleanField(_("completed"), default=False, editable=False)
    completed_on = models.DateField(_("completed on"), null=True, blank=True)
    is_cancelled = models.BooleanField(_("given up"), default=False, editable=False)
    weight = models.DecimalField(
        _("weight"), max_digits=6, decimal_places=2, null=True, blank=True, validators=WEIGHTS, help_text=_("Empty: 1.")
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = MilestoneQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="milestone_completed_has_its_day",
                condition=Q(is_completed=True, completed_on__isnull=False)
                | Q(is_completed=False, completed_on__isnull=True),
            ),
            models.CheckConstraint(
                name="milestone_not_completed_and_cancelled", condition=~Q(is_completed=True, is_cancelled=True)
            ),
        ]

    def __str__(self) -> str:
        return self.title
