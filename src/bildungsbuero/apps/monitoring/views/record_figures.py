"""Counting own records for the figures: a button beside each data set that they fill."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring.actions.record_figures import countable_tables
from bildungsbuero.apps.monitoring.forms.record_figures import CountForm
from bildungsbuero.apps.monitoring.jobs import RECORDS
from bildungsbuero.apps.operations import jobs
from bildungsbuero.core.errors import Place, Refusal


@staff_view(Role.MONITORING)
@require_POST
def count_records(request: StaffRequest) -> HttpResponse:
    """Count the records of the office for one data set and a day in the job process."""
    form = CountForm(request.POST, today=timezone.localdate())
    is_valid = form.is_valid()
    dataset = form.cleaned_data.get("dataset", "")
    if dataset not in countable_tables():
        raise Refusal("bad_request", place=Place(field="dataset"))
    if not is_valid:
        messages.error(request, " ".join(str(error) for error in form.errors["on"]))
        return redirect("monitoring:datasets")
    arguments = {"dataset": dataset, "on": form.cleaned_data["on"].isoformat()}
    job = jobs.start(RECORDS, office=request.office, person=request.user, arguments=arguments)
    return redirect("operations:job", job.public_id)
