"""Who may change the register of actors, and what keeps an entry there; every rule is one sentence that raises."""

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.slots import Slot

# Who writes offers and actors; everybody else of the office reads.
WRITERS = (Role.EDITOR, Role.MANAGEMENT)
WRITER_KEYS = frozenset(str(role) for role in WRITERS)

# Panels of the page of an organisation that only those see who may write.
OF_WRITERS = "organisation of writers"

# What a higher app still needs an organisation for: (organisation) → number of records, or None.
STILL_NEEDED = Slot("records that need an organisation")


def may_write(person: Person, office: Office) -> bool:
    """Editors and management write offers and actors; everybody else of the office reads."""
    return bool(person.roles_in(office) & WRITER_KEYS)


def check_may_archive(organisation: Organisation) -> None:
    """An organisation is put away only when nothing in use hangs on it."""
    count = sum(STILL_NEEDED.collect(organisation))
    if count:
        raise Refusal("actors.still_needed", name=organisation.name, count=count)
