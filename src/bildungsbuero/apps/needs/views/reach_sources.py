"""Staff pages of what runs are computed from: population cells, places, travel times."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import ModelForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bildungsbuero.apps.accounts.access import staff_view
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.accounts.requests import StaffRequest
from bildungsbuero.apps.needs.models import CellSet, PlaceSet, TravelTable
from bildungsbuero.apps.needs.reach import bringing, store
from bildungsbuero.apps.needs.reach.forms import CellsForm, ChoiceForm, PlacesForm, TravelForm
from bildungsbuero.apps.needs.reach.jobs import CELLS, TRAVEL
from bildungsbuero.apps.needs.reach.places import Places, from_register
from bildungsbuero.apps.needs.reach.policies import REACH_ROLES, may_compute
from bildungsbuero.apps.needs.views.reach import reach_crumbs
from bildungsbuero.apps.operations import jobs
from bildungsbuero.apps.operations.uploads import keep_upload, upload_path
from bildungsbuero.core.errors import NotFound, Refusal
from bildungsbuero.web.problems import describe
from bildungsbuero.web.readonly import FORM_METHODS, readonly_view

A_PAGE = 100
# What is read at once, so that a fault is shown beside the form; larger files go to the job process.
READ_AT_ONCE = 3 * 2**20


@staff_view(*REACH_ROLES)
@require_http_methods(FORM_METHODS)
def new_cells(request: StaffRequest) -> HttpResponse:
    """Take a file of population cells."""
    form = CellsForm(*_sent(request))

    def bring(kept: str, facts: dict[str, Any]) -> HttpResponse:
        made = bringing.bring_cells(upload_path(kept), facts, office=request.office, person=request.user)
        messages.success(request, _("The cells are stored."))
        return redirect("needs:reach-cells", made.public_id)

    def later(kept: str, facts: dict[str, Any]) -> HttpResponse:
        arguments = {"upload": kept, "facts": facts}
        job = jobs.start(CELLS, office=request.office, person=request.user, arguments=arguments)
        return redirect("operations:job", job.public_id)

    return _taken(request, form, bring, later=later, title=_("Bring in population cells"))


@staff_view(*REACH_ROLES)
@require_http_methods(FORM_METHODS)
def new_places(request: StaffRequest) -> HttpResponse:
    """Take a list of places."""
    form = PlacesForm(*_sent(request))

    def bring(kept: str, facts: dict[str, Any]) -> HttpResponse:
        made = bringing.bring_places(upload_path(kept), facts, office=request.office, person=request.user)
        messages.success(request, _("The places are stored."))
        return redirect("needs:reach-places", made.public_id)

    return _taken(request, form, bring, title=_("Bring in a list of places"))


@staff_view(*REACH_ROLES)
@require_http_methods(FORM_METHODS)
def choose_places(request: StaffRequest) -> HttpResponse:
    """Choose places from the register."""
    form = ChoiceForm(_sent(request)[0])
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("name", "places_word", "note")}
        facts |= {"source": _("Own register of offers"), "as_of": _("as the register stood on the day of the run")}
        made = bringing.choose_places(form.selection, facts, office=request.office, person=request.user)
        return redirect("needs:reach-places", made.public_id)
    title = _("Choose places from the register")
    context = {"form": form, "title": title, "crumbs": reach_crumbs(title)}
    return render(request, "needs/reach/source_form.html", context, status=400 if form.errors else 200)


@staff_view(*REACH_ROLES)
@require_http_methods(FORM_METHODS)
def new_travel_times(request: StaffRequest) -> HttpResponse:
    """Take a table of travel times."""
    form = TravelForm(*_sent(request), office=request.office)

    def bring(kept: str, facts: dict[str, Any]) -> HttpResponse:
        cells = facts.pop("cell_set")
        order = {"cell_set": cells, "office": request.office, "person": request.user}
        bringing.bring_travel_times(upload_path(kept), facts, **order)
        messages.success(request, _("The travel times are stored."))
        return redirect("needs:reach")

    def later(kept: str, facts: dict[str, Any]) -> HttpResponse:
        cells = facts.pop("cell_set").public_id
        arguments = {"upload": kept, "cells": cells, "facts": facts}
        job = jobs.start(TRAVEL, office=request.office, person=request.user, arguments=arguments)
        return redirect("operations:job", job.public_id)

    return _taken(request, form, bring, later=later, title=_("Bring in travel times"))


@staff_view()
@readonly_view
def cells(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show what is known of population cells."""
    found = _get(CellSet.objects.readable_by(request.office), public_id)
    context = _about(request, found) | {"first": _first_cells(found)}
    return render(request, "needs/reach/cells.html", context)


