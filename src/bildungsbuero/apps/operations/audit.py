"""The log of what was done with rights. It holds the role; the person only as long as the law of the office allows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.operations.models import AuditEntry

_titles: dict[str, Any] = {
    "office.created": _("Office made"),
    "office.changed": _("Settings changed"),
    "legal.changed": _("Legal page changed"),
    "person.invited": _("Person invited"),
    "invitation.resent": _("Invitation sent once more"),
    "invitation.withdrawn": _("Invitation withdrawn"),
    "person.joined": _("Person joined"),
    "person.roles_changed": _("Roles changed"),
    "person.erased": _("Account erased"),
    "person.data_given": _("Data about a person given to them"),
    "person.handed_over": _("Work handed over"),
    "person.left": _("Membership ended"),
    "person.switched_off": _("Account switched off"),
    "person.switched_on": _("Account switched on again"),
    "second_factor.added": _("Second factor set up"),
    "second_factor.removed": _("Second factor removed by its owner"),
    "second_factor.codes": _("Recovery codes made anew"),
    "second_factor.taken": _("Second factor of a member removed"),
    "release.made": _("Record released to another office"),
    "release.withdrawn": _("Release withdrawn"),
}


def register_action(key: str, title: Any) -> None:
    """Give an action the words in which the log shows it."""
    _titles[key] = title


def title_of(key: str) -> str:
    """Return the words for an action; an unknown one speaks for itself."""
    return str(_titles.get(key, key))


def note(action: str, *, office: Office | None, person: Person | None, about: str = "") -> None:
    """Write one entry, in the caller's transaction; it names the person only where the office has decided so."""
    named = person if office is None or office.log_shows_names else None
    roles = sorted(person.roles_in(office)) if person is not None else []
    AuditEntry.unscoped.create(action=action, office=office, person=named, roles=roles, about=about[:300])
