"""The cast of the tests: two offices and the people in them, made by keyword-only functions with quiet defaults."""

from itertools import count

from bildungsbuero.apps.accounts.models import Membership, Office, Person, Role

PASSWORD = "ein-langes-Passwort-2026"
_numbers = count(1)


def make_office(*, key: str = "trier", name: str = "Bildungsbüro Trier", **fields: object) -> Office:
    """Return a stored office."""
    return Office.objects.create(key=key, name=name, **fields)


def make_person(
    *, office: Office | None = None, roles: tuple[str, ...] = (), name: str = "", password: str | None = None
) -> Person:
    """Return a stored person with `roles` in `office`; hashing a password is slow, so there is none by default."""
    number = next(_numbers)
    person = Person(email=f"person{number}@example.org", name=name or f"Person {number}")
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.save()
    for role in roles:
        Membership.unscoped.create(office=office, person=person, role=role)
    return person


def editor_of(office: Office) -> Person:
    """Return Herr Brandt, who captures offers."""
    return make_person(office=office, roles=(Role.EDITOR,), name="Herr Brandt")


def monitor_of(office: Office) -> Person:
    """Return Frau Kessler, who imports figures."""
    return make_person(office=office, roles=(Role.MONITORING,), name="Frau Kessler")


def administrator_of(office: Office) -> Person:
    """Return Frau Thull, who invites people."""
    return make_person(office=office, roles=(Role.ADMINISTRATOR,), name="Frau Thull")
