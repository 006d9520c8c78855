"""The one write of the open part: office, areas and administrator come into being together, or not at all."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.actions.offices import create_office
from bildungsbuero.apps.accounts.actions.people import give_roles
from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.desk.set_up.code import is_open
from bildungsbuero.apps.desk.set_up.draft import Draft, forget_set_up
from bildungsbuero.apps.operations import audit, locks
from bildungsbuero.apps.territory.actions import add_area, get_unit
from bildungsbuero.core.errors import Conflict, NotFound, Place, Refusal

# A new office has one person; whoever joins later can take roles over.
FIRST_ROLES = frozenset(
    str(role) for role in (Role.ADMINISTRATOR, Role.MANAGEMENT, Role.EDITOR, Role.MONITORING, Role.READER)
)
audit.register_action("set_up.completed", _("Office set up in the browser"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrator:
    """Who sets the office up."""

    name: str
    email: str
    password: str


def found_office(draft: Draft, administrator: Administrator) -> tuple[Office, Person]:
    """Return the new office and the person who administers it and the installation."""
    with locks.held("set-up") as is_free:
        if not is_free:
            raise Conflict("conflict")
        office, person = _found(draft, administrator)
    forget_set_up()
    return office, person


@transaction.atomic
def _found(draft: Draft, administrator: Administrator) -> tuple[Office, Person]:
    if not is_open():
        raise NotFound("not_found")
    if Person.objects.filter(email__iexact=administrator.email.strip()).exists():
        raise Refusal("set_up.email_taken", place=Place(field="email"))
    office = create_office(key=draft.key, name=draft.name)
    office.kind, office.municipality = draft.kind, draft.municipality
    office.save(update_fields=["kind", "municipality"])
    person = Person.objects.create_user(
        administrator.email.strip(),
        administrator.password,
        name=administrator.name.strip(),
        administers_installation=True,
    )
    for key in draft.areas:
        add_area(office, get_unit(key), person=person)
    give_roles(person, office, FIRST_ROLES, by=person)
    audit.note("set_up.completed", office=office, person=person)
    return office, person
