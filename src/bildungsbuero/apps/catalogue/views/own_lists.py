"""A provider brings the export of its own program: first a preview, then, on a word, the whole list."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.actors.keepers import get_kept
from bildungsbuero.apps.catalogue.bringing import is_there, taken_of
from bildungsbuero.apps.catalogue.forms.lists import OwnListForm, TakeForm
from bildungsbuero.apps.catalogue.list_results import present_result
from bildungsbuero.apps.catalogue.own_lists import OWN_LIST, get_own_list
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.jobs.progress import progress_of
from bildungsbuero.apps.operations.models.jobs import JobState
from bildungsbuero.apps.operations.uploads import keep_upload
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.rate_limit import check_rate
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

LISTS_PER_HOUR = 20


@staff_view(Role.PROVIDER)
@require_http_methods(FORM_METHODS)
def bring(request: StaffRequest, organisation_id: str) -> HttpResponse:
    """Take the list of the own provider and start its preview."""
    organisation = get_kept(request.user, request.office, organisation_id)
    is_sent = request.method == "POST"
    form = OwnListForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if is_sent and form.is_valid():
        check_rate(request, "own-list", per_hour=LISTS_PER_HOUR)
        upload = form.cleaned_data["file"]
        arguments = {
            "organisation": organisation.public_id,
            "upload": keep_upload(upload),
            "file_name": upload.name,
            "is_rehearsal": True,
        }
        job = jobs.start(OWN_LIST, office=request.office, person=request.user, arguments=arguments)
        return redirect("catalogue:own-list-result", job.public_id)
    way = ((_("My offers"), "catalogue:own-offers"), _("Bring a list"))
    context = {"form": form, "organisation": organisation, "crumbs": crumbs(*way)}
    return render(request, "catalogue/own_list.html", context)


@staff_view(Role.PROVIDER)
@readonly_view
def result(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show how far a list is, then what it would change, or has changed."""
    job = get_own_list(request.user, request.office, public_id)
    context = {
        "job": job,
        "progress": progress_of(job),
        "crumbs": crumbs((_("My offers"), "catalogue:own-offers"), job.arguments["file_name"]),
    }
    if job.state == JobState.FINISHED:
        taken = taken_of(job)
        context |= {
            "list": present_result(job),
            "changes": job.result.get("differences", []),
            "taken": taken,
            "can_be_taken": taken is None and is_there(job),
            "form": TakeForm(),
        }
    return render(request, "catalogue/own_list_result.html", context)


@staff_view(Role.PROVIDER)
@require_POST
def take(request: StaffRequest, public_id: str) -> HttpResponse:
    """Start taking over a list that was looked at; asked twice it is taken once."""
    job = get_own_list(request.user, request.office, public_id)
    taken = taken_of(job)
    if taken is None:
        if not is_there(job):
            raise Refusal("offers.list_gone")
        form = TakeForm(request.POST)
        is_complete = form.is_valid() and form.cleaned_data["is_complete"]
        arguments = job.arguments | {"is_rehearsal": False, "is_complete": is_complete}
        taken = jobs.start(OWN_LIST, office=request.office, person=request.user, arguments=arguments)
    return redirect("catalogue:own-list-result", taken.public_id)
