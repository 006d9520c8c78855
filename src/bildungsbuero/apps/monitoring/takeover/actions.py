"""Old figures are uploaded, looked at, and taken over as one delivery, or dropped."""

import csv
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from bildungsbuero.apps.accounts.models import Office, Person
from bildungsbuero.apps.monitoring.actions.importing import Arrival, import_file
from bildungsbuero.apps.monitoring.models import Dataset, Delivery, Takeover
from bildungsbuero.apps.monitoring.takeover.mapping import mapping_for, period_rules
from bildungsbuero.apps.monitoring.takeover.reading import old_table, opened
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.operations.uploads import keep_upload, upload_path
from bildungsbuero.core.errors import Conflict, Refusal
from bildungsbuero.core.layouts import LongLayout
from bildungsbuero.core.takeover import period_code

# The data set in which all figures that were taken over stand, apart from those that are computed here.
DATASET = "uebernommen-aus-till"
TITLE = "Übernommen aus TILL"
Report = Callable[[int, int, str], None]


def begin(upload: UploadedFile, *, office: Office, person: Person, at: datetime) -> Takeover:
    """Keep an upload and return its take-over; raises Refusal, and keeps nothing, where it cannot be read."""
    takeover = Takeover(
        office=office, person=person, file_name=(upload.name or "")[:255], upload=keep_upload(upload), begun_at=at
    )
    try:
        old_table(takeover)
    except Refusal:
        upload_path(takeover.upload).unlink(missing_ok=True)
        raise
    takeover.save()
    return takeover


def drop(takeover: Takeover) -> None:
    """Forget a table that was only looked at; what was taken over is undone as a delivery."""
    if takeover.delivery is not None:
        raise Conflict("takeover.done")
    upload = upload_path(takeover.upload)
    with transaction.atomic():
        takeover.delete()
        # The file goes only when it is certain that the row has gone.
        transaction.on_commit(lambda: upload.unlink(missing_ok=True))


def take_over(takeover: Takeover, *, person: Person | None, at: datetime, report: Report) -> Delivery:
    """Make one delivery of all old figures under their keys here; names without a key keep their name."""
    if takeover.delivery is not None:
        return takeover.delivery
    table = old_table(takeover)
    mapping = mapping_for(takeover.office, table.names)
    with opened(takeover) as (description, plain, folder):
        assert isinstance(description.layout, LongLayout)  # noqa: S101 - `opened` looks at it
        mapped = _renamed(plain, folder / "till.csv", description.layout, mapping, office=takeover.office)
        arrival = Arrival(
            path=mapped, file_name="till.csv", office=takeover.office, person=person, at=at, dataset=DATASET
        )
        delivery = import_file(arrival, report=report)
    Dataset.objects.of(takeover.office).filter(pk=delivery.dataset_id, title=DATASET).update(title=TITLE)
    takeover.delivery = delivery
    takeover.remarks = [
        [mapping.get(item.name) or item.name, item.area, item.period, item.source, item.note] for item in table.remarks
    ]
    upload = takeover.upload
    takeover.upload = ""
    takeover.save()
    audit.note("takeover.done", office=takeover.office, person=person, about=takeover.file_name)
    upload_path(upload).unlink(missing_ok=True)
    return delivery


def _renamed(plain: Path, target: Path, layout: LongLayout, mapping: Mapping[str, str], *, office: Office) -> Path:
    """Write the table with keys in place of the names that have one, and with the periods as those keys name them."""
    at_name, at_period = (layout.columns.index(layout.roles[role]) for role in ("measure", "period"))
    rule = period_rules(office, mapping.values())
    with plain.open(encoding="utf-8-sig", newline="") as source, target.open("w", encoding="utf-8", newline="") as sink:
        reader = csv.reader(source, delimiter=layout.delimiter)
        writer = csv.writer(sink, delimiter=";", lineterminator="\n")
        writer.writerow(next(reader))
        for row in reader:
            key = mapping.get(row[at_name].strip(), "") if len(row) > at_name else ""
            if key in rule and len(row) > at_period:
                codes, meaning = rule[key]
                row[at_name], row[at_period] = key, period_code(row[at_period].strip(), codes, meaning)
            writer.writerow(row)
    return target
