"""Contact, logo and legal pages of a new office, stored together."""

from dataclasses import dataclass

from django.db import transaction

from bildungsbuero.apps.accounts.actions.offices import change_legal_page, change_logo, change_office
from bildungsbuero.apps.accounts.legal import default_text, is_default_text, states
from bildungsbuero.apps.accounts.models import LegalPage, Office, Person
from bildungsbuero.apps.territory.areas import areas_of
from bildungsbuero.core import territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What the page about contact asks for; the office holds the new entries and is not stored yet."""

    office: Office
    state: str
    logo: bytes | None


@transaction.atomic
def store_contact(contact: Contact, *, by: Person) -> None:
    """Store contact, logo and the legal pages that nobody has worked on."""
    before = Office.objects.get(pk=contact.office.pk)
    change_office(contact.office, by=by)
    if contact.logo is not None:
        change_logo(contact.office, contact.logo, by=by)
    for kind in LegalPage.Kind.values:
        page = LegalPage.objects.of(contact.office).filter(kind=kind).first()
        if page is None or (not page.is_reviewed and is_default_text(before, kind, page.text)):
            text = default_text(contact.office, kind, state=contact.state)
            change_legal_page(contact.office, kind, text, is_reviewed=False, by=by, replaces=None)


def state_of(office: Office) -> str:
    """Return the two digits of the Land in which the office lies, empty where there is none or more than one."""
    found = {state for unit in areas_of(office).own if (state := territory.state_of(unit.key))}
    return found.pop() if len(found) == 1 and found <= set(states()) else ""
