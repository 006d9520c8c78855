"""The milestones of a measure: completing, cancelling, changing the day, undoing."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.strategy.models import Milestone
from bildungsbuero.apps.strategy.plan import actions
from bildungsbuero.apps.strategy.plan.forms import CompletionForm, MilestoneForm
from bildungsbuero.apps.strategy.plan.policies import WRITERS
from bildungsbuero.apps.strategy.views.asking import get_milestone
from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def milestone_edit(request: StaffRequest, public_id: str, milestone_id: str) -> HttpResponse:
    """Change the words, the day or the weight of a milestone."""
    found = get_milestone(request.office, public_id, milestone_id)
    title, initiative = found.title, found.initiative
    form = MilestoneForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        actions.save_milestone(form.save(commit=False), person=request.user)
        messages.success(request, _("“%(title)s” was saved.") % {"title": found.title})
        return redirect("strategy:initiative", public_id)
    way = ((_("Goals and measures"), "strategy:plan"), (_("Measures"), "strategy:initiatives"))
    context = {"form": form, "title": title, "preline": initiative.title, "crumbs": crumbs(*way, title)}
    return render(request, "strategy/plan_form.html", context, status=400 if form.errors else 200)


@staff_view(*WRITERS)
@require_POST
def milestone_complete(request: StaffRequest, public_id: str, milestone_id: str) -> HttpResponse:
    """Note that a milestone was completed, today or on an earlier day."""
    on = timezone.localdate()
    milestone = get_milestone(request.office, public_id, milestone_id)
    form = CompletionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the day on which it was completed, for example 31.12.2026."))
        return redirect("strategy:initiative", public_id)
    day = form.cleaned_data["completed_on"]
    return _done(
        request,
        milestone,
        lambda found: actions.complete_milestone(found, completed_on=day, on=on, person=request.user),
        _("“%(title)s” is completed."),
    )


@staff_view(*WRITERS)
@require_POST
def milestone_cancel(request: StaffRequest, public_id: str, milestone_id: str) -> HttpResponse:
    """Cancel a milestone; it counts no more."""
    return _done(
        request,
        get_milestone(request.office, public_id, milestone_id),
        lambda found: actions.cancel_milestone(found, person=request.user),
        _("“%(title)s” is cancelled. You can undo it here."),
    )


@staff_view(*WRITERS)
@require_POST
def milestone_reopen(request: StaffRequest, public_id: str, milestone_id: str) -> HttpResponse:
    """Undo that a milestone was completed or cancelled."""
    return _done(
        request,
        get_milestone(request.office, public_id, milestone_id),
        lambda found: actions.reopen_milestone(found, person=request.user),
        _("“%(title)s” is open again."),
    )


def _done(request: StaffRequest, found: Milestone, act: Callable[[Milestone], None], sentence: str) -> HttpResponse:
    try:
        act(found)
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, sentence % {"title": found.title})
    return redirect("strategy:initiative", found.initiative.public_id)
