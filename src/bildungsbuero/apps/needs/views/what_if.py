"""The staff page “what if”: a place that would open or close, and who gains or loses by it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.reach import drawing, store, what_if_shown, wording
from bildungsbuero.apps.needs.reach import what_if as planning
from bildungsbuero.apps.needs.reach.what_if_form import WhatIfForm
from bildungsbuero.apps.needs.views.reach import get_computed, run_crumbs
from bildungsbuero.web.readonly import readonly_view


@staff_view()
@readonly_view
def what_if(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask for a plan and show what it changes; the plan stands in the address and is kept nowhere else."""
    run = get_computed(request.office, public_id)
    places = store.places_of(run)
    form = WhatIfForm(request.GET or None, run=run, places=places)
    layers = {one["id"]: one["name"] for one in run.summary["layers"]}
    layer = request.GET.get("teil", "")
    layer = layer if layer in layers else ""
    context = {
        "run": run,
        "form": form,
        "is_too_large": planning.is_too_large(run),
        "layers": layers,
        "layer": layer,
        "crumbs": run_crumbs(run, _("What if")),
    }
    if request.GET and not run.is_by_time and not context["is_too_large"] and form.is_valid():
        found = planning.what_if(run, form, places, layer=layer)
        context |= {
            "found": found,
            "sentences": what_if_shown.sentences(run, found, form.reached_in_words),
            "is_cost_open": what_if_shown.cost_is_open(found, has_cost=form.cleaned_data["cost"] is not None),
            "table": what_if_shown.table_of(run, found),
            "drawn": what_if_shown.map_of(run, found),
            "title": what_if_shown.map_title(run),
            "source": drawing.source_of(run),
            "method": wording.method(run),
        }
    return render(request, "needs/reach/what_if.html", context)
