"""Comparing all entries of an office in the job process: by night, or when somebody asks for it."""

from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.duplicates.finding import find_all
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind
from bildungsbuero.apps.operations.schedules import scheduled

FIND_DUPLICATES = "duplicates-find"
NIGHT = time(2, 40)


@job_kind(FIND_DUPLICATES, title=_("Look for duplicates"), roles=WRITERS, repeatable=True)
def find_duplicates(job: Job, progress: Progress) -> dict[str, Any]:
    """Compare all entries of an office and say how many pairs wait."""
    assert job.office is not None  # noqa: S101 - only for an office
    return {"pairs": find_all(job.office, progress.report), "address": reverse("catalogue:duplicates")}


@scheduled("catalogue.duplicates", title=_("Look for duplicates"), at=NIGHT)
def find_by_night(_at: datetime) -> None:
    """Start the comparison for each office."""
    for office in Office.objects.all():
        jobs.start(FIND_DUPLICATES, office=office, person=None, arguments={})
