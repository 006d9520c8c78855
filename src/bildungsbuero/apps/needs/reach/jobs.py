"""Long work of reach in the job process: reading large files, computing runs."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.needs.models import CellSet, ReachRun
from bildungsbuero.apps.needs.reach.bringing import bring_cells, bring_travel_times
from bildungsbuero.apps.needs.reach.computing import compute
from bildungsbuero.apps.needs.reach.policies import REACH_ROLES
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind
from bildungsbuero.apps.operations.uploads import upload_path
from bildungsbuero.core.errors import Refusal

CELLS, TRAVEL, RUN = "reach-cells", "reach-travel-times", "reach-run"


@job_kind(CELLS, title=_("Bring in population cells"), roles=REACH_ROLES, repeatable=False)
def read_uploaded_cells(job: Job, progress: Progress, *, upload: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Store an uploaded file of cells and remove the upload."""
    progress.report(0, None)
    path = upload_path(upload)
    try:
        made = bring_cells(path, facts, office=job.office, person=job.person)
    finally:
        path.unlink(missing_ok=True)
    return {"address": reverse("needs:reach-cells", args=[made.public_id]), "cells": made.cells}


@job_kind(TRAVEL, title=_("Bring in travel times"), roles=REACH_ROLES, repeatable=False)
def read_uploaded_travel_times(
    job: Job, progress: Progress, *, upload: str, cells: str, facts: dict[str, Any]
) -> dict[str, Any]:
    """Store an uploaded table of travel times and remove the upload."""
    progress.report(0, None)
    path = upload_path(upload)
    try:
        office = job.office
        found = CellSet.objects.readable_by(office).filter(public_id=cells).first() if office is not None else None
        if office is None or found is None:
            raise Refusal("reach.gone")
        made = bring_travel_times(path, facts, cell_set=found, office=office, person=job.person)
    finally:
        path.unlink(missing_ok=True)
    return {"address": reverse("needs:reach"), "rows": made.rows}


@job_kind(RUN, title=_("Compute reach"), roles=REACH_ROLES, repeatable=True)
def compute_run(job: Job, progress: Progress, *, run: str) -> dict[str, Any]:
    """Compute a run; done again it finds the same."""
    found = ReachRun.objects.of(job.office).with_sources().filter(public_id=run).first()
    if found is None:
        raise Refusal("reach.gone")
    at = timezone.now()
    compute(found, on=timezone.localdate(at), at=at, report=progress.report)
    return {"address": reverse("needs:reach-run", args=[found.public_id])}
