"""What a person decides about deliveries and data sets: release, withdraw, declare; the built files follow."""

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.comparing import keep_differences_after
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.policies import check_may_change, check_may_release
from bildungsbuero.apps.monitoring.protection import is_publishable
from bildungsbuero.apps.operations import audit


def release(delivery: Delivery, *, office: Office, person: Person) -> None:
    """Publish a delivery; raises Refusal where nothing says that its small numbers are protected."""
    check_may_change(delivery.dataset, office, person)
    check_may_release(delivery)
    _set_state(delivery, Delivery.State.RELEASED, "delivery.released", office=office, person=person)


def keep_internal(delivery: Delivery, *, office: Office, person: Person) -> None:
    """Take a delivery out of the published figures; it stays readable for the role Monitoring."""
    check_may_change(delivery.dataset, office, person)
    _set_state(delivery, Delivery.State.STORED, "delivery.kept_internal", office=office, person=person)


def withdraw(delivery: Delivery, *, office: Office, person: Person) -> None:
    """Undo a whole import: its values count nowhere any more; the file stays as evidence."""
    check_may_change(delivery.dataset, office, person)
    _set_state(delivery, Delivery.State.WITHDRAWN, "delivery.withdrawn", office=office, person=person)


def declare(dataset: Dataset, *, office: Office, person: Person) -> None:
    """Store what a person says of a data set (periods, signs, protection) and build its figures anew."""
    check_may_change(dataset, office, person)
    with transaction.atomic():
        dataset.save()
        if not is_publishable(dataset):
            dataset.deliveries.filter(state=Delivery.State.RELEASED).update(state=Delivery.State.STORED)
        audit.note("dataset.declared", office=office, person=person, about=str(dataset))
    bring_up_to_date()


def release_from_shell(delivery: Delivery) -> None:
    """Publish a delivery from the command line, where whoever has the shell may; raises Refusal as `release` does."""
    check_may_release(delivery)
    _set_state(delivery, Delivery.State.RELEASED, "delivery.released", office=delivery.dataset.office, person=None)


def withdraw_from_shell(delivery: Delivery) -> None:
    """Undo a whole import from the command line, where whoever has the shell may."""
    _set_state(delivery, Delivery.State.WITHDRAWN, "delivery.withdrawn", office=delivery.dataset.office, person=None)


def _set_state(delivery: Delivery, state: str, action: str, *, office: Office | None, person: Person | None) -> None:
    with transaction.atomic():
        delivery.state = state
        delivery.save(update_fields=["state"])
        audit.note(action, office=office, person=person, about=str(delivery))
    if state == Delivery.State.WITHDRAWN:
        keep_differences_after(delivery)
    bring_up_to_date()
