"""Organisations, places and contacts of a region, and the numbers by which registers know them."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.apps.actors.fields import KeysField
from bildungsbuero.apps.territory.models import LayerUnit, Unit
from bildungsbuero.core import places
from bildungsbuero.core.offers import ContactRecord
from bildungsbuero.core.places import PlaceRecord
from bildungsbuero.web.public_ids import PublicIdField


class OrganisationQuerySet(OfficeQuerySet["Organisation"]):
    def standing(self) -> Self:
        """Organisations that are not archived."""
        return self.filter(archived_at=None)

    def archived(self) -> Self:
        """Organisations that were put away."""
        return self.exclude(archived_at=None)

    def named(self, text: str) -> Self:
        """Organisations whose name or short name holds the text."""
        return self.filter(Q(name__icontains=text) | Q(short_name__icontains=text))

    def numbered(self, scheme: str, value: str) -> Self:
        """Organisations that a register knows under a number."""
        return self.filter(identifiers__scheme=scheme, identifiers__value=value)


class Organisation(OfficeOwned):
    """Who makes offers, is responsible for them or is a partner: school, library, association, company, authority."""

    public_id = PublicIdField()
    name = models.CharField(_("name"), max_length=300)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    description = models.TextField(_("description"), blank=True)
    operator_kind = models.CharField(_("kind of operator"), max_length=30, blank=True)
    sectors = KeysField(_("sectors"), default=tuple, blank=True)
    part_of = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.SET_NULL, related_name="parts"
    )
    website = models.URLField(_("web page"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("An address of the office, not of a person."))
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    as_of = models.CharField(_("as of"), max_length=50, blank=True, help_text=_("For example “2015/16”."))
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    is_example = models.BooleanField(_("example data"), default=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = OrganisationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        indexes = [models.Index(fields=["office", "name"], name="organisation_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_archived(self) -> bool:
        """Whether the organisation was put away."""
        return self.archived_at is not None

    def standing_one(self) -> "Organisation":
        """Return the organisation that this one was put together with, or itself."""
        return self.merged_into.standing_one() if self.merged_into else self


class ProviderAccess(OfficeOwned):
    """Somebody keeps the offers and details of an organisation, as long as they have the role of a provider."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="provider_accesses", editable=False
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="accesses", editable=False
    )
    since = models.DateField(_("since"), auto_now_add=True)

    objects = OfficeQuerySet["ProviderAccess"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("access of a provider")
        verbose_name_plural = _("accesses of providers")
        constraints = [models.UniqueConstraint(fields=["person", "organisation"], name="one_access_to_an_organisation")]

    def __str__(self) -> str:
        return str(self.organisation)


class Identifier(OfficeOwned):
    """The number of an organisation in a register: school number, DBS number, ISIL."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(_("register"), max_length=30)
    value = models.CharField(_("number"), max_length=60)

    objects = OfficeQuerySet["Identifier"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("register number")
        verbose_name_plural = _("register numbers")
        ordering = ["scheme", "value"]
        # Two organisations may carry one number (GA717: a library and its former name); a person decides.
        indexes = [models.Index(fields=["office", "scheme", "value"], name="identifier_by_number")]

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class PlaceQuerySet(OfficeQuerySet["Place"]):
    def with_territory(self) -> Self:
        """Places with what `as_record` needs, in the same query."""
        return self.select_related("municipality__parent__parent", "layer_unit")

    def standing(self) -> Self:
        """Places that were not put together with another one."""
        return self.filter(merged_into=None)

    def called(self, text: str) -> "Place | None":
        """Return the one place that is written so: name, street and town, as `str` shows it."""
        *parts, town = (part.strip() for part in text.split(","))
        named = self.filter(Q(town__iexact=town) | Q(name__iexact=town) | Q(street__iexact=town))
        for part in parts:
            named = named.filter(Q(name__icontains=part) | Q(street__icontains=part))
        found = [place for place in named[:20] if str(place).casefold() == text.strip().casefold()]
        # Two records that say the same are one place to whoever reads them.
        return found[0] if found else None

    def on_map(self) -> Self:
        """Places that may be shown as a point."""
        return self.filter(visibility=places.PUBLIC, latitude__isnull=False, longitude__isnull=False)


class Place(OfficeOwned):
    """Where offers take place. How much of it leaves the house, `shown` decides, and nothing else."""

    class Visibility(models.TextChoices):
        PUBLIC = places.PUBLIC, _("public")
        DISTRICT_ONLY = places.DISTRICT_ONLY, _("district only")
        HIDDEN = places.HIDDEN, _("hidden")

    class Precision(models.TextChoices):
        EXACT = places.EXACT, _("exact")
        STREET = places.STREET, _("street known")
        MUNICIPALITY = places.MUNICIPALITY, _("only the municipality is known")
        UNKNOWN = places.UNKNOWN, _("not known")

    public_id = PublicIdField()
    name = models.CharField(_("name of the place"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="places",
    )
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, default="DE")
    municipality = models.ForeignKey(
        Unit,
        verbose_name=_("municipality"),
        to_field="key",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    layer_unit = models.ForeignKey(
        LayerUnit,
        verbose_name=_("part of town"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="places",
        help_text=_("Chosen by hand, never read from the postcode."),
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90.0), MaxValueValidator(90.0)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180.0), MaxValueValidator(180.0)]
    )
    precision = models.CharField(
        _("how exactly it is known"), max_length=20, choices=Precision.choices, default=Precision.UNKNOWN
    )
    visibility = models.CharField(
        _("who may see it"),
        max_length=20,
        choices=Visibility.choices,
        default=Visibility.PUBLIC,
        help_text=_("Private homes and shelters: never public. What is masked leaves no coordinate anywhere."),
    )
    accessibility = models.JSONField(_("accessibility"), default=dict, blank=True)
    stop = models.CharField(_("stop"), max_length=200, blank=True, help_text=_("Bus or train stop and the way."))
    merged_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+", editable=False)

    objects = PlaceQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["town", "street", "name"]
        indexes = [models.Index(fields=["office", "town", "street", "latitude"], name="place_by_address")]

    def __str__(self) -> str:
        address = ", ".join(part for part in (self.name, self.street, self.town) if part)
        return address or str(_("place without address"))

    def as_record(self) -> PlaceRecord:
        """Return everything that is known; for staff pages only."""
        return PlaceRecord(
            public_id=self.public_id,
            name=self.name,
            street=self.street,
            postcode=self.postcode,
            town=self.town,
            country=self.country,
            municipality_key=self.municipality_id or "",
            association=association_of(self.municipality),
            county=county_of(self.municipality),
            district=self.layer_unit.name if self.layer_unit else "",
            latitude=self.latitude,
            longitude=self.longitude,
            precision=self.precision,
            visibility=self.visibility,
            stop=self.stop,
            accessibility=self.accessibility,
        )

    def standing_one(self) -> "Place":
        """Return the place that this one was put together with, or itself."""
        return self.merged_into.standing_one() if self.merged_into else self

    def shown(self) -> PlaceRecord:
        """Return what the public may see."""
        return places.masked(self.as_record())


def association_of(municipality: Unit | None) -> str:
    """Return the Verbandsgemeinde of a municipality as one says it, or nothing."""
    parent = municipality.parent if municipality else None
    if parent is None or parent.level != Unit.Level.ASSOCIATION or parent.name == municipality.name:  # type: ignore[union-attr]
        return ""
    return parent.spoken_name


def county_of(municipality: Unit | None) -> str:
    """Return the Kreis of a municipality as one says it, or nothing where the municipality is its own."""
    unit = municipality.parent if municipality else None
    while unit is not None and unit.level != Unit.Level.DISTRICT:
        unit = unit.parent
    return unit.spoken_name if unit is not None and unit.name != municipality.name else ""  # type: ignore[union-attr]


class ContactQuerySet(OfficeQuerySet["Contact"]):
    def valid_on(self, on: date) -> Self:
        """Contacts that hold on a day."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=on),
            Q(valid_until=None) | Q(valid_until__gte=on),
            Q(basis_until=None) | Q(basis_until__gte=on),
        )

    def public(self) -> Self:
        """Contacts that pages may show."""
        return self.filter(is_public=True)


