"""Who may compute reach, as sentences."""

from bildungsbuero.apps.accounts.models import Office, Person, Role

# Whoever steers needs it, whoever keeps the figures knows what cells and capacities mean.
REACH_ROLES = (Role.MANAGEMENT, Role.MONITORING)


def may_compute(person: Person, office: Office) -> bool:
    """Whoever steers or keeps the figures brings in cells and places, computes runs and takes them away."""
    return bool(person.roles_in(office) & {str(role) for role in REACH_ROLES})


def may_note_needs(person: Person, office: Office) -> bool:
    """Whoever steers turns a line of a result into a need."""
    return str(Role.MANAGEMENT) in person.roles_in(office)
