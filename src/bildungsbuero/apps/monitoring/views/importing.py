"""Bring in a file with figures: it is checked and read by the job process, the page of the job shows how far it is."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring.forms.datasets import ImportForm
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.uploads import keep_upload
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def import_file(request: StaffRequest) -> HttpResponse:
    """Take a file and start its import."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        arguments = {
            "upload": keep_upload(upload),
            "file_name": upload.name,
            "dataset": form.cleaned_data["dataset"],
        }
        job = jobs.start("statistics-import", office=request.office, person=request.user, arguments=arguments)
        return redirect("operations:job", job.public_id)
    context = {
        "form": form,
        "crumbs": crumbs((_("Data sets and deliveries"), "monitoring:datasets"), _("Import figures")),
    }
    return render(request, "monitoring/import.html", context)