class Contact(OfficeOwned):
    """How to reach a function of an organisation, such as "Anmeldung"; a person's name is not part of it."""

    class Basis(models.TextChoices):
        FUNCTION = "function", _("no personal data: a function")
        CONSENT = "consent", _("consent")
        PUBLIC_TASK = "public_task", _("public task")
        PUBLISHED = "published", _("published by the organisation itself")

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="contacts"
    )
    function = models.CharField(_("function"), max_length=200, help_text=_("For example “registration”, not a name."))
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_public = models.BooleanField(_("public"), default=True)
    valid_from = models.DateField(_("since"), null=True, blank=True)
    valid_until = models.DateField(_("until"), null=True, blank=True)
    basis = models.CharField(_("why it may be kept"), max_length=20, choices=Basis.choices, default=Basis.FUNCTION)
    basis_until = models.DateField(
        _("consent ends on"), null=True, blank=True, help_text=_("After this day it is shown no more.")
    )

    objects = ContactQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["function"]

    def __str__(self) -> str:
        return self.function

    def as_record(self) -> ContactRecord:
        """Return the contact as a value."""
        return ContactRecord(function=self.function, phone=self.phone, email=self.email)


class RelationQuerySet(OfficeQuerySet["Relation"]):
    def of_organisation(self, organisation: Organisation) -> Self:
        """Relations of an organisation, in both directions."""
        return self.filter(Q(organisation=organisation) | Q(other=organisation)).select_related("organisation", "other")


class Relation(OfficeOwned):
    """How two organisations stand to each other, from when until when; read from either side."""

    class Kind(models.TextChoices):
        OPERATES = "operates", _("is the operator of")
        UMBRELLA = "umbrella", _("is the umbrella organisation of")
        MEMBER = "member", _("is a member of")
        FUNDS = "funds", _("funds")
        SUPERVISES = "supervises", _("supervises")
        FOLLOWS = "follows", _("is the successor of")
        COOPERATES = "cooperates", _("works together with")

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="relations"
    )
    kind = models.CharField(_("how they stand to each other"), max_length=20, choices=Kind.choices)
    other = models.ForeignKey(
        Organisation, verbose_name=_("other organisation"), on_delete=models.CASCADE, related_name="relations_back"
    )
    valid_from = models.DateField(_("since"), null=True, blank=True)
    valid_until = models.DateField(_("until"), null=True, blank=True)

    objects = RelationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return f"{self.organisation} {self.get_kind_display()} {self.other}"


# How the other side says the same.
SAID_BACK = {
    Relation.Kind.OPERATES: _("has as its operator"),
    Relation.Kind.UMBRELLA: _("belongs to the umbrella organisation"),
    Relation.Kind.MEMBER: _("has as a member"),
    Relation.Kind.FUNDS: _("is funded by"),
    Relation.Kind.SUPERVISES: _("is supervised by"),
    Relation.Kind.FOLLOWS: _("is the predecessor of"),
    Relation.Kind.COOPERATES: _("works together with"),
}


def known_accessibility(answers: dict[str, Any]) -> dict[str, bool]:
    """Return the answers that are yes or no; "not known" is kept by saying nothing."""
    return {key: answer for key, answer in answers.items() if isinstance(answer, bool)}
