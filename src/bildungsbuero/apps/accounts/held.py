"""What the accounts hold about a person, and the collection of what all apps hold."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Invitation, Membership, Person, SignIn
from bildungsbuero.web import slots
from bildungsbuero.web.held import Held

BECAUSE = "somebody asks what is held about them, in every office"


def held_about(person: Person) -> list[Held]:
    """Return everything that is held about a person, by purpose; parts without records are left out."""
    parts = [part for filled in slots.HELD_ABOUT.collect(person) for part in filled]
    return [part for part in parts if part.records]


def as_file(person: Person) -> dict[str, Any]:
    """Return everything that is held about a person as one document."""
    return {"person": person.email, "held": {part.key: part.as_json() for part in held_about(person)}}


def held_by_accounts(person: Person) -> list[Held]:
    """Return account, roles, invitations, second factors and sessions; secrets are not among them."""
    account = {"name": person.name, "email": person.email, "joined_at": person.joined_at, "active": person.is_active}
    return [
        Held(
            key="account",
            title=_("Account"),
            why=_("So that you can sign in and the office can reach you."),
            kept=_("until an administrator erases the account"),
            records=(account,),
        ),
        Held(
            key="roles",
            title=_("Roles"),
            why=_("They say what you may open and do."),
            kept=_("until the membership ends"),
            records=_roles(person),
        ),
        Held(
            key="invitations",
            title=_("Invitations"),
            why=_("They show who was let into the office, and when."),
            kept=_("until an administrator erases the account"),
            records=_invitations(person),
        ),
        Held(
            key="second_factors",
            title=_("Second factors"),
            why=_("They protect your account."),
            kept=_("until you remove them"),
            records=tuple(Authenticator.objects.filter(user_id=person.pk).values("type", "created_at", "last_used_at")),
        ),
        Held(
            key="sessions",
            title=_("Sessions"),
            why=_("So that you see where you are signed in."),
            kept=_("until the session ends, at most until the night after"),
            records=tuple(SignIn.objects.filter(person=person).values("device", "started_at")),
        ),
    ]


def _roles(person: Person) -> tuple[dict[str, Any], ...]:
    memberships = Membership.objects.across_offices(because=BECAUSE).filter(person=person).select_related("office")
    return tuple({"office": one.office.name, "role": one.get_role_display(), "since": one.since} for one in memberships)


def _invitations(person: Person) -> tuple[dict[str, Any], ...]:
    invitations = Invitation.objects.across_offices(because=BECAUSE).filter(email__iexact=person.email)
    return tuple(
        {"office": one.office.name, "name": one.name, "invited_at": one.invited_at, "accepted_at": one.accepted_at}
        for one in invitations.select_related("office")
    )
