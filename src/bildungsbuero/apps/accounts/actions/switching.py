"""Switching people off and on again, and taking a lost second factor from them."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from bildungsbuero.apps.accounts import mails, sessions, trail
from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.accounts.policies import check_an_administrator_stays, check_belongs_here_alone


@transaction.atomic
def switch_off(person: Person, office: Office, *, by: Person) -> None:
    """Let somebody no longer sign in; what runs ends at once, roles and records stay."""
    Office.objects.select_for_update().get(pk=office.pk)
    check_belongs_here_alone(person, office)
    check_an_administrator_stays(office, without=person)
    if person.is_active:
        person.is_active = False
        person.save(update_fields=["is_active"])
        sessions.end_all(person)
        trail.note("person.switched_off", office=office, person=by)


@transaction.atomic
def switch_on(person: Person, office: Office, *, by: Person) -> None:
    """Let somebody sign in again with the password and the roles that they had."""
    check_belongs_here_alone(person, office)
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
        trail.note("person.switched_on", office=office, person=by)


@transaction.atomic
def remove_second_factor(person: Person, office: Office, *, by: Person) -> bool:
    """Take app, passkeys and recovery codes of somebody who lost them; False where there were none."""
    check_belongs_here_alone(person, office)
    removed, _details = Authenticator.objects.filter(user_id=person.pk).delete()
    if not removed:
        return False
    sessions.end_all(person)
    trail.note("second_factor.taken", office=office, person=by)
    mails.send("accounts/mail/second_factor_taken", to=person.email, office=office, context={"person": person})
    return True
