"""Bring in a list of offers: first a preview that stores nothing, then, on a word, the whole list."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.policies import WRITERS
from bildungsbuero.apps.catalogue.bringing import is_there, taken_of, undone_of
from bildungsbuero.apps.catalogue.forms.lists import ListForm, TakeForm
from bildungsbuero.apps.catalogue.jobs import OFFERS_LIST, UNDO_OF_A_LIST
from bildungsbuero.apps.catalogue.list_layouts import has_layout
from bildungsbuero.apps.catalogue.list_results import present_result
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.jobs import Job
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.apps.operations.uploads import keep_upload
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def bring(request: StaffRequest) -> HttpResponse:
    """Take a list and start its preview."""
    form = ListForm(request.POST or None, request.FILES or None, office=request.office)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        arguments = {
            "upload": keep_upload(upload),
            "file_name": upload.name,
            "continues": form.cleaned_data["continues"],
            "provider": form.cleaned_data["provider"],
            "wanted_format": form.cleaned_data["wanted_format"],
            "is_rehearsal": True,
        }
        job = jobs.start(OFFERS_LIST, office=request.office, person=request.user, arguments=arguments)
        return redirect("operations:job", job.public_id)
    context = {"form": form, "crumbs": crumbs((_("Offers"), "catalogue:offers"), _("Read a list"))}
    return render(request, "catalogue/bring_list.html", context)


@staff_view(*WRITERS)
@readonly_view
def result(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show what a list would change, or has changed."""
    job = job_of_list(request, public_id)
    if job.state != JobState.FINISHED:
        return redirect("operations:job", job.public_id)
    if "headings" in job.result:
        return redirect("catalogue:list-columns", job.public_id)
    taken = taken_of(job)
    context = {
        "list": present_result(job),
        "taken": taken,
        "undone": undone_of(job, UNDO_OF_A_LIST),
        "form": TakeForm(),
        "has_layout": has_layout(job),
        "can_be_taken": taken is None and is_there(job),
        "crumbs": crumbs(
            (_("Offers"), "catalogue:offers"), (_("Read a list"), "catalogue:bring-list"), job.arguments["file_name"]
        ),
    }
    return render(request, "catalogue/list_result.html", context)


@staff_view(*WRITERS)
@require_POST
def take(request: StaffRequest, public_id: str) -> HttpResponse:
    """Start taking over a list that was looked at; asked twice it is taken once."""
    job = job_of_list(request, public_id)
    taken = taken_of(job)
    if taken is not None:
        return redirect("operations:job", taken.public_id)
    if not is_there(job):
        raise Refusal("offers.list_gone")
    form = TakeForm(request.POST)
    is_complete = form.is_valid() and form.cleaned_data["is_complete"]
    arguments = job.arguments | {"is_rehearsal": False, "is_complete": is_complete}
    started = jobs.start(OFFERS_LIST, office=request.office, person=request.user, arguments=arguments)
    return redirect("operations:job", started.public_id)


@staff_view(*WRITERS)
@require_POST
def undo(request: StaffRequest, public_id: str) -> HttpResponse:
    """Start taking a list back that was taken over; asked twice it is done once."""
    job = job_of_list(request, public_id)
    if job.arguments["is_rehearsal"] or job.state != JobState.FINISHED:
        raise Refusal("offers.list_not_taken")
    started = undone_of(job, UNDO_OF_A_LIST) or jobs.start(
        UNDO_OF_A_LIST, office=request.office, person=request.user, arguments={"taken": job.public_id}
    )
    return redirect("operations:job", started.public_id)


def job_of_list(request: StaffRequest, public_id: str) -> Job:
    """Return the job that read a list of this office; raises NotFound."""
    found = Job.objects.of(request.office).filter(kind=OFFERS_LIST, public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found
