"""Bring in a file with figures: read by the job process where it is known, else laid before the assistant."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.monitoring.assistant import drafts
from bildungsbuero.apps.monitoring.forms.datasets import ImportForm
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.uploads import keep_upload, upload_path
from bildungsbuero.core.errors import Refusal
from bildungsbuero.formats.table_files import is_known
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(Role.MONITORING)
@require_http_methods(FORM_METHODS)
def import_file(request: StaffRequest) -> HttpResponse:
    """Take a file: one that says by itself how it is read is imported, any other table goes on to the assistant."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kept = keep_upload(form.cleaned_data["file"])
        try:
            return _taken(request, form, kept)
        except Refusal as refusal:
            upload_path(kept).unlink(missing_ok=True)
            form.add_error("file", str(describe(refusal)))
    context = {
        "form": form,
        "crumbs": crumbs((_("Data sets and deliveries"), "monitoring:datasets"), _("Import figures")),
    }
    return render(request, "monitoring/import.html", context, status=400 if form.errors else 200)


def _taken(request: StaffRequest, form: ImportForm, kept: str) -> HttpResponse:
    name, dataset = form.cleaned_data["file"].name, form.cleaned_data["dataset"]
    if not is_known(upload_path(kept), name=name):
        draft = drafts.start(request.office, upload=kept, file_name=name, dataset_key=dataset, at=timezone.localtime())
        return redirect("monitoring:assistant-reading", draft.public_id)
    arguments = {"upload": kept, "file_name": name, "dataset": dataset}
    job = jobs.start("statistics-import", office=request.office, person=request.user, arguments=arguments)
    return redirect("operations:job", job.public_id)
