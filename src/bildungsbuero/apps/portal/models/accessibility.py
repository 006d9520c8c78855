"""How accessible an office found its pages to be, requirement by requirement: what the statement is made from."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet

# Whoever reports a barrier gets an answer within a month.
LONGEST_ANSWER_DAYS = 31


class AccessibilityAssessment(OfficeOwned):
    """Who looked at the pages of an office, how, and whether the statement made from it is public."""

    class Method(models.TextChoices):
        SELF = "self", _("self-assessment of the office")
        EXTERNAL = "external", _("assessment by somebody else")

    method = models.CharField(_("method"), max_length=10, choices=Method.choices, default=Method.SELF)
    assessor = models.CharField(
        _("who assessed"), max_length=200, blank=True, help_text=_("Needed where it was somebody else.")
    )
    pages = models.CharField(
        _("address of the pages"), max_length=200, blank=True, help_text=_("For example bildung.trier.example")
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days until an answer"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_ANSWER_DAYS)],
        help_text=_("Within how many days you answer whoever reports a barrier; a month at most."),
    )
    enforcement = models.TextField(
        _("enforcement body"),
        blank=True,
        help_text=_("Address, telephone and e-mail, as you checked them. Empty: what is shipped for your Land."),
    )
    is_public = models.BooleanField(
        _("show the statement"),
        default=False,
        help_text=_("It then takes the place of the text under “Legal pages”."),
    )

    objects = OfficeQuerySet["AccessibilityAssessment"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("assessment of accessibility")
        verbose_name_plural = _("assessments of accessibility")
        constraints = [models.UniqueConstraint(fields=["office"], name="one_accessibility_assessment_of_an_office")]

    def __str__(self) -> str:
        return str(self.get_method_display())


class AssessedCriterion(OfficeOwned):
    """What an office found for one requirement, and on which day."""

    class Result(models.TextChoices):
        FULFILLED = "fulfilled", _("fulfilled")
        PARTLY = "partly", _("partly fulfilled")
        NOT = "not", _("not fulfilled")
        NOT_APPLICABLE = "not-applicable", _("does not apply")

    key = models.SlugField(_("requirement"), max_length=20, editable=False)
    result = models.CharField(_("result"), max_length=20, choices=Result.choices)
    remark = models.TextField(_("remark"), max_length=2000, blank=True)
    assessed_on = models.DateField(_("assessed on"))

    objects = OfficeQuerySet["AssessedCriterion"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("assessed requirement")
        verbose_name_plural = _("assessed requirements")
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="one_result_of_a_requirement")]

    def __str__(self) -> str:
        return f"{self.key}: {self.get_result_display()}"
