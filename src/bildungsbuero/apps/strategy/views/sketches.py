"""Sketches of projects: list, writing, putting away; a measure is made from one on the form of measures."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.operations import audit
from bildungsbuero.apps.strategy.models import ProjectSketch
from bildungsbuero.apps.strategy.plan.forms import SketchForm
from bildungsbuero.apps.strategy.plan.policies import WRITERS, may_write
from bildungsbuero.apps.strategy.plan.sketches import put_away
from bildungsbuero.apps.strategy.views.asking import ask, get_sketch, list_crumbs
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view


@staff_view()
@readonly_view
def sketches(request: StaffRequest) -> HttpResponse:
    """List the sketches: those that wait first, then those that became measures or were put away."""
    found = list(
        ProjectSketch.objects.of(request.office).select_related("goal", "initiative").prefetch_related("partners")
    )
    context = {
        "waiting": [one for one in found if one.initiative is None and not one.is_put_away],
        "others": [one for one in found if one.initiative is not None or one.is_put_away],
        "may_write": may_write(request.user, request.office),
        "crumbs": list_crumbs(_("Sketches of projects")),
    }
    return render(request, "strategy/sketches.html", context)


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def sketch_new(request: StaffRequest) -> HttpResponse:
    """Write a new sketch."""
    return _form_page(request, ProjectSketch(office=request.office), _("New sketch"))


@staff_view(*WRITERS)
@require_http_methods(FORM_METHODS)
def sketch_edit(request: StaffRequest, public_id: str) -> HttpResponse:
    """Change a sketch."""
    found = get_sketch(request.office, public_id)
    return _form_page(request, found, found.title)


@staff_view(*WRITERS)
@require_POST
def sketch_put_away(request: StaffRequest, public_id: str) -> HttpResponse:
    """Put a sketch away, or bring it back."""
    found = get_sketch(request.office, public_id)
    put_away(found, is_put_away="back" not in request.POST, person=request.user)
    messages.success(request, _("“%(title)s” was saved.") % {"title": found.title})
    return redirect("strategy:sketches")


def _form_page(request: StaffRequest, found: ProjectSketch, title: str) -> HttpResponse:
    asked = ask(request, SketchForm, found)
    if asked.is_good:
        saved = asked.form.save()
        audit.note("plan.sketch_saved", office=request.office, person=request.user, about=saved.title)
        messages.success(request, _("“%(title)s” was saved.") % {"title": saved.title})
        return redirect("strategy:sketches")
    context = {"asked": asked, "form": asked.form, "title": title, "crumbs": _crumbs(title)}
    return render(request, "strategy/plan_form.html", context, status=asked.status)


def _crumbs(title: str) -> list[Crumb]:
    way = ((_("Goals and measures"), "strategy:plan"), (_("Sketches of projects"), "strategy:sketches"))
    return crumbs(*way, title)
