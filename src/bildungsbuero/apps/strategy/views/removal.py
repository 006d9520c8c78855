"""Pages that ask before a record of the plan is deleted, and say what hangs on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.strategy.plan.policies import WRITERS
from bildungsbuero.apps.strategy.removal.actions import remove
from bildungsbuero.apps.strategy.removal.hanging import Record, removal_of
from bildungsbuero.apps.strategy.views.asking import (
    get_field,
    get_goal,
    get_initiative,
    get_milestone,
    list_crumbs,
    plan_crumbs,
)
from bildungsbuero.apps.strategy.views.decisions import get_decision
from bildungsbuero.apps.strategy.views.funding import get_project
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def field_remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then delete a field of action without goals."""
    return _page(request, get_field(request.office, public_id), plan_crumbs(_("Delete")))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def goal_remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then delete a goal that nothing was built on."""
    return _page(request, get_goal(request.office, public_id), plan_crumbs(_("Delete")))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def initiative_remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then delete a measure that nothing was built on, with its milestones."""
    return _page(request, get_initiative(request.office, public_id), list_crumbs(_("Delete")))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def milestone_remove(request: StaffRequest, public_id: str, milestone_id: str) -> HttpResponse:
    """Ask, then delete a milestone."""
    return _page(request, get_milestone(request.office, public_id, milestone_id), list_crumbs(_("Delete")))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def decision_remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then delete a decision that no project continues by."""
    way = crumbs((_("Decisions"), "strategy:decisions"), _("Delete"))
    return _page(request, get_decision(request, public_id), way)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def project_remove(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask, then delete a project with its funding lines."""
    way = crumbs((_("Projects and funding"), "strategy:projects"), _("Delete"))
    return _page(request, get_project(request, public_id), way)


def _page(request: StaffRequest, record: Record, way: list[Crumb]) -> HttpResponse:
    removal = removal_of(record)
    problem = ""
    if request.method == "POST":
        try:
            remove(record, person=request.user)
        except Refusal as refusal:
            problem = str(describe(refusal))
        else:
            messages.success(request, _("“%(title)s” was deleted.") % {"title": removal.record})
            return redirect(removal.after)
    context = {"removal": removal, "problem": problem, "crumbs": way}
    return render(request, "strategy/removal.html", context, status=400 if problem else 200)
