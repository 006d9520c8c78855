"""The check of all exports as a job."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.exchange.checks import check_all
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind

EXPORT_CHECK = "offers-export-check"


@job_kind(EXPORT_CHECK, title=_("Check of all exports"), roles=WRITERS, repeatable=True)
def check_exports(job: Job, progress: Progress) -> dict[str, Any]:
    """Write every file that is given out, and hold it against the rules of its format."""
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    results = check_all(job.office, at=timezone.now(), on=timezone.localdate(), report=progress.report)
    return {
        "formats": len(results),
        "faults": sum(result["total"] for result in results),
        "address": reverse("catalogue:exports"),
    }
