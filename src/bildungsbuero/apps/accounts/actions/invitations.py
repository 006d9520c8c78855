"""Inviting people by mail: only the holder of the link joins, once, within 14 days."""

from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from bildungsbuero.apps.accounts import mails, trail
from bildungsbuero.apps.accounts.actions.people import give_roles
from bildungsbuero.apps.accounts.addresses import absolute, within
from bildungsbuero.apps.accounts.models import Invitation, Membership, Office, Person
from bildungsbuero.apps.accounts.policies import check_roles
from bildungsbuero.core.errors import NotFound, Place, Refusal
from bildungsbuero.web import slots
from bildungsbuero.web.one_line import check_one_line

VALID_FOR = timedelta(days=14)
_signer = Signer(salt="bildungsbuero.invitation")


@transaction.atomic
def invite(  # noqa: PLR0913 - an invitation says who, where, as what and by whom
    *,
    office: Office,
    email: str,
    name: str,
    roles: frozenset[str],
    by: Person | None,
    at: datetime,
    about: str = "",
) -> Invitation:
    """Return a stored invitation whose mail is on its way; `about` names a record that comes with the roles."""
    email = email.strip().lower()
    check_roles(roles)
    check_one_line(name, field="name")
    _check_is_news(office, email, frozenset() if about else roles, at)
    invitation = Invitation.unscoped.create(
        office=office,
        email=email,
        name=name.strip(),
        roles=sorted(roles),
        about=about,
        invited_by=by,
        invited_at=at,
        expires_at=at + VALID_FOR,
    )
    _send(invitation)
    trail.note("person.invited", office=office, person=by, about=", ".join(sorted(roles)))
    return invitation


@transaction.atomic
def resend(invitation: Invitation, *, by: Person, at: datetime) -> None:
    """Send the mail once more; the 14 days begin again."""
    _check_is_open(invitation)
    invitation.expires_at = at + VALID_FOR
    invitation.save(update_fields=["expires_at"])
    _send(invitation)
    trail.note("invitation.resent", office=invitation.office, person=by)


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Person, at: datetime) -> None:
    """Make the link worthless."""
    _check_is_open(invitation)
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    trail.note("invitation.withdrawn", office=invitation.office, person=by)


@transaction.atomic
def accept(invitation: Invitation, *, name: str, password: str, at: datetime) -> Person:
    """Return the person who now has the roles: a new one, or the one who has this address already."""
    still_open = Invitation.objects.of(invitation.office).open_at(at).filter(pk=invitation.pk)
    if not still_open.update(accepted_at=at):
        raise NotFound("invitation.over")
    person = find_person(invitation.email)
    if person is None:
        person = Person.objects.create_user(invitation.email, password, name=name.strip())
    give_roles(person, invitation.office, frozenset(invitation.roles), by=person)
    slots.INVITATION_ACCEPTED.collect(invitation, person)
    return person


def find_person(email: str) -> Person | None:
    """Return the person with an address, whatever the case of its letters."""
    return Person.objects.filter(email__iexact=email).first()


def link_of(invitation: Invitation) -> str:
    """Return the full address that the mail holds."""
    with within(invitation.office, translation.get_language() or "de"):
        return absolute(reverse("accounts:accept-invitation", args=[_signer.sign(invitation.public_id)]))


def invitation_of(token: str, *, at: datetime) -> Invitation:
    """Return the open invitation that a link stands for; raises NotFound where it is over or was never given."""
    try:
        public_id = _signer.unsign(token)
    except BadSignature as error:
        raise NotFound("invitation.over") from error
    found = (
        Invitation.objects.across_offices(because="the link names the invitation and with it the office")
        .open_at(at)
        .select_related("office")
        .filter(public_id=public_id, office__active=True)
        .first()
    )
    if found is None:
        raise NotFound("invitation.over")
    return found


def _send(invitation: Invitation) -> None:
    mails.send(
        "accounts/mail/invitation",
        to=invitation.email,
        office=invitation.office,
        context={"invitation": invitation, "link": link_of(invitation), "days": VALID_FOR.days},
        is_confidential=True,
    )


def _check_is_news(office: Office, email: str, roles: frozenset[str], at: datetime) -> None:
    held = Membership.objects.of(office).filter(person__email__iexact=email).values_list("role", flat=True)
    if roles and roles <= set(held):
        raise Refusal("invitation.already_member", place=Place(field="email"))
    if Invitation.objects.of(office).open_at(at).filter(email__iexact=email).exists():
        raise Refusal("invitation.already_invited", place=Place(field="email"))


def _check_is_open(invitation: Invitation) -> None:
    if invitation.accepted_at is not None or invitation.withdrawn_at is not None:
        raise Refusal("invitation.already_over")
