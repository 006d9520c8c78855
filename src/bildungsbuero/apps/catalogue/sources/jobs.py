"""The fetch of a source as a job."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.models import ListSource
from bildungsbuero.apps.catalogue.sources.fetching import facts_of, fetch_source
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind
from bildungsbuero.core.errors import NotFound

FETCHED_LIST = "offers-fetched-list"


@job_kind(FETCHED_LIST, title=_("List fetched from its address"), roles=WRITERS, repeatable=True)
def fetch_list(job: Job, progress: Progress, *, source: str) -> dict[str, Any]:
    """Fetch a source and take over what it brings; fetched once more it finds nothing new."""
    assert job.office is not None  # noqa: S101 - only an office's page or schedule starts it
    found = ListSource.objects.of(job.office).select_related("office").filter(public_id=source).first()
    if found is None:
        raise NotFound("not_found")
    result = fetch_source(found, timezone.now(), reason=f"{FETCHED_LIST}:{job.public_id}", report=progress.report)
    if result.results:
        audit.note("offer.list_taken", office=job.office, person=job.person, about=found.list_name)
    return facts_of(result) | {"address": reverse("catalogue:sources")}
