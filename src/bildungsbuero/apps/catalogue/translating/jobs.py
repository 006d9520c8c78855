"""Sheets of translations in the job process: looked at, taken over, taken back."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.bringing import upload_of
from bildungsbuero.apps.catalogue.list_imports import in_words
from bildungsbuero.apps.catalogue.translating.sheets import SheetOrder, as_document, take_sheet
from bildungsbuero.apps.catalogue.translating.undoing import take_texts_back
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind

SHEET = "translations-sheet"
UNDO_OF_A_SHEET = "translations-sheet-undo"
TAKEN = "translations.sheet_taken"
UNDONE = "translations.sheet_undone"
MOST_REFUSED = 500


def reason_of(job: Job) -> str:
    """Return what the history says beside every version that a sheet wrote."""
    return f"{SHEET}:{job.public_id}"


@job_kind(SHEET, title=_("Sheet of translations"), roles=WRITERS, repeatable=True)
def read_sheet(job: Job, progress: Progress, *, upload: str, file_name: str, is_rehearsal: bool) -> dict[str, Any]:
    """Say what a sheet would change, or take it over as a whole; the upload stays until it is taken over."""
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    progress.report(0, None, file_name)
    with upload_of(upload, is_rehearsal=is_rehearsal) as path, transaction.atomic():
        order = SheetOrder(
            path=path,
            name=file_name,
            office=job.office,
            person=job.person,
            is_rehearsal=is_rehearsal,
            reason=reason_of(job),
        )
        result = take_sheet(order)
        if not is_rehearsal:
            audit.note(TAKEN, office=job.office, person=job.person, about=file_name)
    refused = [in_words(refusal) for refusal in result.refused[:MOST_REFUSED]]
    address = reverse("catalogue:translations-result", args=[job.public_id])
    return as_document(result, refused) | {"address": address}


@job_kind(UNDO_OF_A_SHEET, title=_("Sheet of translations taken back"), roles=WRITERS, repeatable=True)
def undo_sheet(job: Job, progress: Progress, *, taken: str) -> dict[str, Any]:
    """Undo what a sheet has written; once more it finds nothing left to undo."""
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    was = Job.objects.of(job.office).get(kind=SHEET, public_id=taken)
    progress.report(0, None, was.arguments["file_name"])
    with transaction.atomic():
        result = take_texts_back(job.office, reason_of(was))
        audit.note(UNDONE, office=job.office, person=job.person, about=was.arguments["file_name"])
    address = reverse("catalogue:translations-result", args=[taken])
    return {"put_back": result.put_back, "removed": result.removed, "left": result.left, "address": address}
