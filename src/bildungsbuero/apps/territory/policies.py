"""Who may change areas and own layers, as sentences."""

from bildungsbuero.apps.accounts.models import Office, Person, Role

# Areas decide which figures stand on the public pages; layers are daily work of those who capture or count.
AREA_ROLES = (Role.MANAGEMENT, Role.ADMINISTRATOR)
LAYER_ROLES = (Role.EDITOR, Role.MONITORING, Role.MANAGEMENT, Role.ADMINISTRATOR)


def may_change_areas(person: Person, office: Office) -> bool:
    """Whoever steers or administers an office says what it is responsible for."""
    return bool(person.roles_in(office) & {str(role) for role in AREA_ROLES})


def may_change_layers(person: Person, office: Office) -> bool:
    """Whoever captures offers or imports figures keeps the divisions that they are assigned to."""
    return bool(person.roles_in(office) & {str(role) for role in LAYER_ROLES})
