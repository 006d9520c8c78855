"""Who may do what with figures, as sentences."""

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.core.errors import Denied, NotFound, Refusal


def may_change(dataset: Dataset, office: Office, person: Person) -> bool:
    """An office changes its own data sets; open tables are changed by whoever administers the installation."""
    return person.administers_installation if dataset.office is None else dataset.office == office


def check_may_change(dataset: Dataset, office: Office, person: Person) -> None:
    """As `may_change`; a data set of another office is not found."""
    if may_change(dataset, office, person):
        return
    raise Denied("dataset.shared") if dataset.office is None else NotFound("not_found")


def check_may_release(delivery: Delivery) -> None:
    """Figures are published only where something says that small numbers are protected."""
    if not delivery.dataset.protected_at_source:
        raise Refusal("delivery.unprotected")


def check_may_bring_official_tables(person: Person) -> None:
    """Where several offices share the official tables, only who administers the installation brings them in."""
    if not person.administers_installation and Office.objects.active().count() > 1:
        raise Denied("dataset.official")