@staff_view()
@readonly_view
def places(request: StaffRequest, public_id: str) -> HttpResponse:
    """Show places, first of all those without coordinates."""
    found = _get(PlaceSet.objects.readable_by(request.office), public_id)
    if found.origin == PlaceSet.Origin.REGISTER:
        known = from_register(found.selection, request.office, timezone.localdate())
    else:
        known = Places(columns=store.rows_of(found))
    columns = known.columns
    rows = [
        {"name": columns["name"][at], "address": columns["address"][at], "note": columns["note"][at]}
        for at in np.flatnonzero(known.has_position)
    ]
    lost = [
        {"name": columns["name"][at], "address": columns["address"][at], "note": columns["note"][at]}
        for at in np.flatnonzero(~known.has_position)
    ]
    context = _about(request, found)
    context |= {"lost": lost, "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page"))}
    return render(request, "needs/reach/places.html", context)


@staff_view(*REACH_ROLES)
@require_http_methods(FORM_METHODS)
def remove_cells(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask once more, then take own cells away."""
    return _removed(request, _get(CellSet.objects.of(request.office), public_id))


@staff_view(*REACH_ROLES)
@require_http_methods(FORM_METHODS)
def remove_places(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask once more, then take own places away."""
    return _removed(request, _get(PlaceSet.objects.of(request.office), public_id))


@staff_view(*REACH_ROLES)
@require_http_methods(FORM_METHODS)
def remove_travel_times(request: StaffRequest, public_id: str) -> HttpResponse:
    """Ask once more, then take travel times away."""
    return _removed(request, _get(TravelTable.objects.of(request.office), public_id))


def _sent(request: StaffRequest) -> tuple[Any, Any]:
    """What was sent with its files, nothing where the page is only looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _taken(
    request: StaffRequest,
    form: ModelForm[Any],
    bring: Callable[[str, dict[str, Any]], HttpResponse],
    *,
    title: str,
    later: Callable[[str, dict[str, Any]], HttpResponse] | None = None,
) -> HttpResponse:
    """Read an upload at once, or hand a large one to the job process; what is refused stands beside the form."""
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        upload = facts.pop("file")
        kept = keep_upload(upload)
        if later is not None and (upload.size or 0) > READ_AT_ONCE:
            return later(kept, facts)
        try:
            return bring(kept, facts)
        except Refusal as refusal:
            # People know the file by the name that it arrived with, not by that of its copy.
            refusal.place = replace(refusal.place, file=upload.name)
            form.add_error("file", str(describe(refusal)))
        finally:
            upload_path(kept).unlink(missing_ok=True)
    context = {"form": form, "title": title, "crumbs": reach_crumbs(title), "has_file": True}
    return render(request, "needs/reach/source_form.html", context, status=400 if form.errors else 200)


def _removed(request: StaffRequest, record: CellSet | PlaceSet | TravelTable) -> HttpResponse:
    problem = ""
    if request.method == "POST":
        try:
            bringing.remove(record, office=request.office, person=request.user)
        except Refusal as refusal:
            problem = str(describe(refusal))
        else:
            messages.success(request, _("“%(name)s” is removed.") % {"name": record.name})
            return redirect("needs:reach")
    context = {"record": record, "problem": problem, "crumbs": reach_crumbs(_("Remove"))}
    return render(request, "needs/reach/remove.html", context, status=409 if problem else 200)


def _get(records: Any, public_id: str) -> Any:
    found = records.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("not_found")
    return found


def _about(request: StaffRequest, found: CellSet | PlaceSet) -> dict[str, Any]:
    office: Office = request.office
    may_remove = may_compute(request.user, office) and not found.is_shipped
    return {"record": found, "may_remove": may_remove, "crumbs": reach_crumbs(found.name)}


def _first_cells(found: CellSet) -> list[dict[str, Any]]:
    """The first ten cells, so that a person recognises the file."""
    rows = store.rows_of(found)
    names = ("id", "x", "y", "people", "mark")
    return [dict(zip(names, values, strict=True)) for values in zip(*(rows[name][:10] for name in names), strict=True)]
