"""Roles and memberships."""

from django.db import transaction

from bildungsbuero.apps.accounts import trail
from bildungsbuero.apps.accounts.models import GIVEN_ELSEWHERE, Membership, Office, Person, Role
from bildungsbuero.apps.accounts.policies import check_an_administrator_stays, check_is_no_house_reader, check_roles
from bildungsbuero.web import slots


@transaction.atomic
def give_roles(person: Person, office: Office, roles: frozenset[str], *, by: Person | None) -> None:
    """Add roles to those that a person has."""
    check_roles(roles)
    for role in sorted(roles - _held(person, office)):
        Membership.unscoped.create(office=office, person=person, role=role)
    person.forget_roles()
    trail.note("person.joined", office=office, person=by, about=_in_words(roles))


@transaction.atomic
def change_roles(person: Person, office: Office, roles: frozenset[str], *, by: Person) -> None:
    """Let a member have exactly these roles; one administrator stays."""
    check_roles(roles)
    check_is_no_house_reader(person)
    _lock(office)
    if Role.ADMINISTRATOR not in roles:
        check_an_administrator_stays(office, without=person)
    held = _held(person, office)
    Membership.objects.of(office).filter(person=person, role__in=held - roles - GIVEN_ELSEWHERE).delete()
    for role in sorted(roles - held):
        Membership.unscoped.create(office=office, person=person, role=role)
    person.forget_roles()
    trail.note("person.roles_changed", office=office, person=by, about=_in_words(roles))


@transaction.atomic
def take_role(person: Person, office: Office, role: str, *, by: Person) -> None:
    """Take one role of a member; with the last one the membership ends."""
    _lock(office)
    Membership.objects.of(office).filter(person=person, role=role).delete()
    person.forget_roles()
    trail.note("person.roles_changed", office=office, person=by, about=_in_words(_held(person, office)))


@transaction.atomic
def end_membership(person: Person, office: Office, *, by: Person) -> None:
    """Take all roles of a member; what they wrote stays with the office."""
    _lock(office)
    check_an_administrator_stays(office, without=person)
    held = _held(person, office)
    Membership.objects.of(office).filter(person=person).delete()
    slots.MEMBERSHIP_ENDED.collect(person, office)
    person.forget_roles()
    trail.note("person.left", office=office, person=by, about=_in_words(held))


def _lock(office: Office) -> None:
    # Two administrators who take each other's role at the same moment would both see the other one stay.
    Office.objects.select_for_update().get(pk=office.pk)


def _held(person: Person, office: Office) -> frozenset[str]:
    return frozenset(Membership.objects.of(office).filter(person=person).values_list("role", flat=True))


def _in_words(roles: frozenset[str]) -> str:
    return ", ".join(sorted(roles))
