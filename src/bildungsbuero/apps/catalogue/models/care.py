"""What the office keeps about the care of its offers: its rules, notes, talks with providers, what was changed live.

None of it is said to the public, leaves the house or stands in the index. Nothing here names a person, with one
exception: while four eyes are asked for, who wrote a version, until somebody else has published it.
"""

from datetime import date
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.models.offers import Offer
from bildungsbuero.web.public_ids import PublicIdField


class CareRules(OfficeOwned):
    """How an office looks after its offers."""

    sends_reminders = models.BooleanField(
        _("Providers are reminded by mail"),
        default=False,
        help_text=_("At most one mail a week to a provider, with all that is due and a link that needs no password."),
    )
    # Until somebody has said yes or no to reminders, “Today” asks.
    reminders_decided = models.BooleanField(default=False, editable=False)
    escalate_after_days = models.PositiveSmallIntegerField(
        _("days after which a provider without an answer stands on “Today”"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )
    four_eyes = models.BooleanField(
        _("Four eyes"),
        default=False,
        help_text=_("Whoever wrote a version cannot publish it. Dates, times, prices and seats still go live at once."),
    )
    purge_after_days = models.PositiveSmallIntegerField(
        _("days after which an archived offer is deleted for good"),
        default=365,
        validators=[MinValueValidator(30), MaxValueValidator(3650)],
        help_text=_("Until then it can be brought back."),
    )

    objects = OfficeQuerySet["CareRules"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("rules for the care of offers")
        verbose_name_plural = _("rules for the care of offers")
        constraints = [models.UniqueConstraint(fields=["office"], name="one_set_of_care_rules")]

    def __str__(self) -> str:
        return str(self.office)


class LiveChangeQuerySet(OfficeQuerySet["LiveChange"]):
    def unseen(self) -> Self:
        """Changes that nobody of the office has looked at."""
        return self.filter(seen_on=None)


class LiveChange(OfficeOwned):
    """What a provider changed in a public offer that went live at once, until somebody of the office has seen it."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="live_changes", editable=False)
    changed_on = models.DateField(_("changed on"))
    # Names of fields with what stood there and what stands there, in German words.
    said = models.JSONField(default=list, editable=False)
    seen_on = models.DateField(null=True, editable=False)

    objects = LiveChangeQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("change that went live at once")
        verbose_name_plural = _("changes that went live at once")
        ordering = ["-changed_on", "-pk"]
        indexes = [models.Index(fields=["office", "seen_on"], name="live_change_by_sight")]

    def __str__(self) -> str:
        return str(self.changed_on)


class WrittenBy(OfficeOwned):
    """Who wrote the version that waits, only where the office wants four eyes; gone as soon as it is published."""

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="written_by", editable=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False)

    objects = OfficeQuerySet["WrittenBy"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("writer of a version that waits")
        verbose_name_plural = _("writers of versions that wait")

    def __str__(self) -> str:
        return str(self.offer)


class OfferNote(OfficeOwned):
    """A note of colleagues to each other about an offer."""

    public_id = PublicIdField()
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="notes", editable=False)
    text = models.TextField(_("note"), max_length=2000)
    written_on = models.DateField(_("written on"))

    objects = OfficeQuerySet["OfferNote"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        ordering = ["-written_on", "-pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Talk(OfficeOwned):
    """The office asked about an offer: how, when, with what result. No duration, nobody's name."""

    class Channel(models.TextChoices):
        PHONE = "phone", _("by telephone")
        VISIT = "visit", _("on site")
        MAIL = "mail", _("by mail")

    class Result(models.TextChoices):
        RIGHT = "right", _("everything is right")
        CHANGED = "changed", _("something has changed")
        WRONG = "wrong", _("something is wrong")
        CLOSED = "closed", _("closed at the moment")
        GONE = "gone", _("does not exist any more")
        UNREACHED = "unreached", _("nobody reached")

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="talks", editable=False)
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices, default=Channel.PHONE)
    on = models.DateField(_("when"))
    result = models.CharField(_("result"), max_length=10, choices=Result.choices)
    about = models.CharField(
        _("what is different"), max_length=300, blank=True, help_text=_("About the offer; no names of people.")
    )

    objects = OfficeQuerySet["Talk"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("enquiry about an offer")
        verbose_name_plural = _("enquiries about offers")
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.on}"


class ProviderCare(OfficeOwned):
    """Where an office stands with a provider: when it was asked, when it answered, whether it wants mails."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="care", editable=False)
    last_digest_on = models.DateField(null=True, editable=False)
    # The first mail since the provider answered last.
    asked_on = models.DateField(null=True, editable=False)
    answered_on = models.DateField(null=True, editable=False)
    link_sent_at = models.DateTimeField(null=True, editable=False)
    # Counted up to make every link that is on its way worthless.
    link_round = models.PositiveSmallIntegerField(default=0, editable=False)
    wants_no_mail = models.BooleanField(_("wants no mails"), default=False)

    objects = OfficeQuerySet["ProviderCare"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("care of a provider")
        verbose_name_plural = _("care of providers")

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def waits_since(self) -> date | None:
        """The day since which the provider owes an answer, None where it owes none."""
        if self.asked_on is None or (self.answered_on is not None and self.answered_on >= self.asked_on):
            return None
        return self.asked_on


class ListRhythm(OfficeOwned):
    """A list that comes again and again: it confirms its offers, and is asked for when it stays away."""

    list_name = models.CharField(_("list"), max_length=200, editable=False)
    every_days = models.PositiveSmallIntegerField(
        _("comes every so many days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text=_("Empty: the list came once. Its offers are confirmed by their providers, like all others."),
    )
    taken_on = models.DateField(null=True, editable=False)

    objects = OfficeQuerySet["ListRhythm"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("rhythm of a list")
        verbose_name_plural = _("rhythms of lists")
        ordering = ["list_name"]
        constraints = [models.UniqueConstraint(fields=["office", "list_name"], name="one_rhythm_of_a_list")]

    def __str__(self) -> str:
        return self.list_name

    def days_late(self, on: date) -> int:
        """Return by how many days the list is late, 0 where it is not expected yet."""
        if self.every_days is None or self.taken_on is None:
            return 0
        return max(0, (on - self.taken_on).days - self.every_days)


class BulkChange(OfficeOwned):
    """One action on several offers, with what is needed to take it back."""

    public_id = PublicIdField()
    action = models.CharField(max_length=20, editable=False)
    at = models.DateTimeField(editable=False)
    # For each offer: public id, when it was stored, state and confirmation before.
    items = models.JSONField(default=list, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)

    objects = OfficeQuerySet["BulkChange"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("action on several offers")
        verbose_name_plural = _("actions on several offers")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.public_id


class LinkCheck(OfficeOwned):
    """What the nightly look at the web page of an offer found."""

    class Result(models.TextChoices):
        GOOD = "good", _("answers")
        MOVED = "moved", _("has moved")
        GONE = "gone", _("does not exist")
        SILENT = "silent", _("does not answer")
        REFUSED = "refused", _("is not looked at")

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="link_check", editable=False)
    address = models.URLField(_("web page"), max_length=500, editable=False)
    result = models.CharField(_("result"), max_length=10, choices=Result.choices, editable=False)
    checked_on = models.DateField(editable=False)
    failing_since = models.DateField(null=True, editable=False)

    objects = OfficeQuerySet["LinkCheck"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("look at a web page")
        verbose_name_plural = _("looks at web pages")
        indexes = [models.Index(fields=["office", "checked_on"], name="link_check_by_day")]

    def __str__(self) -> str:
        return self.address
