"""Offices, people, memberships with roles, invitations and releases."""

from datetime import date, datetime
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from bildungsbuero.apps.accounts.scope import OfficeOwned, OfficeQuerySet
from bildungsbuero.web.public_ids import PublicIdField

# First path segments that mean something else than an office.
RESERVED_KEYS = frozenset(
    {"static", "konto", "gesundheit", "buero", "api", "en", "de", "shared", "medien", "einrichten"}
)
office_key = RegexValidator(
    r"^[a-z][a-z0-9-]{1,39}$", _("Use small letters, digits and hyphens, starting with a letter.")
)


class OfficeQuerySetOfAll(models.QuerySet["Office"]):
    def active(self) -> Self:
        """Offices whose pages are served."""
        return self.filter(active=True)


class Office(models.Model):
    """An education office: a tenant with its own address, people, records and legal pages."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("one municipality")
        JOINT = "joint", _("joint office of several municipalities")
        AGENCY = "agency", _("agency that advises municipalities")

    key = models.SlugField(
        _("short name in addresses"),
        max_length=40,
        unique=True,
        validators=[office_key],
        help_text=_("Part of every address, for example “trier”. It stays as it is."),
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("For example “Bildungsbüro der Stadt Trier”."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.SINGLE)
    host = models.CharField(
        _("own host name"),
        max_length=200,
        blank=True,
        help_text=_("For example bildung.trier.example; may stay empty."),
    )
    municipality = models.CharField(_("municipality"), max_length=200, blank=True)
    street = models.CharField(_("street and number"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    opening_hours = models.TextField(_("opening hours"), blank=True, help_text=_("One line a day or rule."))
    logo = models.FileField(_("logo"), upload_to="logos/", blank=True)
    logo_text = models.CharField(_("text in place of the logo"), max_length=200, blank=True)
    log_shows_names = models.BooleanField(
        _("Log and history hold names"),
        default=False,
        help_text=_("Otherwise they hold the role only. Agree on this with the staff council."),
    )
    names_kept_months = models.PositiveSmallIntegerField(
        _("months for which names are kept"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text=_("Then only the role stays in log and history."),
    )
    providers_publish = models.BooleanField(
        _("Providers publish by themselves"),
        default=False,
        help_text=_("Otherwise what a provider writes waits until the office has looked at it."),
    )
    requires_second_factor = models.BooleanField(
        _("A second factor is required"),
        default=False,
        help_text=_("Staff pages open only for people who sign in with an authenticator app or a passkey as well."),
    )
    # Changes with each word of the vocabularies that the office changes; in between nobody has to ask for them.
    vocabulary_mark = models.CharField(max_length=16, blank=True, editable=False)
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)
    active = models.BooleanField(_("active"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OfficeQuerySetOfAll.as_manager()
    history = HistoricalRecords(excluded_fields=["logo"])

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LegalPage(OfficeOwned):
    """A page that the law asks of an office: imprint, data protection, accessibility, all this in Leichte Sprache."""

    class Kind(models.TextChoices):
        IMPRINT = "impressum", _("Imprint")
        PRIVACY = "datenschutz", _("Data protection")
        ACCESSIBILITY = "barrierefreiheit", _("Accessibility statement")
        EASY = "leichte-sprache", _("These pages in Leichte Sprache")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    text = models.TextField(_("text"), help_text=_("Markdown: headings, lists, links."))
    is_reviewed = models.BooleanField(_("checked by the office"), default=False)

    objects = OfficeQuerySet["LegalPage"].as_manager()
    history = HistoricalRecords()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("legal page")
        verbose_name_plural = _("legal pages")
        constraints = [models.UniqueConstraint(fields=["office", "kind"], name="one_legal_page_of_a_kind")]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """Return a new person; without a password nobody can sign in as them yet."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """Return a new person who administers the installation."""
        return self.create_user(email, password, administers_installation=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in. Rights come from memberships; there are no other permissions."""

    # When somebody signed in is not kept: nobody's working hours can be read from this database.
    last_login = None

    public_id = PublicIdField()
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    administers_installation = models.BooleanField(_("administers the installation"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    # One such account for each office stands for everybody of the house who only reads; it never gets another role.
    is_house_reader = models.BooleanField(_("everybody of the house who reads"), default=False, editable=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def roles_in(self, office: Office | None) -> frozenset[str]:
        """Return the roles of this person in an office, asked once per person object and office."""
        if office is None:
            return frozenset()
        known: dict[int, frozenset[str]] = self.__dict__.setdefault("_roles", {})
        if office.pk not in known:
            memberships = Membership.objects.of(office).filter(person=self)
            if self.is_house_reader:
                memberships = memberships.filter(role=Role.READER)
            known[office.pk] = frozenset(memberships.values_list("role", flat=True))
        return known[office.pk]

    def works_in(self, office: Office | None) -> bool:
        """Whether this person works in an office, rather than being its guest."""
        return bool(self.roles_in(office) - GUEST_ROLES)

    def forget_roles(self) -> None:
        """Ask for the roles anew next time, because they were changed."""
        self.__dict__.pop("_roles", None)


class SignIn(models.Model):
    """A session of a person, so that they can see and end it; it goes when the session ends."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_ins", editable=False)
    public_id = PublicIdField()
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    device = models.CharField(_("device"), max_length=100, blank=True, editable=False)
    started_at = models.DateTimeField(_("since"), editable=False)

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return self.device


class Role(models.TextChoices):
    """What a person may do in an office; several at once are possible."""

    READER = "reader", _("reads internal pages")
    EDITOR = "editor", _("captures and publishes offers")
    MONITORING = "monitoring", _("imports figures and sees original values")
    MANAGEMENT = "management", _("steers and releases")
    ADMINISTRATOR = "administrator", _("invites people and changes settings")
    PROVIDER = "provider", _("keeps the offers of one provider")
    PARTNER = "partner", _("sees what was released to the office")


# Guests open only the pages that name their role, never the pages of those who work in the office.
GUEST_ROLES = frozenset({str(Role.PROVIDER), str(Role.PARTNER)})
# A provider is made from the page of an organisation, not from the list of people.
GIVEN_ELSEWHERE = frozenset({str(Role.PROVIDER)})


class Membership(OfficeOwned):
    """A role of a person in an office."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    since = models.DateField(_("since"), auto_now_add=True)

    objects = OfficeQuerySet["Membership"].as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["office", "person", "role"], name="one_membership_of_a_role")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class InvitationQuerySet(OfficeQuerySet["Invitation"]):
    def open_at(self, at: datetime) -> Self:
        """Invitations that can still be accepted."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


class Invitation(OfficeOwned):
    """A mail link by which somebody joins an office."""

    public_id = PublicIdField()
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=150)
    roles = models.JSONField(_("roles"), default=list)
    # What else the invited person gets: kind and public id of a record of a higher app.
    about = models.CharField(max_length=60, blank=True, editable=False)
    invited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, editable=False, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-invited_at"]

    def __str__(self) -> str:
        return self.email


class ReleaseQuerySet(OfficeQuerySet["Release"]):
    def standing_on(self, on: date) -> Self:
        """Releases that hold on a day."""
        return self.filter(Q(until=None) | Q(until__gte=on), since__lte=on, withdrawn_at=None)


class Release(OfficeOwned):
    """What one office shows another: a record or data set, for a purpose, until a day, withdrawn at any time."""

    to_office = models.ForeignKey(
        Office, verbose_name=_("to"), on_delete=models.CASCADE, related_name="releases_received"
    )
    kind = models.CharField(_("kind of record"), max_length=40)
    public_id = models.CharField(_("record"), max_length=60)
    purpose = models.CharField(_("purpose"), max_length=200)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    history = HistoricalRecords()

    objects = ReleaseQuerySet.as_manager()

    class Meta(OfficeOwned.Meta):
        abstract = False
        verbose_name = _("release")
        verbose_name_plural = _("releases")

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id} → {self.to_office}"
