"""Long work of the set-up assistant."""

import logging
from collections import Counter
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Role
from bildungsbuero.apps.catalogue import indexing
from bildungsbuero.apps.catalogue.importing import ImportOrder
from bildungsbuero.apps.catalogue.list_imports import import_lists, in_words
from bildungsbuero.apps.desk.examples import forget_marker, remove_records
from bildungsbuero.apps.desk.set_up.code import valid_code
from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date, clear_remains
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind
from bildungsbuero.apps.operations.uploads import upload_path

INSTITUTIONS = "set-up-institutions"
EXAMPLES = "examples-remove"
MOST_REFUSED = 100
log = logging.getLogger(__name__)


@job_kind(INSTITUTIONS, title=_("First institutions"), roles=[Role.ADMINISTRATOR], repeatable=True)
def import_institutions(job: Job, progress: Progress, *, upload: str, file_name: str) -> dict[str, Any]:
    """Bring the lists of an upload into the catalogue and remove the upload; say what could not be taken."""
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    path = upload_path(upload)
    order = ImportOrder(path=path, name=file_name, office=job.office, on=timezone.localdate(), list_name="")
    limit_bytes = settings.OPTIONS["UPLOAD_LIMIT_MB"] * 2**20
    try:
        results = import_lists(order, progress.report, limit_bytes=limit_bytes)
    finally:
        path.unlink(missing_ok=True)
    indexing.catch_up(wait_s=indexing.WAIT_OF_A_COMMAND_S)
    counts: Counter[str] = Counter()
    for result in results:
        counts.update(stored=result.stored, refused=len(result.refused))
    return {
        "address": reverse("catalogue:offers"),
        "facts": [(_("Taken over"), counts["stored"]), (_("Not taken over"), counts["refused"])],
        "reasons": [in_words(refusal) for result in results for refusal in result.refused][:MOST_REFUSED],
    }


@job_kind(EXAMPLES, title=_("Remove example data"), roles=[Role.ADMINISTRATOR], repeatable=True)
def take_examples_away(job: Job, progress: Progress, *, office: str = "") -> dict[str, Any]:
    """Take away all example data, then make index and figures anew; run again it goes on where it was ended."""
    progress.report(0, 3, str(_("Records")))
    asked_in = Office.objects.filter(key=office).first()
    found = remove_records(office=asked_in, person=job.person)
    progress.report(1, 3, str(_("Search")))
    indexing.rebuild()
    progress.report(2, 3, str(_("Figures")))
    bring_up_to_date()
    clear_remains()
    forget_marker()
    progress.report(3, 3)
    _tell_the_code()
    return {"facts": [(_("Offices"), len(found.offices)), (_("People"), found.people), (_("Offers"), found.offers)]}


def _tell_the_code() -> None:
    """Write the code of the assistant into the log where nobody is left to administer anything."""
    if (state := valid_code(timezone.now())) is not None:
        log.warning("Erste Einrichtung im Browser: /einrichten/  Einrichtungscode: %s", state.code)
