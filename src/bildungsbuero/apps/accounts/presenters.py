"""People, invitations and releases in the shape in which pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.addresses import prefix_of
from bildungsbuero.apps.accounts.models import Invitation, Membership, Office, Person, Release, Role, SignIn
from bildungsbuero.apps.accounts.releasable import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeChoice:
    """An office that somebody may enter."""

    key: str
    name: str
    desk_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person of the office with the names of the roles."""

    public_id: str
    name: str
    email: str
    roles: tuple[str, ...]
    is_oneself: bool
    is_active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeOfPerson:
    """An office with the roles that somebody has there."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningSession:
    """A session as its person sees it."""

    public_id: str
    device: str
    started_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInvitation:
    """An invitation that nobody has accepted yet."""

    public_id: str
    name: str
    email: str
    roles: tuple[str, ...]
    expires_at: datetime
    is_expired: bool


def present_offices(person: Person) -> list[OfficeChoice]:
    """Return the offices that a person belongs to, by name."""
    offices = Office.objects.active().filter(memberships__person=person).distinct().order_by("name")
    language = get_language() or "de"
    return [
        OfficeChoice(key=office.key, name=office.name, desk_address=f"{prefix_of(office, language)}buero/")
        for office in offices
    ]


def present_roles_of(person: Person) -> list[OfficeOfPerson]:
    """Return every office of a person with the roles there, by name."""
    held: dict[str, set[str]] = {}
    everywhere = Membership.objects.across_offices(because="a person sees all of their own offices")
    for membership in everywhere.filter(person=person).select_related("office").order_by("office__name"):
        held.setdefault(membership.office.name, set()).add(membership.role)
    return [OfficeOfPerson(name=name, roles=role_names(roles)) for name, roles in held.items()]


def present_sessions(running: Iterable[SignIn], *, this: str | None) -> list[RunningSession]:
    """Return sessions, the one that asks marked."""
    return [
        RunningSession(
            public_id=sign_in.public_id,
            device=sign_in.device or _("unknown device"),
            started_at=sign_in.started_at,
            is_this=sign_in.session_key == this,
        )
        for sign_in in running
    ]


def present_members(office: Office, *, viewer: Person) -> list[Member]:
    """Return the members of an office by name."""
    held: dict[Person, set[str]] = {}
    for membership in Membership.objects.of(office).select_related("person").order_by("person__name", "person_id"):
        held.setdefault(membership.person, set()).add(membership.role)
    return [
        Member(
            public_id=person.public_id,
            name=person.name,
            email=person.email,
            roles=role_names(roles),
            is_oneself=person == viewer,
            is_active=person.is_active,
        )
        for person, roles in held.items()
    ]


def present_invitations(office: Office, *, at: datetime) -> list[OpenInvitation]:
    """Return the invitations that were neither accepted nor withdrawn, newest first."""
    waiting = Invitation.objects.of(office).filter(accepted_at=None, withdrawn_at=None)
    return [
        OpenInvitation(
            public_id=invitation.public_id,
            name=invitation.name,
            email=invitation.email,
            roles=role_names(invitation.roles),
            expires_at=invitation.expires_at,
            is_expired=invitation.expires_at <= at,
        )
        for invitation in waiting
    ]


def role_names(keys: Iterable[str]) -> tuple[str, ...]:
    """Return the names of roles in their usual order, leaving out what no longer exists."""
    wanted = set(keys)
    return tuple(str(role.label) for role in Role if role.value in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """A release as the list shows it."""

    number: int
    record: str
    other_office: str
    purpose: str
    since: date
    until: date | None


def present_releases(releases: Iterable[Release], *, received: bool) -> list[ReleaseLine]:
    """Return releases with the name of the office at the other end."""
    return [
        ReleaseLine(
            number=release.pk,
            record=name_of(release.kind, release.office, release.public_id),
            other_office=(release.office if received else release.to_office).name,
            purpose=release.purpose,
            since=release.since,
            until=release.until,
        )
        for release in releases
    ]
