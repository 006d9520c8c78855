"""The plan as a tree, its fields of action and its goals."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.operations.origins import link_origin, read_origin
from bildungsbuero.apps.strategy.models import FieldOfAction, Goal
from bildungsbuero.apps.strategy.plan import actions
from bildungsbuero.apps.strategy.plan.actions import GOAL
from bildungsbuero.apps.strategy.plan.forms import FieldForm, GoalForm, StateForm
from bildungsbuero.apps.strategy.plan.policies import WRITERS, may_write
from bildungsbuero.apps.strategy.plan.presenters import goal_facts, shown_changes, shown_goal, shown_tree
from bildungsbuero.apps.strategy.plan.tree import branches_of, tree_of
from bildungsbuero.apps.strategy.views.asking import (
    ask,
    change_state,
    get_field,
    get_goal,
    plan_crumbs,
    say_withdrawn,
    told_by_reviews,
)
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view
from bildungsbuero.web.slots import panels


@staff_view()
@readonly_view
def plan(request: StaffRequest) -> HttpResponse:
    """Show fields, goals and measures with state, progress and figure."""
    on = timezone.localdate()
    tree = tree_of(request.office, on)
    without = [
        goal.goal
        for branch in tree
        for goal in branch.goals
        if goal.goal.state == Goal.State.ACTIVE
        and not any(leaf.initiative.state != "cancelled" for leaf in goal.leaves)
    ]
    context = {
        "fields": shown_tree(tree),
        "without_measure": without,
        "on": on,
        "may_write": may_write(request.user, request.office),
        "crumbs": plan_crumbs(),
    }
    return render(request, "strategy/plan.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def field_new(request: StaffRequest) -> HttpResponse:
    """Write a new field of action."""
    return _field_page(request, FieldOfAction(office=request.office), _("New field of action"))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def field_edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change a field of action."""
    field = get_field(request.office, public_id)
    return _field_page(request, field, field.title)


@staff_view()
@readonly_view
def goal(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show a goal with its figure, its measures and its chain."""
    found = get_goal(request.office, public_id)
    (branch,) = branches_of([found], request.office, timezone.localdate())
    context = {
        "goal": found,
        "shown": shown_goal(branch),
        "facts": goal_facts(found),
        "panels": panels(GOAL).collect(found),
        "changes": shown_changes(found.state_changes.all()),
        "form": StateForm(record=found),
        "may_write": may_write(request.user, request.office),
        "crumbs": plan_crumbs(found.title),
    }
    return render(request, "strategy/goal.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def goal_new(request: StaffRequest) -> HttpResponse:
    """Write a new goal, on wish from the need that the address names."""
    return _goal_page(request, Goal(office=request.office), _("New goal"))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def goal_edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change a goal."""
    found = get_goal(request.office, public_id)
    return _goal_page(request, found, found.title)


@staff_view(*WRITERS)
@require_POST
def goal_state(request: StaffRequest, public_id: str) -> HttpResponse:
    """Bring a goal into another state."""
    found = get_goal(request.office, public_id)
    told = told_by_reviews(found)
    change_state(request, found, actions.change_goal_state)
    say_withdrawn(request, found, told)
    return redirect("strategy:goal", public_id)


def _field_page(request: StaffRequest, field: FieldOfAction, title: str) -> HttpResponse:
    told = told_by_reviews(field)
    asked = ask(request, FieldForm, field)
    if asked.is_good:
        saved = actions.save_field(asked.form.save(commit=False), on=timezone.localdate(), person=request.user)
        messages.success(request, _("“%(title)s” was saved.") % {"title": saved.title})
        say_withdrawn(request, saved, told)
        return redirect("strategy:plan")
    context = {"asked": asked, "form": asked.form, "title": title, "named_in": told, "crumbs": plan_crumbs(title)}
    return render(request, "strategy/plan_form.html", context, status=asked.status)


def _goal_page(request: StaffRequest, found: Goal, title: str) -> HttpResponse:
    is_new, told = found.pk is None, told_by_reviews(found)
    origin = read_origin(request.GET, GOAL, office=request.office, person=request.user) if is_new else None
    initial: dict[str, Any] = {"field": FieldOfAction.objects.of(request.office).first()} if is_new else {}
    if origin is not None:
        initial["title"] = origin.title
    asked = ask(request, GoalForm, found, initial=initial)
    if asked.is_good:
        with transaction.atomic():
            saved = actions.save_goal(asked.form.save(commit=False), on=timezone.localdate(), person=request.user)
            link_origin(origin, saved.public_id, office=request.office, person=request.user)
        messages.success(request, _("“%(title)s” was saved.") % {"title": saved.title})
        say_withdrawn(request, saved, told)
        return redirect("strategy:goal", saved.public_id)
    has_field = FieldOfAction.objects.of(request.office).exists()
    context = {
        "asked": asked,
        "form": asked.form,
        "title": title,
        "origin": origin,
        "lacks_field": not has_field,
        "named_in": told,
        "crumbs": plan_crumbs(title),
    }
    return render(request, "strategy/plan_form.html", context, status=asked.status)
