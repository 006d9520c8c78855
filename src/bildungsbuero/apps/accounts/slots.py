"""What this app puts into the staff navigation."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts import handover
from bildungsbuero.apps.accounts.held import held_by_accounts
from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.web import slots
from bildungsbuero.web.navigation import Entry

ADMINISTRATORS = frozenset({str(Role.ADMINISTRATOR)})
PARTNERS = frozenset({str(Role.PARTNER)})
RELEASING = frozenset({str(Role.MANAGEMENT), str(Role.ADMINISTRATOR)})


def fill() -> None:
    """Fill the slots of the page frame."""
    slots.STAFF_NAVIGATION.fill("accounts", navigation, order=910)
    slots.HELD_ABOUT.fill("accounts", held_by_accounts, order=10)
    slots.OWNED.fill("accounts", handover.owned_by_accounts)
    slots.HANDED_OVER.fill("accounts", handover.take_over_invitations)
    slots.HANDOVER_FOLDER.fill("accounts", handover.chapters, order=10)


def navigation(office: Office, person: Person) -> list[Entry]:  # noqa: ARG001 - the slot's signature
    """Return the links to people, releases and settings."""
    group = _("Office")
    return [
        Entry(title=_("Released to us"), url_name="accounts:received-releases", group=group, roles=PARTNERS),
        Entry(title=_("Releases"), url_name="accounts:releases", group=group, roles=RELEASING),
        Entry(title=_("Handover folder"), url_name="accounts:handover-folder", group=group, roles=RELEASING),
        Entry(title=_("People"), url_name="accounts:people", group=group, roles=ADMINISTRATORS),
        Entry(title=_("Settings of the office"), url_name="accounts:settings", group=group, roles=ADMINISTRATORS),
    ]
