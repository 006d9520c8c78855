"""Correcting the own name, and erasing a person: the account goes, what was done stays without a name."""

from django.db import transaction

from bildungsbuero.apps.accounts import sessions, trail
from bildungsbuero.apps.accounts.models import Invitation, Office, Person
from bildungsbuero.apps.accounts.policies import check_an_administrator_stays, check_belongs_here_alone
from bildungsbuero.web import slots


@transaction.atomic
def correct_name(person: Person, name: str) -> None:
    """Store how somebody is called; entries of the log follow, because they only point to the account."""
    person.name = name.strip()
    person.save(update_fields=["name"])


@transaction.atomic
def erase(person: Person, office: Office, *, by: Person) -> None:
    """Erase an account with its roles, invitations, factors and sessions; numbers of entries stay as they were."""
    Office.objects.select_for_update().get(pk=office.pk)
    check_belongs_here_alone(person, office)
    check_an_administrator_stays(office, without=person)
    sessions.end_all(person)
    slots.ERASED.collect(person)
    Invitation.objects.of(office).filter(email__iexact=person.email).delete()
    person.delete()
    trail.note("person.erased", office=office, person=by)
