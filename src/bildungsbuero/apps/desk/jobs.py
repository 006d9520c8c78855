"""Long work of the set-up assistant."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.catalogue import indexing
from bildungsbuero.apps.catalogue.importing import ImportOrder, ImportResult, import_list
from bildungsbuero.apps.catalogue.list_files import ListFile, lists_in
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.problems import describe

INSTITUTIONS = "set-up-institutions"
MOST_REFUSED = 100


@job_kind(INSTITUTIONS, title=_("First institutions"), roles=[Role.ADMINISTRATOR], repeatable=True)
def import_institutions(job: Job, progress: Progress, *, upload: str, file_name: str) -> dict[str, Any]:
    """Bring the lists of an upload into the catalogue and remove the upload; say what could not be taken."""
    path = Path(settings.DATA_DIR) / "uploads" / Path(upload).name
    try:
        results = _import(job, path, file_name, progress)
    finally:
        path.unlink(missing_ok=True)
    indexing.catch_up(wait_s=indexing.WAIT_OF_A_COMMAND_S)
    counts: Counter[str] = Counter()
    for result in results:
        counts.update(stored=result.stored, refused=len(result.refused))
    return {
        "address": reverse("catalogue:offers"),
        "facts": [(_("Taken over"), counts["stored"]), (_("Not taken over"), counts["refused"])],
        "reasons": [_reason(refusal) for result in results for refusal in result.refused][:MOST_REFUSED],
    }


def _import(job: Job, path: Path, file_name: str, progress: Progress) -> list[ImportResult]:
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    results = []
    with lists_in(path, limit_bytes=settings.OPTIONS["UPLOAD_LIMIT_MB"] * 2**20) as files:
        for file in _named(files, path, file_name):
            order = ImportOrder(
                path=file.path,
                name=file.name,
                list_name=file.list_name,
                office=job.office,
                on=timezone.localdate(),
            )
            results.append(import_list(order, lambda done, name=file.name: progress.report(done, None, name)))  # type: ignore[misc]
    return results


def _named(files: list[ListFile], path: Path, file_name: str) -> list[ListFile]:
    """Return the lists under the names that people know; an upload itself lies under a name of ours."""
    return [ListFile(path=file.path, name=file_name) if file.path == path else file for file in files]


def _reason(refusal: Refusal) -> dict[str, str]:
    problem = describe(refusal)
    return {"place": problem.place, "reason": f"{problem.message} {problem.remedy}".strip()}
