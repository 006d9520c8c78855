"""Bring in a file with figures: read by the job process where it is known, else laid before the assistant."""

from dataclasses import replace

from django.conf import settings
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
from bildungsbuero.formats.table_files import is_known, unpacked_table
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS

# What was unpacked lies beside its archive.
INSIDE = "-inside"


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
            for name in (kept, kept + INSIDE):
                upload_path(name).unlink(missing_ok=True)
            # People know the file by the name that it arrived with, not by that of its copy.
            refusal.place = replace(refusal.place, file=form.cleaned_data["file"].name)
            form.add_error("file", str(describe(refusal)))
    context = {
        "form": form,
        "crumbs": crumbs((_("Data sets and deliveries"), "monitoring:datasets"), _("Import figures")),
    }
    return render(request, "monitoring/import.html", context, status=400 if form.errors else 200)


def _taken(request: StaffRequest, form: ImportForm, kept: str) -> HttpResponse:
    name, dataset = form.cleaned_data["file"].name, form.cleaned_data["dataset"]
    if not is_known(upload_path(kept), name=name):
        return _laid_before(request, kept, name=name, dataset=dataset)
    if inner := _unknown_inside(kept):
        answer = _laid_before(request, kept + INSIDE, name=inner, dataset=dataset)
        upload_path(kept).unlink(missing_ok=True)
        return answer
    arguments = {"upload": kept, "file_name": name, "dataset": dataset}
    job = jobs.start("statistics-import", office=request.office, person=request.user, arguments=arguments)
    return redirect("operations:job", job.public_id)


def _laid_before(request: StaffRequest, kept: str, *, name: str, dataset: str) -> HttpResponse:
    """Lay a table before the assistant."""
    draft = drafts.start(request.office, upload=kept, file_name=name, dataset_key=dataset, at=timezone.localtime())
    return redirect("monitoring:assistant-reading", draft.public_id)


def _unknown_inside(kept: str) -> str:
    """Unpack the one table of a ZIP beside it and return its name, where it does not say by itself how it is read."""
    inside = upload_path(kept + INSIDE)
    limit_bytes = settings.OPTIONS["UPLOAD_LIMIT_MB"] * 2**20
    inner = unpacked_table(upload_path(kept), inside, limit_bytes=limit_bytes)
    if inner and not is_known(inside, name=inner):
        return inner
    inside.unlink(missing_ok=True)
    return ""
