"""The page behind the link of a reminder: a responsible office says how its measure stands, without a password.

Opening it changes nothing, because mail scanners open links; only its buttons do.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bildungsbuero.apps.accounts.requests import PublicRequest
from bildungsbuero.apps.strategy.models import Initiative
from bildungsbuero.apps.strategy.plan import answers
from bildungsbuero.apps.strategy.plan.forms import NextStepForm
from bildungsbuero.apps.strategy.plan.links import find_initiative
from bildungsbuero.apps.strategy.plan.presenters import shown_measure, shown_milestones
from bildungsbuero.apps.strategy.plan.tree import leaf_of
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.crumbs import crumbs
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import readonly_view


@login_not_required
@never_cache
@readonly_view
def look(request: PublicRequest, token: str) -> HttpResponse:
    """Show a measure with its milestones and what can be said of them."""
    on = timezone.localdate()
    initiative = find_initiative(request.office, token, on)
    if initiative is None:
        return _over(request)
    leaf = leaf_of(initiative, on)
    context = {
        "initiative": initiative,
        "shown": shown_measure(leaf),
        "milestones": shown_milestones(leaf),
        "token": token,
        "on": on,
        "crumbs": crumbs(_("Update a measure")),
        "noindex": True,
    }
    return render(request, "strategy/plan_update.html", context)


@login_not_required
@never_cache
@require_POST
def answer(request: PublicRequest, token: str, milestone_id: str) -> HttpResponse:
    """Say that a milestone is done, that it is not after all, or by when it will be."""
    on = timezone.localdate()
    initiative = find_initiative(request.office, token, on)
    if initiative is None:
        return _over(request)
    try:
        said = answers.answer(initiative, milestone_id, request.POST, on=on)
    except NotFound:
        raise
    except Refusal as refusal:
        messages.error(request, str(describe(refusal)))
    else:
        messages.success(request, said)
    return redirect("strategy:plan-update", token)


@login_not_required
@never_cache
@require_POST
def say_next_step(request: PublicRequest, token: str) -> HttpResponse:
    """Say what comes next."""
    initiative = find_initiative(request.office, token, timezone.localdate())
    if initiative is None:
        return _over(request)
    form = NextStepForm(request.POST, instance=Initiative(office=initiative.office))
    if form.is_valid():
        answers.say_next_step(initiative, form.cleaned_data["next_step"])
        messages.success(request, _("Thank you! The next step is kept."))
    else:
        messages.error(request, _("The next step is too long: 300 characters at most."))
    return redirect("strategy:plan-update", token)


def _over(request: PublicRequest) -> HttpResponse:
    context = {"crumbs": crumbs(_("Update a measure")), "noindex": True}
    return render(request, "strategy/plan_update_over.html", context, status=404)
