"""The inbox of reported errors."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.operations.forms import ReportForm
from bildungsbuero.apps.operations.models import ErrorReport
from bildungsbuero.apps.operations.models.reports import INBOX_ROLES, ReportState
from bildungsbuero.apps.operations.problems_inbox import set_state
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

A_PAGE = 30


@staff_view(*INBOX_ROLES)
@readonly_view
def reports(request: StaffRequest) -> HttpResponse:
    """List open reports, or those that are done."""
    shows_done = request.GET.get("stand") == "erledigt"
    state = ReportState.DONE if shows_done else ReportState.OPEN
    page = Paginator(ErrorReport.objects.of(request.office).filter(state=state), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {"page": page, "shows_done": shows_done, "crumbs": crumbs(_("Reported errors"))}
    return render(request, "operations/reports.html", context)


@staff_view(*INBOX_ROLES)
@require_http_methods(FORM_METHODS)
def report(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a report, take a note and mark it as done."""
    found = ErrorReport.objects.of(request.office).filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    form = ReportForm(request.POST or None, initial={"state": found.state, "note": found.note})
    if request.method == "POST" and form.is_valid():
        state = ReportState(form.cleaned_data["state"])
        set_state(found, state, note=form.cleaned_data["note"], at=timezone.now())
        messages.success(request, _("The report was saved."))
        return redirect("operations:reports")
    context = {
        "form": form,
        "report": found,
        "crumbs": crumbs((_("Reported errors"), "operations:reports"), _("Report")),
    }
    return render(request, "operations/report.html", context)
