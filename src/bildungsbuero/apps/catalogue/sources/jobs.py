"""The fetch of a source as a job."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.list_undo import take_back
from bildungsbuero.apps.catalogue.models import ListSource
from bildungsbuero.apps.catalogue.sources.fetching import facts_of, fetch_source, stop
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind
from bildungsbuero.core.errors import NotFound

FETCHED_LIST = "offers-fetched-list"
UNDO_OF_A_FETCH = "offers-fetched-list-undo"


def reason_of(job: Job) -> str:
    """Return what the history says beside every version that a fetch wrote."""
    return f"{FETCHED_LIST}:{job.public_id}"


@job_kind(FETCHED_LIST, title=_("List fetched from its address"), roles=WRITERS, repeatable=True)
def fetch_list(job: Job, progress: Progress, *, source: str) -> dict[str, Any]:
    """Fetch a source and take over what it brings; fetched once more it finds nothing new."""
    assert job.office is not None  # noqa: S101 - only an office's page or schedule starts it
    found = ListSource.objects.of(job.office).select_related("office").filter(public_id=source).first()
    if found is None:
        raise NotFound("not_found")
    result = fetch_source(found, timezone.now(), reason=reason_of(job), report=progress.report)
    if result.results:
        audit.note("offer.list_taken", office=job.office, person=job.person, about=found.list_name)
    return facts_of(result) | {"address": reverse("catalogue:source-fetches", args=[source])}


@job_kind(UNDO_OF_A_FETCH, title=_("Fetched list taken back"), roles=WRITERS, repeatable=True)
def undo_fetch(job: Job, progress: Progress, *, taken: str) -> dict[str, Any]:
    """Undo what a fetch has written and stop its source; once more it finds nothing left to undo."""
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    was = Job.objects.of(job.office).get(kind=FETCHED_LIST, public_id=taken)
    source = ListSource.objects.of(job.office).filter(public_id=was.arguments["source"]).first()
    with transaction.atomic():
        result = take_back(job.office, reason_of(was), on=timezone.localdate(), report=progress.report)
        if source is not None:
            stop(source)
        audit.note("offer.list_undone", office=job.office, person=job.person, about=str(source or ""))
    return {
        "put_back": result.put_back,
        "put_away": result.put_away,
        "left": result.left,
        "address": reverse("catalogue:source-fetches", args=[source.public_id]) if source else "",
    }
