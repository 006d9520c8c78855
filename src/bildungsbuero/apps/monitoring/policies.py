"""Who may do what with figures, as sentences."""

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.checks import checks_of
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.protection import is_publishable
from bildungsbuero.core.errors import Denied, NotFound, Place, Refusal


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
    if not is_publishable(delivery.dataset):
        raise Refusal("delivery.unprotected")
    check_is_looked_at(delivery)


def check_is_looked_at(delivery: Delivery) -> None:
    """A failed check keeps a delivery from being published; a hint does until somebody has said why it is right."""
    checks = checks_of(delivery)
    failed = [check.title for check in checks if check.is_failed]
    if failed:
        raise Refusal("delivery.failed_checks", checks=", ".join(failed))
    open_hints = [check.title for check in checks if check.is_open]
    if open_hints:
        raise Refusal("delivery.open_hints", checks=", ".join(open_hints))


def check_may_accept(delivery: Delivery, name: str) -> None:
    """Only an open hint can be accepted; a failed check cannot."""
    if name not in {check.name for check in checks_of(delivery) if check.is_open}:
        raise Refusal("delivery.no_such_hint", place=Place(field="check"))


def check_may_bring_official_tables(person: Person) -> None:
    """Where several offices share the official tables, only who administers the installation brings them in."""
    if not person.administers_installation and Office.objects.active().count() > 1:
        raise Denied("dataset.official")
