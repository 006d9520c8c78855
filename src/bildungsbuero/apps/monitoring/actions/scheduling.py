"""The register of data sets: who says what is expected, what a delivery settles, and who is reminded."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from bildungsbuero.apps.accounts import mails
from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Membership, Office, Person, Role
from bildungsbuero.apps.monitoring.models import Dataset, DatasetSchedule, Frequency
from bildungsbuero.apps.monitoring.policies import check_may_change, may_change
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.errors import Conflict, Place
from bildungsbuero.core.expected_dates import next_expected

MONTHS = {
    Frequency.MONTH: 1,
    Frequency.QUARTER: 3,
    Frequency.HALF_YEAR: 6,
    Frequency.YEAR: 12,
    Frequency.TWO_YEARS: 24,
}


def keep_schedule(schedule: DatasetSchedule, *, office: Office, person: Person) -> None:
    """Store what the register says of a data set."""
    check_may_change(schedule.dataset, office, person)
    with transaction.atomic():
        schedule.save()
        audit.note("dataset.registered", office=office, person=person, about=str(schedule.dataset))


def register_dataset(key: str, title: str, *, office: Office, person: Person) -> Dataset:
    """Return a data set that is expected for the first time; raises Conflict where the code is taken."""
    if Dataset.objects.of(office).filter(key=key).exists():
        raise Conflict("dataset.key_taken", place=Place(field="key"), name=key)
    with transaction.atomic():
        dataset = Dataset.unscoped.create(office=office, key=key, title=title)
        DatasetSchedule.unscoped.create(dataset=dataset)
        audit.note("dataset.registered", office=office, person=person, about=str(dataset))
    return dataset


def note_delivery(dataset: Dataset, received_on: date) -> None:
    """Move the expected day on, where this delivery is the one that was expected."""
    schedule = DatasetSchedule.objects.about(dataset)
    if schedule is None or schedule.next_due is None:
        return
    months = MONTHS.get(Frequency(schedule.frequency))
    if months is not None:
        schedule.next_due = next_expected(schedule.next_due, received_on, months=months)
    elif schedule.is_soon(received_on):
        schedule.next_due = None
    schedule.save(update_fields=["next_due"])


def remind(at: datetime) -> int:
    """Remind by mail of what is due soon, and once more when it is overdue; return the number of data sets."""
    on = timezone.localtime(at).date()
    schedules = DatasetSchedule.objects.across_offices(because="every office is reminded of its own data sets")
    return sum(_remind_of(schedule, on) for schedule in schedules.due_within_reminder(on))


def _remind_of(schedule: DatasetSchedule, on: date) -> bool:
    """Each expected day is told of once before, and once after."""
    is_overdue = schedule.is_overdue(on)
    told = schedule.overdue_told_for if is_overdue else schedule.reminded_for
    if told == schedule.next_due:
        return False
    with transaction.atomic():
        if is_overdue:
            schedule.overdue_told_for = schedule.next_due
        else:
            schedule.reminded_for = schedule.next_due
        schedule.save(update_fields=["reminded_for", "overdue_told_for"])
        for office, person in _to_be_told(schedule.dataset):
            context = {"schedule": schedule, "dataset": schedule.dataset, "person": person, "is_overdue": is_overdue}
            with within(office):
                mails.send("monitoring/mail/delivery_due", to=person.email, office=office, context=context)
    return True


def _to_be_told(dataset: Dataset) -> Iterable[tuple[Office, Person]]:
    """Who brings in the data set: the role Monitoring of its office; of open tables, of whoever may change them."""
    because = "open tables are brought in by people of any office who administer the installation"
    memberships = Membership.objects.across_offices(because=because).filter(role=Role.MONITORING)
    if dataset.office is not None:
        memberships = memberships.filter(office=dataset.office)
    found = memberships.filter(person__is_active=True).select_related("office", "person")
    told: dict[int, tuple[Office, Person]] = {}
    for membership in found.order_by("pk"):
        if may_change(dataset, membership.office, membership.person):
            told.setdefault(membership.person.pk, (membership.office, membership.person))
    return told.values()
