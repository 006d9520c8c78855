"""Figures that other apps count of their records arrive as deliveries: through the same door, undone like any other."""

import csv
import hashlib
import io
import logging
import tempfile
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.importing import Arrival, import_file
from bildungsbuero.apps.monitoring.folder import figures_folder
from bildungsbuero.apps.monitoring.models import Dataset, Delivery
from bildungsbuero.apps.monitoring.policies import check_may_release
from bildungsbuero.apps.operations import audit
from bildungsbuero.core.datasets import TOTAL
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.core.figures import RecordFigures
from bildungsbuero.web import slots, wording

log = logging.getLogger(__name__)


def countable_tables() -> list[str]:
    """Return the codes of the data sets that are counted from records of this installation."""
    return [key for keys in slots.FIGURE_TABLES.collect() for key in keys]


def count_records(
    office: Office, *, on: date, at: datetime, person: Person | None = None, only: str = "", is_asked: bool = True
) -> list[Delivery]:
    """Return the deliveries of what is counted on a day, for all data sets or one of them; the caller builds.

    `at` is now: a day before it is counted as the records stood then. Unless somebody has asked for it, numbers that
    are the same as in the last delivery make no new one, not even where somebody has undone that.
    """
    if only and only not in countable_tables():
        raise NotFound("not_found")
    found = [figures for several in slots.FIGURES.collect(office, on, timezone.localdate(at)) for figures in several]
    wanted = [figures for figures in found if figures.counts and only in {"", figures.dataset}]
    return [
        _deliver(office, figures, on=on, at=at, person=person)
        for figures in wanted
        if is_asked or not _is_known(office, figures)
    ]


def count_for_all_offices(*, on: date, at: datetime) -> int:
    """Count the records of every office, build once, and return how many deliveries came of it."""
    count = 0
    for office in Office.objects.active():
        try:
            count += len(count_records(office, on=on, at=at, is_asked=False))
        except Refusal:
            # What one office's records or an older file of the same code make impossible must not stop the others.
            log.exception("The records of %s could not be counted", office.key)
    if count:
        bring_up_to_date()
    return count


def as_table(figures: RecordFigures, on: date) -> bytes:
    """Return the product's long table of what was counted, the same bytes for the same numbers and day."""
    dimensions = sorted({dimension for count in figures.counts for dimension in count.dims})
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(["merkmal", "gebiet", "zeitraum", *dimensions, "wert"])
    for count in figures.counts:
        codes = [count.dims.get(dimension, TOTAL) for dimension in dimensions]
        writer.writerow([count.measure, count.area, on.isoformat(), *codes, count.value])
    return text.getvalue().encode()


def _is_known(office: Office, figures: RecordFigures) -> bool:
    """Whether the delivery of the latest day says the same of its own day; one of an earlier day may come after it."""
    found = Delivery.objects.of(office).filter(dataset__key=figures.dataset).order_by("pk")
    days = [(periods[0], digest) for periods, digest in found.values_list("periods", "digest") if len(periods) == 1]
    if not days:
        return False
    latest = max(day for day, _digest in days)
    digest = [digest for day, digest in days if day == latest][-1]
    try:
        day = date.fromisoformat(latest)
    except ValueError:
        return False
    return digest == hashlib.sha256(as_table(figures, day)).hexdigest()


def _deliver(office: Office, figures: RecordFigures, *, on: date, at: datetime, person: Person | None) -> Delivery:
    is_new = not Dataset.objects.of(office).filter(key=figures.dataset).exists()
    facts = {"register": figures.register, "day": wording.day(on)}
    with tempfile.TemporaryDirectory(prefix="records-", dir=figures_folder().made().work) as folder:
        path = Path(folder) / f"{figures.dataset}-{on.isoformat()}.csv"
        path.write_bytes(as_table(figures, on))
        arrival = Arrival(
            path=path,
            file_name=path.name,
            office=office,
            person=person,
            at=at,
            dataset=figures.dataset,
            as_of=wording.day(on),
            source=_("own survey: %(register)s, as of %(day)s") % facts,
        )
        delivery = import_file(arrival, is_built=False)
    if is_new:
        # Counted are offers and institutions, no people: there is nothing to be protected.
        Dataset.objects.of(office).filter(pk=delivery.dataset_id).update(
            protected_at_source=True, publisher=office.name
        )
    _release(Delivery.objects.of(office).select_related("dataset__office").get(pk=delivery.pk), person)
    delivery.refresh_from_db()
    return delivery


def _release(delivery: Delivery, person: Person | None) -> None:
    """Publish what no check has anything against; the rest waits for a person, as with any other file."""
    if delivery.state != Delivery.State.STORED:
        return
    try:
        check_may_release(delivery)
    except Refusal:
        return
    with transaction.atomic():
        delivery.state = Delivery.State.RELEASED
        delivery.save(update_fields=["state"])
        audit.note("delivery.released", office=delivery.dataset.office, person=person, about=str(delivery))
