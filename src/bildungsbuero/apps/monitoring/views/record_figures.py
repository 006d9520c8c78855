"""Counting own records for the figures: a button beside each data set that they fill."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring.actions.record_figures import countable_tables
from bildungsbuero.apps.monitoring.jobs import RECORDS
from bildungsbuero.apps.operations import jobs
from bildungsbuero.core.errors import Place, Refusal


@staff_view(Role.MONITORING)
@require_POST
def count_records(request: StaffRequest) -> HttpResponse:
    """Count the records of the office for one data set in the job process."""
    dataset = request.POST.get("dataset", "")
    if dataset not in countable_tables():
        raise Refusal("bad_request", place=Place(field="dataset"))
    job = jobs.start(RECORDS, office=request.office, person=request.user, arguments={"dataset": dataset})
    return redirect("operations:job", job.public_id)
