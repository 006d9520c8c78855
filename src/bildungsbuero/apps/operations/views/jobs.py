"""Jobs: the list, one job with its progress, and what to do about one that failed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.operations.jobs import acting
from bildungsbuero.apps.operations.jobs.kinds import kinds_for
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.apps.operations.models.jobs import JobQuerySet
from bildungsbuero.apps.operations.presenters import present_job
from bildungsbuero.core.errors import Denied, NotFound
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import readonly_view

A_PAGE = 30


@staff_view()
@readonly_view
def jobs(request: StaffRequest) -> HttpResponse:
    """List the jobs that the person's roles may see, newest first."""
    page = Paginator(_visible(request), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "jobs": [present_job(job, viewer=request.user) for job in page],
        "crumbs": crumbs(_("Jobs")),
    }
    return render(request, "operations/jobs.html", context)


@staff_view()
@readonly_view
def job(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show one job; while it is open the page keeps itself current where scripts run."""
    return render(request, "operations/job.html", _context(request, public_id))


@staff_view()
@readonly_view
def job_state(request: StaffRequest, public_id: str) -> HttpResponse:
    """Answer with the part of the page that changes."""
    return render(request, "operations/job_state.html", _context(request, public_id) | {"is_fragment": True})


@staff_view()
@require_POST
def settle(request: StaffRequest, public_id: str) -> HttpResponse:
    """Note that somebody knows about a job without a result."""
    acting.settle(_job(request, public_id), at=timezone.now())
    messages.success(request, _("The job no longer stands on “Today”."))
    return redirect("operations:jobs")


@staff_view()
@require_POST
def repeat(request: StaffRequest, public_id: str) -> HttpResponse:
    """Start a job once more."""
    again = acting.repeat(_job(request, public_id), by=request.user, at=timezone.now())
    return redirect("operations:job", again.public_id)


def _visible(request: StaffRequest) -> JobQuerySet:
    return Job.objects.of(request.office).of_kinds(kinds_for(request.user.roles_in(request.office)))


def _job(request: StaffRequest, public_id: str) -> Job:
    found = Job.objects.of(request.office).filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    if found.kind not in kinds_for(request.user.roles_in(request.office)):
        raise Denied("denied")
    return found


def _context(request: StaffRequest, public_id: str) -> dict[str, object]:
    view = present_job(_job(request, public_id), viewer=request.user)
    return {"job": view, "crumbs": crumbs((_("Jobs"), "operations:jobs"), view.title)}
