"""Long work with figures in the job process."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date
from bildungsbuero.apps.monitoring.actions.importing import Arrival, import_file
from bildungsbuero.apps.monitoring.actions.record_figures import count_records
from bildungsbuero.apps.monitoring.actions.start_data import load_official_start_data
from bildungsbuero.apps.monitoring.assistant.drafts import opened
from bildungsbuero.apps.monitoring.assistant.handing_over import hand_over
from bildungsbuero.apps.monitoring.models import ImportDraft, Takeover
from bildungsbuero.apps.monitoring.takeover.actions import take_over
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind
from bildungsbuero.apps.operations.uploads import upload_path
from bildungsbuero.core.errors import Refusal

ASSISTED_IMPORT = "statistics-assistant"
RECORDS = "statistics-records"


@job_kind("statistics-import", title=_("Import of figures"), roles=[Role.MONITORING], repeatable=True)
def import_upload(job: Job, progress: Progress, *, upload: str, file_name: str, dataset: str = "") -> dict[str, Any]:
    """Turn an uploaded file into a delivery and remove the upload."""
    path = upload_path(upload)
    arrival = Arrival(
        path=path,
        file_name=file_name,
        office=job.office,
        person=job.person,
        at=timezone.now(),
        dataset=dataset,
        limit_bytes=settings.OPTIONS["UPLOAD_LIMIT_MB"] * 2**20,
    )
    try:
        delivery = import_file(arrival, report=progress.report)
    except Refusal:
        path.unlink(missing_ok=True)
        raise
    address = reverse("monitoring:delivery", args=[delivery.public_id])
    # Last of all: whatever goes wrong before, the job can be done again.
    path.unlink(missing_ok=True)
    return {"address": address, "rows": delivery.rows, "refused": delivery.refused_rows}


@job_kind(ASSISTED_IMPORT, title=_("Import of figures with the assistant"), roles=[Role.MONITORING], repeatable=True)
def import_draft(job: Job, progress: Progress, *, draft: str) -> dict[str, Any]:
    """Turn a table that a person has read into a delivery."""
    at = timezone.now()
    found = ImportDraft.objects.of(job.office).filter(public_id=draft).select_related("office").first()
    table = opened(found, on=timezone.localdate(at)) if found is not None else None
    if table is None:
        raise Refusal("assistant.gone")
    delivery = hand_over(table, person=job.person, at=at, report=progress.report)
    address = reverse("monitoring:delivery", args=[delivery.public_id])
    return {"address": address, "rows": delivery.rows, "refused": delivery.refused_rows}


@job_kind("till-takeover", title=_("Take-over of old figures"), roles=[Role.MONITORING], repeatable=True)
def take_over_old_figures(job: Job, progress: Progress, *, takeover: str) -> dict[str, Any]:
    """Make one delivery of the old figures that a person has looked at."""
    found = Takeover.objects.of(job.office).filter(public_id=takeover).select_related("office", "delivery").first()
    if found is None:
        raise Refusal("takeover.gone")
    delivery = take_over(found, person=job.person, at=timezone.now(), report=progress.report)
    address = reverse("monitoring:delivery", args=[delivery.public_id])
    return {"address": address, "rows": delivery.rows, "refused": delivery.refused_rows}


@job_kind(RECORDS, title=_("Count own records for the figures"), roles=[Role.MONITORING], repeatable=True)
def count_own_records(job: Job, progress: Progress, *, dataset: str, on: str = "") -> dict[str, Any]:
    """Make a delivery of what the records of the office say today, or said on an earlier day."""
    office, at = job.office, timezone.now()
    if office is None:
        raise Refusal("bad_request")
    progress.report(0, 2, dataset)
    day = date.fromisoformat(on) if on else timezone.localdate(at)
    deliveries = count_records(office, on=day, at=at, person=job.person, only=dataset)
    progress.report(1, 2, "")
    bring_up_to_date()
    progress.report(2, 2, "")
    if not deliveries:
        raise Refusal("records.nothing_to_count")
    last = deliveries[-1]
    return {"address": reverse("monitoring:delivery", args=[last.public_id]), "rows": last.rows, "refused": 0}


@job_kind(
    "statistics-start",
    title=_("Load official start data"),
    roles=[Role.MONITORING, Role.ADMINISTRATOR],
    repeatable=True,
)
def load_start_data(job: Job, progress: Progress) -> dict[str, Any]:  # noqa: ARG001 - the signature of all kinds
    """Load the official tables that come with the product."""
    deliveries = load_official_start_data(at=timezone.now(), report=progress.report)
    return {"address": reverse("monitoring:datasets"), "tables": len(deliveries)}
