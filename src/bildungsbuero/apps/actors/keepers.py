"""Who keeps the offers and details of an organisation: people of the provider itself, invited by the office."""

from datetime import datetime

from django.db import transaction

from bildungsbuero.apps.accounts.actions import invitations
from bildungsbuero.apps.accounts.actions.people import take_role
from bildungsbuero.apps.accounts.models import Invitation, Office, Person, Role
from bildungsbuero.apps.actors.actions import ORGANISATION
from bildungsbuero.apps.actors.models import Organisation, ProviderAccess
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import NotFound


def kept_by(person: Person, office: Office) -> list[Organisation]:
    """Return the organisations that somebody keeps in an office, by name; without the role of a provider none."""
    if Role.PROVIDER not in person.roles_in(office):
        return []
    return list(Organisation.objects.of(office).filter(accesses__person=person).order_by("name"))


def get_kept(person: Person, office: Office, public_id: str) -> Organisation:
    """Return an organisation that somebody keeps; one of another provider is not found."""
    for organisation in kept_by(person, office):
        if organisation.public_id == public_id:
            return organisation
    raise NotFound("not_found")


@transaction.atomic
def invite_keeper(organisation: Organisation, *, email: str, name: str, by: Person, at: datetime) -> Invitation:
    """Return the invitation by which somebody of a provider joins, to keep this organisation alone."""
    return invitations.invite(
        office=organisation.office,
        email=email,
        name=name,
        roles=frozenset({str(Role.PROVIDER)}),
        by=by,
        at=at,
        about=f"{ORGANISATION} {organisation.public_id}",
    )


@transaction.atomic
def give_access(organisation: Organisation, person: Person) -> None:
    """Let somebody with the role of a provider keep an organisation."""
    office = organisation.office
    _access, is_new = ProviderAccess.objects.of(office).get_or_create(
        office=office, person=person, organisation=organisation
    )
    if is_new:
        audit.note("provider.access_given", office=office, person=person, about=organisation.name)


@transaction.atomic
def end_access(organisation: Organisation, person: Person, *, by: Person) -> None:
    """Let somebody no longer keep an organisation; with the last one the role of a provider ends."""
    accesses = ProviderAccess.objects.of(organisation.office).filter(person=person)
    ended, _details = accesses.filter(organisation=organisation).delete()
    if not ended:
        raise NotFound("not_found")
    audit.note("provider.access_ended", office=organisation.office, person=by, about=organisation.name)
    if not accesses.exists():
        take_role(person, organisation.office, Role.PROVIDER, by=by)


def open_invitations(organisation: Organisation, *, at: datetime) -> list[Invitation]:
    """Return the invitations to keep an organisation that can still be accepted."""
    about = f"{ORGANISATION} {organisation.public_id}"
    return list(Invitation.objects.of(organisation.office).open_at(at).filter(about=about))


def when_accepted(invitation: Invitation, person: Person) -> None:
    """Give the person the organisation that the invitation names."""
    kind, _space, public_id = invitation.about.partition(" ")
    organisation = Organisation.objects.of(invitation.office).filter(public_id=public_id).first()
    if kind == ORGANISATION and organisation is not None:
        give_access(organisation, person)


def when_ended(person: Person, office: Office) -> None:
    """Take every organisation from somebody who no longer belongs to the office."""
    ProviderAccess.objects.of(office).filter(person=person).delete()
