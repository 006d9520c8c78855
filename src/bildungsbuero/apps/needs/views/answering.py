"""Joining a need to a goal that stands already, and parting them again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.register import answering
from bildungsbuero.apps.needs.register.policies import STEERING
from bildungsbuero.apps.needs.views.register import get_need
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.problems import describe


@staff_view(*STEERING)
@require_POST
def join(request: StaffRequest, public_id: str) -> HttpResponse:
    """Let a goal of the office answer the need."""
    found = get_need(request.office, public_id)
    try:
        goal = answering.join(found, request.POST.get("goal", ""), person=request.user)
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        facts = {"need": found.title, "goal": goal.title}
        messages.success(request, _("“%(need)s” is answered by “%(goal)s” now.") % facts)
    return redirect("needs:need", public_id)


@staff_view(*STEERING)
@require_POST
def part(request: StaffRequest, public_id: str, goal: str) -> HttpResponse:
    """Take the link to a goal away."""
    found = get_need(request.office, public_id)
    try:
        answering.part(found, goal, person=request.user)
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, _("The link is taken away; need and goal are still there."))
    return redirect("needs:need", public_id)
