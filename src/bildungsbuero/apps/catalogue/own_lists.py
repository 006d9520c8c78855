"""The export of a provider's own program, brought by the provider: it can hold nobody else's offers, and waits."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.actors.keepers import kept_by
from bildungsbuero.apps.actors.models import Organisation
from bildungsbuero.apps.catalogue.bringing import upload_of
from bildungsbuero.apps.catalogue.import_orders import ImportOrder
from bildungsbuero.apps.catalogue.list_imports import import_lists, shortened
from bildungsbuero.apps.catalogue.reviewing import ALL
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.operations.jobs import Job, Progress, job_kind
from bildungsbuero.core.errors import NotFound, Refusal

OWN_LIST = "offers-own-list"


@job_kind(OWN_LIST, title=_("List of a provider"), roles=(Role.PROVIDER,), repeatable=True)
def read_own_list(  # noqa: PLR0913 - what the form asked for
    job: Job,
    progress: Progress,
    *,
    organisation: str,
    upload: str,
    file_name: str,
    is_rehearsal: bool = True,
    is_complete: bool = False,
) -> dict[str, Any]:
    """Say what the list of a provider would change, or take it over; what is new waits for the office."""
    assert job.office is not None  # noqa: S101 - only an office's page starts it
    owner = Organisation.objects.of(job.office).standing().filter(public_id=organisation).first()
    if owner is None:
        raise NotFound("not_found")
    with upload_of(upload, is_rehearsal=is_rehearsal) as path, transaction.atomic():
        order = ImportOrder(
            path=path,
            name=file_name,
            office=job.office,
            on=timezone.localdate(),
            list_name=list_name_of(owner),
            is_rehearsal=is_rehearsal,
            is_complete=is_complete,
            provider=owner.name,
            reason=f"{OWN_LIST}:{job.public_id}",
            review="" if job.office.providers_publish else ALL,
            owner=owner,
        )
        results = import_lists(order, progress.report, limit_bytes=settings.OPTIONS["UPLOAD_LIMIT_MB"] * 2**20)
        if len(results) != 1:
            raise Refusal("offers.one_list_only")
        if not is_rehearsal:
            audit.note("offer.list_taken", office=job.office, person=job.person, about=order.list_name)
    return shortened(results) | {"address": reverse("catalogue:own-list-result", args=[job.public_id])}


def list_name_of(owner: Organisation) -> str:
    """Return the name under which the list of a provider is known, whatever its files are called."""
    return f"{owner.name[:150]} ({owner.public_id})"


def get_own_list(person: Person, office: Office, public_id: str) -> Job:
    """Return the job of a list of the own provider; any other one is not found."""
    kept = [one.public_id for one in kept_by(person, office)]
    lists = Job.objects.of(office).filter(kind=OWN_LIST, arguments__organisation__in=kept)
    found = lists.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found
