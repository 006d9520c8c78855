"""The measures of an office: list, file, page, writing, state and next step."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.operations.origins import Origin, read_origin
from bildungsbuero.apps.strategy.models import Goal, Initiative, Milestone, ProjectSketch
from bildungsbuero.apps.strategy.plan import actions, listing, sketches
from bildungsbuero.apps.strategy.plan.actions import GOAL, INITIATIVE
from bildungsbuero.apps.strategy.plan.forms import (
    InitiativeFilter,
    InitiativeForm,
    MilestoneForm,
    NextStepForm,
    StateForm,
)
from bildungsbuero.apps.strategy.plan.policies import WRITERS, may_write
from bildungsbuero.apps.strategy.plan.presenters import (
    initiative_facts,
    shown_changes,
    shown_measure,
    shown_milestones,
)
from bildungsbuero.apps.strategy.plan.tree import leaf_of, leaves_of
from bildungsbuero.apps.strategy.views.asking import (
    ask,
    change_state,
    get_initiative,
    list_crumbs,
    plan_crumbs,
    say_withdrawn,
    told_by_reviews,
)
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.downloads import send_file
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view
from bildungsbuero.web.slots import panels
from bildungsbuero.web.tables import asked_order

ON_A_PAGE = 50


@staff_view()
@readonly_view
def initiatives(request: StaffRequest) -> HttpResponse:
    """List the measures of the office."""
    on = timezone.localdate()
    form = InitiativeFilter(request.GET, office=request.office)
    form.is_valid()
    order = asked_order(request.GET, allowed=tuple(listing.ORDERS), default="end")
    sign = "-" if order.startswith("-") else ""
    found = listing.narrowed(request.office, form.cleaned_data, on)
    ordered = found.order_by(f"{sign}{listing.ORDERS[order.removeprefix('-')]}", "title", "pk")
    page = Paginator(ordered.prefetch_related("milestones"), ON_A_PAGE).get_page(request.GET.get("page"))
    leaves = [leaf_of(one, on) for one in page]
    context = {
        "form": form,
        "page": page,
        "table": listing.initiatives_table(leaves, order=order, query=request.GET),
        "query": request.GET.urlencode(),
        "is_narrowed": bool(request.GET),
        "may_write": may_write(request.user, request.office),
        "crumbs": plan_crumbs(_("Measures")),
    }
    return render(request, "strategy/initiatives.html", context)


@staff_view()
@readonly_view
def initiatives_file(request: StaffRequest, kind: str) -> HttpResponse:
    """Return the measures that a filter asks for as a file."""
    if kind not in listing.KINDS_OF_FILES:
        raise NotFound("not_found")
    on = timezone.localdate()
    form = InitiativeFilter(request.GET, office=request.office)
    form.is_valid()
    found = listing.narrowed(request.office, form.cleaned_data, on).prefetch_related("partners")
    content = listing.as_file(leaves_of(found.order_by("title", "pk"), on), on, kind=kind)
    return send_file(content, f"massnahmen-{on.isoformat()}.{kind}", content_type=listing.KINDS_OF_FILES[kind])


@staff_view()
@readonly_view
def initiative(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a measure with its milestones, its history and its chain."""
    return show(request, get_initiative(request.office, public_id))


def show(request: StaffRequest, found: Initiative, *, milestone_form: MilestoneForm | None = None) -> HttpResponse:
    """Return the page of a measure; a milestone that could not be read stands in its form."""
    leaf = leaf_of(found, timezone.localdate())
    context = {
        "initiative": found,
        "shown": shown_measure(leaf),
        "facts": initiative_facts(found),
        "milestones": shown_milestones(leaf),
        "changes": shown_changes(found.state_changes.all()),
        "form": StateForm(record=found),
        "step_form": NextStepForm(instance=found),
        "milestone_form": milestone_form or MilestoneForm(),
        "panels": panels(INITIATIVE).collect(found),
        "sketch": ProjectSketch.objects.of(request.office).filter(initiative=found).first(),
        "offer_query": f"?from={INITIATIVE}:{found.public_id}",
        "on": timezone.localdate(),
        "may_write": may_write(request.user, request.office),
        "crumbs": list_crumbs(found.title),
    }
    is_wrong = milestone_form is not None
    return render(request, "strategy/initiative.html", context, status=400 if is_wrong else 200)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def initiative_new(request: StaffRequest) -> HttpResponse:
    """Write a new measure, on wish for the goal or from the sketch that the address names."""
    origin = read_origin(request.GET, INITIATIVE, office=request.office, person=request.user)
    sketch = sketches.find_waiting(request.office, request.GET.get("sketch", ""))
    initial = sketches.initial_from(sketch) if sketch is not None else {}
    if origin is not None and origin.kind == GOAL:
        initial["goal"] = Goal.objects.of(request.office).filter(public_id=origin.public_id).first()
    found = Initiative(office=request.office)
    return _form_page(request, found, _("New measure"), initial=initial, origin=origin, sketch=sketch)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def initiative_edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change a measure."""
    found = get_initiative(request.office, public_id)
    return _form_page(request, found, found.title)


@staff_view(*WRITERS)
@require_POST
def initiative_state(request: StaffRequest, public_id: str) -> HttpResponse:
    """Bring a measure into another state."""
    change_state(request, get_initiative(request.office, public_id), actions.change_initiative_state)
    return redirect("strategy:initiative", public_id)


@staff_view(*WRITERS)
@require_POST
def next_step(request: StaffRequest, public_id: str) -> HttpResponse:
    """Keep what comes next in a measure."""
    found = get_initiative(request.office, public_id)
    form = NextStepForm(request.POST, instance=get_initiative(request.office, public_id))
    if form.is_valid():
        actions.say_next_step(found, form.cleaned_data["next_step"], person=request.user)
        messages.success(request, _("The next step is kept."))
    else:
        messages.error(request, _("The next step is too long: 300 characters at most."))
    return redirect("strategy:initiative", public_id)


@staff_view(*WRITERS)
@require_POST
def milestone_new(request: StaffRequest, public_id: str) -> HttpResponse:
    """Add a milestone to a measure."""
    found = get_initiative(request.office, public_id)
    form = MilestoneForm(request.POST, instance=Milestone(office=request.office, initiative=found))
    if not form.is_valid():
        return show(request, found, milestone_form=form)
    actions.save_milestone(form.save(commit=False), person=request.user)
    messages.success(request, _("The milestone was added."))
    return redirect("strategy:initiative", public_id)


def _form_page(
    request: StaffRequest,
    found: Initiative,
    title: str,
    *,
    initial: dict[str, Any] | None = None,
    origin: Origin | None = None,
    sketch: ProjectSketch | None = None,
) -> HttpResponse:
    told = told_by_reviews(found)
    asked = ask(request, InitiativeForm, found, initial=initial)
    if asked.is_good:
        with transaction.atomic():
            saved = actions.save_initiative(asked.form.save(commit=False), on=timezone.localdate(), person=request.user)
            asked.form.save_m2m()
            if sketch is not None:
                sketches.take_over(sketch, saved, person=request.user)
        messages.success(request, _("“%(title)s” was saved.") % {"title": saved.title})
        say_withdrawn(request, saved, told)
        return redirect("strategy:initiative", saved.public_id)
    context = {
        "asked": asked,
        "form": asked.form,
        "title": title,
        "origin": origin,
        "sketch": sketch,
        "named_in": told,
        "lacks_goal": not Goal.objects.of(request.office).exists(),
        "crumbs": list_crumbs(title),
    }
    return render(request, "strategy/plan_form.html", context, status=asked.status)
