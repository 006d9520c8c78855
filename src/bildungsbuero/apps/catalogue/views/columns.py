"""Say what the headings of a list mean, when the program does not know them all."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.forms.columns import ColumnsForm
from bildungsbuero.apps.catalogue.jobs import OFFERS_LIST
from bildungsbuero.apps.catalogue.list_layouts import keep_layout, layout_of, list_name_of, proposed_columns
from bildungsbuero.apps.catalogue.views.lists import job_of_list
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.jobs import Job
from bildungsbuero.apps.operations.uploads import upload_path
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def columns(request: StaffRequest, public_id: str) -> HttpResponse:
    """Propose what each heading means, keep what the person says, and start the preview anew."""
    job = job_of_list(request, public_id)
    name = list_name_of(job)
    headings = _headings(request, job)
    heads = [one["text"] for one in headings]
    form = ColumnsForm(
        request.POST or None,
        headings=headings,
        columns=proposed_columns(request.office, name, heads),
        defaults=layout_of(request.office, name).defaults or {"provider": job.arguments.get("provider", "")},
    )
    if request.method == "POST" and form.is_valid():
        if not upload_path(job.arguments["upload"]).is_file():
            raise Refusal("offers.list_gone")
        keep_layout(request.office, name, columns=form.columns(), defaults=form.defaults())
        arguments = job.arguments | {"is_rehearsal": True}
        started = jobs.start(OFFERS_LIST, office=request.office, person=request.user, arguments=arguments)
        return redirect("operations:job", started.public_id)
    way = ((_("Offers"), "catalogue:offers"), (_("Read a list"), "catalogue:bring-list"), _("Columns"))
    context = {"form": form, "file_name": job.arguments["file_name"], "crumbs": crumbs(*way)}
    return render(request, "catalogue/list_columns.html", context)


def _headings(request: StaffRequest, job: Job) -> list[dict[str, Any]]:
    """Return the headings that the job found, or those that a person said something about before."""
    found: list[dict[str, Any]] = (job.result or {}).get("headings") or [
        {"text": text, "samples": []} for text in layout_of(request.office, list_name_of(job)).columns
    ]
    if not found:
        raise NotFound("not_found")
    return found
