"""Staff pages of reach: what was computed, a new run, and what a run found."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.models import CellSet, PlaceSet, ReachRun, TravelTable
from bildungsbuero.apps.needs.reach import bringing, drawing, files, tables, wording
from bildungsbuero.apps.needs.reach.forms import RunForm
from bildungsbuero.apps.needs.reach.jobs import RUN
from bildungsbuero.apps.needs.reach.policies import REACH_ROLES, may_compute, may_note_needs
from bildungsbuero.apps.operations import audit, jobs
from bildungsbuero.core.errors import NotFound
from bildungsbuero.web.crumbs import Crumb, crumbs
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

A_PAGE = 100
RUNS_A_PAGE = 25


@staff_view()
@readonly_view
def overview(request: StaffRequest) -> HttpResponse:
    """List the runs, and the cells, places and travel times that runs are made of."""
    office = request.office
    runs = ReachRun.objects.of(office).with_sources()
    context = {
        "page": Paginator(runs, RUNS_A_PAGE).get_page(request.GET.get("page")),
        "cell_sets": CellSet.objects.readable_by(office),
        "place_sets": PlaceSet.objects.readable_by(office),
        "travel_tables": TravelTable.objects.readable_by(office).select_related("cell_set"),
        "may_compute": may_compute(request.user, office),
        "crumbs": crumbs(_("Reach")),
    }
    return render(request, "needs/reach/overview.html", context)


@staff_view(*REACH_ROLES)
@require_http_methods(FORM_METHODS)
def new_run(request: StaffRequest) -> HttpResponse:
    """Ask what is to be computed and hand it to the job process; `like` begins with what an earlier run asked."""
    office = request.office
    like = ReachRun.objects.of(office).with_sources().filter(public_id=request.GET.get("like", "")[:16]).first()
    form = RunForm(request.POST if request.method == "POST" else None, office=office, initial=_asked_before(like))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            run = form.save(commit=False)
            run.office, run.weights = office, form.cleaned_data["zone_weights"]
            run.save()
            form.save_m2m()
            audit.note("reach.started", office=office, person=request.user, about=run.name)
            job = jobs.start(RUN, office=office, person=request.user, arguments={"run": run.public_id})
            run.job_id = job.public_id
            run.save(update_fields=["job_id"])
        return redirect("operations:job", job.public_id)
    context = {"form": form, "crumbs": reach_crumbs(_("Compute reach"))}
    return render(request, "needs/reach/new_run.html", context, status=400 if form.errors else 200)


@staff_view()
@readonly_view
def run(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show what a run found: in a sentence, in a table, with all that could not be counted."""
    found = get_run(request.office, public_id)
    may = may_compute(request.user, request.office)
    context: dict[str, Any] = {"run": found, "crumbs": reach_crumbs(found.name), "may_compute": may}
    if found.computed_at is None:
        return render(request, "needs/reach/waiting.html", context)
    layer = request.GET.get("teil", "")
    layers = found.summary["layers"]
    layer = layer if layer in {one["id"] for one in layers} else ""
    context |= {
        "finding": wording.finding(found, found.summary["all"]),
        "table": tables.area_table(
            found, request.GET, may_note=may_note_needs(request.user, request.office), layer=layer
        ),
        "hidden": max(0, len(tables.areas_of(found, layer)) - tables.FIRST)
        if not tables.asks_for_all(request.GET)
        else 0,
        "all_address": _with(request, alle="1"),
        "layers": layers,
        "layer": layer,
        "lost": tables.lost_places(found),
        "method": wording.method(found),
        "notes": [one for one in (found.cell_set, *found.place_sets.all(), found.travel_table) if one and one.note],
        "source": drawing.source_of(found),
        "files": [(what, kind) for what, kinds in files.KINDS.items() for kind in kinds],
    }
    return render(request, "needs/reach/run.html", context)


@staff_view()
@readonly_view
def far(request: StaffRequest, public_id: str) -> HttpResponse:
    """List the cells from which nobody reaches a place in time."""
    found = get_computed(request.office, public_id)
    page = Paginator(tables.far_cells(found), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "run": found,
        "page": page,
        "table": tables.far_table(found, list(page.object_list)),
        "source": wording.attribution(found),
        "crumbs": run_crumbs(found, _("Not reached")),
    }
    return render(request, "needs/reach/far.html", context)


@staff_view()
@readonly_view
def map_page(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show the map of a run: its cells, or Gemeinden."""
    found = get_computed(request.office, public_id)
    which = request.GET.get("karte", drawing.CELLS)
    which = which if which in (drawing.CELLS, drawing.AREAS) else drawing.CELLS
    context = {
        "run": found,
        "which": which,
        "drawn": drawing.drawn(found, which),
        "title": drawing.title_of(found, which),
        "source": drawing.source_of(found),
        "crumbs": run_crumbs(found, _("Map")),
    }
    return render(request, "needs/reach/map.html", context)


@staff_view(*REACH_ROLES)
@require_http_methods(FORM_METHODS)
def remove_run(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask once more, then take a run away with its result."""
    found = get_run(request.office, public_id)
    if request.method == "POST":
        bringing.remove(found, office=request.office, person=request.user)
        messages.success(request, _("“%(name)s” is removed.") % {"name": found.name})
        return redirect("needs:reach")
    context = {"record": found, "crumbs": run_crumbs(found, _("Remove"))}
    return render(request, "needs/reach/remove.html", context)


def get_run(office: Office, public_id: str) -> ReachRun:
    """Return a run of the office, or raise NotFound."""
    found = ReachRun.objects.of(office).with_sources().filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def get_computed(office: Office, public_id: str) -> ReachRun:
    """Return a run of the office that has a result, or raise NotFound."""
    found = get_run(office, public_id)
    if found.computed_at is None:
        raise NotFound("not_found")
    return found


def reach_crumbs(title: str) -> list[Crumb]:
    """Return the way to a page below the list of runs."""
    return crumbs((_("Reach"), "needs:reach"), title)


def run_crumbs(found: ReachRun, title: str) -> list[Crumb]:
    """Return the way to a page below a run."""
    return crumbs((_("Reach"), "needs:reach"), (found.name, reverse("needs:reach-run", args=[found.public_id])), title)


def _with(request: StaffRequest, **named: str) -> str:
    query = request.GET.copy()
    for name, value in named.items():
        query[name] = value
    return f"?{query.urlencode()}"


def _asked_before(like: ReachRun | None) -> dict[str, object]:
    if like is None:
        return {}
    names = ("notice", "cell_set", "catchment", "reach", "has_equal_capacities", "detour_factor", "travel_table")
    asked: dict[str, object] = {name: getattr(like, name) for name in names}
    weights = "; ".join(f"{weight:g}" for weight in like.weights)
    return asked | {"place_sets": list(like.place_sets.all()), "zone_weights": weights, "name": like.name}
