"""Where lists come from: what their columns mean, from which address they are fetched, what is looked at of them."""

from datetime import date, datetime
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.catalogue.models.offers import Offer
from bildungsbuero.web.public_ids import PublicIdField


class ListLayout(OfficeOwned):
    """What a person said about the headings of a list; the next version of the list is read in the same way."""

    list_name = models.CharField(_("list"), max_length=200, editable=False)
    # Heading to the name of our column; an empty name leaves the column out.
    columns = models.JSONField(default=dict, editable=False)
    # What holds for every row of a list that does not say it.
    defaults = models.JSONField(default=dict, editable=False)

    objects = OfficeQuerySet["ListLayout"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("columns of a list")
        verbose_name_plural = _("columns of lists")
        constraints = [models.UniqueConstraint(fields=["office", "list_name"], name="one_layout_of_a_list")]

    def __str__(self) -> str:
        return self.list_name


class ListSourceQuerySet(OfficeQuerySet["ListSource"]):
    def active(self) -> Self:
        """Sources that are fetched."""
        return self.filter(is_active=True)

    def failing(self) -> Self:
        """Active sources whose last fetch did not work."""
        return self.active().exclude(failing_since=None)

    def due_at(self, at: datetime) -> list["ListSource"]:
        """Active sources that are to be fetched now."""
        return [source for source in self.active() if source.is_due(at)]


class ListSource(OfficeOwned):
    """An address from which a list is fetched again and again."""

    public_id = PublicIdField()
    list_name = models.CharField(_("name of the list"), max_length=200)
    address = models.URLField(_("address"), max_length=500)
    wanted_format = models.CharField(_("format"), max_length=40, blank=True)
    provider = models.CharField(_("provider, where the list names none"), max_length=300, blank=True)
    every_days = models.PositiveSmallIntegerField(
        _("fetched every so many days"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("At night. 1 means every night."),
    )
    is_trusted = models.BooleanField(
        _("Trusted"),
        default=False,
        help_text=_(
            "New offers are published at once and a sample of them stands in the review list; a kind of offer that the"
            " list never brought before waits all the same. Not trusted: every new offer waits for the office."
        ),
    )
    sample_percent = models.PositiveSmallIntegerField(
        _("sample in percent"), default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    is_active = models.BooleanField(_("is fetched"), default=True)

    # What the server said about its version, so that an unchanged file is not sent again.
    etag = models.CharField(max_length=200, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    fetched_at = models.DateTimeField(null=True, editable=False)
    # Since when the installation that is harvested has told what it changed.
    harvested_at = models.DateTimeField(null=True, editable=False)
    failing_since = models.DateField(null=True, editable=False)
    # What went wrong, in German.
    problem = models.CharField(max_length=500, blank=True, editable=False)
    # The number of the last update of a catalogue that must be taken without a gap.
    sequence = models.PositiveIntegerField(null=True, editable=False)

    objects = ListSourceQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("source of a list")
        verbose_name_plural = _("sources of lists")
        ordering = ["list_name"]
        constraints = [models.UniqueConstraint(fields=["office", "list_name"], name="one_source_of_a_list")]

    def __str__(self) -> str:
        return self.list_name

    def is_due(self, at: datetime) -> bool:
        """Whether its time has come; a few hours early count, since no night begins at the same minute."""
        return self.fetched_at is None or (at - self.fetched_at).total_seconds() >= self.every_days * 86400 - 6 * 3600

    def begin_anew(self) -> None:
        """Forget what is known of an address, not stored yet: another one is fetched from the start."""
        self.etag = self.last_modified = self.problem = ""
        self.fetched_at = self.harvested_at = self.sequence = self.failing_since = None

    def failed(self, said: str, *, on: date) -> None:
        """Note a fetch that did not work, not stored yet."""
        self.problem, self.failing_since = said[:500], self.failing_since or on


class SampledOffer(OfficeOwned):
    """An offer that a trusted source published and that the office looks at all the same."""

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="sampled", editable=False)
    list_name = models.CharField(max_length=200, editable=False)
    drawn_on = models.DateField(editable=False)
    seen_on = models.DateField(null=True, editable=False)
    # It was public before, and the list changed it.
    is_change = models.BooleanField(default=False, editable=False)

    objects = OfficeQuerySet["SampledOffer"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("offer of a sample")
        verbose_name_plural = _("offers of samples")
        ordering = ["-drawn_on", "pk"]

    def __str__(self) -> str:
        return self.list_name
