"""The look at the web pages of offers as a job."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.quality.web_pages import check_pages
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind

WEB_PAGES = "offers-web-pages"


@job_kind(WEB_PAGES, title=_("Web pages of offers"), roles=WRITERS, repeatable=True)
def look_at_pages(job: Job, progress: Progress) -> dict[str, Any]:
    """Look at the web pages that were not looked at for longest."""
    assert job.office is not None  # noqa: S101 - only an office's schedule starts it
    count = check_pages(job.office, timezone.localdate())
    progress.report(count, count)
    return {"pages": count}
