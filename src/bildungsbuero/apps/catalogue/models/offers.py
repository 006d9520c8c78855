"""An offer of any kind: course, counselling, group, institution. What takes place when is a run (`runs.py`)."""

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.fields import KeysField
from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.core import freshness
from bildungsbuero.core.vocabulary import Kind
from bildungsbuero.web.public_ids import PublicIdField


class State(models.TextChoices):
    """What people decided about an offer; what the calendar adds is computed (`standing_on`)."""

    DRAFT = freshness.DRAFT, _("draft")
    SUBMITTED = freshness.SUBMITTED, _("submitted")
    PUBLISHED = freshness.PUBLISHED, _("published")
    CLOSED = freshness.CLOSED, _("temporarily closed")
    CANCELLED = freshness.CANCELLED, _("cancelled")
    ARCHIVED = freshness.ARCHIVED, _("archived")


class OfferQuerySet(OfficeQuerySet["Offer"]):
    def public_on(self, on: date) -> Self:
        """Offers that the public sees on a day."""
        begun = Q(visible_from=None) | Q(visible_from__lte=on)
        not_over = Q(visible_until=None) | Q(visible_until__gte=on)
        return self.filter(begun, not_over, state__in=freshness.PUBLIC_STATES)

    def drafts(self) -> Self:
        """Offers that are being written or wait for somebody to look at them."""
        return self.filter(state__in=[State.DRAFT, State.SUBMITTED])

    def submitted(self) -> Self:
        """Offers that a provider sent, and changes that wait beside a public offer."""
        return self.filter(state=State.SUBMITTED)

    def archived(self) -> Self:
        """Offers that were put away."""
        return self.filter(state=State.ARCHIVED)

    def in_use(self) -> Self:
        """Everything but what was put away."""
        return self.exclude(state=State.ARCHIVED)

    def unconfirmed_on(self, on: date) -> Self:
        """Published offers that nobody has confirmed, or not for longer than their kind allows."""
        too_old = Q(confirmed_on=None)
        for kind in kinds().values():
            if kind.confirm_days is not None:
                too_old |= Q(kind=kind.key, confirmed_on__lt=on - timedelta(days=kind.confirm_days))
        return self.filter(too_old, state=State.PUBLISHED)

    def over_on(self, on: date) -> Self:
        """Offers that were public and are over."""
        return self.filter(state__in=freshness.PUBLIC_STATES, visible_until__lt=on)

    def about(self, topic: str) -> Self:
        """Offers with a topic."""
        return self.filter(topics__has=topic)

    def naming(self, text: str) -> Self:
        """Offers whose title or provider holds the text; it reads all of them, so first make them few."""
        return self.filter(Q(title__icontains=text) | Q(provider__name__icontains=text))

    def with_provider_and_place(self) -> Self:
        """Offers with everything that a list or a record needs, in few queries."""
        return self.select_related(
            "office", "provider", "operator", "place__municipality__parent__parent", "place__layer_unit"
        ).prefetch_related("runs")


