"""The register of data sets in the shape of pages, of a calendar file and of “Heute”."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.models import Dataset, DatasetSchedule
from bildungsbuero.apps.monitoring.policies import may_change
from bildungsbuero.apps.monitoring.presenters import dataset_address
from bildungsbuero.formats.ical import Event, write_calendar
from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.today import TodayLine, Urgency
from bildungsbuero.web.wording import day


def register_table(datasets: Iterable[Dataset], on: date) -> Table:
    """Return all data sets, those that are due first on top; those without a day at the end."""
    ordered = sorted(datasets, key=lambda dataset: (_due(dataset) or date.max, dataset.key))
    columns = (
        Column(title=_("Next delivery")),
        Column(title=_("Data set")),
        Column(title=_("delivered by")),
        Column(title=_("how often")),
        Column(title=_("last delivery")),
        Column(title=_("State")),
    )
    rows = tuple(_row(dataset, on) for dataset in ordered)
    return Table(caption=_("Data sets by their next delivery"), columns=columns, rows=rows, key="register")


def schedule_facts(schedule: DatasetSchedule | None, on: date) -> list[tuple[Any, Any]]:
    """Return what the register says of a data set."""
    if schedule is None:
        return []
    contact = ", ".join(part for part in (schedule.contact, schedule.contact_mail) if part)
    return [
        (_("what it holds"), schedule.content),
        (_("delivered by"), schedule.supplier),
        (_("how often"), schedule.get_frequency_display()),
        (_("next delivery expected on"), _due_in_words(schedule, on)),
        (_("legal basis"), schedule.legal_basis),
        (_("contact"), contact),
    ]


def calendar_of(schedules: Iterable[DatasetSchedule], *, office: Office, at: datetime) -> bytes:
    """Return the expected deliveries as a calendar file."""
    events = (
        Event(
            key=f"{schedule.dataset.owner}-{schedule.dataset.key}@bildungsbuero.{office.key}",
            title=_("Delivery expected: %(title)s") % {"title": schedule.dataset.title},
            day=schedule.next_due,
            description="\n".join(part for part in (schedule.dataset.key, schedule.supplier, schedule.contact) if part),
            alarm_days=schedule.reminder_days,
        )
        for schedule in schedules
        if schedule.next_due is not None
    )
    return write_calendar(events, name=_("Deliveries of figures, %(office)s") % {"office": office.name}, at=at)


def due_lines(office: Office, person: Person, on: date) -> list[TodayLine]:
    """Return what is overdue and what is due soon, of the data sets that somebody may bring in."""
    due = [
        schedule
        for schedule in DatasetSchedule.objects.readable_by(office).due_within_reminder(on)
        if may_change(schedule.dataset, office, person)
    ]
    overdue = sum(schedule.is_overdue(on) for schedule in due)
    soon = len(due) - overdue
    sentences = []
    if overdue:
        title = ngettext("%(count)d delivery is overdue.", "%(count)d deliveries are overdue.", overdue)
        sentences.append(title % {"count": overdue})
    if soon:
        title = ngettext("%(count)d delivery is expected soon.", "%(count)d deliveries are expected soon.", soon)
        sentences.append(title % {"count": soon})
    # One line: of several that lead to the same page only one would be shown.
    urgency = Urgency.NOW if overdue else Urgency.SOON
    line = TodayLine(title=" ".join(sentences), count=len(due), address=reverse("monitoring:register"), urgency=urgency)
    return [line] if due else []


def _row(dataset: Dataset, on: date) -> Row:
    schedule = find_schedule(dataset)
    return Row(
        cells=(
            Cell(text=day(_due(dataset)) or "–", spoken="" if _due(dataset) else _("no day stated")),
            Cell(text=dataset.title, address=dataset_address(dataset)),
            Cell(text=schedule.supplier if schedule else dataset.publisher),
            Cell(text=schedule.get_frequency_display() if schedule else ""),
            Cell(text=day(dataset.last_received_at)),  # type: ignore[attr-defined]
            Cell(text=_state(schedule, on)),
        ),
        is_highlighted=schedule is not None and schedule.is_overdue(on),
    )


def find_schedule(dataset: Dataset) -> DatasetSchedule | None:
    """Return what the register says of a data set that was loaded with it."""
    return getattr(dataset, "schedule", None)


def _due(dataset: Dataset) -> date | None:
    schedule = find_schedule(dataset)
    return schedule.next_due if schedule else None


def _due_in_words(schedule: DatasetSchedule, on: date) -> str:
    if schedule.next_due is None:
        return ""
    state = _state(schedule, on)
    return f"{day(schedule.next_due)} ({state})" if state else day(schedule.next_due)


def _state(schedule: DatasetSchedule | None, on: date) -> str:
    if schedule is None or schedule.next_due is None:
        return _("no day stated")
    if schedule.is_overdue(on):
        days = (on - schedule.next_due).days
        return ngettext("overdue for %(count)d day", "overdue for %(count)d days", days) % {"count": days}
    return _("expected soon") if schedule.is_soon(on) else ""
