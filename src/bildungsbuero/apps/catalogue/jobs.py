"""Long work with offers in the job process."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue import own_lists as _own_lists  # noqa: F401 - its kind of job is known by this
from bildungsbuero.apps.catalogue.bringing import upload_of
from bildungsbuero.apps.catalogue.exchange import jobs as _exchange  # noqa: F401 - its kind of job is known by this
from bildungsbuero.apps.catalogue.importing import ImportOrder, ImportResult
from bildungsbuero.apps.catalogue.list_imports import import_lists, shortened
from bildungsbuero.apps.catalogue.list_layouts import headings_to_settle
from bildungsbuero.apps.catalogue.list_undo import take_back
from bildungsbuero.apps.catalogue.models import Snapshot
from bildungsbuero.apps.catalogue.snapshots.keeping import keep
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind
from bildungsbuero.core.errors import Refusal

OFFERS_LIST = "offers-list"
UNDO_OF_A_LIST = "offers-list-undo"
SNAPSHOT = "offers-snapshot"


def reason_of(job: Job) -> str:
    """Return what the history says beside every version that a list wrote."""
    return f"{OFFERS_LIST}:{job.public_id}"


@job_kind(OFFERS_LIST, title=_("List of offers"), roles=WRITERS, repeatable=True)
def read_list(  # noqa: PLR0913 - what the form asked for
    job: Job,
    progress: Progress,
    *,
    upload: str,
    file_name: str,
    continues: str = "",
    is_rehearsal: bool = True,
    is_complete: bool = False,
    wanted_format: str = "",
    provider: str = "",
) -> dict[str, Any]:
    """Say what a list would change, or take it over as a whole; the upload stays until it is taken over."""
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    with upload_of(upload, is_rehearsal=is_rehearsal) as path:
        order = ImportOrder(
            path=path,
            name=file_name,
            office=job.office,
            on=timezone.localdate(),
            list_name=continues,
            is_rehearsal=is_rehearsal,
            is_complete=is_complete,
            format=wanted_format,
            provider=provider,
            reason=reason_of(job),
        )
        try:
            results = _imported(job, order, progress)
        except Refusal as refusal:
            if is_rehearsal and (heads := headings_to_settle(path, file_name, refusal)):
                return {"headings": heads, "address": reverse("catalogue:list-columns", args=[job.public_id])}
            raise
    return shortened(results) | {"address": reverse("catalogue:list-result", args=[job.public_id])}


@transaction.atomic
def _imported(job: Job, order: ImportOrder, progress: Progress) -> list[ImportResult]:
    results = import_lists(order, progress.report, limit_bytes=settings.OPTIONS["UPLOAD_LIMIT_MB"] * 2**20)
    if not order.is_rehearsal:
        audit.note("offer.list_taken", office=job.office, person=job.person, about=order.name)
    return results


@job_kind(UNDO_OF_A_LIST, title=_("List of offers taken back"), roles=WRITERS, repeatable=True)
def undo_list(job: Job, progress: Progress, *, taken: str) -> dict[str, Any]:
    """Undo what a list has written; once more it finds nothing left to undo."""
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    was = Job.objects.of(job.office).get(kind=OFFERS_LIST, public_id=taken)
    with transaction.atomic():
        result = take_back(job.office, reason_of(was), on=timezone.localdate(), report=progress.report)
        audit.note("offer.list_undone", office=job.office, person=job.person, about=was.arguments["file_name"])
    return {
        "put_back": result.put_back,
        "put_away": result.put_away,
        "left": result.left,
        "address": reverse("catalogue:list-result", args=[taken]),
    }


@job_kind(SNAPSHOT, title=_("Keep a state of the catalogue"), roles=WRITERS, repeatable=True)
def keep_state(job: Job, progress: Progress, *, on: str, name: str) -> dict[str, Any]:
    """Keep what the public saw on a day; done once more it finds what it kept."""
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    day, at = date.fromisoformat(on), timezone.now()
    made = Snapshot.objects.of(job.office).filter(name=name, on=day, is_yearly=False).first()
    made = made or keep(job.office, on=day, name=name, at=at, person=job.person, report=progress.report)
    return {"address": reverse("catalogue:snapshot", args=[made.public_id])}