class Offer(OfficeOwned):
    """An offer with all that is said of it. What nobody said stays empty and is shown as not known."""

    class Reach(models.TextChoices):
        PLACE = "place", _("at a place")
        ONLINE = "online", _("online")
        CITY_WIDE = "city_wide", _("city-wide")
        DISTRICT_WIDE = "district_wide", _("district-wide")

    public_id = PublicIdField()
    kind = models.CharField(_("kind"), max_length=40)
    title = models.CharField(_("title"), max_length=300)
    summary = models.CharField(_("short text"), max_length=500, blank=True, help_text=_("One or two sentences."))
    description = models.TextField(_("description"), blank=True)
    provider = models.ForeignKey(
        Organisation, verbose_name=_("provider"), on_delete=models.PROTECT, related_name="offers"
    )
    operator = models.ForeignKey(
        Organisation,
        verbose_name=_("operator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="operated_offers",
        help_text=_("Who is responsible and pays; often not the provider."),
    )
    topics = KeysField(_("topics"), blank=True, default=tuple)
    life_phases = KeysField(_("phases of life"), blank=True, default=tuple)
    target_groups = KeysField(_("target groups"), blank=True, default=tuple)
    languages = KeysField(_("languages spoken"), blank=True, default=tuple)
    language_taught = models.CharField(_("language taught"), max_length=20, blank=True)
    level_from = models.CharField(_("level from"), max_length=2, blank=True)
    level_to = models.CharField(_("level to"), max_length=2, blank=True)
    learning_form = models.CharField(_("form of learning"), max_length=20, blank=True)
    mode = models.CharField(_("on site or online"), max_length=20, blank=True)
    reach = models.CharField(_("where"), max_length=20, choices=Reach.choices, default=Reach.PLACE)
    place = models.ForeignKey(
        Place, verbose_name=_("place"), null=True, blank=True, on_delete=models.PROTECT, related_name="offers"
    )
    is_free = models.BooleanField(_("free of charge"), default=False, help_text=_("Only if the provider says so."))
    depends_on_income = models.BooleanField(_("price depends on income"), default=False)
    prices = models.JSONField(_("prices"), default=list, blank=True)
    reductions = KeysField(_("reductions"), blank=True, default=tuple)
    conditions = models.JSONField(_("conditions"), default=list, blank=True)
    accessibility = models.JSONField(_("accessibility"), default=dict, blank=True)
    childcare = models.BooleanField(_("childcare"), null=True, blank=True)
    registration = models.CharField(_("registration"), max_length=500, blank=True)
    contact_function = models.CharField(_("contact"), max_length=200, blank=True, help_text=_("A function, no name."))
    contact_phone = models.CharField(_("telephone"), max_length=50, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("web page"), max_length=500, blank=True)
    profile = models.JSONField(_("further facts"), default=dict, blank=True)
    opening_hours = models.JSONField(_("opening hours"), default=dict, blank=True)
    own_values = models.JSONField(_("own fields"), default=dict, blank=True)
    internal_values = models.JSONField(_("own fields, internal"), default=dict, blank=True)

    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.DRAFT)
    state_before_archive = models.CharField(max_length=20, blank=True, editable=False)
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="proposals", editable=False
    )
    merged_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+", editable=False)
    visible_from = models.DateField(_("visible from"), null=True, blank=True)
    visible_until = models.DateField(
        _("visible until"), null=True, blank=True, help_text=_("Empty: as long as it is published.")
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    is_example = models.BooleanField(_("example data"), default=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    as_of = models.CharField(_("as of"), max_length=50, blank=True)

    list_name = models.CharField(max_length=200, blank=True, editable=False)
    external_id = models.CharField(max_length=200, blank=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    completeness = models.PositiveSmallIntegerField(_("completeness"), default=1, editable=False)
    vanished_on = models.DateField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = OfferQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["fingerprint", "completeness"])

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["title", "pk"]
        indexes = [
            models.Index(fields=["office", "title"], name="offer_by_title"),
            models.Index(fields=["office", "state", "title"], name="offer_by_state"),
            models.Index(fields=["office", "kind", "title"], name="offer_by_kind"),
            models.Index(fields=["office", "changed_at"], name="offer_by_change"),
            models.Index(fields=["office", "confirmed_on"], name="offer_by_confirmation"),
            models.Index(fields=["office", "kind", "state", "confirmed_on"], name="offer_by_due_day"),
            models.Index(fields=["office", "state", "visible_until"], name="offer_by_end"),
            models.Index(fields=["provider", "title"], name="offer_by_provider"),
            models.Index(fields=["office", "completeness"], name="offer_by_completeness"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "list_name", "external_id"],
                condition=~Q(external_id=""),
                name="one_offer_of_an_external_id",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_profile(self) -> Kind:
        """What the kind of this offer asks for."""
        return kinds()[self.kind]

    @property
    def is_public_state(self) -> bool:
        """Whether somebody decided that the public may see the offer."""
        return self.state in freshness.PUBLIC_STATES

    @property
    def is_archived(self) -> bool:
        """Whether the offer was put away."""
        return self.state == State.ARCHIVED

    def standing_on(self, on: date) -> str:
        """Return the state on a day, with what the calendar adds: due, unconfirmed, expired."""
        return freshness.standing(
            self.state,
            confirmed_on=self.confirmed_on,
            confirm_days=kinds()[self.kind].confirm_days,
            visible_until=self.visible_until,
            on=on,
        )

    def is_public_on(self, on: date) -> bool:
        """Whether the public sees the offer on a day."""
        begun = self.visible_from is None or self.visible_from <= on
        return begun and self.is_public_state and self.standing_on(on) != freshness.EXPIRED

    def standing_one(self) -> "Offer":
        """Return the offer that this one was put together with, or itself."""
        return self.merged_into.standing_one() if self.merged_into else self

    def profile_value(self, name: str) -> Any:
        """Return a field of the profile, empty where nothing was said."""
        return self.profile.get(name, "")
